/** The landscape: what it draws, and that a start can be set on it. */
import { recordTexts, textsOn } from './canvas-texts.ts';
import { expect, test, type DownhillPage } from './page.ts';
import { coloursOf, pixelsOf } from './pixels.ts';

/** Pixels in the colour of the path, which most of the ball has, too. */
function pathOf({ page }: DownhillPage): Promise<number> {
  return pixelsOf(page.locator('[data-layer=run]'), '--fit');
}

async function startOf({ page }: DownhillPage): Promise<number[]> {
  const text = await page.locator('[data-layer=run]').getAttribute('data-start');
  return (text ?? '').split(',').map(Number);
}

async function open(downhill: DownhillPage, search = ''): Promise<void> {
  await downhill.open(`?speed=max${search}`);
  await expect(downhill.page.locator('[data-layer=surface]')).toBeVisible();
}

for (const engine of ['webgpu', 'cpu']) {
  test(`relief, isolines and axes are drawn with ${engine}`, async ({ downhill }) => {
    const { page } = downhill;
    await recordTexts(page);
    await open(downhill, `&engine=${engine}`);
    // Lit, and so of many colours; the isolines have their values.
    const surface = page.locator('[data-layer=surface]');
    await expect.poll(async () => (await coloursOf(surface)).size).toBeGreaterThan(300);
    const texts = (await textsOn(page, 'landscape')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['a', 'b', '100', '1K', 'least squares']));
    const figure = page.getByRole('figure', { name: /^Contours of the loss/ });
    await expect(figure).toHaveAccessibleName(/least squares at a 3\.00, b 10\.08, loss 0\.\d+/);
  });
}

test('the path of the run grows as it is trained', async ({ downhill }) => {
  await open(downhill, '&speed=1&lr=1e-2');
  const said = downhill.page.locator('.is-landscape [data-path]');
  await expect(said).toHaveText('click or drag to set the start');
  const ball = await pathOf(downhill);
  await downhill.step.click();
  await downhill.expectEpoch(1);
  await expect(said).toHaveText('every step drawn');
  await expect.poll(() => pathOf(downhill)).toBeGreaterThan(ball + 30);
  const afterOne = await pathOf(downhill);
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(60);
  await expect.poll(() => pathOf(downhill)).toBeGreaterThan(afterOne + 60);
});

test('a click sets the start, and the run begins anew', async ({ downhill }) => {
  await open(downhill);
  const canvas = downhill.page.locator('[data-layer=run]');
  const before = await startOf(downhill);
  await canvas.click({ position: { x: 140, y: 90 } });
  await downhill.expectEpoch(0);
  await expect.poll(() => startOf(downhill)).not.toEqual(before);
  const start = await startOf(downhill);
  // What stands beside it, and what the address keeps.
  await expect.poll(() => downhill.number('a')).toBeCloseTo(start[0] ?? NaN, 5);
  await expect.poll(() => downhill.number('b')).toBeCloseTo(start[1] ?? NaN, 5);
  await expect(downhill.page).toHaveURL(/[?&]start=-?[\d.]+,-?[\d.]+(&|$)/);

  await downhill.page.reload();
  await downhill.inPhase('ready');
  await expect.poll(() => startOf(downhill)).toEqual(start);

  await downhill.page.locator('[data-action=use-drawn]').click();
  await expect.poll(() => startOf(downhill)).toEqual(before);
  await expect(downhill.page).not.toHaveURL(/start=/);
});

test('a start that is set while a run is under way is asked about, and ends nothing', async ({
  downhill,
}) => {
  const { page, status } = downhill;
  await open(downhill, '&speed=1');
  const before = await startOf(downhill);
  const canvas = page.locator('[data-layer=run]');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(2);
  await canvas.click({ position: { x: 140, y: 90 } });
  await expect(status).toContainText('Restart with the new settings?');
  // The run goes on until somebody answers.
  const asked = await downhill.epoch();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(asked + 2);
  await page.locator('[data-next=keep-run]').click();
  await expect(page.locator('[data-next]')).toHaveCount(0);
  await expect(page).not.toHaveURL(/start=/);
  expect(await downhill.epoch()).toBeGreaterThan(asked);

  // By keys as well; a paused run is under way, too.
  await downhill.play.click();
  await downhill.inPhase('paused');
  const paused = await downhill.settledEpoch();
  await canvas.press('ArrowRight');
  await expect(status).toContainText('Restart with the new settings?');
  await downhill.expectEpoch(paused);
  await page.locator('[data-next=restart]').click();
  await downhill.expectEpoch(0);
  await expect.poll(async () => (await startOf(downhill))[0]).toBeGreaterThan(before[0] ?? NaN);
});

