/** Models beyond the line as a person meets them: curves, formulas, networks, and own data of several columns. */
import { readFile } from 'node:fs/promises';
import { DataDialogPage } from './data-page.ts';
import { expect, test, type DownhillPage } from './page.ts';

/** What is exported to a file, as text. */
async function exported({ page }: DownhillPage, id: string): Promise<string> {
  await page.locator('[data-action=export]').click();
  const coming = page.waitForEvent('download');
  await page.locator(`[data-export=${id}]`).click();
  const download = await coming;
  await page.keyboard.press('Escape');
  return readFile(await download.path(), 'utf8');
}

test('a curve, a formula that is mended as it is typed, and a network, one after the other', async ({
  downhill,
}) => {
  const { page } = downhill;
  const equation = page.locator('.equation');
  await downhill.open('?epochs=400&lr=0.05');
  await downhill.preset('exponential');
  await downhill.inPhase('ready');
  await expect(downhill.status).toHaveText(/the curve bends/);
  await downhill.train();
  await expect(equation).toHaveText(/^ŷ = [\d.]+·exp\(−[\d.]+·x\) [+−] [\d.]+$/);
  await expect.poll(() => downhill.number('b')).toBeGreaterThan(0.5);

  // A formula is typed in the same place, for the same points.
  await expect(downhill.field('Model')).toHaveValue('a*exp(-b*x) + c');
  await downhill.field('Model').fill('p*exp(-q*x');
  const fault = page.locator('.field', { has: downhill.field('Model') }).locator('.fault');
  await expect(fault).toHaveText(/\( is never closed: add \)/);
  await downhill.enter('Model', 'p*exp(-q*x)');
  await expect(fault).toHaveCount(0);
  await expect(downhill.field('Data')).toHaveValue('exponential');
  await downhill.enter('Start (p, q)', 'p=-1,q=-0.3');
  await downhill.inPhase('ready');
  await expect(equation).toHaveText('ŷ = −1·exp(0.3·x)');
  await downhill.choose('Optimizer', 'adam');
  await downhill.inPhase('ready');
  await downhill.train();
  expect(await exported(downhill, 'csv')).toMatch(/^epoch,loss,p,q\r\n/);
  const script = await exported(downhill, 'python');
  expect(script).toContain('torch.exp');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-action=export]').click();
  await page.locator('[data-action=copy-latex]').click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(String.raw`\hat{y} = p \cdot e^{-q \cdot x}`);
  await page.keyboard.press('Escape');
  expect(script).toContain('torch.optim.Adam(');
  await expect(page).toHaveURL(/formula=p\*exp\(-q\*x\)|formula=p\*exp%28-q\*x%29/);

  // Many parameters are a picture.
  await downhill.preset('network');
  await downhill.inPhase('ready');
  await downhill.train();
  await expect(page.locator('.is-fit .card-note')).toContainText('1 – 4 – 2 – 1');
  await expect(downhill.field('Model')).toHaveValue('1 – 4 – 2 – 1 tanh');
  await expect(page.locator('[data-layer=weights]')).toBeVisible();
});

/** mpg = 40 − 0.005·weight − 0.05·power, exactly. */
const CARS = [
  'car,weight,power,mpg',
  ...[2, 3, 5, 7, 11, 13, 17, 19].map((k, i) => {
    const [weight, power] = [k / 10, ((3 * i * i) % 7) / 5];
    return `c${i},${weight},${power},${2 - 0.5 * weight + 3 * power}`;
  }),
].join('\n');

test('own data of several columns for a formula that names them, over a reload', async ({
  downhill,
}) => {
  const { page } = downhill;
  const data = new DataDialogPage(downhill);
  // Of the line's points it looks at no column.
  await downhill.open('?epochs=3000&lr=0.1&formula=a*weight%2Bb*power%2Bc', 'failed');
  await expect(downhill.status).toHaveText(/nothing here depends on the data: write x/);
  await data.open();
  await data.choose('cars.csv', CARS);
  await expect(data.said).toHaveText('8 rows are ready.');
  // The columns that the formula names are taken by themselves.
  await expect(data.dialog.getByLabel('Column for y')).toHaveValue('column-3');
  await expect(data.dialog.getByRole('checkbox', { name: 'power' })).toBeChecked();
  await data.use.click();
  await downhill.inPhase('ready');
  for (const round of ['first', 'after a reload']) {
    await downhill.train();
    await expect(page.locator('.equation'), round).toHaveText(
      /^ŷ = −0\.(5|49999\d*)·weight \+ (3|3\.0000\d*|2\.9999\d*)·power \+ (2|2\.0000\d*|1\.9999\d*)$/,
    );
    await expect(
      page.getByRole('figure', {
        name: /^Map of what the model predicts of mpg over weight and power/,
      }),
    ).toBeVisible();
    await page.reload();
    await downhill.inPhase('ready');
  }
  await downhill.train();
  const script = await exported(downhill, 'python');
  expect(script).toContain('weight');
  const record = JSON.parse(await exported(downhill, 'json')) as { parameters: number[] };
  expect(record.parameters.map((value) => Number(value.toFixed(3)))).toEqual([-0.5, 3, 2]);
  // A model of one column says what is in its way.
  await downhill.preset('sine');
  await expect(downhill.status).toHaveText(/looks at one column/);
});

test('what is not finite, and what does not go together, is said in Chinese, too', async ({
  downhill,
}) => {
  await downhill.open('?lang=zh-CN&formula=a*log(x-c)&epochs=100');
  await downhill.play.click();
  await downhill.inPhase('diverged');
  await expect(downhill.status).toHaveText(/第 1 轮发散：第 1 行的 log\(x − c\) 不再是有限值/);
  await downhill.open('?lang=zh-CN&model=exponential&loss=bce-with-logits', 'failed');
  await expect(downhill.status).toHaveText(/目标值须在 0 到 1 之间/);
  await downhill.open('?lang=zh-CN&formula=foo(x)');
  await expect(downhill.banner).toHaveText(/没有函数 foo/);
});
