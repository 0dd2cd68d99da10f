/** What stays, what goes out and what comes back: kept runs, links, files, the embedded page. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { drop } from './data-page.ts';
import { expect, test, type DownhillPage } from './page.ts';
import { pixelsOf } from './pixels.ts';
import { storedNames } from './stored-runs.ts';

/** A run that is over at once, on an engine that every machine has. */
const SHORT = '?epochs=300&log-every=50&engine=cpu';

function rows(page: Page): Locator {
  return page.locator('tr[data-run]');
}

async function openRuns(downhill: DownhillPage): Promise<void> {
  await downhill.goTo('compare');
  await expect(downhill.page.getByRole('heading', { name: 'Kept runs' })).toBeVisible();
}

async function exported(
  page: Page,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const coming = page.waitForEvent('download');
  await press();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

async function exportedAs(page: Page, id: string): ReturnType<typeof exported> {
  const item = page.locator(`[data-export=${id}]`);
  if (!(await item.isVisible())) await page.locator('[data-action=export]').click();
  return exported(page, () => item.click());
}

async function importFile(page: Page, text: string): Promise<void> {
  const file = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

test('a run is kept over a reload, named, deleted and brought back', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(`${SHORT}&lr=0.002`);
  await downhill.train();
  const loss = await downhill.value('loss').innerText();
  await openRuns(downhill);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('this run');

  const name = rows(page).getByRole('textbox');
  await expect(name).toHaveAttribute('placeholder', 'SGD lr 0.002');
  await name.fill('Two thousandths');
  await name.press('Enter');
  // A page that is left at once takes what is not yet written with it.
  await expect.poll(() => storedNames(page)).toEqual(['Two thousandths']);
  await page.reload();
  await expect(rows(page).getByRole('textbox')).toHaveValue('Two thousandths');
  await expect(rows(page)).toContainText(loss);
  await expect(rows(page)).not.toContainText('this run');

  await page.getByRole('button', { name: 'Delete Two thousandths' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Delete Two thousandths' }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('No run yet')).toBeVisible();
});

test('the curve of an earlier run stands behind the one of this run', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await downhill.train();
  await expect(page.locator('[data-overlay]')).toHaveCount(0);
  await downhill.enter('Learning rate', '0.0005');
  await downhill.reset.click();
  await downhill.inPhase('ready');
  await downhill.train();
  await expect(page.locator('[data-overlay]')).toHaveText(['lr 0.001']);
  await expect
    .poll(() => pixelsOf(page.locator('.card.is-loss canvas'), '--r2'))
    .toBeGreaterThan(50);

  await page.getByRole('button', { name: 'Earlier runs' }).click();
  await expect(page.locator('[data-overlay]')).toHaveCount(0);
  await expect.poll(() => pixelsOf(page.locator('.card.is-loss canvas'), '--r2')).toBe(0);
  await expect(page).toHaveURL(/overlay=off/);
  await page.getByRole('button', { name: 'Earlier runs' }).click();

  await openRuns(downhill);
  await expect(rows(page)).toHaveCount(2);
  await rows(page).nth(1).getByRole('checkbox').uncheck();
  await downhill.goTo('lab');
  await expect(page.getByRole('button', { name: 'Earlier runs' })).toHaveCount(0);
});

test('a run opens as it ended, with its settings, curve and log, and trains to the same numbers', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open(`${SHORT}&model=linear&seed=18446744073709551615&points=37`);
  await downhill.train();
  const log = await downhill.log();
  const bias = await downhill.value('linear.bias').innerText();
  await downhill.enter('Seed', '5');
  await downhill.preset('parameter');
  await downhill.inPhase('ready');
  await openRuns(downhill);
  await page.getByRole('button', { name: /^Open/ }).click();
  await downhill.inPhase('done');
  await expect(downhill.status.first()).toContainText('A kept run, as it ended');
  await expect(downhill.value('linear.bias')).toHaveText(bias);
  await downhill.expectEpoch(300);
  await expect(await downhill.reached('Seed')).toHaveValue('18446744073709551615');
  await expect(downhill.field('Points')).toHaveValue('37');
  await expect.poll(() => pixelsOf(page.locator('.card.is-loss canvas'), '--fit')).toBeGreaterThan(50); // prettier-ignore
  expect(await downhill.log()).toEqual(log);
  await downhill.train();
  expect(await downhill.log()).toEqual(log);
  await openRuns(downhill);
  // The run anew is one more; the kept one stays what it was.
  await expect(rows(page)).toHaveCount(2);
});

test('runs are compared: grouped, named by their difference, sorted, filtered, on one chart, taken along, forgotten', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await downhill.train();
  for (const lr of ['0.01', '0.003']) {
    await downhill.enter('Learning rate', lr);
    await downhill.reset.click();
    await downhill.inPhase('ready');
    await downhill.train();
  }
  await downhill.choose('Data', 'sine');
  await downhill.inPhase('ready');
  await downhill.train();
  await openRuns(downhill);
  const groups = page.locator('.is-compare .card');
  await expect(groups).toHaveCount(2);
  await expect(groups.first()).toContainText('Sine, 100 points, seed 42');
  await expect(groups.first().locator('thead')).not.toContainText('Learning rate');
  const lines = groups.nth(1);
  const names = (): Promise<string[]> =>
    lines.getByRole('textbox').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).placeholder)); // prettier-ignore
  await expect.poll(names).toEqual(['lr 0.003', 'lr 0.01', 'lr 0.001']);
  await lines.getByRole('button', { name: 'Learning rate' }).click();
  await expect.poll(names).toEqual(['lr 0.001', 'lr 0.003', 'lr 0.01']);
  await lines.getByRole('button', { name: 'Loss' }).click();
  await lines.getByRole('button', { name: 'Loss' }).click();
  await expect(lines.locator('th[data-column=loss]')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(names).toEqual(['lr 0.001', 'lr 0.003', 'lr 0.01']);
  // Also where there is no room for columns.
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: 360, height: 740 });
  await lines.getByRole('button', { name: 'Name' }).click();
  await lines.getByRole('button', { name: 'Name' }).click();
  await expect.poll(names).toEqual(['lr 0.01', 'lr 0.003', 'lr 0.001']);
  await page.setViewportSize(size);

  const chart = lines.locator('canvas');
  await expect.poll(() => pixelsOf(chart, '--r3')).toBeGreaterThan(50);
  await lines.getByRole('checkbox', { name: 'Show lr 0.01 in' }).uncheck();
  await expect.poll(() => pixelsOf(chart, '--r3')).toBe(0);

  await page.getByRole('searchbox').fill('line 0.01');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('nowhere');
  await expect(page.getByText('No run has all of these words.')).toBeVisible();
  await page.getByRole('searchbox').fill('');

  const csv = await exported(page, () =>
    page.getByRole('button', { name: 'Table as CSV' }).click(),
  );
  expect(csv.content.toString().split('\r\n')).toHaveLength(6);
  const json = await exported(page, () =>
    page.getByRole('button', { name: 'Runs as JSON' }).click(),
  );
  await page.getByRole('button', { name: 'Forget all' }).click();
  await expect(page.getByText('No run yet')).toBeVisible();
  await expect.poll(() => storedNames(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Forget all' }).click();
  await importFile(page, json.content.toString());
  await expect(rows(page)).toHaveCount(4);
});

