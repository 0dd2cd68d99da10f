/** An engine on the CPU as the page sees it: an Engine like any other, which works in a Worker. */
import { DownhillError } from '../../core/errors.ts';
import type { Engine, Precision } from '../../core/types.ts';
import { Caller } from '../workers/call.ts';
import type { CpuSkills, WorkerEngineId } from './cpu-worker.ts';

/** @throws DownhillError when the Worker cannot be started, or has no such engine */
export async function openWorkerEngine(
  engine: WorkerEngineId,
  precision: Precision,
): Promise<Engine> {
  const worker = new Worker(new URL('./cpu-worker.ts', import.meta.url), { type: 'module' });
  const caller = new Caller<CpuSkills>(worker, 'the worker of the CPU engine');
  const info = await caller.ask('open', { engine, precision }).catch((error: unknown): never => {
    caller.end(new DownhillError('the engine did not open'));
    throw error;
  });
  let trainers = 0;
  return {
    info,
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    async prepare(problem, { caution = 0 } = {}) {
      const trainer = trainers++;
      return {
        ...(await caller.ask('prepare', { trainer, problem, caution })),
        advance: (steps, hyperparameters) =>
          caller.ask('advance', { trainer, steps, hyperparameters }),
        destroy: () => caller.tell('destroy', { trainer }),
      };
    },
    destroy() {
      caller.end(new DownhillError('the engine was destroyed'));
    },
  };
}
