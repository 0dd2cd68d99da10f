import type { CurveId } from '../../core/curves/index.ts';
import { lineText, type Extents } from './line-text.ts';

/** A curve with its parameters as a formula, in as many digits as are seen beside the data. */
const EQUATIONS = {
  line: ([a = NaN, b = NaN], extents) => lineText(a, b, extents),
} as const satisfies Record<CurveId, (theta: readonly number[], extents: Extents) => string>;

/** A dash where the parameters are not known. */
export function equationOf(
  curve: CurveId,
  theta: readonly number[] | undefined,
  extents: Extents,
): string {
  return theta === undefined ? '–' : EQUATIONS[curve](theta, extents);
}