test('a run comes back from its file, and a damaged file says what is wrong', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await downhill.train();
  const { name, content } = await exportedAs(page, 'json');
  expect(name).toBe('downhill-run.json');
  const text = content.toString();
  // Dropped anywhere, it is no table.
  await page.keyboard.press('Escape');
  await drop(page, name, text.replace('"name":""', '"name":"Dropped"'));
  await expect(page.locator('[data-kind=import]')).toHaveText('Imported: Dropped.');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete Dropped' }).click();
  expect(JSON.parse(text)).toMatchObject({ schema: 'downhill-run/1', epoch: 300 });

  await openRuns(downhill);
  const said = page.locator('[data-kind=import]');
  for (const [bad, says] of [
    [text.slice(0, 200), 'not JSON'],
    ['{"benchmark":1}', 'not a run'],
    [text.replace('run/1', 'run/7'), 'another version'],
    [text.replace('"epoch":300', '"epoch":"NaN"'), 'Wrong: epoch.'],
    [' '.repeat(34_000_000), 'too large'],
  ] as const) {
    await importFile(page, bad);
    await expect(said).toContainText(says);
    await expect(rows(page)).toHaveCount(1);
  }
  await importFile(page, text.replace('"name":""', '"name":"<b>Imported</b>"'));
  await expect(said).toHaveText('Imported: <b>Imported</b>.');
  await expect(rows(page)).toHaveCount(2);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);

  const again = await exported(page, () =>
    page.getByRole('button', { name: 'Export <b>Imported</b> as JSON' }).click(),
  );
  expect(again.name).toBe('downhill-run-b-Imported-b.json');
  const back = JSON.parse(again.content.toString()) as object;
  expect({ ...back, id: '', name: '' }).toEqual({
    ...(JSON.parse(text) as object),
    id: '',
    name: '',
  });
});

test('log and script go out as files', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await page.locator('[data-action=export]').click();
  await expect(page.locator('[data-export=csv]')).toBeDisabled();
  await page.keyboard.press('Escape');
  await downhill.train();

  const csv = await exportedAs(page, 'csv');
  expect(csv.name).toBe('downhill-log.csv');
  const [head, ...lines] = csv.content.toString().split('\r\n');
  expect(head).toBe('epoch,loss,a,b');
  const printed = lines.slice(0, -1).map((line) => {
    const [epoch, loss] = line.split(',').map(Number);
    return `Epoch[${epoch}/300], loss:${loss?.toFixed(6)}`;
  });
  expect(printed).toEqual((await downhill.log()).slice(0, -2));
  const last = lines.at(-2)?.split(',').map(Number) ?? [];
  expect(last[2]).toBe(await downhill.number('a'));

  const python = await exportedAs(page, 'python');
  expect(python.name).toBe('downhill.py');
  expect(python.content.toString()).toContain('epochs = 300\n');
});

