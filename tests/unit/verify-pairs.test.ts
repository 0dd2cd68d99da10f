/**
 * Every check of verify passes on an engine that is wrong by just less than its bound, and fails on one that is
 * wrong by just more. The bounds are written anew from docs/verification.md: one that is too wide is found out.
 */
import { describe, expect, it, test } from 'vitest';
import { closedFormBound } from '../../src/core/quadratic/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { errorBound, type Values } from '../../src/core/quadratic/index.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { setUp } from '../../src/core/setup.ts';
import { exactTrajectory } from '../helpers/theory.ts';
import type { Problem, Snapshot } from '../../src/core/types.ts';
import type { Check, CheckId } from '../../src/run/verify/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { faultyEngine, only, verifyOn, type Fault } from '../helpers/verify.ts';

const POINTS = 10;
const EPOCHS = 40;
const BEST = leastSquares(setUp(parseConfig({ points: POINTS })).problem.data).parameters;
/** Few points, which are added in sequence; and a start where f32 gets no further. */
const SETTINGS = {
  points: POINTS,
  lr: 0.006,
  epochs: EPOCHS,
  start: BEST.map((value) => Math.fround(value + 1e-6)).join(),
};

const { problem: PROBLEM } = setUp(parseConfig(SETTINGS));
const EXACT = exactTrajectory(PROBLEM);
const RIGHT = await verifyOn(cpuEngine('f32'), SETTINGS);
const RUN = only(RIGHT);
const ORACLE = only(await verifyOn(cpuEngine('f64'), { ...SETTINGS, precision: 'f64' }));
const NAMES = ['loss', ...RIGHT.parameterNames];
/** From there on the right run stands still. */
const STILL = RUN.stall.epoch ?? NaN;

type Two = readonly [number, number];

/** What docs/verification.md derives for the first step of f32, with `d` additions. */
function firstStep({ data, learningRate: lr, start }: Problem, d: number): Values {
  const n = data.x.length;
  const u = 2 ** -24;
  const mean = (term: (x: number, y: number) => number): number =>
    data.x.reduce((sum, x, i) => sum + term(x, data.y[i] ?? NaN), 0) / n;
  const [a = NaN, b = NaN] = start.parameters;
  const X = Math.sqrt(mean((x) => x * x));
  const Y = Math.sqrt(mean((_, y) => y * y));
  const L = mean((x, y) => (a * x + b - y) ** 2);
  const e = 3 * u * (Math.abs(a) * X + Math.abs(b) + Y);
  const gradB = 2 * (e + (d + 8) * u * Math.sqrt(L));
  // H = 2·[[mean x², mean x], [mean x, 1]], its eigenvalues and their vectors.
  const [p, q] = [2 * X * X, 2 * mean((x) => x)];
  const root = Math.hypot(p - 2, 2 * q);
  const eigenvalues: Two = [(p + 2 - root) / 2, (p + 2 + root) / 2];
  const axes = eigenvalues.map((value): Two => {
    const length = Math.hypot(q, value - p);
    return [q / length, (value - p) / length];
  });
  const g: Two = [mean((x, y) => 2 * (a * x + b - y) * x), mean((x, y) => 2 * (a * x + b - y))];
  // |g| along the axes, and back: no smaller than |g| by parameter.
  const along = axes.map((axis) => Math.abs(axis[0] * g[0] + axis[1] * g[1]));
  const across = (values: readonly number[], k: 0 | 1): number =>
    axes.reduce((sum, axis, i) => sum + Math.abs(axis[k]) * (values[i] ?? NaN), 0);
  const step = ([0, 1] as const).map((k) => {
    const size = Math.abs(start.parameters[k] ?? NaN);
    return lr * (k === 0 ? X : 1) * gradB + 2 * u * (lr * across(along, k) + size);
  });
  const errors = axes.map(
    (axis) => Math.abs(axis[0]) * (step[0] ?? NaN) + Math.abs(axis[1]) * (step[1] ?? NaN),
  );
  return {
    loss: 2 * e * Math.sqrt(L) + e * e + (d + 8) * u * (Math.sqrt(L) + e) ** 2,
    parameters: [across(errors, 0), across(errors, 1)],
  };
}

function partOf({ loss, parameters }: Pick<Snapshot, 'loss' | 'parameters'>, of: string): number {
  return (of === 'loss' ? loss : parameters[NAMES.indexOf(of) - 1]) ?? NaN;
}

