import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { coarseColumns, trainedOn, type OwnData } from '../../src/core/data/own.ts';
import {
  gradientInOwnUnits,
  gradientInTrainedUnits,
  lineInOwnUnits,
  lineInTrainedUnits,
  lossInOwnUnits,
  lossInTrainedUnits,
  standardised,
} from '../../src/core/data/units.ts';
import {
  bestInOwnUnits,
  crawls,
  leastSquares,
  suitableLearningRate,
  theoryOf,
} from '../../src/core/quadratic/index.ts';
import { setUp } from '../../src/core/setup.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { prepareLine } from '../../src/app/training/line.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { inOwnUnits } from '../../src/run/in-own-units.ts';
import { Session } from '../../src/run/session.ts';
import type { Engine, Snapshot } from '../../src/core/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { digits, nist } from '../helpers/nist.ts';
import { ARTICLES } from '../helpers/problems.ts';

/** From 1 to the next f32. */
const EPS32 = 2 ** -23;

/** y = slope·x + offset and a wiggle of mean 0, x about `centre` in steps of `step`. */
function ownData(centre: number, step: number, slope: number, offset: number): OwnData {
  const n = 40;
  const x = Float64Array.from({ length: n }, (_, i) => centre + (i - n / 2) * step);
  const wiggle = (i: number): number => (((i * 7) % 5) - 2) * Math.abs(slope) * step;
  const y = x.map((value, i) => slope * value + offset + wiggle(i));
  return { name: 'own', xName: 'x', yName: 'y', x, y, standardise: true };
}

/** The line of least squares in f64, about the mean, and its loss. */
function bestLine({ x, y }: OwnData): { a: number; b: number; loss: number } {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sxy = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? NaN) - my), 0);
  const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const a = sxy / sxx;
  const loss = mean(y.map((value, i) => (value - my - a * ((x[i] ?? NaN) - mx)) ** 2));
  return { a, b: my - a * mx, loss };
}

describe('bestInOwnUnits', () => {
  test('has the digits of the data as they are, not those that f32 leaves of them', () => {
    // y = 2.6·x − 7 and a symmetric wiggle: the best line is that one.
    const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const y = x.map((value, i) => 2.6 * value - 7 + (i % 4 === 0 || i % 4 === 3 ? 0.3 : -0.3));
    const { units } = standardised(x, y);
    const best = bestInOwnUnits(theoryOf, ARTICLES, { x, y }, units);
    expect(best?.parameters[0]).toBeCloseTo(2.6, 13);
    expect(best?.parameters[1]).toBeCloseTo(-7, 13);
    expect(best?.loss).toBeCloseTo(0.09, 13);
  });

  test.each([
    ['as they are', prepareLine, 'parameter', false],
    ['standardised', prepareLine, 'parameter', true],
    ['by a formula', prepare, 'formula', false],
  ] as const)(
    "has 13 digits of NIST's Norris, %s, where f32 leaves 5",
    (_, ready, model, standardise) => {
      const { inputs, target, parameters, standardErrors, residualSquares } = nist('Norris.dat');
      const own = { name: 'Norris', xName: 'x', yName: 'y', x: Float64Array.from(inputs[0] ?? []), y: Float64Array.from(target), standardise }; // prettier-ignore
      // NIST's b1 is the constant.
      const { best, standardErrors: errors } = ready(parseConfig({ model, formula: model === 'formula' ? 'b + a*x' : undefined }), own); // prettier-ignore
      const [one = NaN, other = NaN] = best?.parameters ?? [];
      const order = model === 'formula' ? [one, other] : [other, one];
      expect(digits(order, parameters)).toBeGreaterThan(13);
      expect(digits([(best?.loss ?? NaN) * target.length], [residualSquares])).toBeGreaterThan(12);
      const sure = model === 'formula' ? errors : errors?.toReversed();
      expect(digits(sure ?? [], standardErrors)).toBeGreaterThan(12);
    },
  );

  test('of many lines that are equally good it is the one that is shortest where it is trained', () => {
    const [x, y] = [Float64Array.of(3, 3, 3), Float64Array.of(1, 2, 6)];
    const best = bestInOwnUnits(theoryOf, ARTICLES, { x, y }, standardised(x, y).units);
    expect(best?.parameters).toEqual([0, 3]);
    expect(best?.standardErrors).toBeUndefined();
  });
});

