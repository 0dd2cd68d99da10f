/** Where the pictures of the units stand: a row or more a layer, all of one size. In CSS pixels. */

export interface Tile {
  readonly layer: number;
  readonly unit: number;
  readonly left: number;
  readonly top: number;
}

export interface UnitsLayout {
  readonly size: number;
  readonly tiles: readonly Tile[];
  /** Where the name of each layer stands. */
  readonly tops: readonly number[];
}

/** More units of a layer than these nobody compares. */
export const MOST_SHOWN = 64;
const GAP_PX = 8;
const SIZES = { most: 120, least: 8 } as const;

/** @param hidden units of each hidden layer @param name room for that of a layer */
export function unitsLayout(
  hidden: readonly number[],
  width: number,
  height: number,
  name: number,
): UnitsLayout {
  const shown = hidden.map((units) => Math.min(units, MOST_SHOWN));
  const gapOf = (size: number): number => Math.min(GAP_PX, size / 4);
  const columnsOf = (size: number): number =>
    Math.max(1, Math.floor((width + gapOf(size)) / (size + gapOf(size))));
  const heightOf = (size: number, units: number): number =>
    name + Math.ceil(units / columnsOf(size)) * (size + gapOf(size)) + gapOf(size);
  let size: number = SIZES.most;
  const total = (): number => shown.reduce((sum, units) => sum + heightOf(size, units), 0);
  while (size > SIZES.least && total() > height) size--;
  const [gap, columns] = [gapOf(size), columnsOf(size)];
  let top = 0;
  const tops: number[] = [];
  const tiles = shown.flatMap((units, layer) => {
    const first = top + name;
    tops.push(top);
    top += heightOf(size, units);
    return Array.from({ length: units }, (_, unit): Tile => {
      const [column, row] = [unit % columns, Math.floor(unit / columns)];
      return { layer, unit, left: column * (size + gap), top: first + row * (size + gap) };
    });
  });
  return { size, tiles, tops };
}
