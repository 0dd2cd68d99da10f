/** What would be mapped now: the axes of the address, or the first pair that suits the model. */
import type { AppState } from '../state.ts';
import type { Axis } from '../../run/sweep/types.ts';
import { overText, type Pair } from './axis.ts';
import { presetsOf, type Base } from './choices.ts';

type Here = Pick<AppState, 'preferences' | 'config' | 'run' | 'own'>;

export function baseOf({ config, run: { prepared }, own }: Omit<Here, 'preferences'>): Base {
  const { parameterNames = [], problem } = prepared ?? {};
  return {
    config,
    parameterNames,
    startOf: (name) => problem?.start.parameters[parameterNames.indexOf(name)] ?? 0,
    data: problem?.data,
    isOfGiven: own !== undefined,
  };
}

/** The same as long as nothing of it is another: all that shows an axis asks for it, with each tile. */
let latest:
  { readonly key: readonly unknown[]; readonly presets: readonly Pair<Axis>[] } | undefined;

export function presetsHere(here: Omit<Here, 'preferences'>): readonly Pair<Axis>[] {
  const key = [here.config, here.run.prepared, here.own];
  if (latest?.key.every((part, i) => part === key[i]) !== true)
    latest = { key, presets: presetsOf(baseOf(here)) };
  return latest.presets;
}

export function asked(here: Here): string {
  const { over } = here.preferences;
  if (over !== '') return over;
  const [first] = presetsHere(here);
  return first === undefined ? '' : overText(first);
}