describe('standardised', () => {
  test('each column has mean 0 and variance 1, to the rounding of f32', () => {
    const { data, units } = standardised(...columnsOf(ownData(1e6, 0.5, 3, 10)));
    for (const column of [data.x, data.y]) {
      const n = column.length;
      const mean = column.reduce((sum, value) => sum + value, 0) / n;
      // Each value is off by half an ulp of at most 2, which is EPS32.
      expect(Math.abs(mean)).toBeLessThan(EPS32);
      const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
      expect(Math.abs(variance - 1)).toBeLessThan(4 * EPS32);
    }
    expect(units.x.shift).toBe(1e6 - 0.25);
  });

  test('a constant column becomes zeros, whatever its value', () => {
    const x = new Float64Array(1001).fill(0.1);
    const { data, units } = standardised(x, x);
    expect(units.x).toEqual({ shift: 0.1, scale: 1 });
    expect(data.x.every((value) => value === 0)).toBe(true);
  });

  test('has the Hessian 2·I, so that one rate suits all data', () => {
    for (const own of [ownData(1e6, 1, 3, 10), ownData(-5e-9, 1e-9, 1e12, 0)]) {
      const exact = leastSquares(trainedOn(own).data);
      expect(suitableLearningRate(exact)).toBe(0.5);
      expect(crawls(0.5, 10, exact)).toBe(false);
    }
  });
});

function columnsOf({ x, y }: OwnData): [Float64Array, Float64Array] {
  return [x, y];
}

describe('units', () => {
  const { data, units } = standardised(...columnsOf(ownData(50, 2, -3, 7)));
  const trained = [0.4, -0.3];
  const [a, b] = lineInOwnUnits(units, trained);

  test('the line there and back', () => {
    const [backA, backB] = lineInTrainedUnits(units, [a, b]);
    expect(backA).toBeCloseTo(0.4, 12);
    expect(backB).toBeCloseTo(-0.3, 12);
  });

  test('loss and gradient there and back', () => {
    expect(lossInTrainedUnits(units, lossInOwnUnits(units, 0.7))).toBeCloseTo(0.7, 12);
    const [da, db] = gradientInTrainedUnits(units, gradientInOwnUnits(units, [1.5, -0.25]));
    expect(da).toBeCloseTo(1.5, 12);
    expect(db).toBeCloseTo(-0.25, 12);
  });

  test('both lines predict the same', () => {
    const x = 43;
    const scaledX = (x - units.x.shift) / units.x.scale;
    expect(units.y.shift + units.y.scale * (0.4 * scaledX - 0.3)).toBeCloseTo(a * x + b, 10);
  });

  test('loss and gradient are those of the own data', () => {
    const own = {
      x: data.x.map((value) => value * units.x.scale + units.x.shift),
      y: data.y.map((value) => value * units.y.scale + units.y.shift),
    };
    const loss = (p: number, q: number, { x, y } = own): number =>
      x.reduce((sum, value, i) => sum + (p * value + q - (y[i] ?? NaN)) ** 2, 0) / x.length;
    const inTrained = loss(0.4, -0.3, data);
    // The own data above are rounded to f32, at up to 90 with a residual of about 40.
    const rtol = 16 * EPS32;
    expect(lossInOwnUnits(units, inTrained) / loss(a, b)).toBeCloseTo(1, -Math.log10(rtol));

    const slope = (f: (h: number) => number): number => (f(1e-3) - f(-1e-3)) / 2e-3;
    const dTrained = [
      slope((h) => loss(0.4 + h, -0.3, data)),
      slope((h) => loss(0.4, -0.3 + h, data)),
    ];
    const [da, db] = gradientInOwnUnits(units, dTrained);
    // Central differences of a quadratic are exact but for rounding.
    expect(da / slope((h) => loss(a + h, b))).toBeCloseTo(1, 4);
    expect(db / slope((h) => loss(a, b + h))).toBeCloseTo(1, 4);
  });
});

