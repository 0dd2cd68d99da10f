/** An engine on the CPU, beside the page: works in pieces, and listens between them. */
import { DownhillError } from '../../core/errors.ts';
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
import { serve } from '../workers/serve.ts';
import { breathe, openWasm } from './threads.ts';

export type WorkerEngineId = Exclude<EngineId, 'webgpu'>;

let engine: Engine | undefined;
/** By the numbers that the page has given them. */
const trainers = new Map<number, Trainer>();

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
