/** A learning rate that is too large: foretold, said, and mended with one click. */
import { expect, test } from './page.ts';

test('divergence is said, with the limit, and a rate that works', async ({ downhill }) => {
  await downhill.open('?lr=0.05');
  const rate = downhill.field('Learning rate');
  await expect(rate).toHaveAccessibleDescription(/overshoots: stable below 0\.0236/);
  await downhill.play.click();
  await downhill.inPhase('diverged');
  await expect(downhill.status).toContainText('Diverged by epoch');
  await expect(downhill.status).toContainText('0.0236');
  // And once, so that nothing lies over the pictures.
  const said = downhill.page.getByText(/^Diverged by epoch \d+: .* above 0\.0236 overshoot here/);
  await expect(said).toHaveCount(1);
  const epoch = await downhill.epoch();
  const numbers = downhill.page.getByRole('region', { name: 'Parameters' });
  await expect(numbers).toContainText(`the last finite numbers, of epoch ${epoch}.`);
  // The last finite numbers are kept.
  for (const name of ['a', 'b']) {
    expect(Number.isFinite(await downhill.number(name)), name).toBe(true);
  }
  await expect(downhill.value('loss')).toHaveText(/^−?\d[\d.,]*( × 10\S+)?$/);
  // A gradient of other parameters is not shown beside them.
  await downhill.openDevice();
  const figures = downhill.page.getByRole('region', { name: 'This run' });
  await expect(figures).toContainText(/gradient a\s*–/);
  await downhill.page.keyboard.press('Escape');
  await expect(downhill.step).toBeDisabled();

  await downhill.page.getByRole('button', { name: 'Use 0.01 and reset' }).click();
  await downhill.inPhase('ready');
  await expect(said).toHaveCount(0);
  await expect(rate).toHaveValue('0.01');
  await downhill.train();
  await expect(downhill.status).toContainText('as low as this model can get');
});

test('a loss of any size can be drawn on either scale', async ({ downhill }) => {
  await downhill.open('?lr=0.03&epochs=300&scale=linear');
  await downhill.play.click();
  await downhill.inPhase('diverged');
  for (let i = 0; i < 2; i++) await downhill.page.locator('[data-action=log-loss]').click();
  await downhill.reset.click();
  await downhill.inPhase('ready');
});
