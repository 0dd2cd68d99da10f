/** An engine on the CPU as the page sees it: an Engine like any other, which works in a Worker. */
import { DownhillError } from '../../core/errors.ts';
import type {
  Engine,
  EngineInfo,
  Precision,
  PrepareOptions,
  Problem,
  Snapshot,
  StrategyId,
  Trainer,
} from '../../core/types.ts';
import { Line } from './line.ts';
import type { TrainerFacts, WorkerEngineId } from './protocol.ts';

/** @throws DownhillError when the Worker cannot be started, or has no such engine */
export async function openWorkerEngine(
  engine: WorkerEngineId,
  precision: Precision,
): Promise<Engine> {
  const worker = new Worker(new URL('./cpu-worker.ts', import.meta.url), { type: 'module' });
  const line = new Line(worker);
  try {
    return new WorkerEngine(line, await line.ask('open', { engine, precision }));
  } catch (error) {
    line.hangUp(new DownhillError('the engine did not open'));
    throw error;
  }
}

class WorkerEngine implements Engine {
  readonly info: EngineInfo;
  readonly profile = undefined;
  readonly landscape = undefined;
  readonly #line: Line;
  #trainers = 0;

  constructor(line: Line, info: EngineInfo) {
    this.#line = line;
    this.info = info;
  }

  async prepare(problem: Problem, { caution = 0 }: PrepareOptions = {}): Promise<Trainer> {
    const trainer = this.#trainers++;
    const facts = await this.#line.ask('prepare', { trainer, problem, caution });
    return new WorkerTrainer(this.#line, trainer, facts);
  }

  destroy(): void {
    this.#line.hangUp(new DownhillError('the engine was destroyed'));
  }
}

class WorkerTrainer implements Trainer {
  readonly strategy: StrategyId;
  readonly description: string;
  readonly kernels: readonly string[] | undefined;
  readonly maxInFlight: number;
  readonly maxSteps: number;
  readonly #line: Line;
  readonly #trainer: number;
  #destroyed = false;

  constructor(line: Line, trainer: number, facts: TrainerFacts) {
    this.#line = line;
    this.#trainer = trainer;
    this.strategy = facts.strategy;
    this.description = facts.description;
    this.kernels = facts.kernels;
    this.maxInFlight = facts.maxInFlight;
    this.maxSteps = facts.maxSteps;
  }

  async advance(steps: number): Promise<Snapshot> {
    if (this.#destroyed) throw new DownhillError('the trainer was destroyed');
    return this.#line.ask('advance', { trainer: this.#trainer, steps });
  }

  setLearningRate(learningRate: number): void {
    this.#line.tell({ kind: 'learning-rate', trainer: this.#trainer, learningRate });
  }

  destroy(): void {
    this.#destroyed = true;
    this.#line.tell({ kind: 'destroy', trainer: this.#trainer });
  }
}
