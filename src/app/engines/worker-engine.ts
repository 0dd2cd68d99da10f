/** An engine on the CPU as the page sees it: an Engine like any other, which works in a Worker. */
import { DownhillError } from '../../core/errors.ts';
import type { Engine, EngineInfo, Precision, Trainer } from '../../core/types.ts';
import { Caller } from '../workers/call.ts';
import type { CpuSkills, TrainerFacts, WorkerEngineId } from './cpu-worker.ts';

/** @throws DownhillError when the Worker cannot be started, or has no such engine */
export async function openWorkerEngine(
  engine: WorkerEngineId,
  precision: Precision,
): Promise<Engine> {
  const worker = new Worker(new URL('./cpu-worker.ts', import.meta.url), { type: 'module' });
  const caller = new Caller<CpuSkills>(worker, 'the worker of the CPU engine');
  try {
    return engineOf(caller, await caller.ask('open', { engine, precision }));
  } catch (error) {
    caller.end(new DownhillError('the engine did not open'));
    throw error;
  }
}

function engineOf(caller: Caller<CpuSkills>, info: EngineInfo): Engine {
  let trainers = 0;
  return {
    info,
    profile: undefined,
    landscape: undefined,
    async prepare(problem, { caution = 0 } = {}) {
      const trainer = trainers++;
      return trainerOf(caller, trainer, await caller.ask('prepare', { trainer, problem, caution }));
    },
    destroy() {
      caller.end(new DownhillError('the engine was destroyed'));
    },
  };
}

function trainerOf(caller: Caller<CpuSkills>, trainer: number, facts: TrainerFacts): Trainer {
  let destroyed = false;
  return {
    ...facts,
    async advance(steps, hyperparameters) {
      if (destroyed) throw new DownhillError('the trainer was destroyed');
      return caller.ask('advance', { trainer, steps, hyperparameters });
    },
    destroy() {
      destroyed = true;
      caller.tell('destroy', { trainer });
    },
  };
}
