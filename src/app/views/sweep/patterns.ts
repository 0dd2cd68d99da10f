/** What fills cells that have no value: hatched where they diverged, dotted where they are unfinished. */
import { colour } from '../../charts/colours.ts';
import { textScale, type Sheet } from '../../charts/pen.ts';
import { rasterOf } from '../../charts/raster.ts';

/** Between two lines of a hatching, and between two dots. CSS px */
const HATCH_PX = 7;
const DOT_PX = 6;

type Pattern = (
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
  px: number,
) => void;

/** A ground with a pattern where there are such cells, and nothing elsewhere. */
export function drawPattern(
  { ctx, box }: Sheet,
  cells: Parameters<typeof rasterOf>[0],
  pattern: Pattern,
): void {
  if (Array.prototype.every.call(cells.shares, Number.isNaN)) return;
  const scale = devicePixelRatio;
  const size = [box.width, box.height].map((px) => Math.max(1, Math.round(px * scale)));
  const [width = 1, height = 1] = size;
  const context = cleared(width, height);
  if (context === null) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(rasterOf(cells, OPAQUE), 0, 0, width, height);
  context.globalCompositeOperation = 'source-in';
  context.drawImage(grounded(pattern, width, height, scale * textScale()), 0, 0);
  ctx.drawImage(context.canvas, box.left, box.top, box.width, box.height);
}

/** Whatever a cell is filled with: what is drawn into it has its own colours. */
const OPAQUE = new Uint8ClampedArray(4).fill(255);

/** One for all pictures: a map is drawn with each of its tiles, and a canvas anew each time takes longer than all the rest. */
let layer: OffscreenCanvas | undefined;

function cleared(width: number, height: number): OffscreenCanvasRenderingContext2D | null {
  layer ??= new OffscreenCanvas(1, 1);
  // To be given its size makes it empty.
  layer.width = width;
  layer.height = height;
  return layer.getContext('2d');
}

/** Patterns as they were drawn last, each over all of a map. */
const grounds = new Map<Pattern, { readonly key: string; readonly ground: OffscreenCanvas }>();

function grounded(pattern: Pattern, width: number, height: number, px: number): OffscreenCanvas {
  const [ground, ink] = [colour('pressed'), colour('line-strong')];
  const key = [width, height, px, ground, ink].join();
  const before = grounds.get(pattern);
  if (before?.key === key) return before.ground;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
    context.fillStyle = context.strokeStyle = ink;
    pattern(context, width, height, px);
  }
  grounds.set(pattern, { key, ground: canvas });
  return canvas;
}

export const hatch: Pattern = (context, width, height, px) => {
  context.globalAlpha = 0.55;
  context.lineWidth = px;
  for (let x = -height; x < width; x += HATCH_PX * px) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
};

export const dots: Pattern = (context, width, height, px) => {
  context.globalAlpha = 0.8;
  for (let y = (DOT_PX * px) / 2; y < height; y += DOT_PX * px)
    for (let x = (DOT_PX * px) / 2; x < width; x += DOT_PX * px)
      context.fillRect(x, y, 1.5 * px, 1.5 * px);
};
