/** A chart as a picture that stands for itself: on its background, with its title and its settings. */
import type { Words } from '../app-context.ts';
import type { ChartId } from '../charts/canvases-of.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';
import type { Run } from '../state.ts';
import { axesOf } from '../landscape/plane.ts';
import { shortNames } from '../format/short-name.ts';
import { colour } from '../charts/colours.ts';
import { goodnessOfRun } from '../format/goodness.ts';

export interface PictureTexts {
  readonly title: string;
  /** Under the title: what was set, and what came of it. */
  readonly lines: readonly string[];
}

export interface ChartPicture extends PictureTexts {
  /** On top of each other, all of one size. */
  readonly canvases: readonly HTMLCanvasElement[];
}

/** In CSS pixels. */
const MARGIN_PX = 16;
const TITLE_PX = 26;
const LINE_PX = 19;

/** @returns the PNG; undefined where the browser makes none */
export function pictureOf({ canvases, title, lines }: ChartPicture): Promise<Blob | undefined> {
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
  context.fillStyle = colour('text');
  context.font = `600 16px ${fontFamily}`;
  context.fillText(title, MARGIN_PX, TITLE_PX, clientWidth);
  context.fillStyle = colour('text-muted');
  context.font = `12px ${fontFamily}`;
  for (const [i, line] of lines.entries()) {
    context.fillText(line, MARGIN_PX, TITLE_PX + (i + 1) * LINE_PX, clientWidth);
  }
  return new Promise((resolve) => {
    picture.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}

/** What a picture of a chart says about itself: in the run's own settings and results. */
export function pictureTexts(
  chart: ChartId,
  run: Run,
  words: Pick<Words, 'text' | 'numbers'>,
  { axes }: Pick<Preferences, 'axes'> = DEFAULT_PREFERENCES,
): PictureTexts {
  const { config, own, prepared } = run;
  const { text } = words;
  const data = own === undefined ? '' : `${own.name} `;
  const retuned = run.retuned ? ` · ${text.retuned}` : '';
  const lines = [
    `Downhill ${data}${writeAddress(config, DEFAULT_PREFERENCES)}${retuned}`,
    resultLine(run, words),
  ];
  switch (chart) {
    case 'fit':
    case 'loss':
      return { title: text[chart].title, lines };
    case 'landscape': {
      const names = shortNames(prepared?.parameterNames ?? []);
      const { across, up } = axesOf(prepared?.parameterNames ?? [], axes) ?? { across: 0, up: 1 };
      const prime = prepared?.units === undefined ? '' : '′';
      const title = text.surface.title((names[across] ?? 'a') + prime, (names[up] ?? 'b') + prime);
      const units = prime === '' ? [] : [text.surface.standardised];
      return { title, lines: [...lines, ...units] };
    }
  }
}

/** R² 0.997548 about the mean · RMSE 0.981276 · 100 rows · epoch 20,000 */
function resultLine(
  { prepared, loss, epoch }: Run,
  { text, numbers }: Pick<Words, 'text' | 'numbers'>,
): string {
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
