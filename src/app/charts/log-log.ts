import type uPlot from 'uplot';
import { bottomAxis, leftAxis } from './axes.ts';

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum exists only as a type
export const LOGARITHMIC: uPlot.Scale.Distr = 3;

/** On a logarithmic axis a label is a power of ten from here on. */
export const PLAIN_BELOW = 1e4;

interface LogAxis {
  readonly title: string;
  readonly range: () => [number, number];
}

/** Scales and axes of a chart whose both axes are logarithmic, with whole decades as ranges. */
export function logLog(x: LogAxis, y: LogAxis): Pick<uPlot.Options, 'scales' | 'axes'> {
  return {
    scales: {
      x: { time: false, distr: LOGARITHMIC, log: 10, range: x.range },
      y: { distr: LOGARITHMIC, log: 10, range: y.range },
    },
    axes: [
      bottomAxis({ title: x.title, plainBelow: PLAIN_BELOW }),
      leftAxis({ title: y.title, plainBelow: PLAIN_BELOW }),
    ],
  };
}
