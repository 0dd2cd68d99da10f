import type { FitConfig } from '../../core/config.ts';
import { AbortedError, ConfigError, DivergedError, LimitError } from '../../core/errors.ts';
import type { Checkpoint, Engine, Problem, Snapshot } from '../../core/types.ts';
import { firstNotFinite, lastFinite, untilDivergence } from '../../run/finite.ts';
import { inOwnUnits } from '../../run/in-own-units.ts';
import { Session, type Pace } from '../../run/session.ts';
import type { EngineSource } from '../engines/source.ts';
import type { Run } from '../state.ts';
import { History } from './history.ts';
import type { Prepared } from './prepare.ts';
import { SAMPLE_FIRST, sampleEvery } from './sampling.ts';
import { Stopwatch } from './stopwatch.ts';

/** While somebody looks on, an answer this often keeps the picture alive. */
const WATCHED_MS = 12;

export interface RunLoopOptions {
  readonly config: FitConfig;
  /** How many points a person's own data have; undefined for others. */
  readonly ownPoints: number | undefined;
  readonly engines: EngineSource;
  readonly prepare: (
    config: FitConfig,
    signal: AbortSignal,
    report?: (share: number) => void,
  ) => Prepared | Promise<Prepared>;
  readonly clock: () => number;
  readonly nextFrame: () => Promise<void>;
  readonly pace: Pace;
  /** Hears what changed, until `end`. */
  readonly report: (patch: Partial<Run>) => void;
}

/** One run from its data to its last epoch. After `end` it says nothing more, however late an answer comes. */
export class RunLoop {
  readonly #options: RunLoopOptions;
  readonly #history: History;
  readonly #stopwatch: Stopwatch;
  readonly #ending = new AbortController();
  #epochs: number;
  #learningRate: number;
  #pace: Pace;
  #playing = false;
  /** Where the run stands: the last snapshot that was finite. */
  #at: Checkpoint | undefined;
  #prepared: Prepared | undefined;
  #session: Session | undefined;
  #sessions = 0;
  /** Whether the session has its problem on the device. */
  #onDevice = false;

  constructor(options: RunLoopOptions) {
    this.#options = options;
    this.#history = new History(options.config.logEvery);
    this.#stopwatch = new Stopwatch(options.clock);
    this.#epochs = options.config.epochs;
    this.#learningRate = options.config.lr;
    this.#pace = options.pace;
  }

