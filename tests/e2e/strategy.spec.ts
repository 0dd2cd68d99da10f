/** The strategy: how the steps reach the device. */
import { expect, test } from './page.ts';

test('a strategy is in the address, begins anew, and the device panel names it', async ({
  downhill,
}) => {
  await downhill.open('?epochs=300');
  await downhill.train();
  await downhill.openDevice();
  await expect(downhill.device).toContainText('chosen automatically');
  await downhill.choose('Strategy', 'moments');
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);
  await expect(downhill.page).toHaveURL(/strategy=moments/);
  await downhill.openDevice();
  await expect(downhill.device).toContainText('Strategy: Moments');
  await expect(downhill.field('Strategy')).toHaveAccessibleDescription(/constant cost a step/);
  await downhill.train();

  await downhill.page.reload();
  await downhill.inPhase('ready');
  await expect(downhill.field('Strategy')).toHaveValue('moments');
});

test('each strategy trains to the same line', async ({ downhill }) => {
  await downhill.open('?strategy=dispatch');
  for (const strategy of ['dispatch', 'fused', 'moments']) {
    await downhill.choose('Strategy', strategy);
    await downhill.inPhase('ready');
    await downhill.openDevice();
    const used = downhill.device.locator('[data-strategy]');
    await expect(used).toHaveAttribute('data-strategy', strategy);
    await downhill.train();
    expect(Math.abs((await downhill.number('a')) - 2.995864)).toBeLessThan(1e-3);
    expect(Math.abs((await downhill.number('b')) - 10.080208)).toBeLessThan(1e-3);
  }
});

test('a strategy that is refused says why beside the field, and one click helps', async ({
  downhill,
}) => {
  await downhill.open('?points=1000000&epochs=10&log-every=1&strategy=fused', 'failed');
  const field = await downhill.reached('Strategy');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/strategy fused takes at most/);
  await expect(downhill.status).toContainText('Data and settings are kept');
  // The data are there all the same.
  await expect(downhill.page.locator('.is-fit canvas')).toBeVisible();

  await downhill.page.getByRole('button', { name: 'Let the engine choose' }).click();
  await downhill.inPhase('ready');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(downhill.field('Points')).toHaveValue('1000000');
  await downhill.train();
});
