/** A run is watched calmly, and then somebody goes back through it. */
import type { Locator } from 'playwright/test';
import { prepare } from '../../src/app/training/prepare.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { expect, test, type DownhillPage } from './page.ts';

const SETTINGS = { epochs: 200, points: 30 };
const QUERY = `points=${SETTINGS.points}`;

/** The parameters after so many epochs, and the loss before the last of them, by the reference. */
async function referenceAt(epochs: number) {
  const config = parseConfig({ ...SETTINGS, epochs });
  const trainer = await cpuEngine('f32').prepare(prepare(config).problem);
  const { parameters, loss } = await trainer.advance(epochs, { learningRate: config.lr });
  return { parameters, loss };
}

/** What a canvas shows. */
function pictureOf({ page }: DownhillPage, canvas: string): Promise<string> {
  return page
    .locator(canvas)
    .evaluate((one) => (one instanceof HTMLCanvasElement ? one.toDataURL() : ''));
}

const FIT = '.is-fit canvas';
const CANVASES = [FIT, '[data-layer=run]', '.is-loss canvas'];

function picturesOf(downhill: DownhillPage): Promise<string[]> {
  return Promise.all(CANVASES.map((canvas) => pictureOf(downhill, canvas)));
}

async function parameter({ page }: DownhillPage, name: string): Promise<number> {
  const cell = page.locator(`[data-name="${name}"] [data-value]`).first();
  return Number(await cell.getAttribute('data-value'));
}

function sliderOf({ page }: DownhillPage): Locator {
  return page.getByRole('slider', { name: 'Epoch that is looked at' });
}

test('a calm run is followed step by step, and each of its moments is there to go back to', async ({
  downhill,
}) => {
  const { page, status } = downhill;
  await downhill.open(`?speed=calm&epochs=${SETTINGS.epochs}&${QUERY}`);
  await expect(status).toHaveText('Press ▶: the ball rolls, the line turns.');
  await downhill.play.click();
  const seen = new Set<number>();
  await expect
    .poll(async () => seen.add(await downhill.epoch()).size, { intervals: [50] })
    .toBeGreaterThan(4);
  await downhill.inPhase('done');
  await expect(page.locator('[data-layer=run]')).toBeVisible();
  const present = await picturesOf(downhill);

  // By pointer, to somewhere in the run.
  const slider = sliderOf(downhill);
  const { width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
  await slider.click({ position: { x: 0.55 * width, y: height / 2 } });
  await expect.poll(() => downhill.epoch()).toBeLessThan(40);
  const epoch = await downhill.epoch();
  expect(epoch).toBeGreaterThan(10);
  const { parameters, loss } = await referenceAt(epoch);
  const [a = NaN, b = NaN] = parameters;
  expect(Math.abs((await parameter(downhill, 'a')) - a)).toBeLessThan(1e-5);
  expect(Math.abs((await parameter(downhill, 'b')) - b)).toBeLessThan(1e-5);
  await expect(page.locator('.equation')).toContainText(String(a).slice(0, 3));
  const spoken = await slider.getAttribute('aria-valuetext');
  expect(spoken).toBe(`epoch ${epoch}, loss ${loss.toPrecision(3)}`);
  await expect.poll(async () => (await picturesOf(downhill)).some((one, i) => one === present[i])).toBe(false); // prettier-ignore
  const back = await pictureOf(downhill, FIT);

  // By keys: a moment on and back again, to the start, and to the present.
  await page.keyboard.press('ArrowRight');
  await downhill.expectEpoch(epoch + 1);
  await page.keyboard.press('ArrowLeft');
  await downhill.expectEpoch(epoch);
  await page.keyboard.press('Home');
  await downhill.expectEpoch(0);
  await expect(status).toHaveText('You are looking back.');
  await page.keyboard.press('Escape');
  await downhill.expectEpoch(SETTINGS.epochs);
  await expect.poll(() => picturesOf(downhill)).toEqual(present);

  await page.getByRole('button', { name: 'Again at full speed' }).click();
  await downhill.inPhase('done');
  await expect(page).toHaveURL(/speed=max/);

  // The fit was that of a run that ends there.
  await downhill.open(`?epochs=${epoch}&${QUERY}`);
  await downhill.train();
  await expect.poll(() => pictureOf(downhill, FIT)).toBe(back);
});

test('a run goes on while somebody looks back, until a step brings the present', async ({
  downhill,
}) => {
  await downhill.open('?speed=5');
  await downhill.play.click();
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(20);
  await sliderOf(downhill).press('Home');
  await downhill.expectEpoch(0);
  await downhill.inPhase('running');
  await sliderOf(downhill).press('End');
  await expect.poll(() => downhill.epoch()).toBeGreaterThan(60);
  await sliderOf(downhill).press('Home');
  await downhill.expectEpoch(0);
  await downhill.step.click();
  await downhill.inPhase('paused');
  expect(await downhill.settledEpoch()).toBeGreaterThan(60);
});
