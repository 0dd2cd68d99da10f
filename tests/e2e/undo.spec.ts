/** Changes are taken back, by buttons and keys; and a run that is under way ends only where somebody says so. */
import { expect, test } from './page.ts';

test('settings, data and start are taken back and brought back, each by its name', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu');
  const [undo, redo] = ['undo', 'redo'].map((way) => page.locator(`.undo [data-action=${way}]`));
  if (undo === undefined || redo === undefined) throw new Error('no buttons');
  await expect(undo).toBeDisabled();
  await expect(undo).toHaveAccessibleName('Nothing to undo');

  // A drag of the slider is one change.
  const slider = page.getByRole('slider', { name: 'Learning rate, logarithmic' });
  for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
  await expect(undo).toHaveAccessibleName('Undo: Learning rate 0.0018');
  await downhill.choose('Optimizer', 'adam');
  await downhill.choose('Data', 'sine');
  await expect(undo).toHaveAccessibleName('Undo: Data Sine');
  await undo.click();
  await expect(downhill.field('Data')).toHaveValue('line');
  await expect(redo).toHaveAccessibleName('Redo: Data Sine');
  await page.keyboard.press('Control+z');
  await expect(downhill.field('Optimizer')).toHaveValue('sgd');
  await page.keyboard.press('Control+z');
  await expect(downhill.field('Learning rate')).toHaveValue('0.001');
  await expect(undo).toBeDisabled();
  for (const keys of ['Control+Shift+Z', 'Control+y', 'Control+y']) await page.keyboard.press(keys);
  await expect(downhill.field('Data')).toHaveValue('sine');
  await expect(redo).toBeDisabled();
  await expect(page).toHaveURL(/dataset=sine/);

  // Who types takes back what was typed, and nothing else.
  await downhill.field('Learning rate').fill('0.5');
  await page.keyboard.press('Control+z');
  await expect(downhill.field('Data')).toHaveValue('sine');
});

test('a run that is under way is asked about once, goes on meanwhile, and is kept or begun anew', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&speed=1');
  const question = page.getByRole('status').filter({ hasText: 'Restart with the new settings?' });
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(3);
  await downhill.choose('Optimizer', 'adam');
  await expect(question).toBeVisible();
  const asked = await downhill.epoch();
  await downhill.choose('Data', 'sine');
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(asked + 3);
  await page.getByRole('button', { name: 'Keep this run' }).click();
  await expect(question).toHaveCount(0);
  await expect(downhill.field('Data')).toHaveValue('line');
  await expect(downhill.field('Optimizer')).toHaveValue('sgd');
  const kept = await downhill.epoch();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(kept);

  await downhill.choose('Data', 'sine');
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(question).toHaveCount(0);
  // It plays on, from its start.
  await expect.poll(() => downhill.epoch()).toBeLessThan(kept);
  await downhill.inPhase('running');
  await expect(downhill.field('Data')).toHaveValue('sine');

  await expect.poll(() => downhill.epoch()).toBeGreaterThan(1);
  await downhill.choose('Data', 'line');
  await expect(question).toBeVisible();
  await downhill.reset.click();
  await downhill.inPhase('ready');
  await expect(downhill.field('Data')).toHaveValue('line');
});
