/** Where the predicate says no, there is no theory: what can be known is shown all the same. */
import { describe, expect, test, vi } from 'vitest';
import { definitionsOf, drawn, rowsOf, textOf, textsOf } from '../helpers/drawn.ts';
import { FitPlot } from '../../src/app/views/lab/FitPlot.tsx';
import { LossPicture } from '../../src/app/views/lab/LossPicture.tsx';
import { Parameters as ParametersCard } from '../../src/app/views/lab/Parameters.tsx';
import { RateField } from '../../src/app/views/lab/settings/SettingField.tsx';
import { Prediction, StatusLine } from '../../src/app/views/transport/StatusLine.tsx';
import { LandscapeChart } from '../../src/app/views/lab/landscape/LandscapeChart.tsx';
import { Offer } from '../../src/app/views/data/Offer.tsx';
import { ErrorChart } from '../../src/app/views/hood/verify/ErrorChart.tsx';
import { Facts } from '../../src/app/views/hood/verify/Facts.tsx';
import { shownIn } from '../../src/app/views/hood/verify/shown.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { verifyTable } from '../../src/cli/verify-table.ts';
import { theoryOf, type Method } from '../../src/core/quadratic/index.ts';
import { setUp } from '../../src/core/setup.ts';
import { checkerOf } from '../../src/run/bench/check.ts';
import { lineDivergence } from '../../src/run/divergence.ts';
import { compareReports } from '../../src/run/verify/compare.ts';
import { readVerifyJson, verifyJson } from '../../src/run/verify/json.ts';
import { call } from '../helpers/cli-fakes.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { ARTICLES, seededProblem } from '../helpers/problems.ts';
import { unlike } from '../helpers/unlike.ts';
import { faultyEngine, only, verifyOn } from '../helpers/verify.ts';

const { en } = TEXTS;

const PREDICATE = '../../src/core/quadratic/holds.ts';

vi.mock('../../src/core/quadratic/holds.ts', () => ({ holds: () => false }));

test('it holds for what is linear in its parameters, under mean squared error, by plain steps or with momentum', async () => {
  const { holds } = await vi.importActual<{ holds: (method: Method) => boolean }>(PREDICATE);
  expect(holds(ARTICLES)).toBe(true);
  expect(holds({ ...ARTICLES, optimizer: { kind: 'sgd', momentum: 0.9 } })).toBe(true);
  expect(holds({ ...ARTICLES, model: parseFormula('a*x^2 + b').graph })).toBe(true);
  const others: readonly Partial<Method>[] = [
    { model: parseFormula('a*exp(-b*x)').graph },
    { loss: { kind: 'huber' } },
    { optimizer: { kind: 'adam' } },
    { optimizer: { kind: 'sgd', momentum: 0.9, nesterov: true } },
    { optimizer: { kind: 'sgd', momentum: 0.9, dampening: 0.1 } },
    { optimizer: { kind: 'sgd', momentum: 1 } },
    { optimizer: { kind: 'sgd', weightDecay: 0.1 } },
    { schedule: { kind: 'cosine' } },
    { batch: 10 },
  ];
  for (const other of others) expect(holds({ ...ARTICLES, ...other })).toBe(false);
  expect(theoryOf(seededProblem(100))).toBeUndefined();
});

describe('the terminal', () => {
  const files = { 'a.csv': 'x,y\n1,3\n2,5\n3,8\n' };
  const run = (flags: string) => call(`train --data a.csv --epochs 5 ${flags}`, { files });

  test('trains, prints and tells how good the fit is; nobody knows how far it is to go', async () => {
    const { status, out, err } = await run('--lr 0.01 --log-every 5');
    expect(status).toBe(0);
    expect(out).toMatch(/^Epoch\[5\/5\], loss:[\d.]+\na [\d.]+\nb -?[\d.]+\n$/);
    expect(err).toMatch(/R² -?[\d.]+ about the mean, RMSE [\d.]+, 3 rows\n$/);
    expect(err).not.toMatch(/least squares|best line|stable/);
  });

  test('has no learning rate to suggest', async () => {
    const { status, err } = await run('--lr auto');
    expect(status).toBe(2);
    expect(err).toContain('lr auto is not known for this model: give a number');
  });
});

