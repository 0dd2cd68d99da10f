/** What the charts show, read back from where a person reads it, in a run of which all numbers differ. */
import { prepare } from '../../src/app/training/prepare.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { lossOf } from '../helpers/unlike.ts';
import { asNumber, labels, recordTexts, scaleOf, textsOn, type DrawnText } from './canvas-texts.ts';
import { expect, test, type DownhillPage } from './page.ts';
import { colourOf, rowsOf } from './pixels.ts';

const SETTINGS = { seed: '7', points: '13', lr: '0.0137', epochs: '40', 'log-every': '1' };
const SEARCH = `${new URLSearchParams(SETTINGS).toString()}&engine=cpu`;
const { problem, best: fit } = prepare(
  parseConfig({ seed: 7, points: 13, lr: 0.0137, epochs: 40, logEvery: 1 }),
);
const { x: xs, y: ys } = problem.data;

function numbersIn(text: string): number[] {
  return (
    text
      .replaceAll('−', '-')
      .replaceAll(',', '')
      .match(/-?\d+(\.\d+)?/g) ?? []
  ).map(Number);
}

async function line(downhill: DownhillPage): Promise<{ readonly a: number; readonly b: number }> {
  return { a: await downhill.number('a'), b: await downhill.number('b') };
}

/** The level of least squares is drawn at its loss. */
async function expectLevel(downhill: DownhillPage): Promise<void> {
  const { page } = downhill;
  const loss = page.locator('.card.is-loss canvas');
  const rows = await rowsOf(loss, await colourOf(page, '--best'));
  const often = (row: number): number => rows.filter((one) => one === row).length;
  const [row = NaN] = [...new Set(rows)].toSorted((p, q) => often(q) - often(p));
  const marks = labels(await textsOn(page, 'loss'), 'y').map(({ at, value }) => {
    return { at, value: Math.log10(value) };
  });
  // Half a pixel of this axis is some hundredths of a decade.
  expect(Math.abs(scaleOf(marks)(row) - Math.log10(fit?.loss ?? NaN))).toBeLessThan(0.06);
}

/** Names and numbers of the axes, the loss under the pointer, the values of the isolines, the optimum. */
async function expectLandscape(downhill: DownhillPage): Promise<void> {
  const { page } = downhill;
  const surface = page.locator('[data-layer=surface]');
  await expect.poll(async () => (await textsOn(page, 'landscape')).length).toBeGreaterThan(8);
  const texts = await textsOn(page, 'landscape');
  const [width, height] = await surface.evaluate((e) => [e.clientWidth, e.clientHeight] as const);
  const [a, b] = ['a', 'b'].map((name) => texts.find(({ text }) => text === name));
  expect([a?.turns, b?.turns]).toEqual([0, 0]);
  expect(a?.y).toBeGreaterThan(height * 0.9);
  expect(b?.x).toBeLessThan(width * 0.1);

  const along = { x: labels(texts, 'x'), y: labels(texts, 'y') };
  const [toA, toB] = [scaleOf(along.x), scaleOf(along.y)];
  expect(toB(60)).toBeGreaterThan(toB(120));
  const lossNear = (x: number, y: number, reach: number): readonly [number, number] => {
    const around = [-reach, 0, reach].flatMap((dx) =>
      [-reach, 0, reach].map((dy) => lossOf({ a: toA(x + dx), b: toB(y + dy) }, xs, ys)),
    );
    return [Math.min(...around) * 0.98, Math.max(...around) * 1.02];
  };
  for (const [shareX, shareY] of [
    [0.2, 0.25],
    [0.35, 0.7],
    [0.62, 0.31],
    [0.83, 0.6],
  ] as const) {
    const [px, py] = [Math.round(width * shareX), Math.round(height * shareY)];
    await page.locator('[data-layer=run]').hover({ position: { x: px, y: py } });
    const [readA = NaN, readB = NaN, readLoss = NaN] = numbersIn(
      await page.locator('.is-landscape .reading').innerText(),
    );
    // The labels are centred on their marks to a pixel or so.
    const pixel = Math.abs(toA(2) - toA(0));
    expect(Math.abs(readA - toA(px))).toBeLessThan(pixel + 0.005 * Math.abs(readA));
    expect(Math.abs(readB - toB(py))).toBeLessThan(
      Math.abs(toB(2) - toB(0)) + 0.005 * Math.abs(readB),
    );
    // Within a cell of the place, and to three digits.
    const [least, most] = lossNear(px, py, 1.5);
    expect(readLoss).toBeGreaterThan(least);
    expect(readLoss).toBeLessThan(most);
  }

  // What is written on an isoline is the loss there.
  const onAxes = [...along.x, ...along.y].map(({ value }) => value);
  const isOnAxis = ({ text }: DrawnText): boolean => onAxes.includes(asNumber(text));
  const levels = texts
    .filter((one) => /^[\d,.]+K?$/.test(one.text))
    .filter((one) => !isOnAxis(one) || (one.x > width * 0.2 && one.y < height * 0.7));
  expect(levels.length).toBeGreaterThanOrEqual(3);
  for (const { text, x, y } of levels) {
    const level = asNumber(text.replace('K', '')) * (text.endsWith('K') ? 1000 : 1);
    const [least, most] = lossNear(x, y, 3);
    expect(level, text).toBeGreaterThan(least);
    expect(level, text).toBeLessThan(most);
  }

  // The cross of least squares, where the table says that it is.
  const at = (scale: (px: number) => number, value: number): number =>
    (value - scale(0)) / (scale(1) - scale(0));
  const [bestA = NaN, bestB = NaN] = fit?.parameters ?? [];
  const [x, y] = [at(toA, bestA), at(toB, bestB)];
  const cross = await page.locator('[data-layer=run]').evaluate(
    (element, [left, top]) => {
      const canvas = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy?.drawImage(canvas, 0, 0);
      const scale = devicePixelRatio;
      return copy?.getImageData(left * scale, top * scale, 1, 1).data.join() ?? '';
    },
    [x, y] as const,
  );
  expect(cross.split(',').slice(0, 3)).toEqual((await colourOf(page, '--on-halo')).match(/\d+/g));
}

