import { asError, ConfigError, DivergedError, LimitError } from '../../core/errors.ts';
import type { Engine } from '../../core/types.ts';
import { inOwnUnits } from '../../run/in-own-units.ts';
import { Session, type Pace } from '../../run/session.ts';
import type { EngineSource } from '../engines/source.ts';
import type { AppState, Run } from '../state.ts';
import type { Store } from '../store.ts';
import type { Prepared } from './prepare.ts';
import type { prepareAside } from './preparing.ts';
import { samplesOf } from './sampling.ts';
import { Stopwatch } from './stopwatch.ts';
import { hasSteps, taken } from './taken.ts';

export interface Surroundings {
  readonly engines: EngineSource;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
  readonly nextFrame: () => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly after: (ms: number) => Promise<void>;
}

/** While somebody looks on, an answer this often keeps the picture alive. */
const WATCHED_MS = 12;

/** After so long without an answer somebody is told, and offered a way on. */
const SILENCE_MS = 10_000;

/** Nothing is on its way to the device, and nothing is mended. */
const NOTHING_PENDING = { share: undefined, mending: undefined, silent: false };

/**
 * The run of the state, from its data to its last epoch. What the run is lies in the state alone, and the rate of
 * its next step among the fields. After `end` the loop says nothing more, however late an answer comes.
 */
export class RunLoop {
  readonly #store: Store<AppState>;
  readonly #around: Surroundings;
  readonly #stopwatch: Stopwatch;
  readonly #ending = new AbortController();
  /** The last one that began: where it stands, the next one begins. */
  #session: Session | undefined;
  /** From the opening of its engine on. */
  #turn = new AbortController();
  /** Whether the session has its problem on the device, and how often that has answered. */
  #onDevice = false;
  #answers = 0;

  /** @param store whose run is the one that begins */
  constructor(store: Store<AppState>, around: Surroundings) {
    this.#store = store;
    this.#around = around;
    this.#stopwatch = new Stopwatch(around.clock);
  }

