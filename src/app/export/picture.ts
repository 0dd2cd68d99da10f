/** A chart as a picture that stands for itself: on its background, with its title and its settings. */
import type { Words } from '../app-context.ts';
import { LANDSCAPE } from '../i18n/landscape.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../preferences.ts';
import type { ChartId } from '../download.ts';
import { writeAddress } from '../settings/address.ts';
import type { Run } from '../state.ts';
import { axesOf, axisNames } from '../landscape/plane.ts';
import { colour, type ColourId } from '../charts/colours.ts';
import { goodnessOfRun } from '../format/of-run.ts';

interface PictureTexts {
  readonly title: string;
  /** Under the title: what was set, and what came of it. */
  readonly lines: readonly string[];
}

/** In CSS pixels. */
const MARGIN_PX = 16;
const TITLE_PX = 26;
const LINE_PX = 19;

/**
 * @param canvases on top of each other, all of one size
 * @returns the PNG; undefined where the browser makes none
 */
export function pictureOf(
  canvases: readonly HTMLCanvasElement[],
  { title, lines }: PictureTexts,
): Promise<Blob | undefined> {
  const [chart] = canvases;
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (context === null || chart === undefined) return Promise.resolve(undefined);
  const { clientWidth, clientHeight } = chart;
  const scale = chart.width / clientWidth;
  const head = TITLE_PX + lines.length * LINE_PX + MARGIN_PX;
  const [width, height] = [clientWidth + 2 * MARGIN_PX, head + clientHeight + MARGIN_PX];
  picture.width = Math.round(width * scale);
  picture.height = Math.round(height * scale);
  context.scale(scale, scale);
  context.fillStyle = colour('surface');
  context.fillRect(0, 0, width, height);
  for (const canvas of canvases) {
    context.drawImage(canvas, MARGIN_PX, head, clientWidth, clientHeight);
  }
  const { fontFamily } = getComputedStyle(document.body);
  const write = (said: string, line: number, ink: ColourId, font: string): void => {
    context.fillStyle = colour(ink);
    context.font = `${font} ${fontFamily}`;
    context.fillText(said, MARGIN_PX, TITLE_PX + line * LINE_PX, clientWidth);
  };
  write(title, 0, 'text', '600 16px');
  for (const [i, line] of lines.entries()) write(line, i + 1, 'text-muted', '12px');
  return new Promise((resolve) =>
    picture.toBlob((blob) => resolve(blob ?? undefined), 'image/png'),
  );
}

/** What a picture of a chart says about itself: in the run's own settings and results. */
export function pictureTexts(
  chart: ChartId,
  run: Run,
  words: Words,
  { axes }: Pick<Preferences, 'axes'> = DEFAULT_PREFERENCES,
): PictureTexts {
  const { config, own, prepared } = run;
  const { text } = words;
  const data = own === undefined ? '' : `${own.name} `;
  const retuned = run.retuned ? ` · ${text.retuned}` : '';
  const set = `Downhill ${data}${writeAddress(config, DEFAULT_PREFERENCES)}${retuned}`;
  const lines = [set, resultLine(run, words)];
  if (chart !== 'landscape') return { title: text[chart].title, lines };
  const { landscape } = LANDSCAPE[words.language];
  const names = axisNames(prepared);
  const { across, up } = axesOf(prepared?.parameterNames ?? [], axes) ?? { across: 0, up: 1 };
  return {
    title: landscape.over(names[across] ?? '', names[up] ?? ''),
    lines: prepared?.units === undefined ? lines : [...lines, landscape.inStandardised],
  };
}

/** R² 0.997548 about the mean · RMSE 0.981276 · 100 rows · epoch 20,000 */
function resultLine({ prepared, loss, epoch }: Run, { text, numbers }: Words): string {
  const rows = text.ownData.rows(numbers.integer(prepared?.problem.data.x.length ?? NaN));
  if (epoch === 0) return rows;
  const { rSquared, rmse } = goodnessOfRun(prepared, loss);
  const { goodness } = text.numbers;
  return [
    `${goodness.rSquared} ${numbers.result(rSquared)}`,
    `${goodness.rmse} ${numbers.result(rmse)}`,
    rows,
    `${text.numbers.epoch} ${numbers.integer(epoch)}`,
  ].join(' · ');
}
