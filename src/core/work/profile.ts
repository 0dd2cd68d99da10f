/** Where the time of a run on a device goes. */

/** One submit as the host lives through it: the four parts, in order, are all of it. */
export interface Split {
  /** In this submit. */
  readonly steps: number;
  /** Recording the commands. */
  readonly encodeMs: number;
  /** The call that hands them over. */
  readonly submitMs: number;
  /** From then until the device says that it is done. */
  readonly waitMs: number;
  /** Mapping what the device wrote, once it is done. */
  readonly readbackMs: number;
  /** What of the wait the kernels took, by the device's timestamps; undefined where it has none. */
  readonly gpuMs: number | undefined;
}

/** One kernel by itself, many times in a pass. */
export interface KernelTime {
  readonly kernel: string;
  /** For one step, whether that is a part of a dispatch or several. */
  readonly nsPerStep: number;
}

/** What tells the time: the device's own timestamps, or the host, which waits for the queue. */
export type GpuClock = 'timestamps' | 'queue';

export interface Profile {
  readonly split: Split;
  readonly kernels: readonly KernelTime[];
  /** Of the points, by all kernels of one step; 0 where a step does not look at them. */
  readonly bytesPerStep: number;
  /** A dispatch that does next to nothing. */
  readonly floorNs: number;
  /** A copy on the same device; undefined where a step looks at no points. */
  readonly copy: CopyTime | undefined;
  /** Of every time in nanoseconds. Those of the queue are upper bounds: the wait is in them. */
  readonly clock: GpuClock;
  /** What every difference of timestamps is a multiple of; undefined where there are none. */
  readonly quantumNs: number | undefined;
  /** Passes whose timestamps ran backwards: legal, and no time. */
  readonly discarded: number;
}

export interface CopyTime {
  /** Read and written, together. */
  readonly bytes: number;
  readonly ns: number;
}

/** How fast the kernels go through the points, beside a copy. */
export interface Rates {
  readonly pointsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Undefined where a copy of so few bytes would time the dispatch, not the memory. */
  readonly copyBytesPerSecond: number | undefined;
}

/** A copy times the memory where it takes at least so many times as long as an empty dispatch. */
const TELLING_COPY = 4;

export function stepNs({ kernels }: Pick<Profile, 'kernels'>): number {
  return kernels.reduce((sum, { nsPerStep }) => sum + nsPerStep, 0);
}

/** Undefined where the steps do not look at the points. */
export function ratesOf(points: number, profile: Profile): Rates | undefined {
  const { bytesPerStep, copy, floorNs } = profile;
  const ns = stepNs(profile);
  if (copy === undefined || !(ns > 0)) return undefined;
  const tells = copy.ns > 0 && copy.ns >= TELLING_COPY * floorNs;
  return {
    pointsPerSecond: (points * 1e9) / ns,
    bytesPerSecond: (bytesPerStep * 1e9) / ns,
    copyBytesPerSecond: tells ? (copy.bytes * 1e9) / copy.ns : undefined,
  };
}

/** The part of the submit that went into recording, 0 to 1. */
export function recordingShare(split: Split): number {
  const ms = totalMs(split);
  return ms > 0 ? split.encodeMs / ms : 0;
}

/** Of the whole submit. */
export function totalMs(split: Omit<Split, 'steps'>): number {
  return split.encodeMs + split.submitMs + split.waitMs + split.readbackMs;
}
