import { PLAIN } from '../../core/data/quantity.ts';
import { columnFormat, signed } from '../../core/text/numbers.ts';
import type { NamedColumn, Prepared } from '../training/made.ts';
import { momentText } from './moments.ts';
import { typeset } from '../../core/text/typeset.ts';

type Columns = ReturnType<typeof made>;
type Points = Pick<Prepared, 'drawn' | 'axes'>;

const known = new WeakMap<Points, Columns>();

export function columnsOf(points: Points): Columns {
  const columns = known.get(points) ?? made(points);
  known.set(points, columns);
  return columns;
}

/** How the points of a chart are written, wherever they are: table, pointer, speech. */
function made({ drawn: { x, y, more }, axes }: Points) {
  const [ofX, ofY] = [columnFormat(x), columnFormat(y)];
  return {
    extents: { x: extent(x), y: extent(y) },
    x: written(axes.x, ofX.given),
    /** Each input. [D] */
    inputs: [
      written(axes.x, ofX.given),
      ...more.map((values) => written({ name: '', quantity: PLAIN }, columnFormat(values).given)),
    ],
    y: written(axes.y, ofY.given),
    /** The height of a line, or of a point that is being moved. */
    fit: written(axes.y, ofY.computed),
    residual: (value: number): string => typeset(signed(value, ofY.computed), false),
  };
}

/** As it was given: a date as a date. */
function written({ quantity }: NamedColumn, given: (value: number) => string) {
  return (value: number): string =>
    quantity.kind === 'time' ? momentText(quantity, value) : typeset(given(value), false);
}

export function extent(values: Iterable<number>): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