describe('f32 without standardising', () => {
  test.each([
    [1e9, 1, ['x', 'y']],
    [1e6, 1, []],
    [1e6, 0.01, ['x', 'y']],
    [0, 1e-20, []],
  ])('about %d in steps of %d: too coarse is %j', (centre, step, columns) => {
    const coarse = coarseColumns(ownData(centre, step, 2, 0));
    expect(coarse.map(({ column }) => column)).toEqual(columns);
  });
});

describe('a run on own data', () => {
  const config = parseConfig({ seed: 7, lr: 0.5, epochs: 40, logEvery: 10 });

  async function run(own: OwnData): Promise<Snapshot> {
    const { problem, units } = setUp(config, own);
    const engine = cpuEngine('f32');
    const session = new Session({
      engine: units === undefined ? engine : inOwnUnits(engine, units),
      problem,
      epochs: config.epochs,
      clock: () => 0,
    });
    let last: Snapshot | undefined;
    for await (const snapshot of session) last = snapshot;
    if (last === undefined) throw new Error('no snapshot came');
    return last;
  }

  test.each([
    [0, 1, 3, 10],
    [1e6, 0.01, 3, 10],
    [1e9, 1, -2e-7, 4],
    [-3e-8, 1e-9, 5e12, -1],
    [2e20, 1e18, 1e-15, 0],
  ])('centre %d, step %d, slope %d, offset %d', async (centre, step, slope, offset) => {
    const own = ownData(centre, step, slope, offset);
    const { a, b, loss } = bestLine(own);
    const { units } = trainedOn(own);
    const last = await run(own);
    if (units === undefined) throw new Error('these data are standardised');
    // In standardised units slope and intercept are at most 1 and come out to some ulp; b takes
    // along the error of a over the way from the mean to 0.
    const atol = 8 * EPS32 * (units.y.scale / units.x.scale);
    expect(Math.abs((last.parameters[0] ?? NaN) - a)).toBeLessThan(atol);
    const toZero = Math.abs(units.x.shift) + units.x.scale;
    expect(Math.abs((last.parameters[1] ?? NaN) - b)).toBeLessThan(atol * toZero);
    expect(Math.abs(last.loss - loss)).toBeLessThan(32 * EPS32 * units.y.scale ** 2);
  });

  test('loss, parameters and gradient of every step are those of the points as they were given', async () => {
    const own = ownData(17, 0.5, 3, 10);
    const { x, y } = own;
    const start = [4, -7] as const;
    const { problem, units } = setUp(parseConfig({ epochs: 3, lr: 0.2, start: [...start] }), own);
    if (units === undefined) throw new Error('these data are standardised');
    const engine = inOwnUnits(cpuEngine('f64'), units);
    const trainer = await engine.prepare({ ...problem, sampleEvery: 1 });
    const { samples, loss, parameters, gradient } = await trainer.advance(3, problem);
    // Of own units: mean r², 2·mean r·x and 2·mean r.
    const mean = (of: (r: number, i: number) => number, [a = NaN, b = NaN]: readonly number[]) =>
      x.reduce((sum, xi, i) => sum + of(a * xi + b - (y[i] ?? NaN), i), 0) / x.length;
    const { x: onX, y: onY } = units;
    const stepFrom = (theta: readonly number[]): readonly number[] => {
      const [a = NaN, b = NaN] = theta;
      const da = 2 * mean((r, i) => r * (((x[i] ?? NaN) - onX.shift) / onX.scale), theta);
      const db = 2 * mean((r) => r, theta);
      // Down the gradient of (a', b'), where a' = a·sx/sy and db'/db = 1/sy.
      const slope = a - (0.2 * da) / onX.scale;
      const atMean = b + a * onX.shift - 0.2 * db;
      return [slope, atMean - slope * onX.shift];
    };
    let theta: readonly number[] = start;
    for (const sample of samples) {
      const before = theta;
      theta = stepFrom(before);
      // The points are rounded to f32 where they are trained on.
      expect(sample.loss / mean((r) => r * r, before)).toBeCloseTo(1, 5);
      sample.parameters.forEach((value, p) => {
        expect(value).toBeCloseTo(theta[p] ?? NaN, 4);
      });
      if (sample !== samples.at(-1)) continue;
      expect(gradient[0]).toBeCloseTo(2 * mean((r, i) => r * (x[i] ?? NaN), before), 3);
      expect(gradient[1]).toBeCloseTo(2 * mean((r) => r, before), 4);
      expect({ loss, parameters }).toEqual({ loss: sample.loss, parameters: sample.parameters });
    }
    expect(samples.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(onY.scale).not.toBe(1);
  });

  test('starts from the model as seeded, in the units that are trained on', () => {
    const drawn = modelOf(config).init(new TorchGenerator(7n));
    const own = ownData(5, 1, 2, 1);
    const { problem, units, config: used } = setUp(config, own);
    if (units === undefined) throw new Error('these data are standardised');
    const [a, b] = lineInTrainedUnits(units, problem.start.parameters);
    expect(a).toBeCloseTo(drawn[0] ?? NaN, 12);
    expect(b).toBeCloseTo(drawn[1] ?? NaN, 12);
    expect(used.points).toBe(40);
    const plain = setUp(config, { ...own, standardise: false });
    expect(plain.units).toBeUndefined();
    expect(plain.problem.start.parameters).toEqual(drawn);
    expect([...plain.problem.data.x]).toEqual([...own.x]);
  });

  test('a start that is given is in own units, where f32 would be too coarse for it', () => {
    const start = [2.1, -2.1e6 + 0.3];
    const asked = parseConfig({ start });
    const own = ownData(1e6, 1, 2, 1);
    expect(setUp(asked, own).problem.start.parameters).toEqual(start);
    const plain = setUp(asked, { ...own, standardise: false });
    expect(plain.problem.start.parameters).toEqual(start.map(Math.fround));
  });

  test('an engine in own units keeps what it can do, and takes starts to the trained ones', async () => {
    const fake = cpuEngine('f32');
    const profiled: (readonly number[])[] = [];
    const gpu: Engine = {
      ...fake,
      prepare: async (problem) => {
        const trainer = await fake.prepare(problem);
        return { ...trainer, kernels: ['step'], advance: (...work) => trainer.advance(...work) };
      },
      profile: ({ start }) => {
        profiled.push(start.parameters);
        return Promise.reject(new Error('not measured'));
      },
    };
    const { problem, units } = setUp(config, ownData(5, 1, 2, 1));
    if (units === undefined) throw new Error('these data are standardised');
    const wrapped = inOwnUnits(gpu, units);
    const { kernels, strategy, description, maxInFlight, maxSteps } = await gpu.prepare(problem);
    const facts = { kernels, strategy, description, maxInFlight, maxSteps };
    expect(await wrapped.prepare(problem)).toMatchObject(facts);
    await expect(wrapped.profile?.(problem, 9, () => 0)).rejects.toThrow('not measured');
    expect(profiled).toEqual([lineInTrainedUnits(units, problem.start.parameters)]);
    expect(inOwnUnits(fake, units).profile).toBeUndefined();
  });

  test('equal x leave the slope alone and find the mean', async () => {
    const own = { ...ownData(0, 1, 2, 1), x: new Float64Array(40).fill(5) };
    const { problem, units } = setUp(config, own);
    if (units === undefined) throw new Error('these data are standardised');
    const { parameters } = await run(own);
    expect(parameters[0]).toBeCloseTo(problem.start.parameters[0] ?? NaN, 12);
    const mean = own.y.reduce((sum, value) => sum + value, 0) / 40;
    expect((parameters[0] ?? NaN) * 5 + (parameters[1] ?? NaN)).toBeCloseTo(mean, 4);
    expect(crawls(0.5, 1, leastSquares(problem.data))).toBe(false);
  });

  test('is no replay', () => {
    expect(() => setUp(parseConfig({ replay: 'linear' }), ownData(0, 1, 2, 1))).toThrow(
      /replay linear brings its own data/,
    );
  });
});
