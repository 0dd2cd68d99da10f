/** The page itself: on every screen, in both languages, with a large data set. */
import { expect, test } from './page.ts';

test('at any width nothing is cut off, and the transport is in sight', async ({ downhill }) => {
  await downhill.open('?replay=linear&lr=0.05');
  await downhill.play.click();
  await downhill.inPhase('diverged');
  for (const width of [360, 768, 1000, 1440]) {
    await downhill.page.setViewportSize({ width, height: 900 });
    const wider = (): Promise<number> =>
      downhill.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(wider, `${width} px`).toBeLessThanOrEqual(0);
    await expect(downhill.play).toBeInViewport({ ratio: 1 });
    await downhill.advanced.click();
    await expect(downhill.field('Epochs')).toBeVisible();
    await downhill.play.click({ trial: true });
    await downhill.page.getByRole('button', { name: 'Close' }).click();
  }
});

test('charts follow the window', async ({ downhill }) => {
  await downhill.open();
  const canvas = downhill.page.locator('.is-fit canvas');
  const before = (await canvas.boundingBox())?.width ?? 0;
  await downhill.page.setViewportSize({ width: 800, height: 900 });
  await expect.poll(async () => (await canvas.boundingBox())?.width ?? 0).not.toBe(before);
  const host = await downhill.page.locator('.is-fit .plot').boundingBox();
  await expect.poll(async () => (await canvas.boundingBox())?.width).toBe(host?.width);
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('the page speaks Chinese, and English when asked', async ({ downhill }) => {
    await downhill.open('?epochs=200');
    await expect(downhill.play).toHaveText('开始训练');
    await expect(downhill.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await downhill.train();
    await downhill.openMenu();
    await downhill.page.getByRole('button', { name: 'English' }).click();
    await expect(downhill.play).toHaveText('Train again');
    await expect(downhill.page).toHaveURL(/lang=en/);
    // Another language is another view of the same run.
    await downhill.inPhase('done');
    expect(await downhill.log()).toHaveLength(2 + 2);
  });
});

test('a million points are made aside, and a selection is drawn', async ({ downhill }) => {
  await downhill.open('?points=1000000&epochs=20&log-every=10');
  await expect(downhill.page.getByText('5,000 of 1,000,000 points drawn')).toBeVisible();
  await downhill.train();
  await downhill.expectEpoch(20);
});

test('under reduced motion the run is drawn and ends as ever', async ({ downhill }) => {
  await downhill.page.emulateMedia({ reducedMotion: 'reduce' });
  await downhill.open('?epochs=2000');
  await downhill.train();
  await downhill.expectEpoch(2000);
});
