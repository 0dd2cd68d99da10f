/** People's tables in the page: what each is taken for, how it can be said otherwise, and what is refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { recordTexts, textsOn } from './canvas-texts.ts';
import { DataDialogPage } from './data-page.ts';
import { expect, test } from './page.ts';

const FOLDER = new URL('../fixtures/field/', import.meta.url);
const textOf = (file: string): Buffer => readFileSync(new URL(file, FOLDER));

/** Each file with what the page says of it: the rows that are ready, and how it is read. */
const SAID: Readonly<Record<string, readonly [rows: string, taken: RegExp]>> = {
  'paste-us-thousands-mixed.tsv': ['4 rows', /comma between thousands\..*“1,234” is taken as 1234/],
  'paste-us-thousands.tsv': ['4 rows', /comma between thousands\..*“1,234” is taken as 1234/],
  'paste-us-2.tsv': ['4 rows', /tab between cells, header on line 1, comma between thousands\.$/],
  'thousands-mixed.csv': ['5 rows', /comma between thousands\.$/],
  'thousands.csv': ['4 rows', /comma between thousands\.$/],
  'semi-thousands.csv': ['5 rows', /decimal comma, point between thousands\. datum counts days/],
  'semi-eu-mixed.csv': ['4 rows', /decimal comma, point between thousands\.$/],
  'nbsp.csv': ['4 rows', /decimal comma, space between thousands\.$/],
  'year-header.csv': ['3 rows', /Line 1 \(country, 1990, 2000, …\) is taken for names/],
  'pandas-noindex.csv': ['3 rows', /Line 1 \(0, 1\) is taken for names/],
  'uci-no-header.csv': ['5 of 7 rows', /no header\.$/],
  'first-row-missing.csv': ['3 of 4 rows', /no header\.$/],
  'unicode-minus.csv': ['5 rows', /header on line 1\.$/],
  'comma-decimal-comma.csv': ['3 rows', /comma between cells, header on line 1, decimal comma\.$/],
  'percent.csv': ['4 rows', /y: 12% is taken as 0\.12\./],
  'dollar.csv': ['4 rows', /y is in \$\./],
  'unit-cells.csv': ['3 rows', /y is in kg\./],
  'dates-iso.csv': ['4 rows', /date counts days/],
  'dates-us.csv': ['3 rows', /date counts days/],
  'spaces.txt': ['4 rows', /spaces between cells, header on line 1\.$/],
  'norris-ws.txt': ['36 rows', /spaces between cells, no header\.$/],
  'metadata-narrow.csv': ['5 rows', /header on line 3\. 2 lines above the table left out/],
  'hash-comments.csv': ['3 rows', /header on line 3\. 2 lines with # left out/],
  'trailing-only-rows.csv': ['3 rows', /Rows have 3 cells where the header has 2/],
  'json.csv': ['3 rows', /JSON/],
  'jsonl.csv': ['3 rows', /JSON/],
  'data.csv.gz': ['3 rows', /Unpacked by gzip/],
  'cars.csv': ['50 rows', /rownames counts the rows/],
  'mtcars.csv': ['32 rows', /header on line 1/],
  'cols30.csv': ['8 rows', /header on line 1\.$/],
  'escape.csv': ['2 of 3 rows', /header on line 1\.$/],
  'long-header.csv': ['3 rows', /header on line 1\.$/],
};

/** These are no tables: what is said in both languages. */
const REFUSED: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  'html.csv': ['the data are a web page', '这是网页'],
  'only-header.csv': ['a header ("x", "y") and no rows below it', '只有标题行（“x”、“y”）'],
};

test('tables as people have them are read, and how is said', async ({ downhill }) => {
  test.slow();
  await downhill.open('?engine=cpu');
  const data = new DataDialogPage(downhill);
  await data.open();
  for (const file of readdirSync(FOLDER)) {
    if (file === 'answers.json') continue;
    await data.choose(file, textOf(file));
    const refused = REFUSED[file];
    if (refused !== undefined) {
      await expect(data.said, file).toContainText(refused[0]);
      continue;
    }
    const [rows, taken] = SAID[file] ?? ['', /header/];
    await expect(data.said, file).toHaveText(
      rows === '' ? /^\d+ rows are ready\.$/ : `${rows} are ready.`,
    );
    await expect(data.taken, file).toContainText(taken);
  }
});

