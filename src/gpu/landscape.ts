import { IncompleteWorkError, LimitError } from '../core/errors.ts';
import { gridAxes, MOST_LANDSCAPE_POINTS, thinned } from '../core/landscape.ts';
import type { Landscape, LandscapeGrid, Surface } from '../core/types.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { runOnce } from './once.ts';

/** Invocations a workgroup: they share nothing, so that any number would do. */
const WG = 64;

/** WebGPU's default for `maxComputeWorkgroupsPerDimension`. */
const MOST_WORKGROUPS = 65_535;

/**
 * A software adapter computes 10^8 points a second or so, and a dispatch that runs for seconds is
 * killed: there 512 × 512 cells go over fewer points.
 */
const MOST_SOFTWARE_POINTS = 1024;

/** Where the fields of `struct Grid` in landscape.wgsl lie, in bytes, for P = 2. */
export const GRID = {
  first: 0,
  step: 8,
  width: 16,
  cells: 20,
  points: 24,
  inversePoints: 28,
  bytes: 32,
} as const;

/**
 * The landscape by one dispatch: it is asked for when data or window change, not while a run goes on.
 * @throws LimitError | IncompleteWorkError | GpuError | DeviceLostError
 */
export async function computeLandscape(
  gpu: GpuDevice,
  { data, curve, loss }: Surface,
  grid: LandscapeGrid,
): Promise<Landscape> {
  const cells = grid.width * grid.height;
  const workgroups = Math.ceil(cells / WG);
  if (workgroups > MOST_WORKGROUPS) {
    throw new LimitError(
      `a landscape of ${grid.width} × ${grid.height} cells needs more than ${MOST_WORKGROUPS} workgroups: take fewer cells`,
    );
  }
  const { x, y } = thinned(data, gpu.software ? MOST_SOFTWARE_POINTS : MOST_LANDSCAPE_POINTS);
  const recipe = { curve, loss, optimizer: 'sgd', precision: 'f32' } as const;
  const losses = await runOnce(
    gpu,
    'landscape',
    recipe,
    { WG },
    {
      workgroups,
      inputs: (scope) => ({
        grid: scope.createFilled('grid', gridSettings(grid, x.length), BUFFER.UNIFORM),
        xs: scope.createFilled('xs', x, BUFFER.STORAGE),
        ys: scope.createFilled('ys', y, BUFFER.STORAGE),
      }),
      result: 'losses',
      byteLength: 4 * cells,
      remedy: 'take fewer cells',
    },
  );
  if (losses.some((value) => value < 0)) {
    throw new IncompleteWorkError(
      `the driver of ${gpu.adapter} cut a loop over ${x.length} points short: use another adapter, or the CPU engine`,
    );
  }
  return { grid, losses, points: x.length };
}

/** `struct Grid`. */
function gridSettings(grid: LandscapeGrid, points: number): Uint32Array<ArrayBuffer> {
  const { a, b } = gridAxes(grid);
  const bytes = new ArrayBuffer(GRID.bytes);
  const view = new DataView(bytes);
  view.setFloat32(GRID.first, a.first, true);
  view.setFloat32(GRID.first + 4, b.first, true);
  view.setFloat32(GRID.step, a.step, true);
  view.setFloat32(GRID.step + 4, b.step, true);
  view.setUint32(GRID.width, grid.width, true);
  view.setUint32(GRID.cells, grid.width * grid.height, true);
  view.setUint32(GRID.points, points, true);
  view.setFloat32(GRID.inversePoints, 1 / points, true);
  return new Uint32Array(bytes);
}
