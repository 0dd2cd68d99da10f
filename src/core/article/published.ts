import type { ModelId } from '../models/index.ts';

/** What the article prints of one run: 100 points, lr 1e-3, 20,000 epochs, of an unknown seed. */
export interface PublishedRun {
  /** The printed lines, [epoch, loss]; the article leaves out those from 1,600 to 18,900. */
  readonly log: readonly (readonly [number, number])[];
  /** Slope and intercept after the last epoch, to four decimals. */
  readonly parameters: readonly [number, number];
}

/** The two runs of the article, by the model that was trained. */
export const PUBLISHED: Readonly<Record<ModelId, PublishedRun>> = {
  parameter: {
    log: [
      [100, 23.441666],
      [200, 20.163355],
      [300, 17.363503],
      [400, 14.972251],
      [500, 12.929962],
      [600, 11.185717],
      [700, 9.69602],
      [800, 8.423729],
      [900, 7.337113],
      [1000, 6.409071],
      [1100, 5.616467],
      [1200, 4.939533],
      [1300, 4.361391],
      [1400, 3.867616],
      [1500, 3.445905],
      [19_000, 0.977931],
      [19_100, 0.977931],
      [19_200, 0.977931],
      [19_300, 0.977931],
      [19_400, 0.977931],
      [19_500, 0.977931],
      [19_600, 0.977931],
      [19_700, 0.977931],
      [19_800, 0.977931],
      [19_900, 0.977931],
      [20_000, 0.977931],
    ],
    parameters: [2.9913, 10.1255],
  },
  linear: {
    log: [
      [100, 40.807762],
      [200, 34.994335],
      [300, 30.029305],
      [400, 25.788853],
      [500, 22.167242],
      [600, 19.074156],
      [700, 16.432467],
      [800, 14.176275],
      [900, 12.249363],
      [1000, 10.603661],
      [1100, 9.198134],
      [1200, 7.997722],
      [1300, 6.972489],
      [1400, 6.096869],
      [1500, 5.349041],
      [19_000, 0.972535],
      [19_100, 0.972535],
      [19_200, 0.972535],
      [19_300, 0.972535],
      [19_400, 0.972535],
      [19_500, 0.972535],
      [19_600, 0.972535],
      [19_700, 0.972535],
      [19_800, 0.972535],
      [19_900, 0.972535],
      [20_000, 0.972535],
    ],
    parameters: [2.9816, 10.3128],
  },
};
