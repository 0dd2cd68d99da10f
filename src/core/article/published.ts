import type { ArticleModelId } from '../models/catalogue.ts';

/** What the article prints of one run: 100 points, lr 1e-3, 20,000 epochs, of an unknown seed. */
export interface PublishedRun {
  /** The printed lines, [epoch, loss]; the article leaves out those from 1,600 to 18,900. */
  readonly log: readonly (readonly [number, number])[];
  /** Slope and intercept after the last epoch, to four decimals. */
  readonly parameters: readonly [number, number];
}

/** It prints every hundredth epoch. */
const EVERY = 100;
const [SETTLED_FROM, LAST] = [19_000, 20_000];

/** The first losses one by one, and those of the last lines, which are all equal. */
function logOf(losses: readonly number[], settled: number): PublishedRun['log'] {
  const last = Array.from({ length: (LAST - SETTLED_FROM) / EVERY + 1 }, (_, i) => i * EVERY);
  return [
    ...losses.map((loss, i) => [(i + 1) * EVERY, loss] as const),
    ...last.map((after) => [SETTLED_FROM + after, settled] as const),
  ];
}

/** The two runs of the article, by the model that was trained. */
export const PUBLISHED: Readonly<Record<ArticleModelId, PublishedRun>> = {
  parameter: {
    log: logOf(
      [
        23.441666, 20.163355, 17.363503, 14.972251, 12.929962, 11.185717, 9.69602, 8.423729,
        7.337113, 6.409071, 5.616467, 4.939533, 4.361391, 3.867616, 3.445905,
      ],
      0.977931,
    ),
    parameters: [2.9913, 10.1255],
  },
  linear: {
    log: logOf(
      [
        40.807762, 34.994335, 30.029305, 25.788853, 22.167242, 19.074156, 16.432467, 14.176275,
        12.249363, 10.603661, 9.198134, 7.997722, 6.972489, 6.096869, 5.349041,
      ],
      0.972535,
    ),
    parameters: [2.9816, 10.3128],
  },
};
