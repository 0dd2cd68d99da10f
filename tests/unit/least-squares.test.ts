/** The f64 answer: a linear model solved at once, any other by Levenberg and Marquardt. */
import { describe, expect, test } from 'vitest';
import { double, multiply } from '../../src/core/arithmetic/double.ts';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { doubleTapeOf } from '../../src/core/formula/double-tape.ts';
import { linearOf } from '../../src/core/formula/linear.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import { descend } from '../../src/cpu/least-squares/levenberg-marquardt.ts';
import { isLinear, solveLinear } from '../../src/cpu/least-squares/linear.ts';
import { Triangle } from '../../src/cpu/least-squares/triangle.ts';
import type { Minimum, Model } from '../../src/cpu/least-squares/observations.ts';
import type { Found } from '../../src/run/fit/found.ts';
import { minimaInPieces } from '../../src/run/fit/minima.ts';
import { polishedInPieces } from '../../src/run/fit/polish.ts';
import { NIST_SETS, digits, nist } from '../helpers/nist.ts';
import { exactBest } from '../helpers/rational.ts';

function modelOf(formula: string, columns: readonly string[] = ['x'], held = {}): Model {
  const derived = differentiate(parseFormula(formula, columns).graph);
  const values = new Map<string, number>(Object.entries(held));
  const names = [...derived.parameters.entries()];
  return {
    derived,
    free: names.filter(([, name]) => !values.has(name)).map(([p]) => p),
    held: names.map(([, name]) => values.get(name) ?? 0),
  };
}

/** √(s²·Σ(R⁻¹)²) of each that is free. */
function standardErrors({ residualSquares, factor }: Minimum, rows: number): readonly number[] {
  const s = Math.sqrt(residualSquares / (rows - factor.free.length));
  return factor.inverse.map((row) => s * Math.hypot(...row));
}

const certified = NIST_SETS.map((name) => ({ name, ...nist(name) }));
const linear = certified.filter(({ starts }) => starts.length === 0);
const others = certified.filter(({ starts }) => starts.length > 0);

