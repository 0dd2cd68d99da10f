/** Sweep as a person walks it: axes, run, point, click, keys, zoom and back, take along, stop. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { faultsOf } from './axe.ts';
import { recordTexts, textsOn } from './canvas-texts.ts';
import { expect, test, type DownhillPage } from './page.ts';

/** Few short runs, on an engine that every machine has. */
const SMALL =
  '?view=sweep&engine=wasm&epochs=60&log-every=1&measure=last-loss&over=lr=0.0001..1:8:log;momentum=0..0.9:8';

const run = (page: Page) => page.locator('[data-action=sweep]');
const map = (page: Page) => page.locator('[data-layer=pointer]');

async function mapped(downhill: DownhillPage, search = SMALL): Promise<void> {
  await downhill.page.goto(search);
  await run(downhill.page).click();
  await done(downhill.page);
}

async function done(page: Page): Promise<void> {
  await expect(run(page)).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
}

/** The middle of a cell of 8 × 8: shares of the picture, which has axes at its left and below. */
async function pixelOf(page: Page, column: number, row: number) {
  const box = await map(page).boundingBox();
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  const [left, right, top, bottom] = [46, 96, 26, 40];
  return {
    x: x + left + ((width - left - right) * (column + 0.5)) / 8,
    y: y + top + ((height - top - bottom) * (7 - row + 0.5)) / 8,
  };
}

async function download(page: Page, id: string) {
  const coming = page.waitForEvent('download');
  await page.locator(`[data-export=${id}]`).click();
  return readFile(await (await coming).path());
}

test('a map is run, pointed at, walked by keys, and a cell run again to the digit, opened and pinned', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.goto('?engine=wasm&epochs=60&log-every=1&measure=last-loss');
  await downhill.goTo('sweep');
  await expect(run(page)).toHaveText('4,096 runs');
  for (const axis of ['axis-x', 'axis-y']) {
    await page.locator(`[data-action=${axis}]`).click();
    await page.getByLabel('Values').fill('8');
    await page.getByLabel('Values').press('Enter');
    await page.keyboard.press('Escape');
  }
  await expect(run(page)).toHaveText('64 runs');
  expect(await faultsOf(page)).toEqual([]);
  await run(page).click();
  await done(page);
  await expect(page.locator('.status [role=status]')).toContainText('64 runs in');
  await expect(page.locator('[data-best]')).toHaveCount(10);

  const { x, y } = await pixelOf(page, 3, 2);
  await page.mouse.move(x, y);
  await expect(page.locator('.map-reading')).toContainText('momentum');
  const cell = await map(page).getAttribute('data-cell');
  await page.mouse.click(x, y);
  await expect(page.locator('[data-equal]')).toHaveAttribute('data-equal', 'true');
  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(map(page)).toHaveAttribute('data-cell', String(Number(cell) + 1));
  await page.keyboard.press('Enter');
  const said = await page.locator(`[data-cell-said="${Number(cell) + 1}"]`).innerText();
  await expect(page.locator('[data-equal]')).toHaveAttribute('data-equal', 'true');
  expect(await faultsOf(page)).toEqual([]);

  await page.locator('[data-action=pin-cell]').click();
  await downhill.goTo('compare');
  await expect(page.locator('tr[data-run]')).toHaveCount(1);
  await downhill.goTo('sweep');
  await page.locator('[data-action=open-cell]').click();
  await expect(page.locator('main')).toHaveAttribute('data-view', 'lab');
  const rate = await page.getByLabel('Learning rate', { exact: true }).inputValue();
  expect(said).toContain(`learning rate ${Number(Number(rate).toPrecision(3))}`);
});

