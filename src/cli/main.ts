/** The program `downhill`: gives `run` the process it runs in, and the engines. */
import { existsSync } from 'node:fs';
import { arch, availableParallelism, cpus, userInfo } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { GpuUnavailableError } from '../core/errors.ts';
import type { EngineMakers, Machine, World } from './command.ts';
import { homeFolder, type Host } from './environment.ts';
import {
  builtInGpu,
  installWebGpu,
  openNodeGpu,
  prepareBuiltInGpu,
  type Effects,
} from './gpu-node.ts';
import { processIo, settled } from './process-io.ts';
import { resting } from './resting.ts';
import { fail, run } from './run.ts';
import { finishersFrom, threadsFrom } from './start-thread.ts';
import { tuningFile } from './tuning-file.ts';

/** More would wait for who cuts the groups. */
const MOST_FINISHERS = 16;

const io = processIo(process);

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    process.exit(fail(error, io));
  });
}

const effects: Effects = {
  setEnv: (name, value) => {
    process.env[name] = value;
  },
  say: io.terminal.say,
  hasAdapter: async (gpu) => {
    const { requestAdapter } = await import('../gpu/adapter.ts');
    try {
      await requestAdapter({ gpu, host: 'node' });
      return true;
    } catch (error) {
      if (error instanceof GpuUnavailableError && error.reason === 'no-adapter') return false;
      throw error;
    }
  },
  install: () => installWebGpu(fileURLToPath(import.meta.url), existsSync),
};

function hostOf({ env, platform }: NodeJS.Process): Host {
  return {
    env,
    platform,
    home: homeFolder({ env, platform }, () => userInfo().homedir),
    root: '/',
  };
}

function machineOf({ versions, platform }: NodeJS.Process): Machine {
  const { deno, node } = versions;
  return {
    runtime: deno === undefined ? { name: 'Node', version: node } : { name: 'Deno', version: deno },
    platform: `${platform} ${arch()}`,
    cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism() },
  };
}

async function findGpu(host: Host): Promise<GPU> {
  const gpu = builtInGpu();
  if (gpu === undefined) return openNodeGpu(host, effects);
  prepareBuiltInGpu(host, effects);
  return gpu;
}

/** Looks at the machine, which Deno may not allow. */
function worldOf(host: Host): World {
  const machine = machineOf(process);
  let opened: Promise<GPU> | undefined;
  const openGpu = (): Promise<GPU> => (opened ??= findGpu(host));
  const tuning = tuningFile(host, { clock: io.clock, say: io.terminal.say });
  const { breathe } = io;
  const { cores } = machine.cpu;
  // As it is built, beside this file.
  const script = new URL('wasm-thread.js', import.meta.url);
  const threads = { cores, start: threadsFrom(script) };
  const makers: EngineMakers = {
    webgpu: async (precision, tune = true) => {
      const { createWebGpuEngine } = await import('../gpu/index.ts');
      const gpu = await openGpu();
      return resting(await createWebGpuEngine({ gpu, secureContext: true, host: 'node', precision, ...(tune && { tuning }) })); // prettier-ignore
    },
    cpu: async (precision) => (await import('../cpu/index.ts')).createCpuEngine({ precision, breathe }), // prettier-ignore
    wasm: async () => (await import('../wasm/index.ts')).createWasmEngine({ breathe, threads }),
  };
  return { ...io, machine, openGpu, tuning, makers, finishThreads: finishersFrom(script, Math.min(cores, MOST_FINISHERS)) }; // prettier-ignore
}

async function main(): Promise<number> {
  try {
    return await run(process.argv.slice(2), worldOf(hostOf(process)));
  } catch (error) {
    return fail(error, io);
  }
}

// A driver's threads may keep an event loop alive that has nothing left to do.
process.exit(await settled(await main(), process, io));
