/** The first thing to read under the hood: two short files, which run here as they stand. */
import { expect, test } from './page.ts';

test('a plain step: read it, run it, see how the fast ones differ', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open();
  await page.getByRole('link', { name: 'Under the hood' }).click();
  const shader = page.getByRole('group', { name: 'step.wgsl' });
  await expect(shader).toContainText('line.a -= learningRate * (2.0 / n * slopeA);');
  await expect(shader.locator('.keyword').first()).toHaveText('struct');
  await expect(page.getByRole('group', { name: 'step.ts' })).toContainText('dispatchWorkgroups(1)');
  await page.locator('[data-action=run-plain]').click();
  await expect(page.getByText('20,000 steps in')).toContainText('a = 2.995864, b = 10.080208');
  await page.getByRole('link', { name: 'The kernels that train here' }).click();
  await expect(page).toHaveURL(/view=kernels/);
});

test('without WebGPU it says so', async ({ downhill }) => {
  const { page } = downhill;
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
  });
  await downhill.open('?view=plain');
  await page.locator('[data-action=run-plain]').click();
  await expect(page.getByText('It did not run: this browser has no WebGPU.')).toBeVisible();
});
