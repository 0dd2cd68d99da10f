/** A chart as a picture that stands for itself: on its background, with its title and its settings. */
import { colour } from '../charts/colours.ts';

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
  context.fillStyle = colour('ink');
  context.font = `600 16px ${fontFamily}`;
  context.fillText(title, MARGIN_PX, TITLE_PX, clientWidth);
  context.fillStyle = colour('text');
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
