/** What helps a person along: the list of keys, tables, residuals, and the kernels of a step. */
import type { Page } from 'playwright/test';
import { expect, test } from './page.ts';

test('? shows the keys; closed, the focus is back, and a switch turns them off', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  await downhill.play.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('show this list')).toBeVisible();
  // Behind the dialog nothing moves.
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(downhill.play).toBeFocused();
  await downhill.expectEpoch(0);

  await downhill.openMenu();
  await page.locator('[data-action=keys]').click();
  await dialog.getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('[data-action=keys]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
  await downhill.expectEpoch(0);

  await page.reload();
  await downhill.inPhase('ready');
  await page.keyboard.press('ArrowRight');
  await downhill.expectEpoch(0);
  await downhill.openMenu();
  await page.locator('[data-action=keys]').click();
  await dialog.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await downhill.expectEpoch(1);
});

test('the charts as tables: every point with its residual, and the loss by epoch', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?epochs=300&log-every=100');
  await downhill.train();
  for (const toggle of await page.locator('[data-action=table]').all()) await toggle.click();

  const points = page.getByRole('table', { name: /Points, fitted values and residuals/ });
  await expect(points.locator('tbody tr')).toHaveCount(100);
  const [, y = NaN, fit = NaN, residual = NaN] = (
    await points.locator('tbody tr').first().locator('td').allInnerTexts()
  ).map(numberOf);
  // Each is rounded to five decimals.
  expect(Math.abs(fit - y - residual)).toBeLessThan(2e-5);

  const loss = page.getByRole('table', { name: /Loss by epoch/ });
  const [epoch, last] = await loss.locator('tbody tr').last().locator('td').allInnerTexts();
  expect(epoch).toBe('300');
  expect(last).toBe(await downhill.value('loss').innerText());
});

test('residuals are faint lines until somebody puts them away, which the address keeps', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open();
  const residuals = page.getByRole('button', { name: 'Residuals' });
  await expect(residuals).toHaveAttribute('aria-pressed', 'true');
  // Lines that are much longer than the points are wide, and then the points alone.
  const lines = await reddish(page);
  await residuals.click();
  await expect(page).toHaveURL(/residuals=off/);
  await expect.poll(() => reddish(page)).toBeLessThan(lines / 2);
  await residuals.click();
  await expect.poll(() => reddish(page)).toBe(lines);
});

/** How many pixels of the fit chart are rather the colour of the data than grey or blue. */
function reddish(page: Page): Promise<number> {
  return page.locator('.is-fit canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return NaN;
    // A copy: the browser complains when it reads the same canvas twice.
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    context?.drawImage(canvas, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(i, i + 3);
      if (red > green + 40 && red > blue + 40) found++;
    }
    return found;
  });
}

test('the Kernels view shows the WGSL at work, and the numbers of the last step', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?view=kernels&strategy=dispatch');
  const code = page.getByRole('group', { name: 'WGSL source losses/mse.wgsl' });
  await expect(code).toContainText('fn lossGrad(prediction: vec4f, y: vec4f) -> vec4f {');
  await expect(code.locator('.keyword').first()).toHaveText('fn');
  await expect(page.getByRole('group', { name: /kernels\/step(-lone)?\.wgsl/ })).toBeVisible();

  // Keys and transport work here, too.
  await page.keyboard.press('ArrowRight');
  await downhill.expectEpoch(1);
  const value = async (id: string) =>
    numberOf(await page.locator(`[data-value=${id}]`).innerText());
  await expect(page.locator('[data-value=loss]')).toHaveText('1,022.8304');
  const slope = await value('gradient-1');
  // Seven digits, and six decimals at the most.
  const rounding = 1e-6 * Math.max(1, Math.abs(slope));
  expect(Math.abs((await value('mean-residual')) - slope / 2)).toBeLessThan(rounding);
  expect(Math.abs((await value('change-1')) + 0.001 * slope)).toBeLessThan(rounding);

  await page.keyboard.press('ArrowRight');
  await downhill.expectEpoch(2);
  await expect(page.locator('[data-value=loss]')).not.toHaveText('1,022.8304');
});

test('another strategy shows other kernels; the CPU says what they are to it', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?view=kernels&strategy=moments');
  await expect(page.getByRole('group', { name: /kernels\/descend\.wgsl/ })).toBeVisible();
  await expect(page.getByText('never looks at a point again')).toBeVisible();
  await downhill.open('?view=kernels&engine=cpu');
  await expect(page.getByText('This run computes on the CPU')).toBeVisible();
});

/** A number as the page writes it. */
function numberOf(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'));
}
