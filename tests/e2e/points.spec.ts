/** Points of the fit chart are moved: by mouse, by finger, by keys; and put back. */
import type { Locator } from 'playwright/test';
import { expect, test, type DownhillPage } from './page.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const chartOf = ({ page }: DownhillPage): Locator => page.locator('.is-fit canvas');
/** What is trained on, where it is no longer what was drawn. */
const ownOf = ({ page }: DownhillPage): Locator => page.locator('.bar option:checked[value=own]');

/** Where on the screen the rightmost point is drawn: left of the rightmost pixel in the colour of the data. */
async function rightmostPoint({ page }: DownhillPage): Promise<Place> {
  const canvas = page.locator('.is-fit canvas');
  const [px, py] = await canvas.evaluate((element) => {
    const drawn = element as HTMLCanvasElement;
    // A copy: the browser complains when it reads the same canvas twice.
    const context = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d');
    context?.drawImage(drawn, 0, 0);
    const { data } = context?.getImageData(0, 0, drawn.width, drawn.height) ?? { data: [] };
    let found: [number, number] = [NaN, NaN];
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(i, i + 3);
      const x = (i / 4) % drawn.width;
      if (red > green + 100 && red > blue + 100 && !(x <= found[0])) {
        found = [x, Math.floor(i / 4 / drawn.width)];
      }
    }
    const scale = drawn.width / drawn.clientWidth;
    return [found[0] / scale, found[1] / scale] as const;
  });
  const box = await canvas.boundingBox();
  return { x: (box?.x ?? NaN) + px - 2, y: (box?.y ?? NaN) + py };
}

/** Where on the screen the curve is, at a share of the chart's width: in the middle of the pixels in its colour. */
async function curveAt(downhill: DownhillPage, share: number): Promise<Place> {
  const box = await chartOf(downhill).boundingBox();
  const down = await chartOf(downhill).evaluate((element, share) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(element as HTMLCanvasElement, 0, 0);
    const { data } = context?.getImageData(Math.round(share * width), 0, 1, height) ?? { data: [] };
    const rows = Array.from({ length: height }, (_, row) => row).filter((row) => {
      const [red = 0, green = 0, blue = 0] = data.slice(4 * row, 4 * row + 3);
      return blue > red + 100 && blue > green + 60;
    });
    return (rows[Math.floor(rows.length / 2)] ?? NaN) / height;
  }, share);
  return {
    x: (box?.x ?? NaN) + share * (box?.width ?? NaN),
    y: (box?.y ?? NaN) + down * (box?.height ?? NaN),
  };
}

/** The y of the points, as the table has them. */
async function heights({ page }: DownhillPage): Promise<number[]> {
  const toggle = page.locator('.is-fit [data-action=table]');
  await toggle.click();
  const cells = page.locator('.is-fit tbody td:nth-child(2)');
  await expect(cells).toHaveCount(100);
  const texts = await cells.allInnerTexts();
  await toggle.click();
  return texts.map((text) => Number(text.replace('−', '-')));
}

/** The slope of the line of least squares, as it stands beside the run's. */
async function bestSlope({ page }: DownhillPage): Promise<number> {
  const best = page.locator('tr[data-name=a] [data-column=best] [data-value]');
  return Number(await best.getAttribute('data-value'));
}

const changed = (before: readonly number[], after: readonly number[]): number[] =>
  [...before.keys()].filter((i) => before[i] !== after[i]);

test('a drag by mouse changes the data when it ends', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&epochs=200');
  const before = await heights(downhill);
  const start = await downhill.value('a').innerText();
  const slope = await bestSlope(downhill);
  await downhill.train();

  const point = await rightmostPoint(downhill);
  await page.mouse.move(point.x, point.y);
  await expect(chartOf(downhill)).toHaveCSS('cursor', 'ns-resize');
  // A press alone moves nothing.
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.down();
  await page.mouse.move(point.x - 30, point.y + 100, { steps: 5 });
  await expect.poll(() => bestSlope(downhill)).toBeLessThan(slope);
  await expect(page.locator('.is-fit .reading')).toContainText('least squares');
  await expect(ownOf(downhill)).toHaveCount(0);
  await downhill.inPhase('done');
  await page.mouse.up();

  await expect(ownOf(downhill)).toHaveText('edited points');
  await downhill.inPhase('ready');
  await downhill.expectEpoch(0);
  await expect(downhill.value('a')).toHaveText(start);
  const after = await heights(downhill);
  expect(changed(before, after)).toEqual([99]);
  expect(after[99]).toBeLessThan(before[99] ?? NaN);
  await downhill.train();

  await page.locator('[data-action=undo]').click();
  await downhill.inPhase('ready');
  await expect(ownOf(downhill)).toHaveCount(0);
  await expect(page).not.toHaveURL(/start=/);
  expect(await heights(downhill)).toEqual(before);
});