describe('a linear model', () => {
  test.each(linear)('$name has 9 digits, and so have its errors', (set) => {
    const model = modelOf(set.formula, ['x']);
    expect(isLinear(model)).toBe(true);
    const found = solveLinear(model, set);
    expect(digits(found?.parameters ?? [], set.parameters)).toBeGreaterThan(9);
    if (found !== undefined)
      expect(digits(standardErrors(found, set.target.length), set.standardErrors)).toBeGreaterThan(
        9,
      );
  });

  test('of degree 10 on x from −9 to −3 has 15 digits, where rounded powers leave 7', () => {
    const powers = Array.from({ length: 11 }, (_, k) => k);
    const x = Array.from({ length: 82 }, (_, i) => -8.78 + i * 0.07);
    const y = x.map((one, i) => Math.sin(one) + 0.01 * Math.cos(37 * i));
    const model = modelOf(powers.map((k) => `b${k}*x^${k}`).join(' + '));
    const found = solveLinear(model, { inputs: [x], target: y });
    const exact = exactBest(x, y, powers);
    expect(digits(found?.parameters ?? [], exact.parameters)).toBeGreaterThan(15);
    expect(digits([(found?.residualSquares ?? NaN) / x.length], [exact.loss])).toBeGreaterThan(14);
  });

  test('x beside 10⁹, weights and held parameters', () => {
    const x = [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4];
    const target = [3, 5, 7.5, 9, 11];
    const exact = exactBest(x, target, [1, 0]);
    const line = solveLinear(modelOf('a*x + b'), { inputs: [x], target });
    expect(digits(line?.parameters ?? [], exact.parameters)).toBeGreaterThan(15);
    // A row of weight 2 is that row twice.
    const [weights, twice] = [
      [1, 2, 1, 1, 1],
      [3, 5, 5, 7.5, 9, 11],
    ];
    const weighted = solveLinear(modelOf('a*x + b'), { inputs: [x], target, weights });
    const doubled = exactBest([1e9, 1e9 + 1, ...x.slice(1)], twice, [1, 0]);
    expect(digits(weighted?.parameters ?? [], doubled.parameters)).toBeGreaterThan(15);
    // b = −2·10⁹ held: a is that of y + 2·10⁹ through the origin.
    const held = solveLinear(modelOf('a*x + b', ['x'], { b: -2e9 }), { inputs: [x], target });
    const origin = exactBest(x, target.map((one) => one + 2e9), [1]); // prettier-ignore
    expect(held?.parameters).toEqual([origin.parameters[0], -2e9]);
  });

  test('says which combinations the rows do not determine, and solves for the others', () => {
    const x = [1, 2, 3, 4];
    const found = solveLinear(modelOf('a*x + b + c'), { inputs: [x], target: [3, 5, 7, 9] });
    expect(found?.factor.undetermined).toEqual([[0, -0.5, 0.5]]);
    expect(found?.factor.condition).toBe(Infinity);
    expect(digits(found?.parameters ?? [], [2, 0.5, 0.5])).toBeGreaterThan(14);
    // Equal but for roundings: the same direction twice.
    const near = solveLinear(modelOf('a*sin(x) + b*cos(x - pi/2)'), { inputs: [x], target: x });
    expect(near?.factor.undetermined).toHaveLength(1);
    // All x are equal, and nothing depends on d.
    const flat = solveLinear(modelOf('a*x + b + 0*d'), { inputs: [[2, 2, 2]], target: [1, 2, 3] });
    expect(flat?.factor.undetermined).toHaveLength(2);
    expect((flat?.parameters[0] ?? NaN) * 2 + (flat?.parameters[1] ?? NaN)).toBeCloseTo(2, 14);
  });

  test('of numbers beyond f64 nothing is said', () => {
    const x = [1, 2, 1e200];
    const found = solveLinear(modelOf('a*x^2 + b'), { inputs: [x], target: [1, 2, 3] });
    expect(found).toBeUndefined();
    const large = solveLinear(modelOf('a*x + b'), { inputs: [[1, 2, 4]], target: [1e300, 2e300, 4e300] }); // prettier-ignore
    expect(digits([large?.parameters[0] ?? NaN], [1e300])).toBeGreaterThan(15);
  });

  test('does not look at values of what is free, which are only where it is linear', () => {
    const rows = { inputs: [[1, 2, 3]], target: [1, 4, 8] };
    const model = modelOf('a*x + b');
    const elsewhere = solveLinear({ ...model, held: [7, -5] }, rows);
    expect(elsewhere?.parameters).toEqual(solveLinear(model, rows)?.parameters);
  });

  test('of blocks of which the first outweighs the next keeps the digits of both', () => {
    // 600 rows, so two blocks; of the second b alone is known, for x is 0 in the first.
    const x = Array.from({ length: 600 }, (_, i) => (i < 512 ? 0 : i - 511));
    const target = x.map((one, i) => 3 + 0.5 * one + (i % 2 === 0 ? 1e-3 : -1e-3));
    const weights = x.map((_, i) => (i < 512 ? 1e24 : 1));
    const found = solveLinear(modelOf('a + b*x'), { inputs: [x], target, weights });
    // a is the mean of the first block; b of the second, given a.
    let [above, below] = [0, 0];
    for (let i = 512; i < 600; i++) {
      above += (i - 511) * ((target[i] ?? NaN) - 3);
      below += (i - 511) ** 2;
    }
    expect(digits(found?.parameters ?? [], [3, above / below])).toBeGreaterThan(12);
  });

  test('is what is linear in what is free', () => {
    expect(isLinear(modelOf('a*x^b'))).toBe(false);
    expect(isLinear(modelOf('a*x^b', ['x'], { b: 2 }))).toBe(true);
    expect(isLinear(modelOf('(a + b*x)^2'))).toBe(false);
    expect(isLinear(modelOf('a*sin(x) + b*exp(-x)/c', ['x'], { c: 3 }))).toBe(true);
  });
});

test('a triangle in f64 has the digits of small rows beside large ones', () => {
  const triangle = new Triangle(3);
  // [1 0 | 3] with a weight of 10¹⁶, then [x x² | y] for x = 1, 2 of 2·x + 5·x².
  triangle.append(Float64Array.of(1e8, 0, 2e8), 1);
  triangle.append(Float64Array.of(1, 2, 1, 4, 7, 24), 2);
  expect(digits([...triangle.solution()], [2, 5])).toBeGreaterThan(14);
});

