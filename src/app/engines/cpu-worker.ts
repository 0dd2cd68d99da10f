/** An engine on the CPU, beside the page: works in pieces, and listens between them. */
import { buffersOf } from '../../core/data/inputs.ts';
import { asError, DownhillError } from '../../core/errors.ts';
import type {
  Engine,
  EngineId,
  EngineInfo,
  Hyperparameters,
  Precision,
  Problem,
  Snapshot,
  Trainer,
} from '../../core/types.ts';
import { createCpuEngine } from '../../cpu/index.ts';
import type { StartThread } from '../../wasm/index.ts';
import { fetchPart } from '../part-missing.ts';
import { Caller } from '../workers/call.ts';
import { serve } from '../workers/serve.ts';
import type { ThreadSkills } from './wasm-thread.ts';

export type WorkerEngineId = Exclude<EngineId, 'webgpu'>;

/** A Worker of this Worker. It ends with it, too. */
const start: StartThread = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./wasm-thread.ts', import.meta.url), { type: 'module' });
    const caller = new Caller<ThreadSkills>(worker, 'a thread');
    const hear = (): void => resolve(worker);
    const transfer = 'problem' in job ? buffersOf(job.problem.data) : [];
    caller.ask('join', job, { hear, transfer }).catch((error: unknown) => {
      caller.end(asError(error));
      reject(asError(error));
    });
  });

/** Only an isolated page has memory to share with them. */
const threads = { cores: navigator.hardwareConcurrency, start };

let engine: Engine | undefined;
/** By the numbers that the page has given them. */
const trainers = new Map<number, Trainer>();

/** Lets messages in. A timer would wait for 4 ms each time. */
const doorbell = new MessageChannel();
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    doorbell.port1.onmessage = () => resolve();
    doorbell.port2.postMessage(null);
  });
}

/** Fetched when somebody chooses it. */
async function openWasm(): Promise<Engine> {
  const { createWasmEngine } = await fetchPart(() => import('../../wasm/index.ts'));
  return createWasmEngine({ breathe, ...(crossOriginIsolated && { threads }) });
}

function trainerOf(id: number): Trainer {
  const trainer = trainers.get(id);
  if (trainer === undefined) throw new DownhillError('the trainer is gone');
  return trainer;
}

const skills = {
  async open(asked: { engine: WorkerEngineId; precision: Precision }): Promise<EngineInfo> {
    const { precision } = asked;
    engine = asked.engine === 'wasm' ? await openWasm() : createCpuEngine({ precision, breathe });
    return engine.info;
  },

  async prepare(asked: {
    trainer: number;
    problem: Problem;
    caution: number;
  }): Promise<Omit<Trainer, 'advance' | 'destroy'>> {
    if (engine === undefined) throw new DownhillError('prepare came before open');
    const trainer = await engine.prepare(asked.problem, { caution: asked.caution });
    trainers.set(asked.trainer, trainer);
    const { strategy, description, kernels, maxInFlight, maxSteps } = trainer;
    return { strategy, description, kernels, maxInFlight, maxSteps };
  },

  async advance(asked: {
    trainer: number;
    steps: number;
    hyperparameters: Hyperparameters;
  }): Promise<Snapshot> {
    return trainerOf(asked.trainer).advance(asked.steps, asked.hyperparameters);
  },

  destroy({ trainer }: { trainer: number }): void {
    trainers.get(trainer)?.destroy();
    trainers.delete(trainer);
  },
};

export type CpuSkills = typeof skills;

serve(skills);
