import { EPOCHS } from '../core/settings/limits.ts';
import {
  AbortedError,
  DeviceLostError,
  IncompleteWorkError,
  type DivergedError,
} from '../core/errors.ts';
import {
  BOOLEAN,
  FINITE,
  FUNCTION,
  POSITIVE,
  checkGiven,
  checkOne,
  having,
  optional,
  whole,
  type Kinds,
} from '../core/input/given.ts';
import { checkProblem } from '../core/problem.ts';
import type { Checkpoint, Engine, Problem, Snapshot, StrategyId, Trainer } from '../core/types.ts';
import { lastCheckpoint } from './finite.ts';
import { Gate } from './gate.ts';
import { Pacer } from './pacer.ts';

export interface SessionOptions {
  readonly engine: Engine;
  readonly problem: Problem;
  /** The run ends after this many epochs. */
  readonly epochs: number;
  /** Milliseconds, monotonic: `() => performance.now()`. */
  readonly clock: () => number;
  /** How long one `advance` shall take: 12 while a page is watched, 100 (the default) else. */
  readonly targetMs?: number;
  /** Resolves when the next picture is due. Needed for a pace in steps a frame. */
  readonly nextFrame?: () => Promise<void>;
  /** Hears the share of large data that is on the device, now and then while they travel. */
  readonly onUpload?: (share: number) => void;
  /** Whether the run starts at once (the default), or waits for `play` or `step`. */
  readonly paused?: boolean;
  /** The problem is on the device: at the start, and again after each fault that was mended. */
  readonly onPrepared?: () => void;
  /** A fault stopped the work; it goes on from `checkpoint` as soon as `onPrepared` is called. */
  readonly onFault?: (fault: DeviceLostError | IncompleteWorkError) => void;
}

const STEPS = whole(EPOCHS.least, EPOCHS.most);

const OPTIONS: Kinds<SessionOptions> = {
  engine: having('an engine, such as createCpuEngine makes', 'prepare', 'destroy'),
  problem: having('a problem, such as setUp makes'),
  epochs: STEPS,
  clock: FUNCTION,
  targetMs: optional(POSITIVE),
  nextFrame: optional(FUNCTION),
  onUpload: optional(FUNCTION),
  paused: optional(BOOLEAN),
  onPrepared: optional(FUNCTION),
  onFault: optional(FUNCTION),
};

/**
 * As fast as it goes, or so many steps a frame: a number of them, or what is said for the epoch that is done. In a frame that
 * is said there are no more steps than the device does while a person waits.
 */
export type Pace = 'max' | number | ((epoch: number) => number);

/** So long a person waits for the next picture, be the device ever so slow. */
const PATIENCE_MS = 250;

/** Small enough that the first piece is short on the slowest device. */
function firstSteps({ data }: Problem): number {
  return Math.min(Math.max(Math.floor(2 ** 20 / data.x.length), 1), 16);
}

/** Steps that are on their way. */
interface Sent {
  readonly steps: number;
  readonly learningRate: number;
  readonly snapshot: Promise<Snapshot>;
}

/** After this many attempts in ever smaller pieces, incomplete work is an error. */
const MOST_CAUTION = 3;

/** After this many lost devices with no snapshot between them, the loss is an error. */
const MOST_LOSSES = 3;

/**
 * One run: iterate it once for its snapshots, in order. The iteration ends after the last epoch,
 * and throws AbortedError, DivergedError or what the engine throws. A lost device and incomplete
 * work are mended, as long as that gets anywhere: the problem is prepared anew from the last
 * snapshot, and no sample comes twice. What a session prepared on the engine it frees; the engine
 * itself stays the caller's.
 */
