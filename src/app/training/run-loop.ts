import {
  AbortedError,
  asError,
  ConfigError,
  DivergedError,
  LimitError,
} from '../../core/errors.ts';
import type { Checkpoint, Engine, Problem } from '../../core/types.ts';
import { inOwnUnits } from '../../run/in-own-units.ts';
import { Session, type Pace } from '../../run/session.ts';
import type { Run } from '../state.ts';
import type { Prepared } from './prepare.ts';
import { SAMPLE_FIRST, sampleEvery } from './sampling.ts';
import type { RunLoopOptions } from './run-options.ts';
import { Silence } from './silence.ts';
import { Standing } from './standing.ts';

/** While somebody looks on, an answer this often keeps the picture alive. */
const WATCHED_MS = 12;

/** Nothing is on its way to the device, and nothing is mended. */
const NOTHING_PENDING = { share: undefined, mending: undefined, silent: false };

/** One run from its data to its last epoch. After `end` it says nothing more, however late an answer comes. */
export class RunLoop {
  readonly #options: RunLoopOptions;
  readonly #standing: Standing;
  readonly #silence: Silence;
  readonly #ending = new AbortController();
  #learningRate: number;
  #pace: Pace;
  #playing = false;
  #prepared: Prepared | undefined;
  #session: Session | undefined;
  #sessions = 0;
  /** Whether the session has its problem on the device. */
  #onDevice = false;

  constructor(options: RunLoopOptions) {
    this.#options = options;
    this.#standing = new Standing(options.config, options.clock);
    this.#silence = new Silence(options.after);
    this.#learningRate = options.config.lr;
    this.#pace = options.pace;
  }

  /** Makes the data and brings them onto the device. */
  async begin(): Promise<void> {
    this.#report({ phase: 'preparing', history: this.#standing.history });
    try {
      const { prepare, config } = this.#options;
      const prepared = await prepare(config, this.#ending.signal, (share) => {
        this.#report({ share });
      });
      const { start } = prepared.problem;
      this.#prepared = prepared;
      this.#standing.at = start;
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
    this.#report(this.#standing.adopt({ lr: learningRate }));
  }

  /** Goes on from where it stands to another last epoch. */
  setEpochs(epochs: number): void {
    this.#report(this.#standing.adopt({ epochs }));
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
    const over = new AbortController();
    void this.#silence.listen(
      () => isMine() && !over.signal.aborted,
      () => this.#playing || !this.#onDevice,
      () => {
        this.#report({ silent: true });
      },
    );
    try {
      const { engine, noGpu } = await engines.open(config, ownPoints);
      if (!isMine()) return;
      opened = engine;
      this.#answered({ engine: engine.info, noGpu, failure: undefined });
      const session = new Session({
        engine: this.#inOwnUnits(engine),
        // In f32 the CPU has one strategy: what a GPU was meant for, it trains by that.
        problem: noGpu === undefined ? this.#problem() : { ...this.#problem(), strategy: 'auto' },
        epochs: this.#standing.config.epochs,
        clock,
        nextFrame,
        targetMs: WATCHED_MS,
        onUpload: (share) => {
          if (isMine() && !this.#onDevice) this.#answered({ share });
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
        // Single steps and slow ones are seen one by one; at full speed the samples are enough.
        const watched = !this.#playing || this.#pace !== 'max';
        const news = this.#standing.take(snapshot, session.learningRate, watched);
        this.#answered(news, this.#playing);
        // The first step by hand: from now on there is something to go on from.
        if (!this.#playing) this.#show();
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
    } finally {
      over.abort();
    }
  }

  #answered(patch: Partial<Run>, moves = false): void {
    this.#silence.broken();
    this.#report({ ...patch, silent: false }, moves);
  }

  #inOwnUnits(engine: Engine): Engine {
    const { units } = this.#begun().prepared;
    return units === undefined ? engine : inOwnUnits(engine, units);
  }

  #problem(): Problem {
    const { prepared, start } = this.#begun();
    const { epochs, logEvery } = this.#standing.config;
    return {
      ...prepared.problem,
      start,
      learningRate: this.#learningRate,
      sampleEvery: sampleEvery(epochs, logEvery),
      sampleFirst: SAMPLE_FIRST,
    };
  }

  #begun(): { prepared: Prepared; start: Checkpoint } {
    const { at } = this.#standing;
    if (this.#prepared === undefined || at === undefined) {
      throw new Error('a run is trained before it is prepared');
    }
    return { prepared: this.#prepared, start: at };
  }

  #onPrepared(session: Session, { info }: Engine): void {
    const { description, strategy, kernels } = session;
    this.#answered({ engine: info, description, strategy, kernels, ...NOTHING_PENDING });
    this.#onDevice = true;
    if (this.#playing) session.play();
    this.#show();
  }

  /** What is shown stays: the session goes on from the last snapshot that it gave. */
  #onFault(mending: Error): void {
    this.#onDevice = false;
    this.#standing.stopwatch.stop();
    this.#report({ phase: 'preparing', share: undefined, mending });
  }

  /** Tells whether it runs or waits. */
  #show(): void {
    this.#report({ playing: this.#playing });
    if (!this.#onDevice) return;
    const { epoch } = this.#standing;
    if (this.#playing) this.#standing.stopwatch.start(epoch);
    else this.#standing.stopwatch.stop();
    this.#report({ phase: this.#playing ? 'running' : epoch === 0 ? 'ready' : 'paused' });
  }

  #finish(phase: 'done' | 'diverged'): void {
    this.#playing = false;
    this.#report({ phase, playing: false, silent: false, ...this.#standing.end() });
  }

  #fail(error: unknown): void {
    this.#playing = false;
    this.#standing.stopwatch.stop();
    this.#report({
      phase: 'failed',
      playing: false,
      failure: asError(error),
      ...NOTHING_PENDING,
    });
  }

  #report(patch: Partial<Run>, moves = false): void {
    if (!this.#ending.signal.aborted) this.#options.report(patch, moves);
  }
}
