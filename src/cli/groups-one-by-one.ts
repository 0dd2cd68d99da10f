/** Few groups, or fits that no batch does: each gets a fit of its own, with all that it says. */
import { AbortedError, DownhillError } from '../core/errors.ts';
import type { Labelled } from '../csv/labels.ts';
import { fitWith } from '../run/fit/fit.ts';
import { byPlace, inOrder } from '../run/fit/in-groups.ts';
import { toldObject } from '../run/fit/told.ts';
import type { World } from './command.ts';
import type { Asked } from './fit-data.ts';
import { failed, type GroupFit } from './group-fit.ts';

/** @throws AbortedError */
export async function* oneByOne(
  { data, formula, options }: Asked,
  { texts, places }: Labelled,
  { clock, breathe, stop }: World,
): AsyncGenerator<readonly GroupFit[]> {
  const { groups, order } = byPlace(places, texts.length);
  const ordered = Object.entries(data).map(([name, column]) => [name, inOrder(column, order)] as const); // prettier-ignore
  for (const [g, group] of texts.entries()) {
    const [from = 0, to = 0] = groups.subarray(g, g + 2);
    const own = Object.fromEntries(ordered.map(([name, column]) => [name, column.subarray(from, to)])); // prettier-ignore
    const known = { group, rows: to - from };
    try {
      const answer = await fitWith(own, formula, options, { clock, breathe, signal: stop.signal });
      const object = (): object => toldObject(answer);
      yield [{ ...answer, ...known, warnings: answer.warnings.map(({ kind }) => kind), object }];
    } catch (error) {
      // One that cannot be fitted is no reason to leave the others out; what is wrong with all is said by the first.
      if (!(error instanceof DownhillError) || error instanceof AbortedError || g === 0) throw error; // prettier-ignore
      yield [failed(known, error.message)];
    }
  }
}
