import { CONFIG_KEYS, type FitConfig } from '../../core/settings/index.ts';
import { NOTHING_HELD } from '../editing/held.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Preferences } from '../preferences.ts';
import type { AppState, Run } from '../state.ts';
import type { SetUp } from '../state/changes.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables/tables.ts';
import type { Models } from '../training/preparing.ts';
import type { Training } from '../training/training.ts';
import {
  asksForModels,
  checkDraft,
  draftOf,
  followed,
  heldBy,
  isBrought,
  type Draft,
} from './draft.ts';

export type Settings = ReturnType<typeof createSettings>;

export function createSettings(
  store: Store<AppState>,
  training: Training,
  tables: Pick<Tables, 'follow'>,
  fetchModels: () => Promise<Models>,
) {
  /** Until no formula waits for what reads it. */
  let taking = Promise.resolve();

  function withModels(go: () => void, otherwise: () => void): Promise<void> {
    return fetchModels().then((models) => {
      store.set({ models });
      go();
    }, otherwise);
  }

  /**
   * A field is being edited: say what is wrong with it, and leave the run alone. What reads formulas is fetched for the
   * first, and then they are looked at once more; where it does not come, the run says so.
   */
  function edit(patch: Partial<Draft>): void {
    const { draft: before, models, own } = store.get();
    const draft = { ...before, ...patch };
    const again = (): void => edit({});
    if (models === undefined && asksForModels(draft)) void withModels(again, () => undefined);
    store.set({ draft, faults: checkDraft(draft, models, { own }).faults });
  }

  /** A field has its value: the run follows. A field with a fault keeps its last good value in the run. */
  function commit(patch: Partial<Draft>): void {
    const { draft: typed, config: before } = store.get();
    edit(followed(typed, before, patch));
    const { draft, faults } = store.get();
    const good = { ...draft, ...pick(draftOf(before), heldBy(faults)) };
    const { config, faults: left } = checkDraft(good, store.get().models);
    if (Object.keys(left).length > 0) {
      store.set({ faults: { ...faults, ...left } });
      return;
    }
    store.set({ config, draft: tidied(draft, config, faults) });
    training.follow();
  }

  /** A formula is taken once it is read: what cannot be read leaves the run alone. */
  function commitModel(patch: Partial<Draft>): void {
    const take = (): void => commit(patch);
    const isReady = store.get().models !== undefined || patch.formula === undefined;
    if (isReady) take();
    else taking = withModels(take, take);
  }

  /** Resolves when what was typed is taken. */
  function taken(): Promise<void> {
    return taking;
  }

  /** Shows the model at a start that is not taken yet; undefined: as the run is. */
  function tryStart(tried: readonly number[] | undefined): void {
    store.patch('run', { tried });
  }

  function dropFaults(): void {
    const { config, faults } = store.get();
    edit(pick(draftOf(config), heldBy(faults)));
  }

  /**
   * Trains on a person's data, or on seeded data again. A start that was set for other data would be
   * anywhere in these, and what stays there with it.
   * @param patch what else changes with them
   */
  function useData(own: OwnData | undefined, patch: Partial<Draft>): void {
    store.set({ own, lostData: undefined });
    tables.follow(own);
    commit({
      replay: 'none',
      start: 'drawn',
      fixed: '',
      rates: '',
      bounds: '',
      rows: 'all',
      ...patch,
    });
    // Also where a fault held the settings up.
    training.follow();
  }

  /** Another configuration and other data as a whole, and their run from the start, or as it was kept. */
  function adopt(config: FitConfig, own: OwnData | undefined, kept?: Partial<Run>): void {
    store.set({ config, own, draft: draftOf(config), faults: {} });
    tables.follow(own);
    training.begin(kept);
  }

  /** What was set before; the run follows. */
  function restore({ preferred, ...before }: SetUp): void {
    const { own, preferences } = store.get();
    store.set({ ...before, preferences: { ...preferences, ...preferred }, editing: NOTHING_HELD });
    if (before.own !== own) tables.follow(before.own);
    edit({});
    training.follow();
  }

  function prefer(patch: Partial<Preferences>): void {
    store.patch('preferences', patch);
    if (patch.speed !== undefined) training.followPace();
    if (patch.rivals !== undefined) training.followRivals();
  }

  function dismiss(): void {
    store.set({ refused: [], lostData: undefined });
  }

  return {
    edit,
    commit,
    commitModel,
    taken,
    tryStart,
    dropFaults,
    useData,
    adopt,
    restore,
    prefer,
    dismiss,
  };
}

/** Numbers as they were understood: ` 1e3 ` becomes `1000`. What is wrong stays as it was typed. */
function tidied(draft: Draft, config: FitConfig, faults: AppState['faults']): Draft {
  const understood = draftOf(config);
  // In a replay these say what comes back after it, not what the configuration holds.
  const kept = CONFIG_KEYS.filter((key) => isBrought(key, config));
  return { ...understood, ...pick(draft, [...heldBy(faults), ...kept]) };
}

function pick(draft: Draft, keys: readonly string[]): Partial<Draft> {
  const wanted = CONFIG_KEYS.filter((key) => keys.includes(key));
  return Object.fromEntries(wanted.map((key) => [key, draft[key]] as const));
}
