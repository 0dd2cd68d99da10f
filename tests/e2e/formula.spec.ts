/** The field of the model as a scientist meets it: an own table, a formula with a slip in it, a start, and the run. */
import { DataDialogPage } from './data-page.ts';
import { expect, test } from './page.ts';

/** y = 8.4·exp(−t/4.2) + 1.1, and a little beside it. */
const DECAY = [
  't,y',
  ...Array.from({ length: 30 }, (_, i) => {
    const t = 0.4 * i;
    return `${t.toFixed(1)},${(8.4 * Math.exp(-t / 4.2) + 1.1 + 0.05 * Math.sin(7 * i)).toFixed(3)}`;
  }),
].join('\n');

test('an own table and a typed formula: a slip first, a guess, and the run comes to the point', async ({
  downhill,
}) => {
  const { page } = downhill;
  const data = new DataDialogPage(downhill);
  const model = downhill.field('Model');
  const equation = page.locator('.equation');
  const chip = (name: string) => page.locator(`[data-start=${name}] input`);
  await downhill.open('?epochs=3000&lr=0.02');
  await downhill.field('Data').selectOption('own');
  await data.paste(DECAY);
  await data.use.click();
  await downhill.inPhase('ready');

  // A slip is said in words and under its character, and the line stays.
  const line = await equation.innerText();
  await model.fill('A*exp(-t/tau + c');
  await expect(model).toHaveAttribute('aria-invalid', 'true');
  await expect(model).toHaveAccessibleDescription(/^\( is never closed: add \)/);
  await expect(page.locator('.formula-ink u')).toHaveText('(');
  await model.press('Enter');
  await expect(equation).toHaveText(line);
  await expect(model).toHaveValue('A*exp(-t/tau + c');

  await model.fill('A*exp(-t/tau) + c');
  await expect(model).toHaveAttribute('aria-invalid', 'false');
  await model.press('Enter');
  await expect(equation).toHaveText(/^ŷ = .*exp\(−t\//);
  await expect(page.locator('[data-start]')).toHaveCount(3);

  // Shown while it is dragged, taken when it is let go.
  const before = await equation.innerText();
  const box = await page.locator('[data-start=A]').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 108, (box?.y ?? 0) + 8, { steps: 4 });
  await expect(equation).not.toHaveText(before);
  expect(page.url()).not.toContain('start=');
  await page.mouse.up();
  await expect(page).toHaveURL(/start=A=[\d.]+(&|$)/);

  await page.locator('[data-action=guess]').click();
  await expect(chip('tau')).toHaveValue(/^4\.\d?$/);
  await expect(page).toHaveURL(/start=8\.\d?,4\.\d?,1\.\d?(&|$)/);
  await downhill.inPhase('ready');
  await downhill.train();
  await expect(equation).toHaveText(/^ŷ = 8\.4\d*·exp\(−t\/4\.[12]\d*\) \+ 1\.[01]\d*$/);

  await page.locator('[data-action=start-drawn]').click();
  await downhill.inPhase('ready');
  await expect(page).not.toHaveURL(/start=/);
  await page.getByRole('link', { name: 'gradient derived ✓' }).click();
  await expect(page.locator('[data-view=kernels]')).toBeVisible();
});

test('a parameter that is held keeps its value, also where the curve is dragged', async ({
  downhill,
}) => {
  const { page } = downhill;
  const equation = page.locator('.equation');
  const lock = (name: string) => page.getByRole('button', { name: `Hold ${name} at its start` });
  await downhill.open('?dataset=exponential&formula=a*exp(-b*x)&epochs=500&lr=0.02');
  const model = downhill.field('Model');
  await model.fill('a*exp(-b*x) + c');
  await model.press('Enter');
  await lock('c').click();
  await expect(lock('c')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/[?&]fixed=c(&|$)/);
  await downhill.inPhase('ready');
  const row = page.locator('tr[data-name=c]');
  await expect(row).toContainText('held');
  const start = await downhill.value('c').getAttribute('data-value');

  // One at least has to move.
  await lock('a').click();
  await expect(lock('b')).toBeDisabled();
  await lock('a').click();
  await expect(lock('a')).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/[?&]fixed=c(&|$)/);

  // The curve itself is taken hold of, under the points: the other parameters follow.
  await downhill.inPhase('ready');
  const chart = page.locator('.is-fit canvas');
  const box = await chart.boundingBox();
  const [x, bottom] = [(box?.x ?? NaN) + 150, (box?.y ?? NaN) + (box?.height ?? NaN) - 45];
  const isHeld = (): Promise<boolean> => chart.evaluate(({ style }) => style.cursor !== '');
  let y = bottom;
  for (; y > (box?.y ?? NaN) && !(await isHeld()); y -= 5) await page.mouse.move(x, y);
  const before = await equation.innerText();
  await page.mouse.down();
  await page.mouse.move(x, y - 30, { steps: 4 });
  await expect(equation).not.toHaveText(before);
  expect(page.url()).not.toContain('start=');
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`start=[\\d.]+,[\\d.]+,${start ?? ''}(&|$)`));
  await page.keyboard.press('Control+z');
  await expect(equation).toHaveText(before);
  await page.keyboard.press('Control+y');
  await expect(equation).not.toHaveText(before);

  await downhill.inPhase('ready');
  const free = await downhill.value('a').getAttribute('data-value');
  await downhill.train();
  expect(await downhill.value('c').getAttribute('data-value')).toBe(start);
  expect(await downhill.value('a').getAttribute('data-value')).not.toBe(free);
});

test('presets fill the field in, with their data, and a start is stepped by the keyboard', async ({
  downhill,
}) => {
  const { page } = downhill;
  const [model, dataset] = [downhill.field('Model'), downhill.field('Data')];
  await downhill.open();
  await downhill.preset('exponential');
  await expect(model).toHaveValue('a*exp(-b*x) + c');
  await expect(dataset).toHaveValue('exponential');
  await downhill.inPhase('ready');

  const start = page.getByLabel('Start of b', { exact: true });
  const was = Number(await start.inputValue());
  await start.press('ArrowUp');
  await start.press('Enter');
  await expect(start).not.toHaveValue(String(was));
  await expect(page).toHaveURL(/start=b=0\.[\d]+(&|$)/);
  await start.fill('-0.5');
  await start.press('Enter');
  await expect(page).toHaveURL(/start=b=-0\.5(&|$)/);

  // What is typed is typed for the points that are there; another preset brings its own again.
  await model.fill('p*exp(-q*x)');
  await model.press('Enter');
  await expect(page.locator('[data-start=q]')).toBeVisible();
  await expect(dataset).toHaveValue('exponential');
  await downhill.preset('sine');
  await expect(dataset).toHaveValue('sine');

  // The sizes of a network are typed, too.
  await model.fill('1 - 3 - 1 relu');
  await model.press('Enter');
  await expect(model).toHaveValue('1 – 3 – 1 relu');
  await expect(page).toHaveURL(/model=network&layers=3&activation=relu/);
  await downhill.preset('linear');
  await expect(page).toHaveURL(/model=linear/);
});