/** Puts `value` in the place of a loss or a parameter, in the epochs that are meant, in every run or in one. */
function put(of: string, value: number, epochs: (epoch: number) => boolean, inRun?: number): Fault {
  const changed = <T extends Pick<Snapshot, 'epoch' | 'loss' | 'parameters'>>(one: T): T => {
    if (!epochs(one.epoch)) return one;
    if (of === 'loss') return { ...one, loss: value };
    return { ...one, parameters: one.parameters.with(NAMES.indexOf(of) - 1, value) };
  };
  return {
    snapshot: (snapshot, run) =>
      inRun !== undefined && run !== inRun
        ? snapshot
        : { ...changed(snapshot), samples: snapshot.samples.map(changed) },
  };
}

/** Wrong engines that must pass, and such that must not; each by one fault. */
interface Pair {
  readonly inside: readonly Fault[];
  readonly outside: readonly Fault[];
}

/** Just under a bound and just over it, to both sides of what is right. */
function around(right: number, bound: number, fault: (value: number) => Fault, near = 0.01): Pair {
  const at = (share: number): Fault[] => [-share, share].map((by) => fault(right + by * bound));
  return { inside: at(1 - near), outside: at(1 + near) };
}

function both(one: Pair, other: Pair): Pair {
  return {
    inside: [...one.inside, ...other.inside],
    outside: [...one.outside, ...other.outside],
  };
}

const at =
  (due: number) =>
  (epoch: number): boolean =>
    epoch === due;

/** Held against a reference: in the first epoch by the bound of the document, in the last by verify's own. */
function against(
  references: readonly Pick<Snapshot, 'epoch' | 'loss' | 'parameters'>[],
  times: number,
) {
  return ({ id, of }: Check): Pair => {
    const last = RUN.errors.find((one) => one.against === id && one.of === of)?.bounds?.at(-1);
    const [first, end] = [1, EPOCHS].map((due) => references.find(({ epoch }) => epoch === due));
    if (first === undefined || end === undefined) throw new Error('a reference has two ends');
    const bound = times * partOf({ ...firstStep(PROBLEM, POINTS) }, of);
    return both(
      around(partOf(first, of), bound, (value) => put(of, value, at(1))),
      around(partOf(end, of), last ?? NaN, (value) => put(of, value, at(EPOCHS))),
    );
  };
}

const EXACT_POINTS = [1, EPOCHS].map((epoch) => ({ epoch, ...EXACT.after(epoch) }));
const ANY = RUN.samples[20] ?? { epoch: NaN, loss: NaN, parameters: [] };

// Single steps are looked at where there is no theory (tests/unit/verify.test.ts).
const PAIRS: Record<Exclude<CheckId, 'step'>, (check: Check) => Pair> = {
  exact: against(EXACT_POINTS, 1),
  oracle: against(ORACLE.samples, 1),
  // In f32, too: both may err.
  mirror: against(RUN.samples, 2),
  steps: () => ({
    inside: [{}],
    outside: [
      { snapshot: (s) => ({ ...s, epoch: s.epoch - 1 }) },
      { snapshot: (s) => ({ ...s, epoch: s.epoch + 1 }) },
      {
        snapshot: (s) => ({ ...s, samples: s.samples.filter(({ epoch }) => epoch !== ANY.epoch) }),
      },
      {
        snapshot: (s) => ({
          ...s,
          samples: s.samples.flatMap((one) => (one.epoch === ANY.epoch ? [one, one] : [one])),
        }),
      },
      {
        snapshot: (s) => ({
          ...s,
          samples: s.samples.map((one) =>
            one.epoch === ANY.epoch ? { ...one, epoch: ANY.epoch + 1 } : one,
          ),
        }),
      },
    ],
  }),
  finite: () => ({
    inside: NAMES.map((of) => put(of, 2 ** 127, at(ANY.epoch))),
    outside: NAMES.flatMap((of) =>
      [Infinity, -Infinity, NaN].map((value) => put(of, value, at(ANY.epoch))),
    ),
  }),
  // In the second run.
  bitwise: () => ({
    inside: NAMES.map((of) => put(of, partOf(ANY, of), at(ANY.epoch), 1)),
    outside: [
      ...NAMES.map((of) => put(of, partOf(ANY, of) * (1 + 2 ** -23), at(ANY.epoch), 1)),
      ...NAMES.map((of) => put(of, -0, at(ANY.epoch), 1)),
      { snapshot: (s, run) => (run === 1 ? { ...s, samples: s.samples.slice(1) } : s) },
    ],
  }),
  stall: ({ of }) => {
    const p = NAMES.indexOf(of) - 1;
    const best = EXACT.theory.parameters;
    const [[haa, hab], [, hbb]] = leastSquares(PROBLEM.data).hessian;
    const determinant = haa * hbb - hab * hab;
    const inverse = [
      [hbb / determinant, hab / determinant],
      [hab / determinant, haa / determinant],
    ];
    const { gradient } = errorBound(EXACT, PROBLEM, { precision: 'f32', strategy: 'dispatch' })(
      EPOCHS,
    );
    const stands = (value: number): Fault => put(of, value, (epoch) => epoch >= STILL);
    // Half an ulp of where it stands, b being between 8 and 16 and a between 2 and 4.
    const held = [2 ** -23, 2 ** -21].map(
      (half, q) => half / PROBLEM.learningRate + (gradient[q] ?? NaN),
    );
    const most = held.reduce((sum, value, q) => sum + (inverse[p]?.[q] ?? NaN) * value, 0);
    return around(best[p] ?? NaN, most, stands);
  },
  run: () => ({
    inside: [{}],
    outside: [
      {
        snapshot: () => {
          throw new Error('no more today');
        },
      },
    ],
  }),
};