test('a drag sets the start where it ends', async ({ downhill }) => {
  await open(downhill);
  const { page } = downhill;
  const before = await startOf(downhill);
  const box = await page.locator('[data-layer=run]').boundingBox();
  const [left, top] = [box?.x ?? NaN, box?.y ?? NaN];
  await page.mouse.move(left + 150, top + 80);
  await page.mouse.down();
  await page.mouse.move(left + 200, top + 100, { steps: 4 });
  // Under way the run is left alone.
  expect(await startOf(downhill)).toEqual(before);
  await page.mouse.move(left + 300, top + 120, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => startOf(downhill)).not.toEqual(before);
  const dragged = await startOf(downhill);
  // To the right and up from where the drag passed a moment before, and the layout has not moved.
  expect(await page.locator('[data-layer=run]').boundingBox()).toEqual(box);
  await page.locator('[data-layer=run]').click({ position: { x: 200, y: 140 } });
  await expect.poll(async () => (await startOf(downhill))[0]).toBeLessThan(dragged[0] ?? NaN);
  expect((await startOf(downhill))[1]).toBeLessThan(dragged[1] ?? NaN);
});

test('the arrow keys move the start, and do no step', async ({ downhill }) => {
  await open(downhill);
  const [a = NaN, b = NaN] = await startOf(downhill);
  const canvas = downhill.page.getByRole('application', { name: /^Start: a/ });
  await canvas.focus();
  await canvas.press('ArrowRight');
  await expect.poll(async () => (await startOf(downhill))[0]).toBeGreaterThan(a);
  expect((await startOf(downhill))[1]).toBeCloseTo(b, 0);
  await canvas.press('Shift+ArrowDown');
  await expect.poll(async () => (await startOf(downhill))[1]).toBeLessThan(b);
  await downhill.expectEpoch(0);
  await canvas.press(' ');
  await downhill.inPhase('done');
});

test('the start can be typed, and a wrong one is told', async ({ downhill }) => {
  await open(downhill);
  await downhill.enter('Start (a, b)', '1.5,-3');
  await expect.poll(() => startOf(downhill)).toEqual([1.5, -3]);
  await downhill.enter('Start (a, b)', '1.5');
  await expect(downhill.page.getByText('Numbers from -1e12')).toBeVisible();
  expect(await startOf(downhill)).toEqual([1.5, -3]);
  await downhill.enter('Start (a, b)', '');
  await expect.poll(() => startOf(downhill)).not.toEqual([1.5, -3]);
});

test('the learning rate is told what it will do, and does it', async ({ downhill }) => {
  await open(downhill);
  const rate = downhill.field('Learning rate');
  const foretold = downhill.page.locator('[data-foretold]');
  await expect(rate).toHaveAccessibleDescription(/stable below 0\.0236/);
  await expect(foretold).toHaveText(/^About [\d,]+ epochs to within 1 % of/);
  await downhill.enter('Learning rate', '0.03');
  await expect(rate).toHaveAccessibleDescription(/overshoots: stable below 0\.0236/);
  await expect(foretold).toHaveText(/grows 1\.54-fold a step: after about \d+ epochs/);
  await expect(downhill.status).toContainText('watch it diverge');
  const [, due] = /after about (\d+) epochs/.exec(await foretold.innerText()) ?? [];
  await downhill.enter('Log every', '1');
  await downhill.play.click();
  await downhill.inPhase('diverged');
  const [, found] = /by epoch (\d+):/.exec(await downhill.status.innerText()) ?? [];
  // The sum of a hundred squares is a hundredfold their mean: ln 100 / (2 · ln 1.54) is 5.4 steps.
  expect(Math.abs(Number(found) - Number(due))).toBeLessThanOrEqual(7);
});
