/** How the points are laid over a device. */
export interface Shape {
  /** Invocations a workgroup; a power of two. */
  readonly workgroupSize: number;
  /** Workgroups over the points. 1: the whole step is one dispatch, in PyTorch's order of sums. */
  readonly blocks: number;
}

/**
 * The most points of a step that is one dispatch. 12 bytes a point (P = 2) fit into the 16 KiB of
 * workgroup memory that every adapter has.
 */
export const ONE_DISPATCH_MOST_POINTS = 1024;

/**
 * The most iterations of a loop over points in one invocation. Drivers of some software adapters end
 * a loop after 65,535, and say nothing.
 */
const MOST_ITERATIONS = 32_768;

/** Points that one iteration takes where there are several blocks. */
const QUAD = 4;

const BLOCK_WORKGROUP = 64;
const USUAL_BLOCKS = 256;
/** WebGPU's default for `maxComputeWorkgroupsPerDimension`. */
const MOST_BLOCKS = 65_535;

/**
 * A shape for so many points. Where there are several blocks, sums depend on it; `software` changes
 * only how fast they come.
 * @param caution each level more cuts the longest loop of an invocation to a quarter
 */
export function chooseShape(points: number, software: boolean, caution = 0): Shape {
  if (points <= ONE_DISPATCH_MOST_POINTS && caution === 0) {
    // A software adapter computes four invocations at once, and pays for more at each barrier.
    return { workgroupSize: software ? 4 : 64, blocks: 1 };
  }
  const quads = Math.ceil(points / QUAD);
  const least = Math.ceil(quads / (BLOCK_WORKGROUP * MOST_ITERATIONS));
  const most = Math.max(2, Math.min(Math.ceil(quads / BLOCK_WORKGROUP), MOST_BLOCKS));
  const blocks = Math.max(least, USUAL_BLOCKS) * 4 ** caution;
  return { workgroupSize: BLOCK_WORKGROUP, blocks: Math.min(blocks, most) };
}
