import { IncompleteWorkError, LimitError } from '../core/errors.ts';
import { gridAxes, MOST_LANDSCAPE_POINTS, thinned } from '../core/landscape.ts';
import type { Landscape, LandscapeGrid, Surface } from '../core/types.ts';
import { createDataBuffers } from './chunks.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { runOnce } from './once.ts';
import { Struct, vectorOf } from './struct.ts';

/** Invocations a workgroup: they share nothing, so that any number would do. */
const WG = 64;

/** WebGPU's default for `maxComputeWorkgroupsPerDimension`. */
const MOST_WORKGROUPS = 65_535;

/**
 * A software adapter computes 10^8 points a second or so, and a dispatch that runs for seconds is
 * killed: there 512 × 512 cells go over fewer points.
 */
const MOST_SOFTWARE_POINTS = 1024;

/** `struct Grid` in landscape.wgsl, for a plane of two parameters. */
export const GRID = new Struct({
  first: vectorOf(2),
  right: vectorOf(2),
  up: vectorOf(2),
  width: 'u32',
  cells: 'u32',
  points: 'u32',
  inversePoints: 'f32',
});

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
  const few = thinned(data, gpu.software ? MOST_SOFTWARE_POINTS : MOST_LANDSCAPE_POINTS);
  const points = few.x.length;
  const losses = await runOnce(
    gpu,
    'landscape',
    { curve, loss },
    { WG },
    {
      workgroups,
      inputs: (scope) => ({
        grid: scope.createFilled('grid', gridSettings(grid, points), BUFFER.STORAGE),
        ...createDataBuffers(scope, few),
      }),
      result: 'losses',
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

/** `struct Grid`. */
function gridSettings(grid: LandscapeGrid, points: number): Uint32Array<ArrayBuffer> {
  const { a, b } = gridAxes(grid);
  const { width, height } = grid;
  return GRID.write({
    first: [a.first, b.first],
    right: [a.step, 0],
    up: [0, b.step],
    width,
    cells: width * height,
    points,
    inversePoints: 1 / points,
  });
}
