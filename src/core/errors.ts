import type { Faults } from './settings/fault.ts';

/**
 * The errors that a person can act on. Each message says what happened, with which value, what the
 * limit is, and what to do about it; `name` survives minification and a trip through a Worker.
 */
export class DownhillError extends Error {
  override readonly name: string = 'DownhillError';
}

/** Bad input: a field of the configuration, a flag, a key of the address. */
export class ConfigError extends DownhillError {
  override readonly name: string = 'ConfigError';
  /** The field that is wrong, by its key in {@link FitConfig} or by its flag. */
  readonly field: string;
  /**
   * What is wrong with which settings, where a page in another language may have to say it.
   * @internal
   */
  readonly faults: Faults;

  constructor(field: string, message: string, faults: Faults = {}) {
    super(message);
    this.field = field;
    this.faults = faults;
  }
}

/** Why there is no WebGPU device to train on. */
export type NoGpuReason =
  'insecure-context' | 'no-webgpu' | 'no-adapter' | 'adapter-timeout' | 'device-refused';

/** No device: `reason` for programs, `message` for people. */
export class GpuUnavailableError extends DownhillError {
  override readonly name = 'GpuUnavailableError';
  readonly reason: NoGpuReason;

  constructor(reason: NoGpuReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The device was lost while it was in use. */
export class DeviceLostError extends DownhillError {
  override readonly name = 'DeviceLostError';
}

/** The device reported an error: validation, out of memory, an internal one. */
export class GpuError extends DownhillError {
  override readonly name = 'GpuError';
}

/** The run needs more than this adapter allows. */
export class LimitError extends DownhillError {
  override readonly name = 'LimitError';
}

/** The device did fewer steps, or visited fewer points, than it was told to. */
export class IncompleteWorkError extends DownhillError {
  override readonly name = 'IncompleteWorkError';
}

/** Where a model stops being finite. */
export interface NotFinite {
  /** From 1 on. */
  readonly row: number;
  /** As it would be typed: `log(x - c)`. */
  readonly expression: string;
  /** What it is made of there, each by its name. */
  readonly values: readonly (readonly [name: string, value: number])[];
}

/** Loss or parameters are no longer finite. */
export class DivergedError extends DownhillError {
  override readonly name = 'DivergedError';
  /** In which epoch and where; undefined where it was not looked for. */
  readonly found: { readonly epoch: number; readonly where?: NotFinite | undefined } | undefined;

  constructor(message: string, found?: DivergedError['found']) {
    super(message);
    this.found = found;
  }
}

/** The person stopped the run. */
export class AbortedError extends DownhillError {
  override readonly name = 'AbortedError';
}

/** What is wrong with a file that was to be read as a run. */
export type RunFileFault = 'too-large' | 'not-json' | 'not-a-run' | 'other-version' | 'damaged';

/** A file that is no run: `fault` for programs, `message` for people. */
export class RunFileError extends DownhillError {
  override readonly name = 'RunFileError';
  readonly fault: RunFileFault;
  /** The part of the file that is wrong, where one can be named. */
  readonly part: string;

  constructor(fault: RunFileFault, part: string, message: string) {
    super(message);
    this.fault = fault;
    this.part = part;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Anything that was thrown, as an error. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
