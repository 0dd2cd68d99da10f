import type uPlot from 'uplot';
import { axis } from './axes.ts';
import { LOGARITHMIC, logMarks, tickLabel } from './log-scale.ts';

/** From here on a label is a power of ten. */
const PLAIN_BELOW = 1e4;

type Range = () => [number, number];

/** Scales and axes of a chart whose both axes are logarithmic, with whole decades as ranges. */
export function logLog(
  format: (value: number) => string,
  x: Range,
  y: Range,
): Pick<uPlot.Options, 'scales' | 'axes'> {
  const logarithmic: uPlot.Axis = {
    splits: (_chart, _axis, least, most) => logMarks(least, most),
    filter: (_chart, marks) => marks,
    values: (_chart, marks) => marks.map((value) => tickLabel(value, format, PLAIN_BELOW)),
  };
  return {
    scales: {
      x: { time: false, distr: LOGARITHMIC, log: 10, range: x },
      y: { distr: LOGARITHMIC, log: 10, range: y },
    },
    axes: [axis(format, { size: 28, ...logarithmic }), axis(format, logarithmic)],
  };
}