  get #run(): Run {
    return this.#store.get().run;
  }

  /** Makes the data and brings them onto the device. */
  async begin(): Promise<void> {
    const { config, own } = this.#run;
    try {
      const report = (share: number): void => {
        this.#report({ share });
      };
      const prepared = await this.#around.prepare(config, this.#ending.signal, report, own);
      const { parameters } = prepared.problem.start;
      this.#report({ prepared, share: undefined, parameters });
      await this.#train(prepared);
    } catch (error) {
      this.#fail(error);
    }
  }

  play(): void {
    this.#show(true);
    this.#session?.play();
  }

  pause(): void {
    this.#show(false);
    this.#session?.pause();
  }

  step(): void {
    if (!this.#onDevice) return;
    this.#show(false);
    this.#session?.step();
  }

  setPace(pace: Pace): void {
    this.#session?.setPace(pace);
  }

  /** Holds from the next step on: the run names that of its last one, and before its first the new one. */
  setLearningRate(lr: number): void {
    this.#session?.setLearningRate(lr);
    const { config } = this.#run;
    if (!hasSteps(this.#run)) this.#report({ config: { ...config, lr } });
  }

  /** Goes on from where it stands to another last epoch. */
  setEpochs(epochs: number): void {
    const { config, prepared } = this.#run;
    this.#report({ config: { ...config, epochs } });
    if (this.#session !== undefined && prepared !== undefined) void this.#train(prepared);
  }

  async retry(): Promise<void> {
    const { prepared } = this.#run;
    this.#report({ phase: 'preparing', playing: true, failure: undefined });
    this.#around.engines.forgetMissing();
    await (prepared === undefined ? this.begin() : this.#train(prepared));
  }

  end(): void {
    this.#ending.abort();
    this.#turn.abort();
    this.#session?.abort();
  }

  /** One session, from where the run stands. A later one takes its place. */
  async #train(prepared: Prepared): Promise<void> {
    this.#turn.abort();
    const turn = new AbortController();
    const isOver = (): boolean => turn.signal.aborted;
    this.#turn = turn;
    const start = this.#session?.checkpoint ?? prepared.problem.start;
    this.#session?.abort();
    this.#onDevice = false;
    const { engines, clock, nextFrame } = this.#around;
    let opened: Engine | undefined;
    void this.#listen(isOver);
    try {
      const { config, own } = this.#run;
      const { engine, noGpu } = await engines.open(config, own?.x.length);
      if (isOver()) return;
      opened = engine;
      this.#answered({ engine: engine.info, noGpu, failure: undefined });
      const { problem, units } = prepared;
      const session = new Session({
        engine: units === undefined ? engine : inOwnUnits(engine, units),
        problem: {
          ...problem,
          start,
          learningRate: this.#store.get().config.lr,
          ...samplesOf(this.#run.config),
          // In f32 the CPU has one strategy: what a GPU was meant for, it trains by that.
          ...(noGpu && { strategy: 'auto' }),
        },
        epochs: this.#run.config.epochs,
        clock,
        nextFrame,
        targetMs: WATCHED_MS,
        onUpload: (share) => {
          if (!this.#onDevice) this.#answered({ share });
        },
        paused: true,
        onPrepared: () => {
          const { description, strategy, kernels } = session;
          this.#answered({
            engine: engine.info,
            description,
            strategy,
            kernels,
            ...NOTHING_PENDING,
          });
          this.#onDevice = true;
          if (this.#run.playing) session.play();
          this.#show();
        },
        // What is shown stays: the session goes on from the last snapshot that it gave.
        onFault: (mending) => {
          this.#onDevice = false;
          this.#stopwatch.stop();
          this.#report({ phase: 'preparing', share: undefined, mending });
        },
      });
      this.#session = session;
      session.setPace(this.#pace);
      for await (const snapshot of session) {
        if (isOver()) return;
        // Single steps and slow ones are seen one by one; at full speed the samples are enough.
        const { playing } = this.#run;
        const isWatched = !playing || this.#pace !== 'max';
        this.#stopwatch.mark(snapshot.epoch);
        const news = taken(this.#run, snapshot, session.learningRate, isWatched);
        const { elapsedMs, stepsPerSecond } = this.#stopwatch;
        this.#answered({ ...news, elapsedMs, stepsPerSecond }, playing);
        // The first step by hand: from now on there is something to go on from.
        if (!playing) this.#show();
      }
      if (!isOver()) this.#finish('done');
    } catch (error) {
      if (isOver()) return;
      if (error instanceof DivergedError) {
        this.#finish('diverged');
        return;
      }
      const isFault = !(error instanceof LimitError || error instanceof ConfigError);
      if (opened !== undefined && isFault) engines.discard(opened.info);
      this.#fail(error);
    } finally {
      turn.abort();
    }
  }

  /** Tells of a device that has fallen silent, as one may whose promises never settle. */
  async #listen(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const before = this.#answers;
      await this.#around.after(SILENCE_MS);
      const waits = this.#run.playing || !this.#onDevice;
      if (!isOver() && before === this.#answers && waits) this.#report({ silent: true });
    }
  }

  get #pace(): Pace {
    return this.#store.get().preferences.speed;
  }

  #answered(patch: Partial<Run>, moves = false): void {
    this.#answers++;
    this.#report({ ...patch, silent: false }, moves);
  }

  /** Tells whether it runs or waits. */
  #show(playing = this.#run.playing): void {
    this.#report({ playing });
    if (!this.#onDevice) return;
    const { epoch } = this.#run;
    if (playing) this.#stopwatch.start(epoch);
    else this.#stopwatch.stop();
    this.#report({ phase: playing ? 'running' : epoch === 0 ? 'ready' : 'paused' });
  }

  /** With the speed over the whole run; NaN where it took no time. */
  #finish(phase: 'done' | 'diverged'): void {
    this.#stopwatch.stop();
    const { elapsedMs } = this.#stopwatch;
    const stepsPerSecond = elapsedMs > 0 ? (this.#run.epoch / elapsedMs) * 1000 : NaN;
    this.#report({ phase, playing: false, silent: false, elapsedMs, stepsPerSecond });
  }

  #fail(error: unknown): void {
    this.#stopwatch.stop();
    const failure = asError(error);
    this.#report({ phase: 'failed', playing: false, failure, ...NOTHING_PENDING });
  }

  #report(patch: Partial<Run>, moves = false): void {
    if (!this.#ending.signal.aborted) this.#store.patch('run', patch, moves);
  }
}