/** The pointer reads off the point and the fit, the epoch and its loss. */
async function expectReadings(downhill: DownhillPage): Promise<void> {
  const { page } = downhill;
  const { a, b } = await line(downhill);
  const read = async (chart: string, x: number): Promise<number[]> => {
    // What uPlot lays over its canvas hears the pointer.
    const over = page.locator(`.card.is-${chart} :is(canvas, .u-over)`).last();
    await over.hover({ position: { x, y: 60 } });
    return numbersIn(await page.locator(`.card.is-${chart} .reading`).innerText());
  };
  for (const at of [80, 210, 340]) {
    const [x = NaN, y, fit] = await read('fit', at);
    const i = xs.findIndex((one) => Math.abs(one - x) < 0.01);
    expect(y).toBeCloseTo(ys[i] ?? NaN, 2);
    // The true line is 3·x + 10, far from here.
    expect(fit).toBeCloseTo(a * (xs[i] ?? NaN) + b, 2);
  }
  const log = await downhill.log();
  for (const at of [100, 290]) {
    const [epoch = NaN, loss = NaN] = await read('loss', at);
    const [, , printed = NaN] = numbersIn(log[epoch - 1] ?? '');
    expect(epoch).toBeGreaterThan(1);
    expect(Math.abs(loss - printed)).toBeLessThanOrEqual(1e-5 * printed);
  }
}

test('the level of least squares, the landscape, and after a run what the pointer reads off', async ({
  downhill,
}) => {
  await recordTexts(downhill.page);
  await downhill.open(`?${SEARCH}&scale=log`);
  await expectLevel(downhill);
  await expectLandscape(downhill);
  await downhill.train();
  await expectReadings(downhill);
});

test('each overlaid run has the colour that its legend says', async ({ downhill }) => {
  const { page } = downhill;
  await downhill.open(`?${SEARCH}`);
  for (const lr of ['0.0005', '0.004', '0.0137']) {
    await downhill.enter('Learning rate', lr);
    await downhill.reset.click();
    await downhill.inPhase('ready');
    await downhill.train();
  }
  await expect(page.locator('[data-overlay]')).toHaveText(['lr 0.004', 'lr 0.0005']);
  const loss = page.locator('.card.is-loss canvas');
  const heights: number[] = [];
  for (const key of await page.locator('[data-overlay] svg').all()) {
    const rows = await rowsOf(loss, await key.evaluate((svg) => getComputedStyle(svg).color));
    heights.push(rows.reduce((sum, row) => sum + row, 0) / rows.length);
  }
  // The slower one stays higher up.
  expect(heights[0]).toBeGreaterThan((heights[1] ?? NaN) + 10);
});