test('a run that diverges is told so, without a limit', () => {
  const problem = seededProblem(10, { learningRate: 1 });
  const at = { epoch: 7, step: 7, parameters: [1, 2], slots: [] };
  const snapshot = { ...at, loss: NaN, gradient: [], finite: false };
  const { message } = lineDivergence({ ...snapshot, samples: [] }, problem);
  expect(message).toMatch(/^lr 1 diverged by epoch 7: .*: lower lr, or scale the data down$/);
});

test('moments are refused, with the reason', async () => {
  const prepared = cpuEngine('f64').prepare(seededProblem(10, { strategy: 'moments' }));
  await expect(prepared).rejects.toThrow(
    /strategy moments takes models that are linear in their parameters/,
  );
});

test('a benchmark holds a run to its end, and to the f64 reference', async () => {
  const problem = seededProblem(10);
  const clock = (): number => 0;
  const { check, sampleEvery } = await checkerOf(problem, 7, {
    reference: cpuEngine,
    clock,
    signal: { aborted: false },
  });
  expect(sampleEvery(7)).toBe(4);
  const trainer = await cpuEngine('f32').prepare({ ...problem, sampleEvery: 4 });
  const snapshot = await trainer.advance(7, problem);
  const { samples } = snapshot;
  check('dispatch', 7, { snapshot, samples });
  expect(() => {
    check('dispatch', 7, { snapshot: { ...snapshot, epoch: 6 }, samples });
  }).toThrow(/epoch 6/);
  expect(() => {
    check('dispatch', 7, { snapshot, samples: samples.map((one) => ({ ...one, loss: 5 })) });
  }).toThrow(/loss 5/);
});

describe('verify', () => {
  test('judges what needs no theory, and shows the distance from oracle and mirror', async () => {
    const report = await verifyOn(cpuEngine('f32'));
    const { checks, errors, stall } = only(report);
    expect(report.pass).toBe(true);
    expect(checks.map(({ id }) => id)).toEqual([
      ...['run', 'steps', 'finite', 'bitwise'],
      ...['step', 'step', 'step'],
    ]);
    expect(report.references).toEqual([]);
    expect(errors.map(({ against, of }) => `${against} ${of}`)).toEqual(
      ['oracle', 'mirror'].flatMap((id) => ['loss', 'a', 'b'].map((of) => `${id} ${of}`)),
    );
    expect(errors.every(({ bounds }) => bounds === undefined)).toBe(true);
    expect(errors[3]?.errors.every((error) => error === 0)).toBe(true);
    expect(stall).toMatchObject({ distance: [], predicted: undefined });
    const table = verifyTable(report);
    expect(table.at(-1)).toBe('all 7 checks passed');
    expect(table).toContain('dispatch: moves to the last epoch');
  });

  test('goes as far as the mirror is finite', async () => {
    const { epochs, pass } = await verifyOn(cpuEngine('f32'), { lr: 0.1 });
    expect(pass).toBe(true);
    expect(epochs).toBeGreaterThan(10);
    expect(epochs).toBeLessThan(100);
  });

  test.each([
    ['a NaN', { loss: NaN }],
    ['a step too few', { epoch: 399 }],
  ])('finds %s', async (_what, wrong) => {
    const engine = faultyEngine({
      snapshot: (right) => ({
        ...right,
        ...wrong,
        samples: right.samples.map((sample) => ({ ...sample, ...wrong })),
      }),
    });
    expect((await verifyOn(engine)).pass).toBe(false);
  });

  test('compares two reports by their bits', async () => {
    const text = verifyJson(await verifyOn(cpuEngine('f32')));
    const one = readVerifyJson(text, 'one');
    expect(compareReports(one, one)).toMatchObject({ pass: true, bitEqual: ['dispatch'] });
    const other = verifyJson(await verifyOn(cpuEngine('f64'), { precision: 'f64' }));
    const { pass, reasons } = compareReports(one, readVerifyJson(other, 'other'));
    expect(pass).toBe(false);
    expect(reasons).toEqual(['dispatch: the two differ, and nothing says by how much they may']);
  });

  test('is drawn with dashes for what is not known', async () => {
    const report = await verifyOn(cpuEngine('f32'));
    const shown = shownIn(report);
    const chart = drawn(unlike(), ErrorChart, { report, shown, onShow: () => undefined });
    expect(textOf(chart)).not.toContain('exact trajectory');
    expect(chart).toMatch(/aria-label="[^"]*oracle/);
    expect(textOf(drawn(unlike(), Facts, { report }))).toContain('ends – from the optimum');
  });
});