  /** Makes the data and brings them onto the device. */
  async begin(): Promise<void> {
    this.#report({ phase: 'preparing', history: this.#history });
    try {
      const { prepare, config } = this.#options;
      const prepared = await prepare(config, this.#ending.signal, (share) => {
        this.#report({ share });
      });
      const { start } = prepared.problem;
      this.#prepared = prepared;
      this.#at = start;
      this.#report({ prepared, share: undefined, parameters: start.parameters });
    } catch (error) {
      this.#fail(error);
      return;
    }
    await this.#train();
  }

  play(): void {
    this.#playing = true;
    this.#session?.play();
    this.#show();
  }

  pause(): void {
    this.#playing = false;
    this.#session?.pause();
    this.#show();
  }

  step(): void {
    if (!this.#onDevice) return;
    this.#playing = false;
    this.#session?.step();
    this.#show();
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
    this.#session?.setPace(pace);
  }

  setLearningRate(learningRate: number): void {
    this.#learningRate = learningRate;
    this.#session?.setLearningRate(learningRate);
  }

  /** Goes on from where it stands to another last epoch. */
  setEpochs(epochs: number): void {
    this.#epochs = epochs;
    if (this.#session !== undefined) void this.#train();
  }

  /** Goes on after a failure, on a new engine. */
  async retry(): Promise<void> {
    this.#playing = true;
    this.#report({ phase: 'preparing', playing: true, failure: undefined });
    this.#options.engines.forgetMissing();
    await (this.#prepared === undefined ? this.begin() : this.#train());
  }

  end(): void {
    this.#ending.abort();
    this.#session?.abort();
  }

  /** One session, from where the run stands. A later one takes its place. */
  async #train(): Promise<void> {
    const mine = ++this.#sessions;
    const isMine = (): boolean => mine === this.#sessions && !this.#ending.signal.aborted;
    this.#session?.abort();
    this.#session = undefined;
    this.#onDevice = false;
    const { config, ownPoints, engines, clock, nextFrame } = this.#options;
    let opened: Engine | undefined;
    try {
      const { engine, noGpu } = await engines.open(config, ownPoints);
      if (!isMine()) return;
      opened = engine;
      this.#report({ engine: engine.info, noGpu, failure: undefined });
      const session = new Session({
        engine: this.#inOwnUnits(engine),
        problem: this.#problem(),
        epochs: this.#epochs,
        clock,
        nextFrame,
        targetMs: WATCHED_MS,
        onUpload: (share) => {
          if (isMine() && !this.#onDevice) this.#report({ share });
        },
        paused: true,
        onPrepared: () => {
          if (isMine()) this.#onPrepared(session, engine);
        },
        onFault: (fault) => {
          if (isMine()) this.#onFault(fault);
        },
      });
      this.#session = session;
      session.setPace(this.#pace);
      for await (const snapshot of session) {
        if (!isMine()) return;
        this.#take(snapshot);
      }
      if (isMine()) this.#finish('done');
    } catch (error) {
      if (!isMine() || error instanceof AbortedError) return;
      if (error instanceof DivergedError) {
        this.#finish('diverged');
        return;
      }
      const isFault = !(error instanceof LimitError || error instanceof ConfigError);
      if (opened !== undefined && isFault) engines.discard(opened.info);
      this.#fail(error);
    }
  }

  #inOwnUnits(engine: Engine): Engine {
    const { units } = this.#standing().prepared;
    return units === undefined ? engine : inOwnUnits(engine, units);
  }

  #problem(): Problem {
    const { prepared, start } = this.#standing();
    return {
      ...prepared.problem,
      start,
      learningRate: this.#learningRate,
      sampleEvery: sampleEvery(this.#epochs, this.#options.config.logEvery),
      sampleFirst: SAMPLE_FIRST,
    };
  }

  #standing(): { prepared: Prepared; start: Checkpoint } {
    if (this.#prepared === undefined || this.#at === undefined) {
      throw new Error('a run is trained before it is prepared');
    }
    return { prepared: this.#prepared, start: this.#at };
  }

  #onPrepared(session: Session, { info }: Engine): void {
    const { description, strategy, kernels } = session;
    this.#report({
      engine: info,
      description,
      strategy,
      kernels,
      share: undefined,
      mending: undefined,
    });
    this.#onDevice = true;
    if (this.#playing) session.play();
    this.#show();
  }

  /** What is shown stays: the session goes on from the last snapshot that it gave. */
  #onFault(mending: Error): void {
    this.#onDevice = false;
    this.#stopwatch.stop();
    this.#report({ phase: 'preparing', share: undefined, mending });
  }

  #take(snapshot: Snapshot): void {
    this.#history.add(untilDivergence(snapshot.samples));
    this.#stopwatch.mark(snapshot.epoch);
    const last = snapshot.finite ? snapshot : lastFinite(snapshot.samples);
    if (last !== undefined) {
      const { epoch, parameters, loss } = last;
      this.#at = { epoch, parameters };
      // Single steps and slow ones are seen one by one; at full speed the samples are enough.
      if (!this.#playing || this.#pace !== 'max') this.#history.watch(last);
      this.#report({ epoch, parameters, loss });
    }
    if (snapshot.finite) this.#report({ gradient: snapshot.gradient });
    // A gradient comes with snapshots only: the last one belongs to other parameters.
    else this.#report({ divergedAt: firstNotFinite(snapshot), gradient: [] });
    this.#report({
      elapsedMs: this.#stopwatch.elapsedMs,
      stepsPerSecond: this.#stopwatch.stepsPerSecond,
    });
    // The first step by hand: from now on there is something to go on from.
    if (!this.#playing) this.#show();
  }

  /** Tells whether it runs or waits. */
  #show(): void {
    this.#report({ playing: this.#playing });
    if (!this.#onDevice) return;
    const epoch = this.#at?.epoch ?? 0;
    if (this.#playing) this.#stopwatch.start(epoch);
    else this.#stopwatch.stop();
    this.#report({ phase: this.#playing ? 'running' : epoch === 0 ? 'ready' : 'paused' });
  }

  #finish(phase: 'done' | 'diverged'): void {
    this.#playing = false;
    this.#stopwatch.stop();
    const { elapsedMs } = this.#stopwatch;
    const epoch = this.#at?.epoch ?? 0;
    const stepsPerSecond = elapsedMs > 0 ? (epoch / elapsedMs) * 1000 : NaN;
    this.#report({ phase, playing: false, elapsedMs, stepsPerSecond });
  }

  #fail(error: unknown): void {
    this.#playing = false;
    this.#stopwatch.stop();
    const failure = error instanceof Error ? error : new Error(String(error));
    this.#report({
      phase: 'failed',
      playing: false,
      failure,
      share: undefined,
      mending: undefined,
    });
  }

  #report(patch: Partial<Run>): void {
    if (!this.#ending.signal.aborted) this.#options.report(patch);
  }
}
