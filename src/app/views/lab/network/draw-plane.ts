import { contours } from 'd3-contour';
import { colour } from '../../../charts/colours.ts';
import { drawAxes } from '../landscape/draw-surface.ts';
import { pixelOf, type Frame } from '../landscape/frame.ts';
import type { DrawnPoints } from '../../../training/made.ts';
import { levelsOf, shareOf, type Shade } from './plane-map.ts';

export interface PlanePicture {
  readonly frame: Frame;
  readonly cells: number;
  /** What is shown of ŷ. [cells × cells] */
  readonly values: number[];
  readonly shade: Shade;
  readonly drawn: DrawnPoints;
  readonly names: readonly string[];
}

/** Of the colours from the least value to the greatest. */
const STEPS = 256;
/** Of a colour's strength: on the ground of its own class a point is to be seen. */
const GROUND = 0.55;
/** More points than this are drawn smaller. */
const FEW_POINTS = 300;

export function drawPlane(context: CanvasRenderingContext2D, picture: PlanePicture): void {
  const { frame, cells, values, shade } = picture;
  const { left, top, width, height } = frame;
  const colours = coloursOf();
  const tile = new OffscreenCanvas(cells, cells);
  const inTile = tile.getContext('2d');
  if (inTile === null) return;
  const image = inTile.createImageData(cells, cells);
  values.forEach((value, i) => {
    // Row 0 of the values is the least b, and lies at the bottom.
    const pixel = 4 * ((cells - 1 - Math.floor(i / cells)) * cells + (i % cells));
    const step = Math.round(shareOf(value, shade) * (STEPS - 1));
    if (Number.isNaN(step)) return;
    image.data.set(colours.subarray(4 * step, 4 * step + 4), pixel);
  });
  inTile.putImageData(image, 0, 0);
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.globalAlpha = GROUND;
  context.drawImage(tile, left, top, width, height);
  context.globalAlpha = 1;
  drawLevels(context, picture);
  drawPoints(context, picture, colours);
  context.restore();
  drawAxes(context, picture);
}

function drawLevels(context: CanvasRenderingContext2D, picture: PlanePicture): void {
  const { frame, cells, values, shade } = picture;
  const { left, top, width, height } = frame;
  const onto = new DOMMatrix([width / cells, 0, 0, -height / cells, left, top + height]);
  context.strokeStyle = colour('text');
  context.lineWidth = shade.isChance ? 2 : 1;
  context.globalAlpha = shade.isChance ? 1 : 0.45;
  for (const { coordinates } of contours()
    .size([cells, cells])
    .thresholds([...levelsOf(shade)])(values)) {
    const path = new Path2D();
    for (const ring of coordinates.flat()) {
      const inside = new Path2D();
      ring.forEach(([x = NaN, y = NaN], i) => {
        if (i === 0) inside.moveTo(x, y);
        else inside.lineTo(x, y);
      });
      path.addPath(inside, onto);
    }
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

/** Each in the colour of what was measured, in its full strength. */
function drawPoints(
  context: CanvasRenderingContext2D,
  { frame, drawn, shade }: PlanePicture,
  colours: Uint8ClampedArray,
): void {
  const { x, y, more } = drawn;
  const radius = x.length <= FEW_POINTS ? 4 : 2.5;
  context.lineWidth = 1.25;
  context.strokeStyle = colour('text');
  x.forEach((a, i) => {
    const [px, py] = pixelOf(frame, [a, more[0]?.[i] ?? NaN]);
    const step = Math.round(shareOf(y[i] ?? NaN, shade) * (STEPS - 1));
    context.fillStyle = `rgb(${colours.subarray(4 * step, 4 * step + 3).join()})`;
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

/** From the colour of the least over that of the ground to that of the greatest. [STEPS × 4] */
function coloursOf(): Uint8ClampedArray {
  const context = new OffscreenCanvas(STEPS, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return new Uint8ClampedArray(4 * STEPS);
  const gradient = context.createLinearGradient(0, 0, STEPS, 0);
  gradient.addColorStop(0, colour('below'));
  gradient.addColorStop(0.5, colour('surface'));
  gradient.addColorStop(1, colour('above'));
  context.fillStyle = gradient;
  context.fillRect(0, 0, STEPS, 1);
  return context.getImageData(0, 0, STEPS, 1).data;
}