/** The reference engines against the exact trajectory, in the first epoch. */
function subjectPair({ subject, of }: Check): Pair {
  const precision = subject === 'oracle' ? 'f64' : 'f32';
  const own = errorBound(EXACT, PROBLEM, { precision, strategy: 'dispatch' })(1);
  const bound = partOf(own, of) + partOf(closedFormBound(EXACT, PROBLEM)(1), of);
  // In f64 a hundredth of the bound is less than a digit.
  return around(partOf(EXACT.after(1), of), bound, (value) => put(of, value, at(1)), 0.1);
}

async function passes({ id, of, subject }: Check, fault: Fault): Promise<boolean | undefined> {
  const precision = subject === 'oracle' ? 'f64' : 'f32';
  const wrong = faultyEngine(fault, precision);
  const report =
    subject === undefined
      ? await verifyOn(wrong, SETTINGS)
      : await verifyOn(cpuEngine('f32'), SETTINGS, undefined, { [subject]: wrong });
  const checks = subject === undefined ? only(report).checks : report.references;
  const check = checks.find((one) => one.id === id && one.of === of && one.subject === subject);
  // A check that fails fails the whole, and says why.
  if (check?.pass === false) {
    expect(report.pass).toBe(false);
    expect(check.reason).toBeTruthy();
  }
  return check?.pass;
}

const CHECKS = [...RIGHT.references, ...RUN.checks];

test('a right engine meets every check there is', () => {
  expect(RIGHT.pass).toBe(true);
  expect(new Set(CHECKS.map(({ id }) => id))).toEqual(new Set(Object.keys(PAIRS)));
  // Nothing is asked twice, and nothing twice asked is left out.
  expect(new Set(CHECKS.map(({ what }) => what)).size).toBe(CHECKS.length);
  expect(CHECKS).toHaveLength(6 + 9 + 4 + 2);
});

describe('a wrong engine', () => {
  it.each(CHECKS)('is told from a right one by its bound: $what', async (check) => {
    if (check.id === 'step') throw new Error('the line has a theory');
    const pair = check.subject === undefined ? PAIRS[check.id](check) : subjectPair(check);
    for (const fault of pair.inside) expect(await passes(check, fault)).toBe(true);
    for (const fault of pair.outside) expect(await passes(check, fault)).toBe(false);
  });
});

test.each([
  [10, 10],
  [1024, 1024],
  [5000, 1024],
  // Beyond, a walk of 8·√n.
  [1_000_000, 8000],
])('the bound of the first step is that of the document: %i points, %i additions', (points, d) => {
  const { problem } = setUp(parseConfig({ points }));
  const trajectory = exactTrajectory(problem);
  const due = firstStep(problem, d);
  const bound = errorBound(trajectory, problem, { precision: 'f32', strategy: 'dispatch' })(1);
  for (const of of NAMES) expect(partOf(bound, of) / partOf(due, of)).toBeCloseTo(1, 6);
});