test('a drag looks nearer, and back leads out again; the link has the axes', async ({
  downhill,
}) => {
  const { page } = downhill;
  await mapped(downhill);
  const before = await page.locator('[data-best]').first().innerText();
  const [from, to] = [await pixelOf(page, 1, 1), await pixelOf(page, 4, 5)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await done(page);
  await expect(page).not.toHaveURL(/lr=0\.0001\.\.1:8/);
  await expect(page).toHaveURL(/over=lr=.*:8:log;momentum=.*:8/);
  expect(page.url().length).toBeLessThan(2000);
  await page.locator('[data-action=zoom-out]').click();
  await expect(page).toHaveURL(/lr=0\.0001\.\.1:8/);
  await expect(page.locator('[data-best]').first()).toHaveText(before.replaceAll('\t', ''));
});

test('over words: bands by their names, walked by keys, picked by a drag, taken along, and back by undo', async ({
  downhill,
}) => {
  const { page } = downhill;
  const words = '?view=sweep&engine=wasm&epochs=60&log-every=1&measure=last-loss';
  await page.goto(`${words}&over=lr=0.0001..1:8:log;momentum=0..0.9:8`);
  await page.locator('[data-action=axis-y]').click();
  await page.getByLabel('Setting').selectOption('optimizer');
  // Both within one frame, before the page has drawn the first.
  await page.locator('.ticks').evaluate((ticks) => {
    for (const label of ticks.querySelectorAll('label'))
      if (/^(SGD|Adagrad)$/.test(label.textContent.trim())) label.click();
  });
  for (const name of ['SGD', 'Adagrad'])
    await expect(page.getByRole('checkbox', { name })).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'SGD' }).check();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-action=axis-y]')).toHaveText('optimizer · SGD … RMSprop · 5 ▾');
  await expect(page).toHaveURL(/;optimizer=sgd,adam,adamw,nadam,rmsprop&/);
  await run(page).click();
  await done(page);
  await expect(run(page)).toHaveText('40 runs');
  await expect(page.locator('.status [role=status]')).toContainText('40 runs in');
  await map(page).focus();
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowDown', 'ArrowUp', 'ArrowRight'])
    await page.keyboard.press(key);
  await expect(map(page)).toHaveAttribute('aria-label', /optimizer Adam,/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-cell-said]')).toContainText('optimizer Adam');
  await expect(page.locator('[data-equal]')).toHaveAttribute('data-equal', 'true');
  const rows = (await download(page, 'map-csv')).toString().trimEnd().split('\n');
  expect(rows[0]).toMatch(/^optimizer,lr,/);
  expect(rows[9]).toMatch(/^adam,0\.0001,/);

  // Along the two lower bands of five.
  const box = await map(page).boundingBox();
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  await page.mouse.move(x + width * 0.3, y + height * 0.88);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.7, { steps: 4 });
  await page.mouse.up();
  await done(page);
  await expect(page).toHaveURL(/:8:log;optimizer=sgd,adam&/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/;optimizer=sgd,adam,adamw,nadam,rmsprop&/);
  await expect(page.locator('.status [role=status]')).toContainText('other settings');
  await page.locator('[data-action=axis-y]').click();
  await page.getByLabel('Setting').selectOption({ label: 'nothing' });
  await page.keyboard.press('Escape');
  await run(page).click();
  await done(page);
  await expect(page.locator('.status [role=status]')).toContainText('8 runs in');
  await expect(page.locator('#best-title + *, .is-best thead')).not.toContainText('optimizer');
});

for (const [width, turns] of [
  [1440, 0],
  [360, -1],
] as const) {
  test(`names of losses stand beside their bands at ${width} px, each clear of the next`, async ({
    downhill,
  }) => {
    const { page } = downhill;
    await page.setViewportSize({ width, height: 800 });
    await recordTexts(page);
    const losses = 'loss=mse,l1,huber,smooth-l1,log-cosh';
    await mapped(downhill, SMALL.replace(/over=.*$/, `over=${losses};lr=0.0001..1:8:log`));
    const names = /^(Mean .*(error|…)|Huber|Smooth L1|Log-cosh)$/;
    const drawn = (await textsOn(page, 'sweep')).filter(({ text }) => names.test(text));
    const places = [...new Set(drawn.map(({ x }) => x))].sort((one, other) => one - other);
    expect(places).toHaveLength(5);
    for (const one of drawn) expect(one.turns).toBe(turns);
    // Upright they need the height of a line, level the width of the longest.
    const room = turns === 0 ? 110 : 12;
    for (const [i, x] of places.entries())
      if (i > 0) expect(x - (places[i - 1] ?? NaN)).toBeGreaterThan(room);
  });
}

test('the loss at which a run has arrived is asked for, refused, and taken back', async ({
  downhill,
}) => {
  const { page } = downhill;
  await mapped(downhill, SMALL.replace('measure=last-loss&', ''));
  const said = page.locator('[data-target]');
  await expect(said).toContainText('1 % above the least squares');
  const due = page.getByLabel('Arrived at loss');
  await due.fill('-1');
  await due.press('Enter');
  await expect(page.locator('.field .fault')).toHaveText('A number above 0, please, or nothing.');
  expect(page.url()).not.toContain('target=');
  await due.fill('40');
  await due.press('Enter');
  await expect(page).toHaveURL(/target=40/);
  await expect(page.locator('.status [role=status]')).toContainText('other settings');
  await run(page).click();
  await done(page);
  await expect(said).toHaveText('arrived: loss 40');
  await page.locator('.map-foot').click();
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/target=/);
  await expect(due).toHaveValue('');
  await page.getByLabel('Colour').selectOption('last-loss');
  await expect(due).toHaveCount(0);
});

test('is taken along as a table, as an array and as a picture', async ({ downhill }) => {
  const { page } = downhill;
  await mapped(downhill);
  const rows = (await download(page, 'map-csv')).toString().trimEnd().split('\n');
  expect(rows).toHaveLength(65);
  expect(rows[0]).toMatch(/^momentum,lr,/);
  const array = await download(page, 'map-npy');
  expect(array.subarray(1, 6).toString()).toBe('NUMPY');
  expect((await download(page, 'map-png')).subarray(1, 4).toString()).toBe('PNG');
});

test('is stopped at once, and keeps what it has', async ({ downhill }) => {
  const { page } = downhill;
  await page.goto(SMALL.replace('epochs=60&log-every=1', 'epochs=1000000').replaceAll(':8', ':64'));
  await run(page).click();
  await expect(run(page)).toHaveText('Stop');
  const begin = Date.now();
  await run(page).click();
  await expect(run(page)).toHaveAttribute('data-phase', 'stopped');
  expect(Date.now() - begin).toBeLessThan(5000);
  await expect(downhill.play).toBeEnabled();
});
