import { colour } from '../../../charts/colours.ts';
import { colourIn, rampOf, rasterOf } from '../../../charts/raster.ts';
import { drawAxes } from '../landscape/draw-surface.ts';
import { linesOf } from '../landscape/contours.ts';
import { clipTo, pixelOf, traceLines, type Frame } from '../landscape/frame.ts';
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

/** More points than this are drawn smaller. */
const FEW_POINTS = 300;

export function drawPlane(context: CanvasRenderingContext2D, picture: PlanePicture): void {
  const { frame, cells, values, shade } = picture;
  const { left, top, width, height } = frame;
  context.save();
  clipTo(context, frame);
  const shares = values.map((value) => shareOf(value, shade));
  const raster = rasterOf({ width: cells, height: cells, shares }, rampOf(GROUND));
  context.imageSmoothingQuality = 'high';
  context.drawImage(raster, left, top, width, height);
  drawLevels(context, picture);
  drawPoints(context, picture);
  context.restore();
  drawAxes(context, picture);
}

const GROUND = ['below', 'surface', 'above'] as const;
const POINTS = ['class-0', 'surface', 'class-1'] as const;

function drawLevels(context: CanvasRenderingContext2D, picture: PlanePicture): void {
  const { frame, cells, values, shade } = picture;
  context.strokeStyle = colour('text');
  context.globalAlpha = shade.isChance ? 0.55 : 0.3;
  const grid = { ...frame.window, width: cells, height: cells };
  traceLines(context, frame, linesOf(grid, values, levelsOf(shade)).flat());
  context.stroke();
  context.globalAlpha = 1;
}

/** Each in the colour of what was measured, with a halo. */
function drawPoints(
  context: CanvasRenderingContext2D,
  { frame, drawn, shade }: PlanePicture,
): void {
  const { x, y, more } = drawn;
  const ramp = rampOf(POINTS);
  const radius = x.length <= FEW_POINTS ? 4 : 2.5;
  context.lineWidth = 1.25;
  context.strokeStyle = colour('surface');
  x.forEach((a, i) => {
    const [px, py] = pixelOf(frame, [a, more[0]?.[i] ?? NaN]);
    context.fillStyle = `rgb(${colourIn(ramp, shareOf(y[i] ?? NaN, shade)).join()})`;
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}
