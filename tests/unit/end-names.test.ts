/** Names at the ends of curves: no two lie on one another, and none leaves the chart while there is room. */
import '../helpers/drawn.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '../../src/app/charts/curves.ts';

const GAP = 17;
const ENDS = [0, 400] as const;

test('names that are apart stay where they are', () => {
  expect(spread([20, 60, 390], GAP, ENDS)).toEqual([20, 60, 390]);
});

test('names of one place stand below one another, and above the end of the chart', () => {
  expect(spread([50, 50, 50], GAP, ENDS)).toEqual([50, 67, 84]);
  expect(spread([398, 399, 500], GAP, ENDS)).toEqual([366, 383, 400]);
  expect(spread([-90, -90], GAP, ENDS)).toEqual([0, 17]);
});

test('wherever curves end', () => {
  // Near the ends of the chart, where they crowd.
  const crowd = fc.double({ min: 380, max: 420, noNaN: true });
  const wanted = fc.array(fc.oneof(crowd, fc.double({ min: -60, max: 460, noNaN: true })), {
    minLength: 4,
    maxLength: 8,
  });
  fc.assert(
    fc.property(wanted, (all) => {
      const places = spread(all.toSorted((a, b) => a - b), GAP, ENDS); // prettier-ignore
      expect(places).toHaveLength(all.length);
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(ENDS[0] - 1e-9);
        expect(place).toBeLessThanOrEqual(ENDS[1]);
        const before = places[i - 1];
        if (before !== undefined) expect(place - before).toBeGreaterThanOrEqual(GAP - 1e-9);
      });
    }),
  );
});
