/** The scale of a map's colours: from the least of many values to the greatest that still says something. */

export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly isLog: boolean;
}

/** Values that differ by more than this factor are told apart on a logarithmic scale alone. */
const WIDE = 20;
/** Below this share of the greatest value a logarithm has nothing more to show. */
const DEEPEST = 1e-9;
/** A value so many times the median is as good as any greater one: what has nearly diverged would take all colours. */
const STEEP = 1e4;

/** @param values of which those that are not finite have no colour */
export function scaleOf(values: ArrayLike<number>): Scale {
  const known = Float64Array.from(values).filter(Number.isFinite).sort();
  const [least, median, greatest] = [known[0], known[known.length >> 1], known.at(-1)];
  if (least === undefined || median === undefined || greatest === undefined)
    return { least: NaN, most: NaN, isLog: false };
  const most = median > 0 ? Math.min(greatest, STEEP * median) : greatest;
  const isLog = least >= 0 && most > WIDE * least && most > 0;
  return { least: isLog ? Math.max(least, most * DEEPEST) : least, most, isLog };
}

/** From 0 to 1. */
export function shareOn({ least, most, isLog }: Scale, value: number): number {
  if (!(most > least)) return 0;
  const share = isLog
    ? Math.log(Math.max(value, least) / least) / Math.log(most / least)
    : (value - least) / (most - least);
  return Math.min(Math.max(share, 0), 1);
}
