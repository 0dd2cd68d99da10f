import { columnFormat, signed } from '../../core/numbers/index.ts';
import type { DrawnPoints } from '../training/prepare.ts';
import type { Extents } from './line-text.ts';
import { typeset } from './typeset.ts';

/** How the points of a chart are written, wherever they are: table, pointer, speech. */
export interface Columns {
  readonly extents: Extents;
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  /** The height of a line, or of a point that is being moved. */
  readonly fit: (value: number) => string;
  readonly residual: (value: number) => string;
}

const known = new WeakMap<DrawnPoints, Columns>();

export function columnsOf(points: DrawnPoints): Columns {
  const columns = known.get(points) ?? made(points);
  known.set(points, columns);
  return columns;
}

function made({ x, y }: DrawnPoints): Columns {
  const [ofX, ofY] = [columnFormat(x), columnFormat(y)];
  return {
    extents: { x: extent(x), y: extent(y) },
    x: (value) => typeset(ofX.given(value), false),
    y: (value) => typeset(ofY.given(value), false),
    fit: (value) => typeset(ofY.computed(value), false),
    residual: (value) => typeset(signed(value, ofY.computed), false),
  };
}

export function extent(values: readonly number[]): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