test.each([1e-200, 1e-300, 1e200, 1e300])(
  'a column of the size of %d, whose square is beyond f64, and one of 1',
  (size) => {
    const [plain, scaled] = [new Triangle(3), new Triangle(3)];
    for (const [rows, count] of [
      [[1, 2, 3, -4, 0.5, 1, 7, 24, 3], 3],
      [[3, 1, 2, 5, 1, -1], 2],
      [[1e-3, 2e3, 5], 1],
    ] as const) {
      plain.append(Float64Array.from(rows), count);
      scaled.append(Float64Array.from(rows, (value, i) => (i < count ? value * size : value)), count); // prettier-ignore
    }
    const [a = NaN, b = NaN] = scaled.solution();
    expect(digits([a * size, b], [...plain.solution()])).toBeGreaterThan(13);
    expect(digits([scaled.lengthOf(0) / size, scaled.lengthOf(1)], [plain.lengthOf(0), plain.lengthOf(1)])).toBeGreaterThan(14); // prettier-ignore
    expect(digits([scaled.slopeOf(0) / size], [plain.slopeOf(0)])).toBeGreaterThan(13);
  },
);

test('a row that is next to nothing below one of 1', () => {
  const triangle = new Triangle(3);
  triangle.append(Float64Array.of(3, 1, 2), 1);
  triangle.append(Float64Array.of(1e-300, 4, 5), 1);
  expect(digits([...triangle.solution()], [0.25, 1.25])).toBeGreaterThan(14);
});

test('parameters that are linear all at once, and values to 30 digits', () => {
  const linearIn = (formula: string): readonly number[] => {
    const { derived, free } = modelOf(formula);
    return linearOf(derived, free);
  };
  expect(linearIn('a*exp(-b*x) + c')).toEqual([0, 2]);
  // Of a product either, not both.
  expect(linearIn('a*b*x')).toEqual([0]);
  const { derived } = modelOf('a*x^-3');
  const tape = doubleTapeOf(derived, [1], [derived.output]);
  tape.run([7]);
  const [place = NaN] = tape.places;
  const value = { hi: tape.hi[place] ?? NaN, lo: tape.lo[place] ?? NaN };
  const one = multiply(value, double(343));
  expect(Math.abs(one.hi - 1 + one.lo)).toBeLessThan(2 ** -100);
});

