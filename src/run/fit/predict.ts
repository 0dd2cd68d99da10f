/** What a fitted formula says at other inputs, and how sure that is. */
import { ConfigError } from '../../core/errors.ts';
import { tapeOf } from '../../core/formula/tape.ts';
import type { Assessment } from '../../core/statistics/assess.ts';
import { bandAt } from '../../core/statistics/bands.ts';
import type { Minimum } from '../../core/statistics/minimum.ts';
import type { FitData } from './columns.ts';
import type { Task } from './task.ts';

/** At each place: ŷ, and to either side of it what holds the truth at the level of the fit. [m] each, in units of y. */
export interface Predictions {
  readonly value: Float64Array;
  readonly standardError: Float64Array;
  /** Half the width of the band that holds the curve at this place. */
  readonly confidence: Float64Array;
  /** And of that which holds one more observation there, of weight 1. */
  readonly prediction: Float64Array;
}

/** @throws ConfigError where a column that the formula looks at is missing */
export type Predictor = (data: FitData) => Predictions;

export function predictor(
  { graph, model: { derived } }: Task,
  { parameters, factor }: Minimum,
  { scale, critical }: Assessment,
): Predictor {
  const tape = tapeOf(derived);
  return (data) => {
    const columns = graph.inputs.map((name) => {
      const column = Object.hasOwn(data, name) ? data[name] : undefined;
      if (column !== undefined) return column;
      throw new ConfigError(name, `there is no column ${name} to predict at: give ${graph.inputs.join(', ')}`); // prettier-ignore
    });
    // A constant looks at none.
    const length = (columns[0] ?? Object.values(data)[0])?.length ?? 1;
    const empty = (): Float64Array => new Float64Array(length);
    const found = { value: empty(), standardError: empty(), confidence: empty(), prediction: empty() }; // prettier-ignore
    for (let i = 0; i < length; i++) {
      const values = tape(columns.map((column) => column[i] ?? NaN), parameters); // prettier-ignore
      const gradient = derived.gradient.map((id) => (id === undefined ? 0 : (values[id] ?? NaN)));
      const band = bandAt({ factor, scale, critical }, gradient);
      found.value[i] = values[derived.output] ?? NaN;
      found.standardError[i] = band.standardError;
      found.confidence[i] = band.confidence;
      found.prediction[i] = band.prediction;
    }
    return found;
  };
}