test('Escape gives a drag up, and beyond the chart a point stays in it', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&replay=parameter');
  const before = await heights(downhill);
  const point = await rightmostPoint(downhill);
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.mouse.move(point.x, point.y + 60, { steps: 3 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(ownOf(downhill)).toHaveCount(0);

  const floor = await page.locator('.is-fit canvas').boundingBox();
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.mouse.move(point.x, (floor?.y ?? NaN) + (floor?.height ?? NaN) + 200, { steps: 3 });
  await page.mouse.up();
  await expect(ownOf(downhill)).toHaveCount(1);
  await downhill.inPhase('ready');
  const after = await heights(downhill);
  expect(changed(before, after)).toEqual([99]);
  const [least, most] = [Math.min(...before), Math.max(...before)];
  expect(after[99]).toBeGreaterThan(least - (most - least));

  await page.locator('[data-action=undo]').click();
  await expect(page).toHaveURL(/replay=parameter/);
  expect(await heights(downhill)).toEqual(before);
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 640 } });

  test('a point is dragged, and beside the points the next chart is swiped in', async ({
    downhill,
  }) => {
    const { page } = downhill;
    await downhill.open('?engine=cpu');
    await page.locator('.card.is-fit').scrollIntoViewIfNeeded();
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Place[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints });
    const swipe = async ({ x, y }: Place, along: Place): Promise<void> => {
      await touch('touchStart', { x, y });
      for (const by of [10, 20, 40, 60]) {
        await touch('touchMove', { x: x + along.x * by, y: y + along.y * by });
      }
      await touch('touchEnd');
    };
    const cards = page.locator('.cards');
    const scrolled = (): Promise<number> => cards.evaluate(({ scrollLeft }) => scrollLeft);

    const box = await chartOf(downhill).boundingBox();
    // The points go from the bottom left to the top right.
    const beside = {
      x: (box?.x ?? NaN) + (box?.width ?? NaN) * 0.9,
      y: (box?.y ?? NaN) + (box?.height ?? NaN) * 0.9,
    };
    await swipe(beside, { x: -3, y: 0 });
    await expect.poll(scrolled).toBeGreaterThan(100);
    await expect(ownOf(downhill)).toHaveCount(0);

    await page.locator('.card.is-fit').scrollIntoViewIfNeeded();
    await expect.poll(scrolled).toBe(0);
    const before = await heights(downhill);
    await swipe(await rightmostPoint(downhill), { x: 0, y: 1 });
    await expect(ownOf(downhill)).toHaveCount(1);
    expect(await scrolled()).toBe(0);
    await downhill.inPhase('ready');
    expect(changed(before, await heights(downhill))).toEqual([99]);

    // The curve at the start is dragged, too.
    await downhill.open('?engine=cpu&start=0,25');
    await page.locator('.card.is-fit').scrollIntoViewIfNeeded();
    await swipe(await curveAt(downhill, 0.3), { x: 0, y: -1 });
    await expect(page).toHaveURL(/start=[\d.]+,[3-9]\d\.?\d*/);
    expect(await scrolled()).toBe(0);
  });
});

test('the curve at the start is moved by keys, and a run has nothing to take hold of', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&epochs=200&start=2,5');
  const curve = page.getByRole('application', { name: /^The curve at the start/ });
  const told = page.locator('.is-fit [aria-live=polite]').last();
  await page.getByRole('application', { name: /^Points of the chart/ }).focus();
  await page.keyboard.press('Tab');
  await expect(curve).toBeFocused();
  await page.keyboard.press('End');
  await expect(told).toContainText(/^At x 12\.0+ the curve is at 29\./);
  await page.keyboard.down('ArrowUp');
  await expect(told).toContainText(/^At x 12\.0+ the curve is at 30\./);
  await expect(page).toHaveURL(/start=2,5(&|$)/);
  await page.keyboard.up('ArrowUp');
  await expect(page).toHaveURL(/start=2\.\d+,5\.\d+(&|$)/);
  await downhill.inPhase('ready');
  await expect(curve).toBeFocused();
  await downhill.train();
  await expect(curve).toHaveCount(0);
});

test('by keys: chosen, moved, told, taken back; the page’s own keys keep out', async ({
  downhill,
}) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu');
  const before = await heights(downhill);
  const points = page.getByRole('application', { name: /^Points of the chart/ });
  const told = page.locator('.is-fit [aria-live=polite]').first();
  await page.locator('.is-fit [data-action=table]').focus();
  await page.keyboard.press('Tab');
  await expect(points).toBeFocused();
  await expect(told).toContainText('Point 1 of 100: x −');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(told).toContainText('Point 7 of 100');
  await downhill.expectEpoch(0);
  await downhill.inPhase('ready');

  await page.keyboard.down('Shift');
  await page.keyboard.down('ArrowUp');
  await expect(told).toContainText('Least squares: ');
  await expect(ownOf(downhill)).toHaveCount(0);
  await page.keyboard.up('ArrowUp');
  await page.keyboard.up('Shift');
  await expect(ownOf(downhill)).toHaveCount(1);
  await downhill.inPhase('ready');
  // The choice is still there for the next press.
  await expect(points).toBeFocused();
  await page.keyboard.press('ArrowUp');
  // Two in a quick row are one change.
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
  await expect(ownOf(downhill)).toHaveCount(0);
  await expect(points).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(ownOf(downhill)).toHaveCount(1);
  const after = await heights(downhill);
  expect(changed(before, after)).toEqual([6]);
  expect(after[6]).toBeLessThan(before[6] ?? NaN);

  await page.keyboard.press('?');
  await expect(page.getByText('in the chart of the points: choose a point')).toBeVisible();
});

test('of more points than are drawn, none can be moved', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open('?engine=cpu&points=5001');
  await expect(page.getByText('too many to move single ones')).toBeVisible();
  await expect(page.getByRole('application', { name: /^Points of the chart/ })).toHaveCount(0);
  const point = await rightmostPoint(downhill);
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.mouse.move(point.x, point.y + 60, { steps: 3 });
  await page.mouse.up();
  await expect(chartOf(downhill)).not.toHaveCSS('cursor', 'ns-resize');
  await expect(ownOf(downhill)).toHaveCount(0);
});
