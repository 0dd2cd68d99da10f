/** Tables whose answers have been published: by NIST, and by R. */
import type { OwnData } from '../../../core/data/own.ts';

export interface Published extends Pick<OwnData, 'name' | 'xName' | 'yName'> {
  /** x, y */
  readonly rows: readonly (readonly [number, number])[];
}

export function ownOf({ rows, ...said }: Published): OwnData {
  return {
    ...said,
    standardise: false,
    x: Float64Array.from(rows, ([x]) => x),
    y: Float64Array.from(rows, ([, y]) => y),
  };
}

/** NIST's StRD, "MGH09" (Kowalik and Osborne 1978). */
export const MGH09: Published = {
  name: 'MGH09 (NIST)',
  xName: 'x',
  yName: 'y',
  // prettier-ignore
  rows: [
    [4, 0.1957], [2, 0.1947], [1, 0.1735], [0.5, 0.16], [0.25, 0.0844], [0.167, 0.0627],
    [0.125, 0.0456], [0.1, 0.0342], [0.0833, 0.0323], [0.0714, 0.0235], [0.0625, 0.0246],
  ],
};

/** NIST's StRD, "MGH17" (Osborne 1972). */
export const MGH17: Published = {
  name: 'MGH17 (NIST)',
  xName: 'x',
  yName: 'y',
  // prettier-ignore
  rows: [
    [0, 0.844], [10, 0.908], [20, 0.932], [30, 0.936], [40, 0.925], [50, 0.908], [60, 0.881], [70, 0.85],
    [80, 0.818], [90, 0.784], [100, 0.751], [110, 0.718], [120, 0.685], [130, 0.658], [140, 0.628], [150, 0.603],
    [160, 0.58], [170, 0.558], [180, 0.538], [190, 0.522], [200, 0.506], [210, 0.49], [220, 0.478], [230, 0.467],
    [240, 0.457], [250, 0.448], [260, 0.438], [270, 0.431], [280, 0.424], [290, 0.42], [300, 0.414], [310, 0.411],
    [320, 0.406],
  ],
};

/** R's datasets::Puromycin, the rows that were treated (Treloar 1974; Bates and Watts 1988). */
export const PUROMYCIN: Published = {
  name: 'Puromycin (R)',
  xName: 'conc (ppm)',
  yName: 'rate (counts/min²)',
  // prettier-ignore
  rows: [
    [0.02, 76], [0.02, 47], [0.06, 97], [0.06, 107], [0.11, 123], [0.11, 139],
    [0.22, 159], [0.22, 152], [0.56, 191], [0.56, 201], [1.1, 207], [1.1, 200],
  ],
};

/** R's datasets::cars: mph, and ft to a halt (Ezekiel 1930). */
export const CARS: Published = {
  name: 'cars (R)',
  xName: 'speed (mph)',
  yName: 'dist (ft)',
  // prettier-ignore
  rows: [
    [4, 2], [4, 10], [7, 4], [7, 22], [8, 16], [9, 10], [10, 18], [10, 26], [10, 34], [11, 17],
    [11, 28], [12, 14], [12, 20], [12, 24], [12, 28], [13, 26], [13, 34], [13, 34], [13, 46], [14, 26],
    [14, 36], [14, 60], [14, 80], [15, 20], [15, 26], [15, 54], [16, 32], [16, 40], [17, 32], [17, 40],
    [17, 50], [18, 42], [18, 56], [18, 76], [18, 84], [19, 36], [19, 46], [19, 68], [20, 32], [20, 48],
    [20, 52], [20, 56], [20, 64], [22, 66], [23, 54], [24, 70], [24, 92], [24, 93], [24, 120], [25, 85],
  ],
};
