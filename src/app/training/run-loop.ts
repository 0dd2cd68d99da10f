import { asError, ConfigError, DivergedError, LimitError } from '../../core/errors.ts';
import type { Engine } from '../../core/types.ts';
import { inOwnUnits } from '../../run/in-own-units.ts';
import { Session } from '../../run/session.ts';
import type { EngineSource } from '../engines/source.ts';
import type { Preferences } from '../preferences.ts';
import { isOver as isAtEnd, runsOf, type AppState, type Run } from '../state.ts';
import type { Store } from '../store.ts';
import type { Prepared } from './made.ts';
import type { prepareAside } from './preparing.ts';
import { calmPace, type CalmPace } from './calm.ts';
import { samplesOf } from './history.ts';
import { Stopwatch } from './stopwatch.ts';
import { hasSteps, taken } from './taken.ts';

export interface Surroundings {
  readonly engines: EngineSource;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
  readonly nextFrame: () => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly after: (ms: number) => Promise<void>;
  /** Whether somebody asked for less motion. */
  readonly isStill: () => boolean;
}

/** While somebody looks on, an answer this often keeps the picture alive. */
const WATCHED_MS = 12;

/** After so long without an answer somebody is told, and offered a way on. */
const SILENCE_MS = 10_000;

/** Nothing is on its way to the device, and nothing is mended. */
const NOTHING_PENDING = { share: undefined, mending: undefined, silent: false };

export type RunLoop = ReturnType<typeof createRunLoop>;

/**
 * A run of the state, from its data to its last epoch. What the run is lies in the state alone, where its history tells
 * it from others. After `end` the loop says nothing more, however late an answer comes.
 */