export class Session implements AsyncIterable<Snapshot> {
  readonly #options: Omit<SessionOptions, 'problem'>;
  readonly #gate: Gate;
  /** What is left to train: with the learning rate of the next steps, from the last checkpoint on. */
  #problem: Problem;
  #trainer: Trainer | undefined;
  /** Of the steps of the last snapshot. */
  #learningRate: number;
  #pace: Pace = 'max';
  /** The last epoch that is done or on its way. */
  #issued: number;
  /** The epoch up to which `step` asked for, even while paused. */
  #stepUntil = 0;
  #aborted = false;
  #elapsedMs = 0;

  /** @throws ConfigError that names the option or the part of the problem */
  constructor(options: SessionOptions) {
    checkGiven('an option of Session', options, OPTIONS);
    checkProblem(options.problem);
    this.#options = options;
    this.#gate = new Gate(options.paused !== true);
    this.#problem = options.problem;
    this.#learningRate = options.problem.learningRate;
    this.#issued = options.problem.start.epoch;
  }

  /** How the steps reach the device; undefined until the problem is on it. */
  get description(): string | undefined {
    return this.#trainer?.description;
  }

  /** The strategy that trains; undefined until the problem is on the device. */
  get strategy(): StrategyId | undefined {
    return this.#trainer?.strategy;
  }

  /** The kernels of a step, as the trainer names them; undefined where it has none, and before. */
  get kernels(): readonly string[] | undefined {
    return this.#trainer?.kernels;
  }

  /** The learning rate of the last snapshot's steps: a new one holds only for those sent after it. */
  get learningRate(): number {
    return this.#learningRate;
  }

  /** Time spent training: without preparation and without pauses. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Where the run stands, and where it can be taken up again: the last epoch known to be finite. */
  get checkpoint(): Checkpoint {
    return this.#problem.start;
  }

  get paused(): boolean {
    return !this.#gate.isOpen;
  }

  play(): void {
    this.#gate.open();
  }

  /** Takes effect after what is already on its way to the device. */
  pause(): void {
    this.#stepUntil = 0;
    this.#gate.close();
  }

  /**
   * Does `count` steps and pauses.
   * @throws ConfigError
   */
  step(count = 1): void {
    checkOne('count', count, STEPS);
    this.#gate.close();
    this.#stepUntil = Math.max(this.#stepUntil, this.#issued) + count;
    this.#gate.knock();
  }

  /** Ends the iteration with AbortedError. */
  abort(): void {
    this.#aborted = true;
    this.#gate.knock();
  }

  /** @throws ConfigError for what is neither 'max' nor steps a frame. Where a function says no such number, the iteration throws it. */
  setPace(pace: Pace): void {
    if (pace !== 'max' && typeof pace !== 'function') {
      checkOne('pace', pace, { ...STEPS, due: `'max', a function or ${STEPS.due}` });
    }
    this.#pace = pace;
    this.#gate.knock();
  }

  /**
   * Holds from the next step that is not yet on its way. Parameter groups with a rate of their own keep it.
   * @throws ConfigError
   */
  setLearningRate(learningRate: number): void {
    checkOne('learningRate', learningRate, FINITE);
    this.#problem = { ...this.#problem, learningRate };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, undefined> {
    let caution = 0;
    let losses = 0;
    for (;;) {
      try {
        for await (const snapshot of this.#attempt(caution)) {
          losses = 0;
          yield snapshot;
        }
        return;
      } catch (error) {
        this.#throwIfAborted();
        if (error instanceof IncompleteWorkError && caution < MOST_CAUTION) caution++;
        else if (!(error instanceof DeviceLostError)) throw error;
        else if (++losses === MOST_LOSSES) throw this.#lostForGood(error);
        this.#options.onFault?.(error);
      }
    }
  }

