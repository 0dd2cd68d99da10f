/** A chart as a picture that stands for itself: on its background, with its titles and its settings. */
import { colour, type ColourId } from '../charts/colours.ts';

export interface PictureTexts {
  readonly title: string;
  /** Under the title: what was set, and what came of it. */
  readonly lines: readonly string[];
  /** Of the axes. Undefined where the chart has them itself. */
  readonly x: string | undefined;
  readonly y: string | undefined;
}

export interface ChartPicture extends PictureTexts {
  /** On top of each other, all of one size. */
  readonly canvases: readonly HTMLCanvasElement[];
}

/** In CSS pixels. */
const MARGIN_PX = 16;
const TITLE_PX = 26;
const LINE_PX = 19;
const AXIS_PX = 20;

interface PlacedText {
  readonly text: string;
  readonly look: keyof typeof LOOKS;
  readonly x: number;
  readonly y: number;
  /** It is made narrower than that, if need be. */
  readonly most: number;
}

const LOOKS = {
  title: { font: '600 16px', ink: 'ink', align: 'left', turned: false },
  line: { font: '12px', ink: 'text', align: 'left', turned: false },
  x: { font: '600 12px', ink: 'ink', align: 'center', turned: false },
  y: { font: '600 12px', ink: 'ink', align: 'center', turned: true },
} as const satisfies Record<string, Look>;

interface Look {
  readonly font: string;
  readonly ink: ColourId;
  readonly align: CanvasTextAlign;
  readonly turned: boolean;
}

export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  /** Where the chart goes. */
  readonly left: number;
  readonly top: number;
  readonly texts: readonly PlacedText[];
}

/** Where everything goes about a chart of so many CSS pixels. */
export function pictureLayout(
  chart: { readonly width: number; readonly height: number },
  { title, lines, x, y }: PictureTexts,
): PictureLayout {
  const left = MARGIN_PX + (y === undefined ? 0 : AXIS_PX);
  const top = TITLE_PX + lines.length * LINE_PX + MARGIN_PX;
  const [right, bottom] = [left + chart.width, top + chart.height];
  const wide = right - MARGIN_PX;
  const texts: PlacedText[] = [
    { text: title, look: 'title', x: MARGIN_PX, y: TITLE_PX, most: wide },
    ...lines.map((text, i): PlacedText => {
      return { text, look: 'line', x: MARGIN_PX, y: TITLE_PX + (i + 1) * LINE_PX, most: wide };
    }),
  ];
  if (x !== undefined) {
    texts.push({ text: x, look: 'x', x: (left + right) / 2, y: bottom + 14, most: chart.width });
  }
  if (y !== undefined) {
    const middle = (top + bottom) / 2;
    texts.push({ text: y, look: 'y', x: MARGIN_PX + 12, y: middle, most: chart.height });
  }
  return {
    width: right + MARGIN_PX,
    height: bottom + MARGIN_PX + (x === undefined ? 0 : AXIS_PX - MARGIN_PX + 4),
    left,
    top,
    texts,
  };
}

/** @returns the PNG; undefined where the browser makes none */
export function pictureOf({ canvases, ...titles }: ChartPicture): Promise<Blob | undefined> {
  const [chart] = canvases;
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (context === null || chart === undefined) return Promise.resolve(undefined);
  const { clientWidth: width, clientHeight: height } = chart;
  const scale = chart.width / width;
  const layout = pictureLayout({ width, height }, titles);
  picture.width = Math.round(layout.width * scale);
  picture.height = Math.round(layout.height * scale);
  context.scale(scale, scale);
  context.fillStyle = colour('surface');
  context.fillRect(0, 0, layout.width, layout.height);
  for (const canvas of canvases) context.drawImage(canvas, layout.left, layout.top, width, height);
  for (const placed of layout.texts) drawText(context, placed);
  return new Promise((resolve) => {
    picture.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}

function drawText(context: CanvasRenderingContext2D, { text, look, x, y, most }: PlacedText): void {
  const { font, ink, align, turned } = LOOKS[look];
  context.save();
  context.fillStyle = colour(ink);
  context.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = align;
  context.translate(x, y);
  if (turned) context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0, most);
  context.restore();
}
