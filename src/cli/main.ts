/** The program `downhill`: gives `run` the process it runs in, and the engines. */
import { arch, availableParallelism, cpus, homedir } from 'node:os';
import process from 'node:process';
import { GpuUnavailableError } from '../core/errors.ts';
import { createCpuEngine } from '../cpu/index.ts';
import { requestAdapter } from '../gpu/adapter.ts';
import { createWebGpuEngine } from '../gpu/index.ts';
import { createWasmEngine } from '../wasm/index.ts';
import type { Host } from './chromium-places.ts';
import type { EngineMakers } from './engines.ts';
import { builtInGpu, prepareBuiltInGpu } from './gpu-deno.ts';
import { openNodeGpu, type Effects } from './gpu-node.ts';
import type { Machine } from './machine.ts';
import { note } from './io.ts';
import { endProcess, processIo } from './process-io.ts';
import { fail, run } from './run.ts';
import { threadsFrom } from './start-thread.ts';
import { tuningFile } from './tuning-file.ts';

const io = processIo();

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    process.exit(fail(error, io));
  });
}

const { deno } = process.versions;
const host: Host = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  root: '/',
};

const machine: Machine = {
  runtime:
    deno === undefined
      ? { name: 'Node', version: process.versions.node }
      : { name: 'Deno', version: deno },
  platform: `${process.platform} ${arch()}`,
  cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism() },
};

const effects: Effects = {
  setEnv: (name, value) => {
    process.env[name] = value;
  },
  say: (text) => {
    note(io, text);
  },
  hasAdapter: async (gpu) => {
    try {
      await requestAdapter({ gpu });
      return true;
    } catch (error) {
      if (error instanceof GpuUnavailableError && error.reason === 'no-adapter') return false;
      throw error;
    }
  },
};

let opened: Promise<GPU> | undefined;

function openGpu(): Promise<GPU> {
  opened ??= findGpu();
  return opened;
}

async function findGpu(): Promise<GPU> {
  const gpu = builtInGpu();
  if (gpu === undefined) return openNodeGpu(host, effects);
  prepareBuiltInGpu(host, effects);
  return gpu;
}

const { breathe } = io;

const threads = {
  cores: availableParallelism(),
  // This file: downhill.ts tells what it is loaded for.
  start: threadsFrom(new URL(import.meta.url)),
};

const tuning = tuningFile(host, () => performance.now());

const makers: EngineMakers = {
  webgpu: async (precision, tune = true) =>
    createWebGpuEngine({
      gpu: await openGpu(),
      secureContext: true,
      precision,
      ...(tune && { tuning }),
    }),
  cpu: (precision) => createCpuEngine({ precision, breathe }),
  wasm: () => createWasmEngine({ breathe, threads }),
};

await endProcess(await run(process.argv.slice(2), io, makers, { machine, openGpu, tuning }), io);
