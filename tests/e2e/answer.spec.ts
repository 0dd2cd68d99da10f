/** The scientist's minute: a table is pasted, a formula typed, Fit pressed, and the card stands. */
import { AnswerPage, DECAY, FORMULA } from './answer-page.ts';
import { DataDialogPage, paste } from './data-page.ts';
import { expect, test } from './page.ts';
import { atOnce } from '../../src/core/work/pieces.ts';
import { fitInPieces } from '../../src/run/fit/fit.ts';

function due() {
  const rows = DECAY.split('\n').slice(1).map((line) => line.split(',').map(Number)); // prettier-ignore
  const [t, counts] = [0, 1].map((d) => rows.map((row) => row[d] ?? NaN));
  return atOnce(fitInPieces({ t: t ?? [], counts: counts ?? [] }, FORMULA));
}

test('a table, a formula, Fit: the card stands within a minute, with the numbers of the library', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  const begin = Date.now();
  await answer.reach();
  await expect(answer.values).toHaveCount(3);
  expect(Date.now() - begin).toBeLessThan(60_000);
  const { parameters, warnings } = due();
  const [values, errors] = [await answer.said('value'), await answer.said('error')];
  for (const { name, value, standardError } of parameters) {
    // Its own f64 data, never their rounding to f32.
    expect(values[name]).toBeCloseTo(value, 10);
    expect(errors[name]).toBeCloseTo(standardError, 10);
  }
  await expect(answer.card.locator('[data-warning]')).toHaveCount(warnings.length);
  await expect(answer.card.locator('[data-ended]')).toContainText('converged');
  await expect(page.locator('.card.is-residuals')).toBeVisible();
  await expect(page.locator('.equation')).toContainText('exp(−t/');
  // t (s), and counts without a unit.
  await expect(answer.card.locator('[data-column=unit]')).toHaveText(['unit', '', 's', '']);

  const other = answer.card.getByLabel('Compare with another formula');
  await other.fill('A*exp(-t/tau');
  await other.press('Enter');
  await expect(other).toHaveAttribute('aria-invalid', 'true');
  await expect(answer.card.locator('.compared .fault')).toContainText('( is never closed');
  await other.fill('A*exp(-x/tau)');
  await other.press('Enter');
  const said = answer.card.locator('[data-conclusion]');
  await expect(said).toHaveCount(2);
  await expect(said.first()).toContainText('By AICc A·exp(−t/tau) + c is the better one');
  await expect(said.last()).toContainText('is rejected in favour of A·exp(−t/tau) + c: F(1, 33) =');
  await expect(answer.card.locator('.compared tbody tr')).toHaveCount(2);
  await expect(other).toHaveAttribute('aria-invalid', 'false');
  await other.fill('');
  await other.press('Enter');
  await expect(said).toHaveCount(0);
});

test('Fit waits for what reads a formula, however late that comes', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open();
  await page.route('**/assets/prepare-*.js', async (route) => {
    await page.waitForTimeout(4000);
    await route.continue();
  });
  const answer = new AnswerPage(page);
  await answer.reach();
  await expect(answer.values).toHaveCount(3);
});

test('it shows how it descended: gradient descent comes to that very minimum', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach();
  await answer.card.locator('[data-action=descend]').click();
  await page.getByRole('button', { name: 'Again at full speed' }).or(page.locator('.card.is-answer td[data-column=now]').first()).first().waitFor(); // prettier-ignore
  await page.locator('.speed select').selectOption('max');
  await downhill.inPhase('done');
  const [values, errors] = [await answer.said('value'), await answer.said('error')];
  for (const [name, value] of Object.entries(values)) {
    const now = await answer.card.locator(`tr[data-name=${name}] td[data-column=now]`).innerText();
    expect(Math.abs(Number(now) - value)).toBeLessThan(errors[name] ?? NaN);
  }
});

test('the dialog of data fits at once, a key does, and another formula takes the answer away', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await paste(page, 'x,y\n1,3\n2,5.1\n3,6.9\n4,9\n');
  await new DataDialogPage(downhill).dialog.locator('[data-action=fit-data]').click();
  await expect(answer.values).toHaveCount(2);
  await expect(answer.card.locator('[data-ended]')).toContainText('solved at once');
  const model = page.locator('[data-field=model]');
  await model.fill('a*x');
  await model.press('Enter');
  await expect(answer.card).toHaveCount(0);
  await model.blur();
  await page.keyboard.press('f');
  await expect(answer.values).toHaveCount(1);
  await expect(answer.card).toContainText('R² about 0');
});