describe('a model that is not linear', () => {
  const runs = others.flatMap((set) => set.starts.map((start, k) => ({ ...set, start, from: k + 1 }))); // prettier-ignore
  const answers = new Map<(typeof runs)[number], Found | undefined>();
  /** Once, whichever test comes first. */
  const answerOf = (run: (typeof runs)[number]): Found | undefined => {
    if (!answers.has(run)) {
      const model = modelOf(run.formula, columnsOf(run));
      answers.set(run, atOnce(minimaInPieces(model, run.graph, run, { start: run.start }))[0]);
    }
    return answers.get(run);
  };
  const scoreOf = (run: (typeof runs)[number]): number =>
    digits(answerOf(run)?.parameters ?? [], run.parameters);

  test.each(runs)('$name from start $from has 6 digits, and 4 of its errors', (run) => {
    const found = answerOf(run);
    expect(scoreOf(run)).toBeGreaterThan(6);
    expect(found?.reason).toMatch(/gradient|step/);
    const errors = found === undefined ? [] : standardErrors(found, run.target.length);
    expect(digits(errors, run.standardErrors)).toBeGreaterThan(4);
  });

  test('has 9.4 digits in the mean', () => {
    const mean = runs.reduce((sum, run) => sum + scoreOf(run), 0) / runs.length;
    expect(mean).toBeGreaterThan(9.4);
  });

  test.each(others)('$name without a start reaches the certified minimum', (set) => {
    const model = modelOf(set.formula, columnsOf(set));
    const found = atOnce(minimaInPieces(model, set.graph, set, {}))[0];
    expect(digits([found?.residualSquares ?? NaN], [set.residualSquares])).toBeGreaterThan(9);
  });

  test('one that creeps is followed where nothing is below it, and given up where something is', () => {
    const inputs = [Array.from({ length: 60 }, (_, i) => i / 10)];
    const target = inputs.flat().map((x, i) => 0.1 * x + Math.sin(x) + 0.05 * Math.sin(7 * i * i));
    const model = modelOf('a*x^3 + b*tanh(c*(x - d)) + e*tanh(f*(x - g))');
    const begun = { isOwn: false, iterations: 0, start: [] };
    const creeping = { ...begun, from: [0.1, 1, 1, 1, 1, 1] };
    const there = { ...begun, from: [0.0198, 11.7, -0.1375, 1.21, 0.966, 0.776] };
    const polish = (...all: (typeof there)[]) => atOnce(polishedInPieces(model, { inputs, target }, all, [])); // prettier-ignore
    const [alone] = polish(creeping);
    const [givenUp, best] = polish(creeping, there);
    expect([alone?.reason, givenUp?.reason, best?.reason]).toEqual(['gradient', 'iterations', 'gradient']); // prettier-ignore
    expect(alone?.iterations).toBeGreaterThan(givenUp?.iterations ?? NaN);
    expect(digits(alone?.parameters ?? [], best?.parameters ?? [])).toBeGreaterThan(7);
  });

  test('a valley between its columns is followed to the end, from far and from near', () => {
    const x = Array.from({ length: 16 }, (_, i) => 50 + 5 * i);
    const y = x.map((one, i) => 0.0056 * Math.exp(6181 / (345 + one)) + 4 * Math.sin(11 * i * i));
    const model = modelOf('a*exp(b/(x + c))');
    const ends = [[2, 400_000, 25_000], [0.02, 4000, 250]].map((start) => descend(model, { inputs: [x], target: y }, start, { mostIterations: 500 })); // prettier-ignore
    const [one, other] = ends.map(({ parameters }) => parameters);
    expect(ends.map(({ reason }) => reason)).toEqual(['gradient', 'gradient']);
    expect(digits(one ?? [], other ?? [])).toBeGreaterThan(9);
  });

  test('stops at a bound, says so, and leaves it out of the errors', () => {
    const x = [0, 1, 2, 3, 4, 5];
    const target = x.map((one, i) => 5 * Math.exp(-0.7 * one) - 1 + 0.1 * (i % 2));
    const model = modelOf('a*exp(-b*x) + c');
    const bounds = [undefined, undefined, { least: 0, most: Infinity }];
    const found = descend(model, { inputs: [x], target }, [1, 1, 1], {
      mostIterations: 200,
      bounds,
    });
    expect(found.atBound).toEqual([2]);
    expect(found.parameters[2]).toBe(0);
    expect(found.factor.free).toEqual([0, 1]);
    const held = modelOf('a*exp(-b*x) + c', ['x'], { c: 0 });
    const alone = descend(held, { inputs: [x], target }, [1, 1, 0], { mostIterations: 200 });
    expect(digits(found.parameters.slice(0, 2), alone.parameters.slice(0, 2))).toBeGreaterThan(12);
    expect(found.residualSquares).toBeCloseTo(alone.residualSquares, 14);
    // A bound at which it starts, with the less beyond it on this side, is left.
    const above = { inputs: [x], target: target.map((one) => one + 2) };
    const left = descend(model, above, [1, 1, 0], { mostIterations: 200, bounds });
    expect(left.atBound).toEqual([]);
    expect(left.parameters[2]).toBeGreaterThan(0.5);
  });

  test('where nothing is finite, and where there was no time, that is the reason', () => {
    const rows = { inputs: [[1, 2, 3]], target: [1, 2, 3] };
    const nowhere = descend(modelOf('a*sqrt(-x)'), rows, [1], { mostIterations: 9 });
    expect(nowhere.reason).toBe('not-finite');
    const short = descend(modelOf('exp(a*x)'), rows, [-3], { mostIterations: 1 });
    expect(short.reason).toBe('iterations');
    expect(atOnce(minimaInPieces(modelOf('log(a) + sqrt(-x)'), parseFormula('log(a) + sqrt(-x)').graph, rows, {}))).toEqual([]); // prettier-ignore
  });
});

function columnsOf({ inputs }: { readonly inputs: readonly unknown[] }): readonly string[] {
  return inputs.length === 1 ? ['x'] : inputs.map((_, d) => `x${d + 1}`);
}
