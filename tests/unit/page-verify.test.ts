/** Every number of the Verify view, read back from where a person reads it. */
import { describe, expect, test } from 'vitest';
import { attributesOf, drawn, rowsOf, saidIn, textOf, textsOf } from '../helpers/drawn.ts';
import { expectNumber, expectNumbers } from '../helpers/expect-number.ts';
import { unlike } from '../helpers/unlike.ts';
import type { AppState } from '../../src/app/state.ts';
import { type Compared, type Verification } from '../../src/app/state/verification.ts';
import { Checks } from '../../src/app/views/hood/verify/Checks.tsx';
import { ErrorChart } from '../../src/app/views/hood/verify/ErrorChart.tsx';
import { ComparedTable } from '../../src/app/views/hood/verify/Exchange.tsx';
import { Facts } from '../../src/app/views/hood/verify/Facts.tsx';
import { SettingsLine, VerifyView } from '../../src/app/views/hood/verify/VerifyView.tsx';
import { shownIn } from '../../src/app/views/hood/verify/shown.ts';
import type { ReadReport } from '../../src/run/verify/json.ts';
import type { Check, StrategyReport, VerifyReport } from '../../src/run/verify/types.ts';
import { NO_WORK } from '../../src/app/state/work.ts';

const ignore = (): void => undefined;

function check(patch: Partial<Check> & Pick<Check, 'id'>): Check {
  return { of: '', what: '', found: 0, bound: 0, epoch: undefined, pass: true, ...patch };
}

const RUN: StrategyReport = {
  strategy: 'fused',
  description: 'fused, 8 threads',
  samples: [1, 17, 230].map((epoch) => ({ epoch, loss: 1 / epoch, parameters: [2, 3] })),
  errors: [
    { of: 'loss', against: 'exact', errors: [0, 3.1e-5, 2.3e-6], bounds: [1.1e-4, 1.3e-4, 1.7e-4] },
    { of: 'b', against: 'mirror', errors: [4.1e-3, 0, 0], bounds: [5.3e-3, 5.9e-3, 6.1e-3] },
    { of: 'a', against: 'mirror', errors: [0, 1.3e-6, 2.7e-6], bounds: [3.1e-6, 3.7e-6, 3.9e-6] },
  ],
  checks: [
    check({ id: 'exact', of: 'loss', found: 3.1e-5, bound: 1.3e-4, epoch: 17 }),
    check({ id: 'mirror', of: 'b', found: 4.1e-3, bound: 5.3e-4, epoch: 1, pass: false }),
    check({ id: 'steps', found: 229, bound: 230, pass: false, reason: 'one is missing' }),
    check({ id: 'bitwise', found: 0, bound: 0 }),
    check({ id: 'mirror', of: 'a', found: 2.7e-6, bound: 3.9e-6, epoch: 230 }),
  ],
  stall: {
    epoch: 143,
    distance: [7.7e-5, 6.1e-4],
    predicted: { epoch: 139, distance: [8.3e-5, 9.7e-4] },
  },
  pass: false,
};
const MOVING: StrategyReport = {
  ...RUN,
  strategy: 'moments',
  checks: [],
  stall: { epoch: undefined, distance: [3.7e-2, 4.3e-2], predicted: undefined },
};

const { config } = unlike({ lr: 0.0219, epochs: 471 });
const REPORT: VerifyReport = {
  environment: { version: '', runtime: '', platform: '', cpu: { cores: 1 }, engines: [] },
  engine: { engine: 'webgpu', precision: 'f32', adapter: 'Adapter A', software: false },
  config,
  parameterNames: ['a', 'b'],
  epochs: 230,
  references: [
    check({ id: 'exact', of: 'a', subject: 'mirror', found: 2.9e-7, bound: 1.9e-6, epoch: 11 }),
    check({ id: 'exact', of: 'b', subject: 'oracle', found: 3.7e-13, bound: 4.3e-12, epoch: 13 }),
  ],
  strategies: [RUN, MOVING],
  refused: [{ strategy: 'dispatch', why: 'There is none.' }],
  pass: false,
};

function verified(patch: Partial<Verification> = {}): AppState {
  const state = unlike({ lr: 0.0219, epochs: 471 });
  const verification: Verification = {
    ...NO_WORK,
    phase: 'done',
    config: { ...state.config, engine: 'webgpu' },
    report: REPORT,
    ...patch,
  };
  return { ...state, verification };
}