describe('the page', () => {
  const status = (patch: Parameters<typeof unlike>[1]): string =>
    textsOf(drawn(unlike({}, patch), StatusLine, {}), 'p')[0] ?? '';

  test('leaves out the column of least squares, and keeps R² and RMSE', () => {
    const html = drawn(unlike(), ParametersCard, {});
    const [head, ...rows] = rowsOf(html);
    expect(head).toEqual(['Name', 'now', 'true']);
    expect(rows.map(([name]) => name)).toEqual(['a', 'b']);
    const { problem } = setUp(parseConfig({ seed: 7, points: 13 }));
    const mean = problem.data.y.reduce((sum, y) => sum + y, 0) / 13;
    const variance = problem.data.y.reduce((sum, y) => sum + (y - mean) ** 2, 0) / 13;
    expect(Number(definitionsOf(html).get(en.numbers.goodness.rSquared))).toBeCloseTo(
      1 - 0.87312 / variance,
      6,
    );
  });

  test('says that it is done, and no more; and of a run that diverged what helps', () => {
    expect(status({ phase: 'done', epoch: 471 })).toMatch(/^Done: loss 0\.873120\. Drag/);
    expect(status({ phase: 'ready', epoch: 0 })).not.toContain('diverge');
    expect(status({ phase: 'diverged', divergedAt: 12 })).toContain('Lower the learning rate');
  });

  test('foretells nothing of a learning rate, and nothing of the least loss', () => {
    expect(textOf(drawn(unlike(), RateField, {}))).not.toMatch(/stable/);
    expect(drawn(unlike(), Prediction, {})).toBe('');
    const loss = drawn(unlike(), LossPicture, {});
    expect(textsOf(loss, 'li')).not.toContain('least squares');
    expect(loss).toMatch(/aria-label="[^"]*the least possible is –/);
  });

  test('draws the chart of the points', () => {
    const state = unlike();
    const { prepared } = state.run;
    if (prepared === undefined) throw new Error('nothing is prepared');
    expect(drawn(state, FitPlot, { prepared }, { editing: {} })).toContain('role="figure"');
  });

  test('draws the landscape without its best place', () => {
    const text = textOf(drawn(unlike(), LandscapeChart, {}, { settings: {} }));
    expect(text).not.toMatch(/least squares|predicted/);
  });

  test('offers own data as they are, with no rate; standardised where there is a way back', () => {
    const state = unlike();
    const offered = (canStandardise: boolean): string => {
      const prospects = { plain: undefined, standardised: undefined, canStandardise, coarse: [] };
      const loading = { ...state.loading, read: { table: { x: [1, 2, 3] }, prospects } };
      return drawn({ ...state, loading } as unknown as typeof state, Offer, {}, { desk: {} });
    };
    expect(offered(true).match(/type="checkbox"/g)).toHaveLength(1);
    expect(offered(false)).not.toContain('checkbox');
    expect(textOf(offered(true))).not.toMatch(/learning rate/i);
  });
});