export function createRunLoop(store: Store<AppState>, around: Surroundings, begun: Run) {
  const stopwatch = new Stopwatch(around.clock);
  const ending = new AbortController();
  /** The last one that began: where it stands, the next one begins. */
  let current: Session | undefined;
  /** From the opening of its engine on. */
  let latest = new AbortController();
  /** Whether the session has its problem on the device, and how often that has answered. */
  let onDevice = false;
  let answers = 0;
  let shared: CalmPace | undefined;
  /** Of the next step: the run names that of its last one. */
  let { lr } = begun.config;

  function run(): Run {
    return runsOf(store.get()).find(({ history }) => history === begun.history) ?? begun;
  }

  /** Makes the data and brings them onto the device; where a `kept` run is shown, nothing is trained. */
  async function begin(kept?: Partial<Run>): Promise<void> {
    const { config, own } = run();
    try {
      const hear = (share: number): void => report({ share });
      const prepared = await around.prepare(config, ending.signal, hear, own);
      const { parameters } = prepared.problem.start;
      report({ prepared, share: undefined, parameters });
      if (kept === undefined) await train(prepared);
      else report(kept);
    } catch (error) {
      fail(error);
    }
  }

  /** Plays on; one that failed tries again, one that is over stays. */
  function play(calm?: CalmPace): void {
    if (isAtEnd(run())) return;
    if (run().phase === 'failed') {
      void retry();
      return;
    }
    show(true);
    // A pause is no long frame.
    followPace(calm);
    current?.play();
  }

  function pause(): void {
    if (isAtEnd(run()) || run().phase === 'failed') return;
    show(false);
    current?.pause();
  }

  function step(): void {
    if (!onDevice || isAtEnd(run()) || run().phase === 'failed') return;
    show(false);
    current?.step();
  }

  /** So many steps a frame as somebody wants. @param calm of all that run together */
  function followPace(calm = calmPace(run().config.epochs, around.clock)): void {
    const speed = speedNow();
    shared = calm;
    current?.setPace(speed === 'calm' ? calm : speed);
  }

  function speedNow(): Preferences['speed'] {
    const { speed } = store.get().preferences;
    return speed === 'calm' && around.isStill() ? 'max' : speed;
  }

  /** Holds from the next step on; before its first the run names the new one. */
  function setLearningRate(next: number): void {
    lr = next;
    current?.setLearningRate(lr);
    const { config } = run();
    if (!hasSteps(run())) report({ config: { ...config, lr } });
  }

  /** Goes on from where it stands to another last epoch. */
  function setEpochs(epochs: number): void {
    const { config, prepared } = run();
    report({ config: { ...config, epochs } });
    if (current !== undefined && prepared !== undefined) void train(prepared);
  }

  async function retry(): Promise<void> {
    const { prepared } = run();
    report({ phase: 'preparing', playing: true, failure: undefined });
    around.engines.forgetMissing();
    await (prepared === undefined ? begin() : train(prepared));
  }

  function end(): void {
    ending.abort();
    latest.abort();
    current?.abort();
  }

  /** At a pace all runs keep step: who is ahead of another that goes on waits for it. */
  async function nextFrame(): Promise<void> {
    // Why one diverged may take a while to find.
    const isBehind = ({ playing, divergedAt, epoch }: Run): boolean =>
      playing && divergedAt === undefined && epoch < run().epoch;
    do await around.nextFrame();
    while (runsOf(store.get()).some(isBehind) && !ending.signal.aborted);
  }

  /** One session, from where the run stands. A later one takes its place. */
  async function train(prepared: Prepared): Promise<void> {
    latest.abort();
    const turn = new AbortController();
    const isOver = (): boolean => turn.signal.aborted;
    latest = turn;
    const start = current?.checkpoint ?? prepared.problem.start;
    current?.abort();
    onDevice = false;
    const { engines, clock } = around;
    let opened: Engine | undefined;
    void listen(isOver);
    try {
      const { config, own } = run();
      const { engine, noGpu } = await engines.open(config, own);
      if (isOver()) return;
      opened = engine;
      answered({ engine: engine.info, noGpu, failure: undefined });
      const { problem, units } = prepared;
      const session = new Session({
        engine: units === undefined ? engine : inOwnUnits(engine, units),
        problem: {
          ...problem,
          start,
          learningRate: lr,
          ...samplesOf(run().config),
          // In f32 the CPU has one strategy: what a GPU was meant for, it trains by that.
          ...(noGpu && { strategy: 'auto' }),
        },
        epochs: run().config.epochs,
        clock,
        nextFrame,
        targetMs: WATCHED_MS,
        onUpload: (share) => {
          if (!onDevice) answered({ share });
        },
        paused: true,
        onPrepared: () => {
          const { description, strategy, kernels } = session;
          answered({ engine: engine.info, description, strategy, kernels, ...NOTHING_PENDING });
          onDevice = true;
          if (run().playing) session.play();
          show();
        },
        // What is shown stays: the session goes on from the last snapshot that it gave.
        onFault: (mending) => {
          onDevice = false;
          stopwatch.stop();
          report({ phase: 'preparing', share: undefined, mending });
        },
      });
      current = session;
      followPace(shared);
      const { computedMs } = run();
      for await (const snapshot of session) {
        if (isOver()) return;
        // Single steps and slow ones are seen one by one; at full speed the samples are enough.
        const { playing } = run();
        const isWatched = !playing || speedNow() !== 'max';
        stopwatch.mark(snapshot.epoch);
        const news = taken(run(), snapshot, session.learningRate, isWatched);
        const { elapsedMs, stepsPerSecond } = stopwatch;
        const computed = { computedMs: computedMs + session.elapsedMs };
        answered({ ...news, ...computed, elapsedMs, stepsPerSecond }, playing);
        // The first step by hand: from now on there is something to go on from.
        if (!playing) show();
      }
      if (!isOver()) finish('done');
    } catch (error) {
      if (isOver()) return;
      if (error instanceof DivergedError) {
        report({ found: error.found });
        finish('diverged');
        return;
      }
      const isFault = !(error instanceof LimitError || error instanceof ConfigError);
      if (opened !== undefined && isFault) engines.discard(opened.info);
      fail(error);
    } finally {
      turn.abort();
    }
  }

  /** Tells of a device that has fallen silent, as one may whose promises never settle. */
  async function listen(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const before = answers;
      await around.after(SILENCE_MS);
      const waits = run().playing || !onDevice;
      if (!isOver() && before === answers && waits) report({ silent: true });
    }
  }

  function answered(patch: Partial<Run>, moves = false): void {
    answers++;
    report({ ...patch, silent: false }, moves);
  }

  /** Tells whether it runs or waits. */
  function show(playing = run().playing): void {
    report({ playing });
    if (!onDevice) return;
    const { epoch } = run();
    if (playing) stopwatch.start(epoch);
    else stopwatch.stop();
    report({ phase: playing ? 'running' : epoch === 0 ? 'ready' : 'paused' });
  }

  /** With the speed over the whole run; NaN where it took no time. */
  function finish(phase: 'done' | 'diverged'): void {
    stopwatch.stop();
    const { elapsedMs } = stopwatch;
    const stepsPerSecond = elapsedMs > 0 ? (run().epoch / elapsedMs) * 1000 : NaN;
    report({ phase, playing: false, silent: false, elapsedMs, stepsPerSecond });
  }

  function fail(error: unknown): void {
    stopwatch.stop();
    const failure = asError(error);
    report({ phase: 'failed', playing: false, failure, ...NOTHING_PENDING });
  }

  function report(patch: Partial<Run>, moves = false): void {
    if (ending.signal.aborted) return;
    const told = { ...run(), ...patch };
    const { run: main, rivals } = store.get();
    if (main.history === begun.history) store.set({ run: told }, moves);
    else
      store.set(
        { rivals: rivals.map((one) => (one.history === begun.history ? told : one)) },
        moves,
      );
  }

  return { run, begin, play, pause, step, followPace, setLearningRate, setEpochs, retry, end };
}
