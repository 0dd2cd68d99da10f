/** A chart as a picture that stands for itself: on its background, with its title and its settings. */
import { colour } from '../charts/colours.ts';

export interface ChartPicture {
  readonly canvas: HTMLCanvasElement;
  readonly title: string;
  /** Under the title: what was set. */
  readonly subtitle: string;
}

/** Of the head and about the picture, in CSS pixels. */
const HEAD_PX = 56;
const MARGIN_PX = 16;

/** @returns the PNG; undefined where the browser makes none */
export function pictureOf({ canvas, title, subtitle }: ChartPicture): Promise<Blob | undefined> {
  const scale = canvas.width / canvas.clientWidth;
  const picture = document.createElement('canvas');
  picture.width = canvas.width + 2 * MARGIN_PX * scale;
  picture.height = canvas.height + (HEAD_PX + MARGIN_PX) * scale;
  const context = picture.getContext('2d');
  if (context === null) return Promise.resolve(undefined);
  context.fillStyle = colour('surface');
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, MARGIN_PX * scale, HEAD_PX * scale);
  context.scale(scale, scale);
  const { fontFamily } = getComputedStyle(document.body);
  const widest = canvas.clientWidth;
  context.fillStyle = colour('ink');
  context.font = `600 16px ${fontFamily}`;
  context.fillText(title, MARGIN_PX, 26, widest);
  context.fillStyle = colour('text');
  context.font = `12px ${fontFamily}`;
  context.fillText(subtitle, MARGIN_PX, 45, widest);
  return new Promise((resolve) => {
    picture.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}
