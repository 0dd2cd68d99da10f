import {
  changed,
  emptyRun,
  holderOf,
  isOver,
  isPending,
  isUnderWay,
  leadOf,
  runsOf,
  type AppState,
  type Run,
} from '../state.ts';
import { beginAt } from '../../core/problem.ts';
import { methodOf } from '../../core/setting-up.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { race } from '../rivals/fetch.ts';
import type { Store } from '../store.ts';
import { calmPace } from './calm.ts';
import type { Prepared } from './made.ts';
import { createRunLoop, type RunLoop, type Surroundings } from './run-loop.ts';

export type Training = ReturnType<typeof createTraining>;

interface Rival {
  /** As it is said to be. */
  readonly config: FitConfig;
  readonly loop: RunLoop;
}

/** The transport: what its buttons do to the run, and to its rivals. */
export function createTraining(store: Store<AppState>, surroundings: Surroundings) {
  let main: RunLoop | undefined;
  let rivals: readonly Rival[] = [];
  /** What the run itself trains on, once that is there. */
  let prepared: Promise<Prepared>;
  /** A benchmark or a verification has the device; and whether the run was playing before. */
  let held: { readonly playing: boolean } | undefined;

  function loops(): readonly RunLoop[] {
    return [...(main === undefined ? [] : [main]), ...rivals.map(({ loop }) => loop)];
  }

  /** Forgets the run, and prepares another from the configuration as it is now. @param kept as which it is shown, and not trained */
  function begin(kept?: Partial<Run>): void {
    end();
    if (held !== undefined) held = { playing: false };
    const { config, own } = store.get();
    const run = emptyRun(config, own);
    store.set({ run, rivals: [] });
    rivals = [];
    const prepare: Surroundings['prepare'] = (...asked) =>
      (prepared = surroundings.prepare(...asked));
    main = createRunLoop(store, { ...surroundings, prepare }, run);
    void main.begin(kept);
    if (kept === undefined) followRivals();
  }

  function reset(): void {
    begin();
  }

  /** Plays on; where all is over it starts anew. */
  function play(): void {
    if (held !== undefined) return;
    if (isOver(leadOf(store.get()))) reset();
    look();
    // One for all who run together, so that they do the same steps in a frame.
    const calm = calmNow();
    for (const one of loops()) one.play(calm);
  }

  function pause(): void {
    for (const one of loops()) one.pause();
  }

  function toggle(): void {
    if (leadOf(store.get()).playing) pause();
    else if (isSaid()) play();
  }

  function step(): void {
    if (!canStep(store.get()) || !isSaid()) return;
    look();
    for (const one of loops()) one.step();
  }

  /** Looks back at an epoch of the runs, which go on; at none, or at one that is still to come: at the present. */
  function look(back = Infinity): void {
    const looking = (run: Run): Run => ({ ...run, looked: back < run.epoch ? back : undefined });
    const { run, rivals } = store.get();
    store.set({ run: looking(run), rivals: rivals.map(looking) });
  }

  /** Whether the fields say what would be trained; where one cannot be used, its old value is not trained silently. */
  function isSaid(): boolean {
    const { faults } = store.get();
    const said = Object.keys(faults).length === 0;
    if (!said) store.set({ heldUpBy: faults });
    return said;
  }

  /** Leaves the device to somebody else until `release`. */
  function hold(): void {
    if (held !== undefined) return;
    held = { playing: leadOf(store.get()).playing };
    pause();
  }

  /** Goes on as it was before `hold`. */
  function release(): void {
    const plays = held?.playing === true;
    held = undefined;
    if (plays) play();
  }

  function calmNow() {
    return calmPace(store.get().config.epochs, surroundings.clock);
  }

  function followPace(): void {
    const calm = calmNow();
    for (const one of loops()) one.followPace(calm);
  }

  /** Begins anew with what is set, and plays on if it played. */
  function restart(): void {
    const { playing } = leadOf(store.get());
    reset();
    if (playing) play();
  }

  /** Brings the run to what is set by now, with as little loss as can be: one that is under way goes on, until somebody ends it. */
  function follow(): void {
    const state = store.get();
    const { config, run } = state;
    if (isPending(state)) {
      if (!runsOf(state).some(isUnderWay)) reset();
      return;
    }
    const parts = changed(config, run.config);
    main?.setLearningRate(config.lr);
    // What diverged, or was only kept, has nowhere to go on to.
    const isEnd = run.phase === 'diverged' || run.kept !== undefined;
    if (parts.has('length') && isEnd) reset();
    else if (parts.has('length')) main?.setEpochs(config.epochs);
    followRivals();
  }

  /** Brings the rivals to what is said of them: one that is new or another begins, and catches up where the others wait. */
  function followRivals(): void {
    const there = race();
    const state = store.get();
    // They train as the run does: what waits for an answer waits for them, too.
    if (there === undefined || isPending(state)) return;
    const configs = there.rivalsOf(state);
    const found: (Rival | undefined)[] = [];
    for (const [i, config] of configs.entries()) {
      const left = rivals.filter((one) => !found.includes(one));
      const same = left.find((one) => changed(one.config, config).size === 0);
      const placed = configs.length === rivals.length ? rivals[i] : undefined;
      found.push(same ?? left.find((one) => one === placed && canFollow(one, config)));
    }
    for (const one of rivals) if (!found.includes(one)) one.loop.end();
    rivals = configs.map((config, i) => ({ config, loop: found[i]?.loop ?? rivalOf(config) }));
    store.set({ rivals: rivals.map(({ loop }) => loop.run()) });
    for (const [i, { config, loop }] of rivals.entries()) {
      const before = found[i]?.config;
      if (before === undefined) void loop.begin();
      if (before === undefined && leadOf(state).playing) loop.play();
      if (before === undefined) continue;
      loop.setLearningRate(config.lr);
      if (config.epochs !== before.epochs) loop.setEpochs(config.epochs);
    }
    followPace();
  }

  /** Whether the run can go on as what it is said to be now. */
  function canFollow({ config: before, loop }: Rival, config: FitConfig): boolean {
    const parts = [...changed(config, before)];
    const { epoch, phase } = loop.run();
    if (parts.includes('length') && (config.epochs < epoch || phase === 'diverged')) return false;
    return parts.every((part) => part === 'rate' || part === 'length');
  }

  /** The loop of another run, on what the run itself has prepared. */
  function rivalOf(config: FitConfig): RunLoop {
    const prepare: Surroundings['prepare'] = async (config, ...asked) => {
      const there = await prepared;
      // Only where the run itself has batches its draws are known.
      const isDrawn = config.batch === 'full' || there.problem.start.order !== undefined;
      return isDrawn ? preparedAs(config, there) : surroundings.prepare(config, ...asked);
    };
    const run = emptyRun(config, store.get().own);
    return createRunLoop(store, { ...surroundings, prepare }, run);
  }

  /** Whatever is on its way is not heard any more. */
  function end(): void {
    for (const one of loops()) one.end();
  }

  return {
    end,
    isStill: surroundings.isStill,
    begin,
    reset,
    restart,
    play,
    pause,
    toggle,
    step,
    look,
    hold,
    release,
    followPace,
    follow,
    followRivals,
  };
}

/** The same data and start by another method: what preparing `config` would make, without drawing again. */
function preparedAs(config: FitConfig, main: Prepared): Prepared {
  const { problem, parameterNames, reading } = main;
  const { parameters, order } = problem.start;
  const method = methodOf(config, { model: problem.model, parameterNames });
  const others = {
    ...problem,
    ...method,
    strategy: config.strategy,
    learningRate: config.lr,
    start: beginAt(method.optimizer, parameters, config.batch === 'full' ? undefined : order),
  };
  return { ...main, problem: others, theory: reading.theoryOf(others) };
}

export function canStep(state: AppState): boolean {
  if (holderOf(state) !== undefined) return false;
  const { phase } = leadOf(state);
  return phase === 'ready' || phase === 'paused' || phase === 'running';
}
