import { IncompleteWorkError, LimitError } from '../core/errors.ts';
import { gridAxes, MOST_LANDSCAPE_POINTS, planeOf, thinned } from '../core/landscape.ts';
import type { Landscape, LandscapeGrid, Plane, Surface } from '../core/types.ts';
import { parameterCountOf } from '../core/models/model.ts';
import { columnsOf, quadsOf } from './columns.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { runOnce } from './once.ts';
import { Struct } from './struct.ts';

/** Invocations a workgroup: they share nothing, so that any number would do. */
const WG = 64;

/** WebGPU's default for `maxComputeWorkgroupsPerDimension`. */
const MOST_WORKGROUPS = 65_535;

/**
 * A software adapter computes 10^8 points a second or so, and a dispatch that runs for seconds is
 * killed: there 512 × 512 cells go over fewer points.
 */
const MOST_SOFTWARE_POINTS = 1024;

/** A model of more parameters takes so much longer for a point. */
const FEW_PARAMETERS = 8;

/** `struct Settings` in landscape.wgsl. */
export const GRID = new Struct({
  acrossParameter: 'u32',
  acrossFirst: 'f32',
  acrossStep: 'f32',
  upParameter: 'u32',
  upFirst: 'f32',
  upStep: 'f32',
  width: 'u32',
  cells: 'u32',
  points: 'u32',
  inversePoints: 'f32',
  columnQuads: 'u32',
});

/**
 * The landscape by one dispatch: it is asked for when data or window change, not while a run goes on.
 * @throws LimitError | IncompleteWorkError | GpuError | DeviceLostError
 */
export async function computeLandscape(
  gpu: GpuDevice,
  surface: Surface,
  grid: LandscapeGrid,
): Promise<Landscape> {
  const cells = grid.width * grid.height;
  const workgroups = Math.ceil(cells / WG);
  if (workgroups > MOST_WORKGROUPS) {
    throw new LimitError(
      `a landscape of ${grid.width} × ${grid.height} cells needs more than ${MOST_WORKGROUPS} workgroups: take fewer cells`,
    );
  }
  const { data, model, loss } = surface;
  const most = gpu.software ? MOST_SOFTWARE_POINTS : MOST_LANDSCAPE_POINTS;
  const few = thinned(
    data,
    Math.ceil(most / Math.max(1, parameterCountOf(model) / FEW_PARAMETERS)),
  );
  const plane = planeOf(surface);
  const points = few.x.length;
  const losses = await runOnce(
    gpu,
    'landscape',
    { model, loss, optimizer: { kind: 'sgd' } },
    { WG },
    {
      workgroups,
      inputs: (scope) => ({
        settings: scope.createFilled('settings', gridSettings(grid, plane, points), BUFFER.STORAGE),
        held: scope.createFilled('held', Float32Array.from(plane.held), BUFFER.STORAGE),
        points: scope.createFilled('points', columnsOf(few), BUFFER.STORAGE),
      }),
      result: 'heights',
      byteLength: 4 * cells,
      remedy: 'take fewer cells',
    },
  );
  if (losses.some((value) => value < 0)) {
    throw new IncompleteWorkError(
      `the driver of ${gpu.adapter} cut a loop over ${points} points short: use another adapter, or the CPU engine`,
    );
  }
  return { grid, losses, points };
}

/** `struct Settings`. */
function gridSettings(grid: LandscapeGrid, plane: Plane, points: number): Uint32Array<ArrayBuffer> {
  const { a, b } = gridAxes(grid);
  const { width, height } = grid;
  return GRID.write({
    acrossParameter: plane.across,
    acrossFirst: a.first,
    acrossStep: a.step,
    upParameter: plane.up,
    upFirst: b.first,
    upStep: b.step,
    columnQuads: quadsOf(points),
    width,
    cells: width * height,
    points,
    inversePoints: 1 / points,
  });
}
