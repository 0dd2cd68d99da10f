/** Own data: by file, drop and paste, the examples, what is bad in them, and files that are too much. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDialogPage, drop, paste, writeLarge } from './data-page.ts';
import { expect, test } from './page.ts';

// f32 sees standardised slopes to 2⁻²³; the page shows six decimals.
const LINE = 'x,y\n1,3\n2,5\n4,9\n7,15\n';

test('a file: columns, preview, parameters in its own units', async ({ downhill }) => {
  await downhill.open('?epochs=200&engine=cpu');
  const data = new DataDialogPage(downhill);
  await data.open();
  await data.choose('cars.csv', 'name;kg;m\nA;1000,5;30\nB;1500,5;25\nC;2000,5;20\n');
  await expect(data.said).toHaveText('3 rows are ready.');
  await expect(data.taken).toHaveText(
    'Taken as: semicolon between cells, header on line 1, decimal comma.',
  );
  await expect(data.preview.getByRole('columnheader')).toHaveText(['name', 'kg', 'm']);
  await expect(data.preview.getByRole('cell')).toHaveText([
    ...['A', '1000,5 = 1000.5', '30'],
    ...['B', '1500,5 = 1500.5', '25'],
    ...['C', '2000,5 = 2000.5', '20'],
  ]);
  await expect(data.bad).toHaveCount(0);
  await data.chooseColumn('x', 'm');
  await data.chooseColumn('y', 'kg');
  await expect(data.dialog.getByLabel(/^Standardise/)).toBeChecked();
  await data.use.click();
  await expect(data.dialog).toBeHidden();
  await downhill.inPhase('ready');
  await expect(data.chosen.locator(':checked')).toHaveText('cars.csv');
  await expect((await data.details()).locator('[data-own="cars.csv"]')).toContainText('3 rows');
  await downhill.train();
  // kg = 4000.5 − 100·m
  await expect.poll(() => downhill.number('a')).toBeCloseTo(-100, 4);
  await expect.poll(() => downhill.number('b')).toBeCloseTo(4000.5, 2);
  const withTruth = downhill.page.getByRole('figure', { name: /the truth/ });
  await expect(withTruth).toHaveCount(0);

  // Other data in their field leave these, too.
  await downhill.choose('Data', 'line');
  await downhill.inPhase('ready');
  await expect(downhill.field('Points')).toHaveValue('100');
  await expect(downhill.field('Learning rate')).toHaveValue('0.001');
  await expect(withTruth).toBeVisible();
});

const EXAMPLES = [
  // As R's lm() gives them.
  ['Boiling points and air pressure, Forbes 1857', 0.52289, -81.06373, 17],
  ['Distance and velocity of galaxies, Hubble 1929', 454.158, -40.784, 24],
] as const;

test('a paste, a drop anywhere on the page, the examples: one after the other', async ({
  downhill,
}) => {
  await downhill.open('?epochs=300&engine=cpu');
  const data = new DataDialogPage(downhill);
  const expectTrained = async (a: number, b: number, digits: number): Promise<void> => {
    await data.use.click();
    await expect(data.dialog).toBeHidden();
    await downhill.inPhase('ready');
    await downhill.train();
    await expect.poll(() => downhill.number('a')).toBeCloseTo(a, digits);
    await expect.poll(() => downhill.number('b')).toBeCloseTo(b, digits);
  };
  await data.open();
  await data.paste('1\t3\n2\t5\n4\t9\n');
  await expect(data.said).toHaveText('3 rows are ready.');
  await expect(data.taken).toHaveText('Taken as: tab between cells, no header.');
  await expectTrained(2, 1, 3);

  await paste(downhill.page, 'the word for it');
  await expect(data.dialog).toBeHidden();
  await paste(downhill.page, 't (s)\tU (V)\n1\t3\n2\t5\n4\t9\n');
  await expect(data.said).toHaveText('3 rows are ready.');
  await expectTrained(2, 1, 3);
  await expect(data.chosen.locator(':checked')).toHaveText('pasted table');

  await drop(downhill.page, 'dropped.csv', LINE);
  await expect(data.dialog).toBeVisible();
  await expect(data.said).toContainText('4 rows are ready.');
  await expectTrained(2, 1, 2);
  await expect(data.chosen.locator(':checked')).toHaveText('dropped.csv');

  for (const [name, a, b, rows] of EXAMPLES) {
    await data.open();
    await data.dialog.getByRole('button', { name }).click();
    await expect(data.said).toContainText(`${rows} rows are ready.`);
    await expect(data.bad).toHaveCount(0);
    await expectTrained(a, b, 3);
  }
});

test('data at a scale that would diverge: standardised and with a rate that suits, or not', async ({
  downhill,
}) => {
  await downhill.open('?epochs=300&engine=cpu');
  const data = new DataDialogPage(downhill);
  const far = 'x,y\n100001,1\n100002,2\n100003,3\n100004,4.5\n';
  await data.open();
  await data.paste(far);
  const rate = data.dialog.getByLabel(/^Use the learning rate that suits/);
  await expect(data.dialog.getByLabel('Use the learning rate that suits: 0.5')).toBeChecked();
  await data.dialog.getByLabel(/^Standardise/).uncheck();
  await expect(data.dialog).toContainText('At 0.001, as it is set now, this would diverge.');
  await rate.uncheck();
  await data.use.click();
  await downhill.inPhase('ready');
  await downhill.play.click();
  await downhill.inPhase('diverged');

  await data.open();
  await data.paste(far);
  await data.use.click();
  await downhill.inPhase('ready');
  await expect(downhill.field('Learning rate')).toHaveValue('0.5');
  await downhill.train();
  await expect.poll(() => downhill.number('a')).toBeCloseTo(1.15, 5);
  await expect(downhill.status).toContainText('as low as this model can get');
});

test('bad rows are counted, and shown with their lines', async ({ downhill }) => {
  await downhill.open();
  const data = new DataDialogPage(downhill);
  await data.open();
  await data.choose('bad.csv', `${LINE}8,\n9,n/k\n10,1e999\n11,2,3\n`);
  await expect(data.said).toContainText('4 of 8 rows are ready.');
  await expect(data.bad.locator('summary')).toHaveText('4 rows are bad and left out');
  await data.bad.locator('summary').click();
  await expect(data.bad.locator('tbody tr')).toHaveText([
    '1 × no value',
    '6',
    '1 × not a number',
    '7n/k',
    '1 × larger than numbers go',
    '81e999',
    '1 × another number of columns',
    '93',
  ]);
});

test('markup and formulas in a file are text', async ({ downhill }) => {
  await downhill.open();
  const data = new DataDialogPage(downhill);
  await data.open();
  const header = '<img src=x onerror=alert(1)>';
  await data.choose('<b>.csv', `${header},"<script>alert(2)</script>"\n1,2\n2,4\n=1+1,<i>\n`);
  await expect(data.preview.getByRole('columnheader').first()).toHaveText(header);
  await data.bad.locator('summary').click();
  await expect(data.bad).toContainText('=1+1');
  await data.use.click();
  await downhill.inPhase('ready');
  await expect(await data.details()).toContainText(header);
  await expect(downhill.page.locator('img, .own-data b strong, dialog script')).toHaveCount(0);
});

test('what is no table is refused with its reason', async ({ downhill }) => {
  await downhill.open();
  const data = new DataDialogPage(downhill);
  await data.open();
  for (const [content, says] of [
    [Buffer.from([0xff, 0xfe, 0x78, 0]), 'UTF-16'],
    [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]), 'binary'],
    ['', 'no rows'],
    ['a,b\nc,d\n', 'no numeric column'],
    [`x,y\n1,2\n"${'3,4\n'.repeat(300_000)}`, 'a quote may be missing'],
    ['z'.repeat(3_000_000), 'is this a table?'],
  ] as const) {
    await data.choose('hostile.csv', content);
    await expect(data.said).toContainText(says);
    await expect(data.use).toHaveCount(0);
  }
  // The run is as it was, and the keyboard gets out.
  await downhill.page.keyboard.press('Escape');
  await expect(data.dialog).toBeHidden();
  await downhill.inPhase('ready');
});

test('opened again before the browser has told that it was closed, the dialog stays', async ({
  downhill,
}) => {
  await downhill.open();
  const data = new DataDialogPage(downhill);
  await data.open();
  // The event of a dialog that closes is a task of its own: what an observer does comes before it.
  await data.chosen.evaluate(async (field: HTMLSelectElement) => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
    if (dialog === null) throw new Error('no dialog is open');
    const told = new Promise((resolve) => {
      dialog.addEventListener('close', resolve, { once: true });
    });
    const observer = new MutationObserver(() => {
      observer.disconnect();
      field.value = 'own';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    observer.observe(dialog, { attributeFilter: ['open'] });
    dialog.querySelector<HTMLElement>('button[aria-label=Close]')?.click();
    await told;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  await expect(data.dialog).toBeVisible();
  // Escape is the browser's own way, and is heard.
  await downhill.page.keyboard.press('Escape');
  await expect(data.dialog).toBeHidden();
  await data.open();
});

test.describe('100 MB', () => {
  let folder = '';
  let path = '';
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'downhill-csv-'));
    path = join(folder, 'large.csv');
    await writeLarge(path, 100 * 2 ** 20);
  });
  test.afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('can be stopped, and are read while the page lives on, and trained on', async ({
    downhill,
  }) => {
    test.slow();
    await downhill.open('?epochs=20&engine=cpu&log-every=10');
    const data = new DataDialogPage(downhill);
    await data.open();
    const { file } = data;
    await file.setInputFiles(path);
    await expect(data.preview).toBeVisible();
    await data.dialog.locator('[data-action=stop-reading]').click();
    await expect(data.said).toContainText('Stopped:');
    // Nothing more comes: a reading that went on would have told of its progress by now.
    await downhill.page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
    });
    await expect(data.said).toContainText('Stopped:');
    await expect(data.use).toHaveCount(0);
    // Another column reads it again; closed, nothing is left of that.
    await data.chooseColumn('y', 'x');
    await expect(data.said).toContainText('rows so far');
    await data.dialog.getByRole('button', { name: 'Close' }).click();
    await expect(data.dialog).toBeHidden();
    await downhill.inPhase('ready');

    await data.open();
    await file.setInputFiles(path);
    await expect(data.said).toContainText('rows so far');
    // The page draws, and shows more rows each time. A busy machine draws less often, but reads the longer.
    const frames = await downhill.page.evaluate(async () => {
      const said = document.querySelector('[data-said]');
      const seen = new Set<string>();
      let count = 0;
      while (said?.textContent.includes('rows so far') === true) {
        await new Promise(requestAnimationFrame);
        seen.add(said.textContent);
        count++;
      }
      return { count, texts: seen.size };
    });
    expect(frames.count).toBeGreaterThan(20);
    expect(frames.texts).toBeGreaterThan(10);
    await expect(data.said).toContainText(/^[\d,]{7,} of [\d,]{7,} rows are ready\./);
    await expect(data.bad.locator('summary')).toHaveText(/^\d+ rows are bad and left out$/);
    await data.bad.locator('summary').click();
    const rows = data.bad.locator('tbody tr');
    await expect(rows.first()).toHaveText(/^[\d,]+ × no value$/);
    await expect(rows.nth(1)).toHaveText('5,002n/a');
    // Before it is: a reload loses so many.
    await expect(data.dialog.locator('[data-fate=too-large]')).toContainText('1,000,000 rows');
    await data.use.click();
    await downhill.inPhase('ready');
    await expect((await data.details()).locator('[data-fate=too-large]')).toBeVisible();
    await downhill.train();
    await expect.poll(() => downhill.number('a')).toBeCloseTo(2, 4);
    await expect.poll(() => downhill.number('b')).toBeCloseTo(1, 2);
  });
});

test('own data outlive a reload, with the way back, until they are forgotten', async ({
  downhill,
}) => {
  const { page } = downhill;
  const data = new DataDialogPage(downhill);
  const own = page.locator('[data-own]');
  const FIRST = 'the address of the first note';
  await page.addInitScript((key) => {
    const replace = history.replaceState.bind(history);
    history.replaceState = (note: unknown, unused, url) => {
      replace(note, unused, url);
      if (note !== null && note !== undefined && sessionStorage.getItem(key) === null) {
        sessionStorage.setItem(key, location.search);
      }
    };
  }, FIRST);
  await downhill.open('?engine=cpu&epochs=100');
  await data.open();
  await data.choose('cars.csv', 'name;kg;m\nA;1000,5;30\nB;1500,5;25\nC;2000,5;20\n');
  await data.chooseAtOnce({ x: 'm', y: 'kg' });
  await data.use.click();
  await downhill.inPhase('ready');
  await expect((await data.details()).locator('[data-fate]')).toContainText('Kept in this browser');
  // A reload may come before there is another: it says which data, and at which rate.
  const first = await page.evaluate((key) => sessionStorage.getItem(key), FIRST);
  expect(first).toContain('lr=0.5');
  await downhill.train();
  const line = await downhill.log();
  // However often it is loaded anew.
  for (let i = 0; i < 2; i++) {
    await page.reload();
    await downhill.inPhase('ready');
    await expect(own).toContainText('cars.csvx: my: kg3 rows, standardised');
    await downhill.train();
    expect(await downhill.log()).toEqual(line);
  }
  // The way back leads to the rate that suits seeded data, which the page before this one knew.
  await expect(downhill.field('Learning rate')).toHaveValue('0.5');
  await data.press('leave-data');
  await downhill.inPhase('ready');
  await expect(downhill.field('Learning rate')).toHaveValue('0.001');
  await page.reload();
  await downhill.inPhase('ready');
  await expect(own).toHaveCount(0);
  await expect(page.locator('[data-kind=lost-data]')).toHaveCount(0);

  await data.open();
  await data.choose('cars.csv', LINE);
  await data.use.click();
  await data.press('forget-data');
  await expect(page.locator('[data-fate]')).toContainText('they go with this page');
  await expect(own).toContainText('4 rows');
  for (let i = 0; i < 2; i++) {
    await page.reload();
    await downhill.inPhase('ready');
    await expect(own).toHaveCount(0);
    await expect(page.locator('[data-kind=lost-data]')).toContainText(
      'cars.csv went when the page was loaded anew',
    );
  }
});
