/**
 * Own data, raw and standardised, in every view and export: each number that a person reads there against
 * one step of descent, computed from the columns alone.
 */
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright/test';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { modelOf } from '../../src/core/models/index.ts';
import { DEFAULTS } from '../../src/core/settings/index.ts';
import { oneStep, type Line } from '../helpers/one-step.ts';
import { readNumber } from '../helpers/read-number.ts';
import { DataDialogPage } from './data-page.ts';
import { expect, test, type DownhillPage } from './page.ts';

const X = [0.5, 1.25, 2, 3.75, 4.5];
const Y = [10.3, 7.1, 5.9, 1.2, -2.4];
const RATE = 0.03;
const TABLE = `t (s),h (m)\n${X.map((x, i) => `${x},${Y[i] ?? NaN}`).join('\n')}\n`;

/** A step is means of terms that are no larger than the greatest y², through 8 roundings of f32. */
const ROOM = 8 * 2 ** -24 * 10.3 ** 2;

/** What is read is what is due, to half of its last digit and the roundings of a step. */
function expectRead(what: string, texts: readonly string[], due: readonly number[]): void {
  expect(texts, what).toHaveLength(due.length);
  for (const [i, text] of texts.entries()) {
    const [{ value, unit }, expected = NaN] = [readNumber(text), due[i]];
    const off = Math.abs(value - expected);
    expect(off, `${what}: ${text} for ${expected}`).toBeLessThanOrEqual(unit / 2 + ROOM);
  }
}

const textsOf = async (places: readonly Locator[]): Promise<string[]> =>
  Promise.all(places.map(async (place) => place.innerText()));

async function downloaded({ page }: DownhillPage, button: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.locator(button).click();
  return readFile(await (await coming).path(), 'utf8');
}

async function stepOnce(downhill: DownhillPage, standardise: boolean): Promise<void> {
  await downhill.open(`?seed=7&lr=${RATE}&epochs=40&log-every=1&engine=webgpu`);
  const data = new DataDialogPage(downhill);
  await data.open();
  await data.choose('fall.csv', TABLE);
  await data.dialog.getByLabel(/^Standardise/).setChecked(standardise);
  await data.dialog.getByLabel(/^Use the learning rate that suits/).setChecked(false);
  await data.use.click();
  await downhill.inPhase('ready');
  await downhill.step.click();
  await downhill.expectEpoch(1);
}

for (const standardise of [false, true]) {
  test(`${standardise ? 'standardised' : 'raw'} own data in every view`, async ({ downhill }) => {
    test.slow();
    const { page } = downhill;
    const [slope = NaN, offset = NaN] = modelOf(DEFAULTS).init(new TorchGenerator(7n));
    const start: Line = [slope, offset];
    const { trained, own, r2 } = oneStep(X, Y, { start, lr: RATE, standardise });
    const names = standardise ? ['a′', 'b′'] : ['a', 'b'];
    await stepOnce(downhill, standardise);

    // The Lab: the line beside the best one, the fit; behind the device, its gradient.
    const digits = async (column: string): Promise<string[]> => {
      const cells = page.locator(`tr[data-name] [data-column=${column}] [data-value]`);
      return cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('title') ?? ''));
    };
    expectRead('parameters', await digits('now'), own.after);
    expectRead('best', await digits('best'), own.best);
    await downhill.openDevice();
    const gradients = page.locator('.figure', { hasText: /^gradient/ }).locator('dd');
    expectRead('gradient', await gradients.allInnerTexts(), own.before.gradient);
    const fit = await page.locator('[data-goodness] dd').allInnerTexts();
    const goodness = [own.before.loss, r2, Math.sqrt(own.before.loss), X.length];
    expectRead('loss, R², RMSE, rows', fit, goodness);
    for (const toggle of await page.locator('[data-action=table]').all()) await toggle.click();
    const points = page.getByRole('table', { name: /^Points/ }).locator('tbody td');
    const rows = X.flatMap((x, i) => {
      const [y, residual] = [Y[i] ?? NaN, own.residuals[i] ?? NaN];
      return [x, y, y + residual, residual];
    });
    await expect(points.first()).toBeVisible();
    expectRead('table of points', await points.allInnerTexts(), rows);
    const losses = page.getByRole('table', { name: /^Loss/ }).locator('tbody td');
    await expect(losses.first()).toBeVisible();
    expectRead('table of losses', await losses.allInnerTexts(), [1, own.before.loss]);

    const canvas = page.locator('canvas[data-layer=run]');
    await expect(canvas).toHaveAttribute('data-start', /\d/);
    const begins = (await canvas.getAttribute('data-start')) ?? '';
    expectRead('Landscape', begins.split(','), trained.start);

    // The exports.
    await page.locator('[data-action=export]').click();
    const [, row = ''] = (await downloaded(downhill, '[data-export=csv]')).trim().split('\n');
    expectRead('CSV', row.split(','), [1, own.before.loss, ...own.after]);
    const record = JSON.parse(await downloaded(downhill, '[data-export=json]')) as {
      loss: number;
      parameters: number[];
      data: unknown;
    };
    expectRead('JSON', [record.loss, ...record.parameters].map(String), [
      own.before.loss,
      ...own.after,
    ]);
    const data = { name: 'fall.csv', x: 't (s)', y: 'h (m)', points: 5, standardised: standardise };
    expect(record.data).toMatchObject(data);
    await page.keyboard.press('Escape');

    // The kernels of the strategy that trains, and the numbers that they have.
    await downhill.goTo('kernels');
    await expect(page.locator('.kernels-lead')).toContainText('Dispatch');
    await expect(page.locator('.kernels-lead')).not.toContainText('CPU');
    const { loss, gradient } = trained.before;
    const inKernels = { gradient, change: trained.change, parameter: trained.after };
    const named = Object.entries(inKernels).flatMap(([id, pair]) =>
      pair.map((due, i) => [`${id}-${i}`, due] as const),
    );
    for (const [id, due] of [['loss', loss], ['mean-residual', gradient[1] / 2], ...named] as const)
      expectRead(id, [await page.locator(`[data-value=${id}]`).innerText()], [due]);
    await expect(page.locator('dt', { hasText: `step of ${names[0] ?? ''}` })).toBeVisible();

    await downhill.goTo('compare');
    const run = page.locator('tr[data-run]').first();
    await expect(run).toBeVisible();
    const cell = (key: string) => run.locator(`[data-column=${key}]`);
    const kept = await textsOf(['loss', 'parameter-0', 'parameter-1'].map(cell));
    expectRead('Runs', kept, [own.before.loss, ...own.after]);

    await downhill.goTo('verify');
    await expect(page.locator('.verify-settings')).toContainText('fall.csv (t (s) → h (m))');
    await page.locator('[data-action=verify]').click();
    await expect(page.locator('[data-action=save-report]')).toBeEnabled({ timeout: 50_000 });
    await expect(page.locator('main [role=status]')).toContainText(/All \d+ checks pass/);
    const report = JSON.parse(await downloaded(downhill, '[data-action=save-report]')) as {
      parameterNames: string[];
      strategies: { samples: { loss: number[]; parameters: number[][] } }[];
    };
    expect(report.parameterNames).toEqual(names);
    expect(report.strategies.length).toBeGreaterThan(1);
    for (const { samples } of report.strategies) {
      const first = [samples.loss, ...samples.parameters].map(([value]) => String(value));
      expectRead('Verify', first, [loss, ...trained.after]);
    }
  });
}
