import { CONFIG_KEYS, SETTINGS, settingText, type FitConfig } from '../../core/settings/index.ts';
import type { Part } from '../../core/settings/table.ts';
import type { Pace } from '../../run/session.ts';
import { emptyRun, holderOf, type AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { RunLoop, type Surroundings } from './run-loop.ts';

/** The transport: what its buttons do to the one run there is. */
export class Training {
  readonly #store: Store<AppState>;
  readonly #surroundings: Surroundings;
  #loop: RunLoop | undefined;
  /** A benchmark or a verification has the device; and whether the run was playing before. */
  #held: { readonly playing: boolean } | undefined;

  constructor(store: Store<AppState>, surroundings: Surroundings) {
    this.#store = store;
    this.#surroundings = surroundings;
  }

  /** Forgets the run, and prepares another from the configuration as it is now. */
  readonly reset = (): void => {
    this.#loop?.end();
    if (this.#held !== undefined) this.#held = { playing: false };
    const { config, own } = this.#store.get();
    this.#store.set({ run: emptyRun(config, own) });
    this.#loop = new RunLoop(this.#store, this.#surroundings);
    void this.#loop.begin();
  };

  /** Plays on; a run that is over starts anew, one that failed tries again. */
  play(): void {
    if (this.#held !== undefined) return;
    const { phase } = this.#store.get().run;
    if (phase === 'failed') {
      void this.#loop?.retry();
      return;
    }
    if (phase === 'done' || phase === 'diverged') this.reset();
    this.#loop?.play();
  }

  pause(): void {
    this.#loop?.pause();
  }

  readonly toggle = (): void => {
    if (this.#store.get().run.playing) this.pause();
    else if (this.#isSaid()) this.play();
  };

  readonly step = (): void => {
    if (canStep(this.#store.get()) && this.#isSaid()) this.#loop?.step();
  };

  /** Whether the fields say what would be trained; where one cannot be used, its old value is not trained silently. */
  #isSaid(): boolean {
    const { faults } = this.#store.get();
    const said = Object.keys(faults).length === 0;
    if (!said) this.#store.set({ heldUpBy: faults });
    return said;
  }

  /** Leaves the device to somebody else until `release`. */
  hold(): void {
    if (this.#held !== undefined) return;
    this.#held = { playing: this.#store.get().run.playing };
    this.pause();
  }

  /** Goes on as it was before `hold`. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held?.playing === true) this.play();
  }

  setPace(pace: Pace): void {
    this.#loop?.setPace(pace);
  }

  /** Brings the run to a new configuration, with as little loss as can be. */
  follow(config: FitConfig, before: FitConfig): void {
    const parts = changed(config, before);
    // Other data, another start, another engine: then nothing of the run can stay.
    if ([...parts].some((part) => part !== 'rate' && part !== 'length')) {
      this.reset();
      return;
    }
    if (parts.has('rate')) this.#loop?.setLearningRate(config.lr);
    if (parts.has('length')) this.#followEpochs(config.epochs);
  }

  #followEpochs(epochs: number): void {
    const { phase, epoch } = this.#store.get().run;
    // Fewer than are done cannot be had by going on; and what diverged has nowhere to go on to.
    if (epochs < epoch || phase === 'diverged') this.reset();
    else this.#loop?.setEpochs(epochs);
  }
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
