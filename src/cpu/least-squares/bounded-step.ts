/** A damped step of which none goes beyond a bound. */
import type { Bounds } from '../../core/fits/types.ts';
import { Triangle } from './triangle.ts';

export const NO_BOUNDS: Bounds = { least: -Infinity, most: Infinity };

/** At a bound, with the lesser sum of squares beyond. @param slope Jᵀ·r */
export function isHeld(value: number, slope: number, { least, most } = NO_BOUNDS): boolean {
  return (value <= least && slope <= 0) || (value >= most && slope >= 0);
}

export function clamped(value: number, { least, most } = NO_BOUNDS): number {
  return Math.min(Math.max(value, least), most);
}

/**
 * The triangle of some of the columns, and what the others, by their steps, leave of b.
 * @param step of each column. [F]; none where nothing is said
 */
export function reduced(
  triangle: Triangle,
  columns: readonly number[],
  step: readonly number[] = [],
): Triangle {
  const { width } = triangle;
  const own = new Triangle(columns.length + 1);
  const rows = new Float64Array((columns.length + 1) * width);
  for (const [j, k] of [...columns, width - 1].entries())
    for (let i = 0; i <= k; i++) rows[j * width + i] = triangle.at(i, k);
  for (const [k, moved] of step.entries()) {
    if (moved === 0 || columns.includes(k)) continue;
    for (let i = 0; i <= k; i++) {
      const place = columns.length * width + i;
      rows[place] = (rows[place] ?? NaN) - triangle.at(i, k) * moved;
    }
  }
  own.append(rows, width);
  return own;
}

export interface StepOptions {
  /** 0 for none. */
  readonly damping: number;
  /** Lengths of the columns that the damping is measured in. [F] */
  readonly units: readonly number[];
  /** Those that do not move. */
  readonly held: readonly number[];
  /** [F] */
  readonly limits: readonly Bounds[];
}

/**
 * The least squares of R·δ = Qᵀ·r and √damping·units·δ = 0; what would go beyond a bound stops there, and the others follow.
 * @param values of the columns' parameters. [F]
 */
export function boundedStep(
  triangle: Triangle,
  values: readonly number[],
  { damping, units, held, limits }: StepOptions,
): readonly number[] {
  const step = values.map(() => 0);
  let moving = [...values.keys()].filter((k) => !held.includes(k));
  for (;;) {
    const own = reduced(triangle, moving, step);
    if (damping > 0) {
      const diagonal = new Float64Array((moving.length + 1) * moving.length);
      for (const [j, k] of moving.entries())
        diagonal[j * moving.length + j] = Math.sqrt(damping) * (units[k] || 1);
      own.append(diagonal, moving.length);
    }
    const found = own.solution();
    const beyond: number[] = [];
    for (const [j, k] of moving.entries()) {
      // What nothing depends on stays.
      const value = Number.isFinite(found[j]) ? (found[j] ?? 0) : 0;
      const from = values[k] ?? NaN;
      const to = clamped(from + value, limits[k]);
      step[k] = to === from + value ? value : to - from;
      if (step[k] !== value) beyond.push(k);
    }
    if (beyond.length === 0) return step;
    moving = moving.filter((k) => !beyond.includes(k));
  }
}