describe('the checks', () => {
  const state = verified();
  const rows = rowsOf(drawn(state, Checks, { report: REPORT, shown: undefined, onShow: ignore }));

  test('stand with what was found, what is allowed, the epoch and the verdict', () => {
    const of = (at: number): string => (rows[at] ?? []).join(' | ');
    const expected = [
      [2, 'loss, exact trajectory', 3.1e-5, 1.3e-4, 17, 'pass'],
      [3, 'b, f32 mirror', 4.1e-3, 5.3e-4, 1, 'FAIL'],
      [4, 'steps, by the device’s own count', 229, 230, undefined, 'FAIL'],
      [6, 'samples that a second run changes', 0, 0, undefined, 'pass'],
      [7, 'a, f32 mirror', 2.7e-6, 3.9e-6, 230, 'pass'],
      [10, 'f32 mirror: a, exact trajectory', 2.9e-7, 1.9e-6, 11, 'pass'],
      [11, 'f64 oracle: b, exact trajectory', 3.7e-13, 4.3e-12, 13, 'pass'],
    ] as const;
    for (const [at, name, found, bound, epoch, verdict] of expected) {
      const [first, ofFound = '', ofBound = '', ofEpoch = '', last] = rows[at] ?? [];
      expect(first, of(at)).toBe(name);
      expectNumber(ofFound, found);
      expectNumber(ofBound, bound);
      if (epoch === undefined) expect(ofEpoch).toBe('');
      else expectNumber(ofEpoch, epoch);
      expect(last).toBe(verdict);
    }
    expect(rows[5]).toEqual(['one is missing']);
  });

  test('are counted by strategy', () => {
    expect(rows[1]).toEqual(['Fused 3 of 5 pass']);
    expect(rows[8]).toEqual(['Moments 0 of 0 pass']);
    expect(rows[9]).toEqual(['References 2 of 2 pass']);
  });

  test('are counted in the sentence above them', () => {
    const said = (patch: Partial<Verification>): string =>
      saidIn(drawn(verified(patch), VerifyView, {}));
    expectNumbers(said({}), [2, 7]);
    const good = { ...REPORT, strategies: [{ ...RUN, checks: RUN.checks.slice(0, 1) }] };
    expectNumbers(said({ report: good }), [3]);
    const progress = {
      run: 2,
      runs: 5,
      subject: 'fused',
      again: false,
      epoch: 47,
      epochs: 471,
    } as const;
    expect(said({ phase: 'running', progress })).toBe('Training Fused: epoch 47 of 471.');
    expect(said({ phase: 'running', progress: { ...progress, again: true } })).toMatch(
      /once more.* 47 of 471/,
    );
    const html = drawn(verified({ phase: 'running', progress }), VerifyView, {});
    expect(textOf(html)).toContain('Run 2 of 5');
    // One run of five is done, and a tenth of the next.
    expect(html).toContain(`value="${(1 + 47 / 471) / 5}"`);
  });
});

describe('in words', () => {
  test('the chart says the greatest error, where it is, and what is allowed there', () => {
    const shown = shownIn(REPORT, 'fused/mirror/a');
    const html = drawn(verified(), ErrorChart, { report: REPORT, shown, onShow: ignore });
    const spoken = attributesOf(html, 'aria-label').find((label) => label.startsWith('Line')) ?? '';
    expect(spoken).toContain('a of Fused against the f32 mirror');
    expectNumbers(spoken, [2.7e-6, 230, 3.9e-6]);
    expect(textOf(html)).toContain('Equal to the bit at 1 of 3 epochs');
  });

  test('the facts say where each strategy stands still, and how far from the optimum', () => {
    const [diverges = '', stands = '', moves = '', refused = ''] = textsOf(
      drawn(verified(), Facts, { report: REPORT }),
      'li',
    );
    expectNumbers(diverges, [0.0219, 230]);
    expectNumbers(stands, [143, 7.7e-5, 6.1e-4, 139, 8.3e-5, 9.7e-4]);
    expect(stands).toMatch(/in a, .* in b from .* in a, .* in b\./);
    expect(stands).toContain('Fused gave the same bits twice');
    expectNumbers(moves, [3.7e-2, 4.3e-2]);
    expect(moves).not.toContain('bits');
    expect(refused).toBe('Not verified: Dispatch. There is none.');
  });

  test('the settings are those that were verified, and then those that would be', () => {
    const state = verified();
    const now = {
      ...state,
      config: { ...state.config, seed: 8n, epochs: 977, lr: 0.0031, points: 19 },
    };
    const [was = '', stale = ''] = textsOf(drawn(now, SettingsLine, {}), 'p');
    expectNumbers(was, [7, 13, 471, 0.0219]);
    expectNumbers(stale, [8, 19, 977, 0.0031]);
    expect(textsOf(drawn(state, SettingsLine, {}), 'p')).toHaveLength(1);
  });
});

test('two reports stand side by side, each difference with its bound and epoch', () => {
  const own: ReadReport = {
    name: 'this run',
    engine: 'webgpu',
    adapter: 'Adapter A',
    precision: 'f32',
    config,
    data: undefined,
    pass: true,
    runs: [],
  };
  const other: ReadReport = { ...own, name: 'other.json', engine: 'wasm', adapter: 'Adapter B' };
  const common = { strategy: 'dispatch', pass: true } as const;
  const compared: Compared = {
    own,
    other,
    comparison: {
      differences: [
        { ...common, of: 'loss', found: 2.3e-5, bound: 3.1e-4, epoch: 71 },
        {
          ...common,
          strategy: 'moments',
          of: 'b',
          found: 0.73,
          bound: 0.0041,
          epoch: 29,
          pass: false,
        },
      ],
      bitEqual: ['dispatch'],
      reasons: ['other.json did not pass by itself'],
      pass: false,
    },
  };
  const html = drawn(verified(), ComparedTable, { compared });
  expect(textOf(html)).toContain('The two DISAGREE: this run and other.json.');
  const [mine, theirs] = textsOf(html, 'li');
  expect(mine).toBe('this run: WebGPU, Adapter A, 32-bit');
  expect(theirs).toMatch(/^other\.json: WebAssembly.*, Adapter B, 32-bit$/);
  const [, first = [], second = []] = rowsOf(html);
  expect([first[0], first[4]]).toEqual(['Dispatch, loss', 'bit-equal']);
  expect([second[0], second[4]]).toEqual(['Moments, b', 'FAIL']);
  for (const [row, numbers] of [
    [first, [2.3e-5, 3.1e-4, 71]],
    [second, [0.73, 0.0041, 29]],
  ] as const) {
    for (const [i, value] of numbers.entries()) expectNumber(row[i + 1] ?? '', value);
  }
  const [why = '', reason] = textsOf(html, 'p');
  expect(why).toMatch(/^moments: b differs by 7\.3.* at epoch 29, where 4\.1.* is allowed$/);
  expect(reason).toBe('other.json did not pass by itself');
});