test('the link that is copied reopens the same state', async ({ downhill, context }) => {
  const { page } = downhill;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await downhill.open(`${SHORT}&seed=9&scale=linear&theme=dark`);
  await downhill.train();
  const log = await downhill.log();

  await page.locator('[data-action=share]').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-action=copy-link]').click();
  await expect(page.locator('[data-action=copy-link]')).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-action=share]')).toBeFocused();
  await expect(page.locator('[data-action=copy-link]')).toHaveCount(0);

  await page.goto('about:blank');
  await page.goto(link);
  await downhill.inPhase('ready');
  await expect(await downhill.reached('Seed')).toHaveValue('9');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await downhill.train();
  expect(await downhill.log()).toEqual(log);
});

test('an embedded page shows what its link names, and nothing else', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(SHORT);
  await page.locator('[data-action=share]').click();
  await page.getByRole('button', { name: 'For a lesson' }).click();
  await page.getByRole('checkbox', { name: 'Data and fit' }).uncheck();
  await page.getByRole('checkbox', { name: 'Landscape' }).check();
  const shared = page.locator('[data-link]');
  await expect(shared).toHaveValue(/embed=1&show=landscape,loss,status,transport/);
  const link = await shared.inputValue();

  const cards = page.locator('.card');
  await downhill.open(new URL(link).search);
  await downhill.train();
  await expect(cards).toHaveCount(2);
  for (const shown of ['.card.is-landscape', '.card.is-loss', '.status', '.transport']) {
    await expect(page.locator(shown)).toBeVisible();
  }
  for (const hidden of ['.header', '.bar', '.chip', '[data-action=share]']) {
    await expect(page.locator(hidden)).toHaveCount(0);
  }

  await downhill.open('?embed=1&epochs=300');
  await expect(page.locator('.card.is-fit')).toBeVisible();
  await expect(cards).toHaveCount(2);
  // The parts may stand in any order; one that there is not is told.
  await downhill.open('?embed=1&show=transport,fit');
  await expect(cards).toHaveCount(1);
  await downhill.open('?embed=1&show=fit,cake');
  await expect(downhill.banner).toContainText('show=fit,cake');
});

test('without a database the page works, and says that runs are not kept', async ({ downhill }) => {
  const { page } = downhill;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission.', 'SecurityError');
    };
  });
  await downhill.open(SHORT);
  await downhill.train();
  await openRuns(downhill);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('[data-kind=not-stored]')).toContainText('does not store runs');
});

test('a run that changed its learning rate says that the script did not', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?log-every=10&speed=1');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(20);
  await downhill.play.click();
  await downhill.inPhase('paused');
  const warning = page.getByText('changed its learning rate on the way. The script');
  await page.locator('[data-action=export]').click();
  await expect(page.locator('[data-export=python]')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await page.keyboard.press('Escape');
  // The rate is set, and no step has had it yet.
  await downhill.enter('Learning rate', '0.002');
  await page.locator('[data-action=export]').click();
  await expect(page.locator('[data-export=python]')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await page.keyboard.press('Escape');
  const before = await downhill.epoch();
  await downhill.step.click();
  await downhill.expectEpoch(before + 1);
  await page.locator('[data-action=export]').click();
  await expect(warning).toBeVisible();
});

test('what goes out of a run that is over is of that run, whatever the fields say by now', async ({
  downhill,
}) => {
  const { page } = downhill;
  // What is written on the pictures.
  await page.addInitScript(() => {
    const written: string[] = [];
    Object.assign(globalThis, { written });
    CanvasRenderingContext2D.prototype.fillText = new Proxy(
      Reflect.get(CanvasRenderingContext2D.prototype, 'fillText'),
      {
        apply: (fillText, context, args) => {
          written.push(String(args[0]));
          Reflect.apply(fillText, context, args);
        },
      },
    );
  });
  await downhill.open(`${SHORT}&lr=0.002&seed=7`);
  await downhill.train();
  await downhill.enter('Learning rate', '0.004');
  await expect(downhill.play).toHaveAttribute('data-phase', 'done');

  const { content } = await exportedAs(page, 'json');
  const settings = { lr: '0.002', seed: '7', epochs: '300', 'log-every': '50', engine: 'cpu' };
  expect(JSON.parse(content.toString())).toMatchObject({ settings, retuned: false, epoch: 300 });
  const python = (await exportedAs(page, 'python')).content.toString();
  expect(python).toContain('0.002');
  expect(python).not.toContain('0.004');
  await exportedAs(page, 'loss');
  const written = await page.evaluate(() => (globalThis as unknown as Written).written);
  expect(written.filter((text) => text.startsWith('Downhill'))).toEqual([
    'Downhill ?seed=7&epochs=300&lr=0.002&log-every=50&engine=cpu',
  ]);
});

interface Written {
  readonly written: readonly string[];
}
