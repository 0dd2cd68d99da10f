/** The landscape's kernel against the same sums in f64. */
import { afterAll, describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { gridAxes, landscapeInPieces, thinned } from '../../src/core/landscape.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import type { Dataset, LandscapeGrid } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { ARTICLES, seededProblem } from '../helpers/problems.ts';
import { stepBound, UNIT_ROUNDOFF } from '../helpers/tolerance.ts';

const engine = await createWebGpuEngine({ gpu: navigator.gpu });
afterAll(() => {
  engine.destroy();
});

const WINDOW = { aMin: -2.5, aMax: 7.3, bMin: -4, bMax: 21 };

async function computed(data: Dataset, grid: LandscapeGrid) {
  const found = await engine.landscape?.({ data, ...ARTICLES }, grid);
  if (found === undefined) throw new Error('the engine has no landscape');
  return found;
}

/**
 * What rounding may do to a cell: as to a step, its points summed in sequence; and θ itself is
 * first + step · i, of which each number and each operation is rounded once.
 */
function boundOf(
  data: Dataset,
  theta: readonly [number, number],
  first: readonly number[],
): number {
  const n = data.x.length;
  const u = UNIT_ROUNDOFF;
  const [da, db] = theta.map((value, p) => {
    const begin = Math.abs(first[p] ?? NaN);
    return u * (begin + 2 * (Math.abs(value) + begin) + Math.abs(value));
  }) as [number, number];
  let moved = 0;
  for (let i = 0; i < n; i++) {
    const x = data.x[i] ?? NaN;
    const residual = Math.abs(theta[0] * x + theta[1] - (data.y[i] ?? NaN));
    const error = Math.abs(x) * da + db;
    moved += 2 * residual * error + error * error;
  }
  return stepBound(data, theta, n).loss + moved / n;
}

describe('each cell has the mean loss', () => {
  test.each([
    // points, width, height
    [2, 1, 1],
    [3, 7, 1],
    [5, 1, 65],
    [100, 63, 1],
    [100, 64, 3],
    [100, 61, 47],
    [1024, 33, 9],
  ])('of %i points, %i × %i cells', async (points, width, height) => {
    const { data } = seededProblem(points);
    const grid = { ...WINDOW, width, height };
    const found = await computed(data, grid);
    expect(found.points).toBe(points);
    expect(found.losses).toHaveLength(width * height);
    const due = atOnce(landscapeInPieces({ data, ...ARTICLES }, grid));
    const { a, b } = gridAxes(grid);
    due.forEach((loss, cell) => {
      const theta = [
        a.first + (cell % width) * a.step,
        b.first + Math.floor(cell / width) * b.step,
      ] as const;
      const error = Math.abs((found.losses[cell] ?? NaN) - loss);
      expect(error, `cell ${cell}`).toBeLessThanOrEqual(boundOf(data, theta, [a.first, b.first]));
    });
  });
});

test('512 × 512 cells are one dispatch', async () => {
  const { data } = seededProblem(100);
  const grid = { ...WINDOW, width: 512, height: 512 };
  const { losses } = await computed(data, grid);
  const due = atOnce(landscapeInPieces({ data, ...ARTICLES }, grid));
  const { a, b } = gridAxes(grid);
  // Every cell is there, and some of them to the bound: the corners, and a diagonal.
  expect(losses.every((loss) => loss > 0)).toBe(true);
  for (let i = 0; i < 512; i += 73) {
    for (const cell of [i * 512 + i, i, 511 * 512 + i]) {
      const theta = [a.first + i * a.step, b.first + Math.floor(cell / 512) * b.step] as const;
      const error = Math.abs((losses[cell] ?? NaN) - (due[cell] ?? NaN));
      expect(error).toBeLessThanOrEqual(boundOf(data, theta, [a.first, b.first]));
    }
  }
});

test('any two of the parameters make a plane, and the others are held', async () => {
  const { data } = seededProblem(37);
  const { graph: model } = parseFormula('a*x*x + b*x + c');
  const grid = { aMin: -3, aMax: 4, bMin: -2, bMax: 2.5, width: 9, height: 7 };
  const plane = { across: 2, up: 0, held: [99, 1.5, 99] };
  const surface = { ...ARTICLES, data, model, plane };
  const found = await engine.landscape?.(surface, grid);
  const due = atOnce(landscapeInPieces(surface, grid));
  const { a, b } = gridAxes(grid);
  expect(found?.losses).toHaveLength(63);
  due.forEach((loss, cell) => {
    const theta = [b.first + Math.floor(cell / 9) * b.step, 1.5, a.first + (cell % 9) * a.step];
    // Of a residual seven operations and three roundings of θ, each of at most u times the sum of all terms; of the mean
    // the square, 37 sums and the quotient.
    let moved = 0;
    for (const [i, x] of data.x.entries()) {
      const [p = NaN, q = NaN, r = NaN] = theta;
      const residual = Math.abs(p * x * x + q * x + r - (data.y[i] ?? NaN));
      const terms =
        Math.abs(p * x * x) + Math.abs(q * x) + Math.abs(r) + Math.abs(data.y[i] ?? NaN);
      const begun = Math.abs(b.first * x * x) + Math.abs(a.first);
      const error = 10 * UNIT_ROUNDOFF * (terms + begun);
      moved += (2 * residual * error + error * error) / 37;
    }
    const bound = moved + 40 * UNIT_ROUNDOFF * (loss + moved);
    expect(Math.abs((found?.losses[cell] ?? NaN) - loss), `cell ${cell}`).toBeLessThanOrEqual(
      bound,
    );
  });
});

test('a plane of what are no two parameters is refused', async () => {
  const { data } = seededProblem(2);
  for (const plane of [
    { across: 0, up: 0, held: [1, 2] },
    { across: 0, up: 2, held: [1, 2] },
    { across: 0, up: 1, held: [1] },
  ]) {
    const asked = engine.landscape?.(
      { ...ARTICLES, data, plane },
      { ...WINDOW, width: 1, height: 1 },
    );
    await expect(asked).rejects.toThrow('a plane of two of the 2 parameters');
  }
});

test('many points are an even selection, which is told', async () => {
  const { data } = seededProblem(40_000);
  const grid = { ...WINDOW, width: 5, height: 4 };
  const { losses, points } = await computed(data, grid);
  const most = engine.info.software ? 1024 : 32_768;
  const selection = thinned(data, most);
  expect(points).toBe(selection.x.length);
  expect(points).toBeLessThanOrEqual(most);
  const due = atOnce(landscapeInPieces({ data: selection, ...ARTICLES }, grid));
  const { a, b } = gridAxes(grid);
  due.forEach((loss, cell) => {
    const theta = [a.first + (cell % 5) * a.step, b.first + Math.floor(cell / 5) * b.step] as const;
    const error = Math.abs((losses[cell] ?? NaN) - loss);
    expect(error).toBeLessThanOrEqual(boundOf(selection, theta, [a.first, b.first]));
  });
});

test('more cells than a dispatch takes are refused', async () => {
  const { data } = seededProblem(2);
  await expect(computed(data, { ...WINDOW, width: 4096, height: 1024 })).rejects.toThrow(
    'take fewer cells',
  );
});
