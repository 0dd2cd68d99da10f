/** Optimizers and rates against one another, as a teacher lets them run. */
import { expect, test } from './page.ts';

test('two rivals, one Train: who was first, and one that diverges', async ({ downhill }) => {
  const { page } = downhill;
  const row = (n: number) => page.locator(`tr[data-rival="${n}"]`);
  const pill = (n: number) => page.locator(`[data-action=rival-${n}]`);
  await downhill.open('?lr=0.01&epochs=400&speed=max&tour=0');

  await page.locator('[data-action=add-rival]').click();
  await expect(pill(2)).toHaveText('momentum 0.9');
  await page.locator('[data-action=add-rival]').click();
  await expect(pill(3)).toHaveText('Adam');
  await expect(page).toHaveURL(/rivals=sgd:momentum=0\.9;adam/);
  await expect(page.getByRole('group', { name: 'Rivals, same data and start' })).toContainText(
    'SGD',
  );
  await expect(page.getByText('Same data, model, loss, start and seed')).toBeVisible();

  await downhill.inPhase('ready');
  await downhill.train();
  await expect(row(2)).toHaveClass('is-first');
  await expect(row(2).locator('[data-column=steps]')).toHaveText('78');
  await expect(row(1).locator('[data-column=steps]')).toHaveText('–');
  await expect(downhill.status).toContainText(
    'momentum 0.9 was the first within 1 % of the best loss, after 78 steps',
  );
  await downhill.expectEpoch(400);

  // Back to the middle of the race: all of them go there.
  const lossOf = (n: number) => row(n).locator('[data-column=loss]').innerText();
  const ends = [await lossOf(1), await lossOf(2), await lossOf(3)];
  await page.locator('[data-action=scrub]').fill('0.5');
  for (const [i, end] of ends.entries()) await expect.poll(() => lossOf(i + 1)).not.toBe(end);

  await page.getByRole('button', { name: 'Evaluations' }).click();
  await expect(page).toHaveURL(/along=evaluations/);

  // The third becomes one that is too fast. What cannot be used is said, and changes nothing.
  await pill(3).click();
  const editor = page.getByRole('group', { name: 'Adam' });
  await editor.getByLabel('Optimizer').selectOption('SGD');
  await expect(pill(3)).toHaveText('SGD (2)');
  const lr = page.locator('.rivals').getByLabel('Learning rate', { exact: true });
  await lr.fill('7e9');
  await lr.press('Enter');
  await expect(page.locator('.rivals')).toContainText('A number from');
  await expect(pill(3)).toHaveText('SGD (2)');
  await lr.fill('0.1');
  await lr.press('Enter');
  await expect(pill(3)).toHaveText('lr 0.1');
  await page.keyboard.press('Escape');
  await expect(pill(3)).toBeFocused();
  await downhill.train();
  await expect(row(3)).toHaveAttribute('data-phase', 'diverged');
  await expect(row(3)).toContainText('diverged');
  await expect(row(1)).toHaveAttribute('data-phase', 'done');
  await expect(downhill.status).toContainText('Diverged: lr 0.1.');

  for (const n of [3, 2]) {
    await pill(n).click();
    await page.locator('[data-action=remove-rival]').click();
    await expect(pill(n)).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
  await expect(page).not.toHaveURL(/rivals=/);
});

test('a link brings its rivals, and says what of them is not to be had', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?rivals=adam:lr=9e9;sgd:momentum=0.5&lang=zh-CN');
  await expect(page.locator('[data-action=rival-2]')).toHaveText('Adam');
  await expect(page.locator('[data-action=rival-3]')).toHaveText('动量 0.5');
  await expect(downhill.banner).toContainText('rivals=adam:lr=9e9');
});
