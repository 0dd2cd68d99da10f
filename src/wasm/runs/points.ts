/** The points of many runs, as their kernel takes them: each column's number and then the target's, or four of each. */
import { Batches } from '../../core/batches/batches.ts';
import { inputsOf } from '../../core/data/inputs.ts';
import type { RunsRecipe } from '../../core/runs/recipe.ts';
import type { Dataset, Problem } from '../../core/types.ts';
import { LANES, type RunsLayout } from './layout.ts';

/** Points that are laid at a time, of epochs with an order of their own. */
const MOST_LAID = 65_536;

export interface RunsPoints {
  readonly bytes: number;
  /** From those of four runs to those of the next. */
  readonly stride: number;
  /** Epochs whose points lie there at a time. */
  readonly most: number;
  /** Before the first epoch. */
  readonly begin: (to: Float32Array) => void;
  /** Before so many epochs of all runs; */
  readonly lay?: (to: Float32Array, epochs: number) => void;
  /** or of four of them alone, which are done then. */
  readonly layOwn?: (to: Float32Array, epochs: number, quad: number) => void;
}

export function pointsOf(
  problems: readonly Problem[],
  { of, sameData }: RunsRecipe,
  { isShared, pointBytes }: RunsLayout,
): RunsPoints {
  const { data, batch } = of;
  const n = data.y.length;
  const bytes = n * pointBytes;
  const quads = Math.ceil(problems.length / LANES);
  // The last stands for what is none.
  const inLane = (quad: number, lane: number): number => Math.min(LANES * quad + lane, problems.length - 1); // prettier-ignore
  const dataOf = (run: number): Dataset => (sameData ? data : (problems[run] ?? of).data);
  if (batch === 'full') {
    const begin = (to: Float32Array): void => {
      if (isShared) put(to, 0, 1, data);
      else for (let run = 0; run < LANES * quads; run++) {
        const [quad, lane] = [Math.floor(run / LANES), run % LANES];
        put(to, (quad * bytes) / 4 + lane, LANES, dataOf(inLane(quad, lane)));
      } // prettier-ignore
    };
    return { bytes: isShared ? bytes : quads * bytes, stride: isShared ? 0 : bytes, most: Infinity, begin }; // prettier-ignore
  }
  const most = Math.max(1, Math.floor(MOST_LAID / n));
  const common = { bytes: most * bytes, stride: 0, most, begin: () => undefined };
  if (isShared) {
    const batches = new Batches(n, batch, of.start.order);
    const lay = (to: Float32Array, epochs: number): void => {
      for (let e = 0; e < epochs; e++) put(to, (e * bytes) / 4, 1, data, joined(batches));
    };
    return { ...common, lay };
  }
  const orders = problems.map(({ start }) => new Batches(n, batch, start.order));
  const layOwn = (to: Float32Array, epochs: number, quad: number): void => {
    for (let lane = 0; lane < LANES; lane++) {
      const run = inLane(quad, lane);
      const batches = orders[run];
      // What stands for none draws no order, so that none is left out.
      if (batches === undefined || LANES * quad + lane >= problems.length) continue;
      for (let e = 0; e < epochs; e++)
        put(to, (e * bytes) / 4 + lane, LANES, dataOf(run), joined(batches));
    }
  };
  return { ...common, layOwn };
}

/** An epoch's rows, batch after batch. */
function joined(batches: Batches): Uint32Array {
  const [first] = batches.next();
  return first === undefined ? new Uint32Array() : new Uint32Array(first.buffer);
}

/** One dataset. @param step from a number to the next @param rows in their order: all where it is left out */
function put(to: Float32Array, at: number, step: number, data: Dataset, rows?: Uint32Array): void {
  const columns = [...inputsOf(data), data.y];
  const n = data.y.length;
  for (const [c, column] of columns.entries()) {
    let place = at + step * c;
    for (let i = 0; i < n; i++) {
      to[place] = column[rows === undefined ? i : (rows[i] ?? 0)] ?? NaN;
      place += step * columns.length;
    }
  }
}
