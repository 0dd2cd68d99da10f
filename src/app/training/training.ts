import { CONFIG_KEYS, SETTINGS, settingText, type FitConfig } from '../../core/settings/index.ts';
import type { Part } from '../../core/settings/table.ts';
import { emptyRun, holderOf, type AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { createRunLoop, type RunLoop, type Surroundings } from './run-loop.ts';

export type Training = ReturnType<typeof createTraining>;

/** The transport: what its buttons do to the one run there is. */
export function createTraining(store: Store<AppState>, surroundings: Surroundings) {
  let loop: RunLoop | undefined;
  /** A benchmark or a verification has the device; and whether the run was playing before. */
  let held: { readonly playing: boolean } | undefined;

  /** Forgets the run, and prepares another from the configuration as it is now. */
  function reset(): void {
    loop?.end();
    if (held !== undefined) held = { playing: false };
    const { config, own } = store.get();
    store.set({ run: emptyRun(config, own) });
    loop = createRunLoop(store, surroundings);
    void loop.begin();
  }

  /** Plays on; a run that is over starts anew, one that failed tries again. */
  function play(): void {
    if (held !== undefined) return;
    const { phase } = store.get().run;
    if (phase === 'failed') {
      void loop?.retry();
      return;
    }
    if (phase === 'done' || phase === 'diverged') reset();
    look();
    loop?.play();
  }

  function pause(): void {
    loop?.pause();
  }

  function toggle(): void {
    if (store.get().run.playing) pause();
    else if (isSaid()) play();
  }

  function step(): void {
    if (!canStep(store.get()) || !isSaid()) return;
    look();
    loop?.step();
  }

  /** Looks back at an epoch of the run, which goes on; at none, or at one that is still to come: at the present. */
  function look(back = Infinity): void {
    const { epoch } = store.get().run;
    store.patch('run', { looked: back < epoch ? back : undefined });
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
    held = { playing: store.get().run.playing };
    pause();
  }

  /** Goes on as it was before `hold`. */
  function release(): void {
    const plays = held?.playing === true;
    held = undefined;
    if (plays) play();
  }

  function followPace(): void {
    loop?.followPace();
  }

  /** Brings the run to a new configuration, with as little loss as can be. */
  function follow(config: FitConfig, before: FitConfig): void {
    const parts = changed(config, before);
    // Other data, another start, another engine: then nothing of the run can stay.
    if ([...parts].some((part) => part !== 'rate' && part !== 'length')) {
      reset();
      return;
    }
    if (parts.has('rate')) loop?.setLearningRate(config.lr);
    if (parts.has('length')) followEpochs(config.epochs);
  }

  function followEpochs(epochs: number): void {
    const { phase, epoch } = store.get().run;
    // Fewer than are done cannot be had by going on; and what diverged has nowhere to go on to.
    if (epochs < epoch || phase === 'diverged') reset();
    else loop?.setEpochs(epochs);
  }

  const { isStill } = surroundings;
  return { isStill, reset, play, pause, toggle, step, look, hold, release, followPace, follow };
}

export function canStep(state: AppState): boolean {
  const { run } = state;
  if (holderOf(state) !== undefined) return false;
  return run.phase === 'ready' || run.phase === 'paused' || run.phase === 'running';
}

function changed(config: FitConfig, before: FitConfig): ReadonlySet<Part> {
  const keys = CONFIG_KEYS.filter((key) => settingText(config, key) !== settingText(before, key));
  return new Set(keys.map((key) => SETTINGS[key].changes));
}