test('what could be meant otherwise is asked, and every option can be set', async ({
  downhill,
}) => {
  await downhill.open('?engine=cpu');
  const data = new DataDialogPage(downhill);
  const question = data.dialog.locator('[data-question] button');
  await data.open();
  // A row of numbers above numbers: names, or a row.
  await data.choose('pandas.csv', textOf('pandas-noindex.csv'));
  await expect(data.said).toHaveText('3 rows are ready.');
  await question.click();
  await expect(data.said).toHaveText('4 rows are ready.');
  await expect(question).toHaveCount(0);

  await data.choose('mark.tsv', textOf('paste-us-thousands.tsv'));
  await expect(data.preview.getByRole('row').nth(1)).toContainText('= 1234');
  await question.click();
  await expect(data.preview.getByRole('row').nth(1)).toContainText('= 1.234');
  await data.write('Decimal mark', 'auto');
  await expect(data.preview.getByRole('row').nth(1)).toContainText('= 1234');

  // Chosen columns are in the preview, wherever they stand.
  await data.choose('cols30.csv', textOf('cols30.csv'));
  await data.chooseColumn('y', 'c29');
  await expect(data.said).toHaveText('8 rows are ready.');
  await expect(data.preview.locator('thead .is-chosen')).toHaveText(['c1', 'c29']);
  await expect(data.preview.locator('thead th')).toHaveCount(8);

  await data.choose('bars.txt', 'note\nx|y\n1|2\n2|4\n3|6\n');
  await expect(data.said).toHaveText('3 rows are ready.');
  await data.write('Header', 'line');
  const line = data.dialog.getByLabel('Line of the header');
  await line.fill('0');
  await line.press('Enter');
  await expect(data.dialog).toContainText('Give the number of a line');
  await expect(line).toHaveValue('0');
  await line.fill('3');
  await line.press('Enter');
  await expect(data.said).toHaveText('2 rows are ready.');
  await expect(data.preview.locator('thead th')).toHaveText(['1', '2']);
  await data.write('Between cells', 'tab');
  await expect(data.said).toContainText('there is only one column');
  await data.write('Between cells', 'bar');
  await expect(data.said).toHaveText('2 rows are ready.');
  await data.write('Decimal mark', 'comma');
  await data.write('Between thousands', 'point');
  await data.write('Header', 'no');
  await expect(data.dialog.getByLabel('Decimal mark').locator('option')).toHaveText([
    /^Automatic/,
    'comma 1,5',
  ]);
});

test('what is no table is refused in the language of the page, and what was typed stays', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&lang=zh-CN');
  const data = new DataDialogPage(downhill);
  await data.open();
  const said = page.locator('[data-said]');
  const typed = page.locator('.data-paste textarea');
  await typed.fill('x,y\n1,2\n');
  for (const [file, [, zh]] of Object.entries(REFUSED)) {
    const chosen = { name: file, mimeType: 'text/csv', buffer: textOf(file) };
    await page.locator('.data-sources input[type=file]').setInputFiles(chosen);
    await expect(said, file).toContainText(zh);
  }
  await page.locator('.data-paste button').click();
  await expect(said).toContainText('1 行中只有 1 行可用，拟合直线至少需要 2 行');
  for (const text of ['一,二\n三,四\n', 'x\n1\n2\n', `x,y\n1,2\n"${'3,4\n'.repeat(300_000)}`]) {
    const chosen = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.locator('.data-sources input[type=file]').setInputFiles(chosen);
    await expect(said).toContainText(/没有可用作 [xy] 的数值列|可能缺少一个引号/);
  }
  await page.keyboard.press('Escape');
  await data.open();
  await expect(typed).toHaveValue('x,y\n1,2\n');
});

test('of dates the page says what x counts; the line of long numbers is no wider than a phone', async ({
  downhill,
}) => {
  const { page } = downhill;
  await recordTexts(page);
  await downhill.open('?engine=cpu&epochs=300');
  const data = new DataDialogPage(downhill);
  const use = async (file: string): Promise<void> => {
    await data.open();
    await data.choose(file, textOf(file));
    await data.use.click();
    await expect(data.chosen.locator(':checked')).toHaveText(file);
    await downhill.inPhase('ready');
  };
  await use('dates-iso.csv');
  await expect((await data.details()).locator('[data-own] dd')).toContainText([
    'dates-iso.csv',
    'x: date, in days since 2023-01-02',
    'y: close',
  ]);
  const days = ['2023-01-02', '2023-01-03', '2023-01-04', '2023-01-05'];
  await expect
    .poll(async () => (await textsOn(page, 'fit')).map(({ text }) => text))
    .toEqual(expect.arrayContaining(days));
  expect((await textsOn(page, 'fit')).filter(({ text }) => text.includes(':'))).toEqual([]);

  await use('unix-ms.csv');
  await downhill.train();
  const equation = page.locator('.equation');
  await expect(equation).toContainText('(x − 1736125420000)');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(equation).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
