import { parameterNoise } from '../../core/quadratic/index.ts';
import type { AppState, Run } from '../state.ts';

/** What rounding alone makes of a parameter that is 0, with the engine in use. */
export function noiseOf({
  run: { prepared, engine },
  config,
}: Pick<AppState, 'config'> & {
  readonly run: Pick<Run, 'prepared' | 'engine'>;
}): readonly number[] {
  const { theory, units } = prepared ?? {};
  const precision = engine?.precision ?? config.precision;
  return theory === undefined ? [] : parameterNoise(theory, units, precision);
}
