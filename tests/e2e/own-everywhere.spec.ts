/** Own data in the rest of the page: exports, kept runs, links, the landscape, the kernels. */
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright/test';
import { lineInOwnUnits, lineInTrainedUnits, standardised } from '../../src/core/data/units.ts';
import { windowAround } from '../../src/core/quadratic/index.ts';
import { theoryFor } from '../helpers/theory.ts';
import { lossOf } from '../helpers/unlike.ts';
import { readNumber } from '../helpers/read-number.ts';
import { DataDialogPage } from './data-page.ts';
import { expect, test, type DownhillPage } from './page.ts';

const GALAXIES = await readFile('public/examples/galaxies.csv', 'utf8');
const ROWS = GALAXIES.trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(',').slice(1).map(Number));
const column = (at: number): Float64Array => Float64Array.from(ROWS, (row) => row[at] ?? NaN);
const { data: trained, units } = standardised(column(0), column(1));

/** The page with the galaxies loaded, standardised at a rate of 0.5. */
async function openGalaxies(downhill: DownhillPage, search = ''): Promise<DataDialogPage> {
  await downhill.open(`?epochs=300&engine=cpu${search}`);
  const data = new DataDialogPage(downhill);
  await data.open();
  await loadGalaxies(downhill, data);
  return data;
}

async function loadGalaxies({ page }: DownhillPage, data: DataDialogPage): Promise<void> {
  await data.dialog.getByRole('button', { name: /^Distance and velocity/ }).click();
  await data.dialog.getByLabel(/^Standardise/).check();
  await data.use.click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

/** The script, in a file of that name. */
async function exportedScript(downhill: DownhillPage, name: string): Promise<string> {
  const { page } = downhill;
  const menu = page.locator('[data-action=export]');
  if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
  const coming = page.waitForEvent('download');
  await page.locator('[data-export=python]').click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path(), 'utf8');
}

test('the PyTorch script holds the points, or names the file that it reads', async ({
  downhill,
}) => {
  const data = await openGalaxies(downhill);
  await downhill.inPhase('ready');
  const script = await exportedScript(downhill, 'downhill-galaxies-csv.py');
  expect(script).toContain('# "galaxies.csv": x is "distance (Mpc)", y is "velocity (km/s)".');
  expect(script).toContain('0.032, 0.034, 0.214');
  expect(script).not.toMatch(/linspace|import csv/);

  await data.open();
  const rows = Array.from({ length: 1001 }, (_, i) => `r${i};${i},5;${3 * i}`);
  await data.choose('many.csv', rows.join('\n'));
  await data.use.click();
  await downhill.inPhase('ready');
  const reading = await exportedScript(downhill, 'downhill-many-csv.py');
  expect(reading).toContain('with_name("many.csv")');
  expect(reading).toContain('delimiter=";") if len(row) == 3');
  expect(reading).toContain('value_of(row[1]), value_of(row[2])');
  await expect(downhill.page.locator('.popover-body')).toContainText('The script reads many.csv');
});

test('a kept run tells its data, and is restored on no others', async ({ downhill }) => {
  const { page } = downhill;
  const data = await openGalaxies(downhill);
  await downhill.inPhase('ready');
  await downhill.train();
  const line = await downhill.number('a');
  await downhill.goTo('compare');
  const row = page.locator('tr[data-run]');
  await expect(row.getByRole('textbox')).toHaveAttribute('placeholder', 'SGD lr 0.5');
  const group = page.locator('.card-head');
  await expect(group).toContainText('galaxies.csv: distance (Mpc) → velocity (km/s), 24 rows');
  await expect(group).toContainText('these are on the page now');

  // Another page of the same browser, which has seeded data.
  await downhill.open('?view=compare&engine=cpu&epochs=200&lr=0.002');
  await row.locator('[data-action=open]').click();
  const missing = page.locator('[data-kind=missing-data]');
  await expect(missing).toContainText('This run was trained on galaxies.csv (x: distance (Mpc)');
  await expect(page).toHaveURL(/view=compare/);
  await downhill.goTo('lab');
  await expect(downhill.field('Learning rate')).toHaveValue('0.002');
  await expect(data.chosen).toHaveValue('line');

  await downhill.goTo('compare');
  await missing.locator('[data-action=load-data]').click();
  await loadGalaxies(downhill, data);
  await expect(missing).toHaveCount(0);
  await row.locator('[data-action=open]').click();
  // As it ended, and trained again to the same.
  await downhill.inPhase('done');
  await expect.poll(() => downhill.number('a')).toBe(line);
  await expect(await downhill.reached('Epochs')).toHaveValue('300');
  await expect(page.locator('[data-own="galaxies.csv"]')).toContainText('standardised');
  await downhill.reset.click();
  await downhill.inPhase('ready');
  await downhill.train();
  await expect.poll(() => downhill.number('a')).toBe(line);
});

