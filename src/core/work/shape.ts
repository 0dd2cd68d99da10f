/** How the points are laid over a device. */
export interface Shape {
  /** Invocations a workgroup; a power of two. */
  readonly workgroupSize: number;
  /** Workgroups over the points. 1: the whole step is one dispatch, in PyTorch's order of sums. */
  readonly blocks: number;
}

/** Dispatches in one submit, however fast they are. */
export const DISPATCHES_A_SUBMIT = 32_768;

/** What one workgroup still does in a few milliseconds a step. */
export const FUSED_MOST_POINTS = 65_536;

/**
 * The most points of a step that is one dispatch. 12 bytes a point (P = 2) fit into the 16 KiB of
 * workgroup memory that every adapter has.
 */
export const ONE_DISPATCH_MOST_POINTS = 1024;

/** Below this, a step of one workgroup may be one invocation's: PyTorch's sum has one level there. */
export const LONE_STEP_POINTS = 512;

/**
 * The most iterations of a loop over points in one invocation. Drivers of some software adapters end
 * a loop after 65,535, and say nothing.
 */
export const MOST_ITERATIONS = 32_768;

/** Points that one iteration takes where there are several blocks. */
const QUAD = 4;

/** WebGPU's default for `maxComputeWorkgroupsPerDimension`. */
const MOST_BLOCKS = 65_535;

/** More blocks than so many pay only where each still has many points: somebody must add them up. */
const FREE_BLOCKS = 256;
const POINTS_PER_BLOCK = 2 ** 14;

/**
 * Where nothing was measured. A software adapter computes four invocations at once on a few cores,
 * and pays for more at each barrier; a GPU wants to be full.
 */
const USUAL = {
  software: { workgroupSize: 4, blocks: 16 },
  hardware: { workgroupSize: 256, blocks: 1024 },
} as const satisfies Record<string, Shape>;

/**
 * A shape for so many points. Where there are several blocks, sums depend on it; for one dispatch it
 * changes only how fast they come.
 * @param caution each level more cuts the longest loop of an invocation to a quarter
 * @param tuned what was measured to be fast for a great many points
 */
export function chooseShape(
  points: number,
  software: boolean,
  caution = 0,
  tuned: Shape = software ? USUAL.software : USUAL.hardware,
): Shape {
  if (points <= ONE_DISPATCH_MOST_POINTS && caution === 0) {
    // One invocation has no barrier to wait at, but cannot do with more points.
    const few = points < LONE_STEP_POINTS ? 1 : 4;
    return { workgroupSize: software ? few : 64, blocks: 1 };
  }
  const { workgroupSize } = tuned;
  const quads = Math.ceil(points / QUAD);
  const least = Math.ceil(quads / (workgroupSize * MOST_ITERATIONS));
  const most = Math.max(2, Math.min(Math.ceil(quads / workgroupSize), MOST_BLOCKS));
  const paying = Math.min(tuned.blocks, Math.max(FREE_BLOCKS, points / POINTS_PER_BLOCK));
  const blocks = Math.max(least, Math.ceil(paying)) * 4 ** caution;
  return { workgroupSize, blocks: Math.min(blocks, most) };
}

/** Whether a shape that came from outside is one that the kernels can take. */
export function isShape(value: unknown): value is Shape {
  if (typeof value !== 'object' || value === null) return false;
  const { workgroupSize, blocks } = value as Partial<Record<keyof Shape, unknown>>;
  return (
    [1, 2, 4, 8, 16, 32, 64, 128, 256].some((size) => size === workgroupSize) &&
    Number.isInteger(blocks) &&
    Number(blocks) >= 1 &&
    Number(blocks) <= MOST_BLOCKS
  );
}

/** Where a shape is kept, by adapter: the browser's storage, or a file. */
export interface TuningStore {
  readonly load: (adapter: string) => unknown;
  readonly save: (adapter: string, shape: Shape) => void;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
}
