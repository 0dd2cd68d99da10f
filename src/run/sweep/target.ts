/** The loss at which a run has arrived: within 1 % of the least that is known. */
import { lossInOwnUnits } from '../../core/data/units.ts';
import { theoryOf } from '../../core/quadratic/index.ts';
import type { Problem } from '../../core/types.ts';
import { asTrained } from '../in-own-units.ts';
import { Sweep, type SweepWork } from './sweep.ts';
import type { Cells } from './types.ts';

const WITHIN = 1.01;
/** Runs that look for the least loss where none is known. */
const MOST_SCOUTS = 256;

export interface Target {
  /** In own units; undefined where no run was finite. */
  readonly loss: number | undefined;
  /** Who says so: the least squares, the best of some of the runs, or whoever asked. */
  readonly from: 'least-squares' | 'best-of-some' | 'given';
  /** Of how many runs. */
  readonly runs: number;
}

/** What `epochs-to` looks for, in a sentence. */
export function targetText({ loss, from, runs }: Target): string {
  if (loss === undefined)
    return `epochs-to: none of ${runs} runs has a finite loss to come near to`;
  const whose = { given: 'as given', 'least-squares': '1 % above the least squares', 'best-of-some': `1 % above the best of ${runs} runs` }; // prettier-ignore
  return `epochs-to: a loss of ${Number(loss.toPrecision(6))}, ${whose[from]}`;
}

/** Where all runs look at one model and the same data, of which the least squares are known: their loss. */
function leastOf(cells: Cells): number | undefined {
  const { shape } = cells.design;
  // Corners and the middle tell whether anything but the method differs.
  const [first, ...others] = cells.cellsOf(spread(cells.design.count, Math.min(2 * shape.length + 3, cells.design.count))); // prettier-ignore
  if (first === undefined) return undefined;
  const { problem, units } = first;
  const isOne = others.every((one) => one.problem.data === problem.data && one.problem.model === problem.model && one.problem.loss === problem.loss); // prettier-ignore
  const holds = (problem.optimizer.groups ?? []).every(({ lr }) => lr !== 0);
  if (!isOne || !holds) return undefined;
  const plain: Problem = { ...asTrained(first), optimizer: { kind: 'sgd' }, schedule: { kind: 'constant' }, batch: 'full' }; // prettier-ignore
  const least = theoryOf(plain)?.loss;
  return least === undefined || units === undefined ? least : lossInOwnUnits(units, least);
}

/**
 * The target of a sweep. Where nothing is known, some of the runs are made before all others: the same ones whoever asks,
 * so that parts of a sweep have one target.
 * @param given what somebody asks for in its place, in own units
 * @throws as the sweep itself
 */
export async function targetOf(
  work: Omit<SweepWork, 'measures' | 'target'>,
  given?: number,
): Promise<Target> {
  if (given !== undefined) return { loss: given, from: 'given', runs: 0 };
  const { cells } = work;
  const least = leastOf(cells);
  if (least !== undefined) return { loss: WITHIN * least, from: 'least-squares', runs: 0 };
  const runs = spread(cells.design.count, MOST_SCOUTS);
  const some: Cells = {
    ...cells,
    design: { ...cells.design, shape: [runs.length], count: runs.length },
    cellsOf: (places) => cells.cellsOf(Uint32Array.from(places, (place) => runs[place] ?? 0)),
  };
  let best = Infinity;
  const { engine, clock, signal, targetMs } = work;
  const scouts = new Sweep({ cells: some, measures: ['best-loss'], engine, clock, signal, ...(targetMs !== undefined && { targetMs }) }); // prettier-ignore
  for await (const { columns } of scouts)
    for (const loss of columns['best-loss'] ?? []) if (loss < best) best = loss;
  return { loss: best < Infinity ? WITHIN * best : undefined, from: 'best-of-some', runs: runs.length }; // prettier-ignore
}

/** So many of the runs, over all of them: by the golden ratio, lest they lie on one line of a grid. */
function spread(count: number, most: number): Uint32Array {
  if (count <= most) return Uint32Array.from({ length: count }, (_, i) => i);
  const golden = (Math.sqrt(5) - 1) / 2;
  const chosen = new Set([0, count - 1]);
  for (let i = 1; chosen.size < most; i++) chosen.add(Math.floor(((i * golden) % 1) * count));
  return Uint32Array.from(chosen).sort();
}