test('a run on seeded data is restored on them, whatever is loaded', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?epochs=200&engine=cpu');
  await downhill.train();
  const seeded = await downhill.log();
  const data = new DataDialogPage(downhill);
  await data.open();
  await loadGalaxies(downhill, data);
  await downhill.inPhase('ready');
  // Its losses are of other data, and stay off the axis.
  await expect(page.locator('[data-overlay]')).toHaveCount(0);
  await downhill.train();
  await downhill.goTo('compare');
  const groups = page.locator('.card-head');
  await expect(groups).toHaveText([
    /^galaxies\.csv: .* on the page now$/,
    /^Line, 100 points, seed 42/,
  ]);
  await page.locator('tr[data-run] [data-action=open]').last().click();
  await downhill.inPhase('done');
  await expect(data.chosen).toHaveValue('line');
  await downhill.train();
  expect(await downhill.log()).toEqual(seeded);
});

/** The start as it is drawn. */
async function startOn(canvas: Locator): Promise<number[]> {
  return ((await canvas.getAttribute('data-start')) ?? '').split(',').map(Number);
}

test('the landscape of standardised data is in their units, the panel in its own', async ({
  downhill,
}) => {
  const { page } = downhill;
  const data = await openGalaxies(downhill);
  await expect(page.getByRole('heading', { name: 'Loss over a′ and b′' })).toBeVisible();
  await expect(page.locator('[data-standardised]')).toHaveAttribute('title', /^In standardised/);
  const canvas = page.getByRole('application', { name: /^Start: a′/ });
  const drawn = await startOn(canvas);
  await canvas.hover({ position: { x: 200, y: 120 } });
  const read = (await page.locator('.is-landscape .reading').innerText()).replaceAll('−', '-');
  const [a = NaN, b = NaN, loss = NaN] = (read.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const { aMin, aMax, bMin, bMax } = windowAround(theoryFor({ data: trained }), drawn);
  expect(a > aMin && a < aMax && b > bMin && b < bMax).toBe(true);
  // To the digits that are read, and within a cell of the picture.
  const due = lossOf({ a, b }, trained.x, trained.y);
  expect(Math.abs(loss - due) / due).toBeLessThan(0.05);

  await canvas.click({ position: { x: 200, y: 120 } });
  await expect.poll(() => startOn(canvas)).not.toEqual(drawn);
  const start = await startOn(canvas);
  // Over own units and back: some ulps of numbers about 1.
  expect(start[0]).toBeCloseTo(a, 12);
  expect(start[1]).toBeCloseTo(b, 12);
  const own = lineInOwnUnits(units, start);
  for (const [i, name] of ['a', 'b'].entries()) {
    const { value, unit } = readNumber(await downhill.value(name).innerText());
    expect(Math.abs(value - (own[i] ?? NaN)), name).toBeLessThan(unit);
  }

  await expect(await downhill.reached('Start (a, b)')).not.toHaveValue('');
  await data.press('leave-data');
  await downhill.inPhase('ready');
  await expect(downhill.field('Start (a, b)')).toHaveValue('');
  await expect(page.getByRole('heading', { name: 'Loss over a and b' })).toBeVisible();
  await expect(page.locator('[data-standardised]')).toHaveCount(0);
});

test('the prediction holds for standardised data', async ({ downhill }) => {
  await openGalaxies(downhill, '&log-every=1');
  await downhill.enter('Learning rate', '0.03');
  const foretold = downhill.page.locator('[data-foretold]');
  await expect(foretold).toHaveText(/^About \d+ epochs to within 1 %/);
  await expect(downhill.field('Learning rate')).toHaveAccessibleDescription(/stable below 1$/);
  const [, due] = /About (\d+) epochs/.exec(await foretold.innerText()) ?? [];
  await downhill.train();
  const losses = (await downhill.log()).flatMap((row) => {
    const [, loss] = /loss:([\d.]+)$/.exec(row) ?? [];
    return loss === undefined ? [] : [Number(loss)];
  });
  const best = losses.at(-1) ?? NaN;
  // The loss of epoch k is the one before its step: after k steps it is that of epoch k + 1.
  const found = losses.findIndex((loss) => loss <= 1.01 * best);
  expect(found).toBe(Number(due));
});

test('the kernels are shown with the numbers that they have', async ({ downhill }) => {
  const { page } = downhill;
  await openGalaxies(downhill);
  await downhill.enter('Learning rate', '0.1');
  await downhill.inPhase('ready');
  await downhill.step.click();
  await downhill.expectEpoch(1);
  const [a, b] = [await downhill.number('a'), await downhill.number('b')];
  await downhill.goTo('kernels');
  await expect(page.locator('[data-standardised]')).toContainText('marked ′');
  const value = async (id: string): Promise<number> =>
    Number((await page.locator(`[data-value=${id}]`).innerText()).replace('−', '-'));
  const [slope, offset] = lineInTrainedUnits(units, [a, b]);
  await expect.poll(() => value('parameter-0')).toBeCloseTo(slope, 5);
  await expect.poll(() => value('parameter-1')).toBeCloseTo(offset, 5);
  // A step is the rate times the gradient, which holds in these units only.
  await expect.poll(() => value('change-0')).toBeCloseTo(-0.1 * (await value('gradient-0')), 5);
  await expect(page.locator('dt', { hasText: 'step of a′' })).toBeVisible();
});
