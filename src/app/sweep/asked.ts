/** What would be mapped now: the axes of the address, or the first pair that suits the model. */
import type { AppState } from '../state.ts';
import { overText, type AxisParts, type Pair } from './axis.ts';
import { presetsOf } from './choices.ts';

type Here = Pick<AppState, 'preferences' | 'config' | 'run'>;

export function presetsHere({
  config,
  run,
}: Omit<Here, 'preferences'>): readonly Pair<AxisParts>[] {
  const names = run.prepared?.parameterNames ?? [];
  return presetsOf(config, names, startIn({ run }));
}

/** Where a parameter sets out. */
export function startIn({ run: { prepared } }: Pick<Here, 'run'>) {
  return (name: string): number =>
    prepared?.problem.start.parameters[prepared.parameterNames.indexOf(name)] ?? 0;
}

export function asked(here: Here): string {
  const { over } = here.preferences;
  if (over !== '') return over;
  const [first] = presetsHere(here);
  return first === undefined ? '' : overText(first);
}