test('what the data do not tell apart, and what cannot be fitted, is said in words', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach('x,y\n1,2\n2,3\n3,5\n4,4\n', 'a*b*x + c');
  await expect(answer.card.locator('[data-warning=undetermined]')).toContainText('do not tell a, b apart'); // prettier-ignore
  await expect(answer.card.locator('tr[data-name=a]')).toContainText('not determined');
  await page.locator('select').nth(1).selectOption('log-cosh');
  await expect(answer.fit).toBeDisabled();
});

/** 20,000 rows, in which to look for three waves takes half a minute. */
const LONG = ['x,y', ...Array.from({ length: 20_000 }, (_, i) => {
  const x = i / 2000;
  return `${x},${(8 * Math.exp(-x / 3) + 5 * Math.exp(-2 * x) + 1 + 0.05 * Math.sin(7 * i * i)).toFixed(5)}`;
})].join('\n'); // prettier-ignore
const FOR_LONG = 'A*sin(p*x + a) + B*sin(q*x + b) + C*sin(r*x + c)';

test('a fit that takes long says how far it is, and Stop gives it up at once', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach(LONG, FOR_LONG);
  const stop = answer.card.locator('[data-action=stop-fit]');
  await expect(stop).toBeVisible();
  const far = (): Promise<number> => answer.card.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value); // prettier-ignore
  await expect(answer.card.locator('.card-head')).toContainText(/\d%$/);
  const before = await far();
  await expect.poll(far, { intervals: [100] }).toBeGreaterThan(before);
  await stop.click();
  await expect(answer.card).toHaveCount(0, { timeout: 5000 });
  await expect(answer.fit).toBeEnabled();
  // It left nothing behind that the next would wait for.
  const model = page.locator('[data-field=model]');
  await model.fill('a*x + b');
  await model.press('Enter');
  await answer.fit.click();
  await expect(answer.values).toHaveCount(2, { timeout: 10_000 });
});

test('of two fits the later is wanted', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach(LONG, FOR_LONG);
  await expect(answer.card.locator('[data-action=stop-fit]')).toBeVisible();
  const model = page.locator('[data-field=model]');
  await model.fill('a*x + b');
  await model.press('Enter');
  await answer.fit.click();
  await expect(answer.values).toHaveCount(2, { timeout: 10_000 });
});

test('bounds of a chip hold the answer, and are in the address, undone, and refused in words', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach();
  await expect(answer.values).toHaveCount(3);
  const chip = page.locator('[data-bounds=tau]');
  await chip.locator('[data-action=bounds]').click();
  const field = chip.locator('input');
  await expect(field).toBeFocused();
  await field.fill('2..0');
  await field.press('Enter');
  await expect(chip).toContainText('the lesser end first');
  await field.fill('0..2');
  await field.press('Enter');
  await expect(chip.locator('[data-action=bounds]')).toHaveText('0..2');
  await expect(page).toHaveURL(/[?&]bounds=tau=0\.\.2(&|$)/);
  // It was the answer to something else.
  await expect(answer.card).toHaveCount(0);
  await page.keyboard.press('Escape');
  await answer.fit.click();
  await expect(answer.card.locator('[data-warning=at-bound]')).toContainText('tau is held by its bound 2'); // prettier-ignore
  expect((await answer.said('value'))['tau']).toBe(2);
  await expect(answer.card.locator('[data-action=descend]')).toHaveCount(0);
  await page.locator('[data-action=undo]').click();
  await expect(page).not.toHaveURL(/bounds=/);
  await expect(chip.locator('[data-action=bounds]')).toHaveText('');
  // The free answer stands again.
  await answer.fit.click();
  await expect(answer.card.locator('[data-warning=at-bound]')).toHaveCount(0);
  await expect(answer.values).toHaveCount(3);
});

test('on a telephone nothing is wider than the screen, and Fit is in reach', async ({
  downhill,
}) => {
  const { page } = downhill;
  await page.setViewportSize({ width: 360, height: 740 });
  await downhill.open();
  const answer = new AnswerPage(page);
  await answer.reach();
  await expect(answer.values).toHaveCount(3);
  await expect(answer.fit).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
