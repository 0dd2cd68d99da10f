/** Data that take a while to make, and to bring onto the device. */
import { expect, test } from './page.ts';

const progress = { name: 'Progress of the data' };

test('large data show how far they are, and then train', async ({ downhill }) => {
  const { page, status } = downhill;
  await page.goto('?points=6000000&epochs=2&log-every=1&engine=webgpu');
  const bar = page.getByRole('progressbar', progress);
  await expect(status).toHaveText(/Making 6,000,000 points/);
  await expect(bar).toHaveAttribute('value', /^0\.\d/);
  await downhill.inPhase('ready');
  await expect(bar).toHaveCount(0);
  await downhill.train();
  await downhill.expectEpoch(2);
});

test('other points end the making of large ones', async ({ downhill }) => {
  const { page } = downhill;
  // Half a minute's work.
  await page.goto('?points=67108864&engine=cpu');
  await expect(page.getByRole('progressbar', progress)).toBeVisible();
  expect(page.workers().length).toBeGreaterThan(0);
  await downhill.enter('Points', '50');
  await downhill.inPhase('ready');
  await expect(page.getByRole('progressbar', progress)).toHaveCount(0);
  // What is left is the engine's.
  await expect.poll(() => page.workers().length).toBe(1);
});

test('in Chinese, too', async ({ downhill }) => {
  const { page, status } = downhill;
  await page.goto('?points=6000000&engine=webgpu&lang=zh-CN');
  await expect(status).toHaveText(/正在生成 6,000,000 个点/);
  await expect(page.getByRole('progressbar', { name: '数据准备进度' })).toBeVisible();
});
