import {
  emptyRun,
  holderOf,
  isOver,
  isUnderWay,
  leadOf,
  type AppState,
  type Run,
} from '../state.ts';
import { isPending } from '../state/pending.ts';
import { race as rivals } from '../rivals/fetch.ts';
import type { Racing } from '../rivals/racing.ts';
import type { Store } from '../store.ts';
import { calmPace, type CalmPace } from './calm.ts';
import { changed } from './changed.ts';
import { createRunLoop, type RunLoop, type Surroundings } from './run-loop.ts';

export type Training = ReturnType<typeof createTraining>;

/** The transport: what its buttons do to the run, and to its rivals. */
export function createTraining(store: Store<AppState>, surroundings: Surroundings) {
  let loop: RunLoop | undefined;
  let racing: Racing | undefined;
  /** A benchmark or a verification has the device; and whether the run was playing before. */
  let held: { readonly playing: boolean } | undefined;

  function loops(): readonly RunLoop[] {
    return [...(loop === undefined ? [] : [loop]), ...(racing?.loops() ?? [])];
  }

  /** Brings the rivals to what is said of them. */
  function race(): void {
    racing ??= rivals()?.createRacing(store, surroundings);
    // They train as the run does: what waits for an answer waits for them, too.
    if (racing === undefined || isPending(store.get())) return;
    racing.follow();
    followPace();
  }

  /** One for all who run together, so that they do the same steps in a frame. */
  function calmNow(): CalmPace {
    return calmPace(store.get().config.epochs, surroundings.clock);
  }

  /** Forgets the run, and prepares another from the configuration as it is now. @param kept as which it is shown, and not trained */
  function begin(kept?: Partial<Run>): void {
    for (const one of loops()) one.end();
    if (held !== undefined) held = { playing: false };
    const { config, own } = store.get();
    store.set({ run: emptyRun(config, own), rivals: [] });
    loop = createRunLoop(store, surroundings);
    void loop.begin(kept);
    if (kept === undefined) race();
  }

  function reset(): void {
    begin();
  }

  /** Plays on; where all is over it starts anew. */
  function play(): void {
    if (held !== undefined) return;
    if (isOver(leadOf(store.get()))) reset();
    look();
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
    const { config, run, rivals } = state;
    if (isPending(state)) {
      if (![run, ...rivals].some(isUnderWay)) reset();
      return;
    }
    const parts = changed(config, run.config);
    if (parts.has('rate')) loop?.setLearningRate(config.lr);
    // What diverged, or was only kept, has nowhere to go on to.
    const isEnd = run.phase === 'diverged' || run.kept !== undefined;
    if (parts.has('length') && isEnd) reset();
    else if (parts.has('length')) loop?.setEpochs(config.epochs);
    race();
  }

  const { isStill } = surroundings;
  return {
    isStill,
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
    race,
  };
}

export function canStep(state: AppState): boolean {
  if (holderOf(state) !== undefined) return false;
  const { phase } = leadOf(state);
  return phase === 'ready' || phase === 'paused' || phase === 'running';
}
