import { CONFIG_KEYS, type FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Preferences } from '../preferences.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import type { Training } from '../training/training.ts';
import { checkDraft, draftOf, followed, isBrought, type Draft } from './draft.ts';

export class Settings {
  readonly #store: Store<AppState>;
  readonly #training: Training;
  readonly #tables: Pick<Tables, 'follow'>;

  constructor(store: Store<AppState>, training: Training, tables: Pick<Tables, 'follow'>) {
    this.#store = store;
    this.#training = training;
    this.#tables = tables;
  }

  /** A field is being edited: say what is wrong with it, and leave the run alone. */
  edit(patch: Partial<Draft>): void {
    const draft = { ...this.#store.get().draft, ...patch };
    this.#store.set({ draft, faults: checkDraft(draft).faults });
  }

  /** A field has its value: the run follows. A field with a fault keeps its last good value in the run. */
  commit(patch: Partial<Draft>): void {
    const { draft: typed, config: old } = this.#store.get();
    this.edit(followed(typed, old, patch));
    const { draft, faults, config: before } = this.#store.get();
    const good = { ...draft, ...pick(draftOf(before), Object.keys(faults)) };
    const { config, faults: left } = checkDraft(good);
    if (Object.keys(left).length > 0) {
      this.#store.set({ faults: { ...faults, ...left } });
      return;
    }
    this.#store.set({ config, draft: tidied(draft, config, faults) });
    this.#training.follow(config, before);
  }

  /** The fields say again what is in use. */
  dropFaults(): void {
    const { config, faults } = this.#store.get();
    this.edit(pick(draftOf(config), Object.keys(faults)));
  }

  /** Back to the best learning rate for these data, and to the start. */
  useLearningRate(lr: number): void {
    this.commit({ lr: String(lr) });
    this.#training.reset();
  }

  /**
   * Trains on a person's data, or on seeded data again. A start that was set for other data would be
   * anywhere in these.
   * @param patch what else changes with them
   */
  useData(own: OwnData | undefined, patch: Partial<Draft>): void {
    this.#store.set({ own, lostData: undefined });
    this.#tables.follow(own);
    this.commit({ replay: 'none', start: 'drawn', ...patch });
    this.#training.reset();
  }

  /** Another configuration and other data as a whole, and their run from the start. */
  adopt(config: FitConfig, own: OwnData | undefined): void {
    this.#store.set({ config, own, draft: draftOf(config), faults: {} });
    this.#tables.follow(own);
    this.#training.reset();
  }

  prefer(patch: Partial<Preferences>): void {
    this.#store.patch('preferences', patch);
    if (patch.speed !== undefined) this.#training.setPace(patch.speed);
  }

  dismissRefused(): void {
    this.#store.set({ refused: [] });
  }
}

/** Numbers as they were understood: ` 1e3 ` becomes `1000`. What is wrong stays as it was typed. */
function tidied(draft: Draft, config: FitConfig, faults: AppState['faults']): Draft {
  const understood = draftOf(config);
  // In a replay these say what comes back after it, not what the configuration holds.
  const kept = CONFIG_KEYS.filter((key) => isBrought(key, config));
  return { ...understood, ...pick(draft, [...Object.keys(faults), ...kept]) };
}

function pick(draft: Draft, keys: readonly string[]): Partial<Draft> {
  const wanted = CONFIG_KEYS.filter((key) => keys.includes(key));
  return Object.fromEntries(wanted.map((key) => [key, draft[key]] as const));
}
