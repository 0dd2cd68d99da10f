import { parameterNoise } from '../../../core/quadratic/index.ts';
import { usePage } from '../../app-context.ts';
import type { Prepared } from '../../training/prepare.ts';

/** What rounding alone makes of a parameter that is 0, with the engine in use. */
export function useNoise(prepared: Prepared | undefined): readonly number[] {
  const { run, config } = usePage();
  const precision = run.engine?.precision ?? config.precision;
  return prepared?.theory === undefined
    ? []
    : parameterNoise(prepared.theory, prepared.units, precision);
}