  async *#attempt(caution: number): AsyncGenerator<Snapshot, void, undefined> {
    const { engine, epochs, clock, onUpload } = this.#options;
    const problem = this.#problem;
    const trainer = await engine.prepare(problem, {
      caution,
      onUpload: (share) => {
        this.#throwIfAborted();
        onUpload?.(share);
      },
    });
    this.#trainer = trainer;
    const { targetMs = 100 } = this.#options;
    const pacer = new Pacer(targetMs, firstSteps(problem), trainer.maxSteps);
    const patience = new Pacer(PATIENCE_MS, firstSteps(problem), trainer.maxSteps);
    const waiting: Sent[] = [];
    this.#issued = problem.start.epoch;
    let before = NaN;
    try {
      this.#throwIfAborted();
      this.#options.onPrepared?.();
      for (;;) {
        this.#throwIfAborted();
        while (waiting.length < this.#mostInFlight(trainer, pacer) && this.#issued < epochs) {
          const steps = Math.min(await this.#nextSteps(pacer, patience), epochs - this.#issued);
          if (steps === 0) break;
          // Preparation, pauses and a reader who takes his time are not training.
          if (waiting.length === 0) before = clock();
          const { learningRate } = this.#problem;
          const snapshot = trainer.advance(steps, { learningRate });
          // Looked at below, in order; until then a rejection must not count as unhandled.
          snapshot.catch(() => undefined);
          waiting.push({ steps, learningRate, snapshot });
          this.#issued += steps;
        }
        const oldest = waiting.shift();
        if (oldest === undefined) {
          if (this.#issued >= epochs) return;
          // A knock since the last look found nobody waiting: look again before.
          if (this.#isIdle) await this.#gate.knocked();
          continue;
        }
        const snapshot = await oldest.snapshot;
        const now = clock();
        this.#elapsedMs += now - before;
        pacer.measured(oldest.steps, now - before);
        patience.measured(oldest.steps, now - before);
        before = now;
        this.#throwIfAborted();
        this.#learningRate = oldest.learningRate;
        const start = lastCheckpoint(snapshot);
        if (start !== undefined) this.#problem = { ...this.#problem, start };
        yield snapshot;
        if (!snapshot.finite) throw await this.#diverged(snapshot);
      }
    } finally {
      trainer.destroy();
    }
  }

  /** Why; and the checkpoint is the last that is finite. */
  async #diverged(snapshot: Snapshot): Promise<DivergedError> {
    const problem = { ...this.#problem, learningRate: this.#learningRate };
    // A page fetches what looks into formulas when one has diverged.
    const { divergenceOf } = await import('./divergence.ts');
    const { start, error } = await divergenceOf(snapshot, problem, this.#options.engine);
    this.#problem = { ...this.#problem, start };
    return error;
  }

  /** Paced by frames, each step is seen before the next is sent. */
  #mostInFlight({ maxInFlight }: Trainer, { isProbing }: Pacer): number {
    return this.#pace === 'max' && !isProbing ? maxInFlight : 1;
  }

  /** Nothing to issue until a person acts. */
  get #isIdle(): boolean {
    return this.paused && this.#stepUntil <= this.#issued && !this.#aborted;
  }

  /** How many steps to issue now; 0 when the session waits for a person. */
  async #nextSteps(pacer: Pacer, patience: Pacer): Promise<number> {
    const single = this.#stepUntil - this.#issued;
    if (single > 0) return Math.min(single, pacer.steps);
    if (this.#isHeld()) return 0;
    const pace = this.#pace;
    if (pace === 'max') return pacer.steps;
    await this.#options.nextFrame?.();
    // The person may have acted meanwhile.
    if (this.#isHeld()) return 0;
    if (typeof pace === 'number') return Math.min(pace, pacer.most);
    const steps = pace(this.#issued);
    checkOne('steps of the pace', steps, STEPS);
    return Math.min(steps, patience.steps);
  }

  #isHeld(): boolean {
    return this.paused || this.#aborted;
  }

  #throwIfAborted(): void {
    if (this.#aborted) throw new AbortedError('stopped');
  }

  #lostForGood({ message }: DeviceLostError): DeviceLostError {
    return new DeviceLostError(
      `${MOST_LOSSES} times in a row at epoch ${this.checkpoint.epoch}: ${message}, or use the CPU engine`,
    );
  }
}
