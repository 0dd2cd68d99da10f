/**
 * `navigator.gpu`, or what stands for it, as far as it is asked for an adapter. The library's types
 * do not say `GPU`: TypeScript has had it in lib.dom since 6.0, and in @webgpu/types before, and
 * no program can have both.
 */
export interface GpuSource {
  requestAdapter(options?: {
    readonly powerPreference?: 'high-performance';
  }): Promise<object | null>;
}

/** Whose remedies a message names: a browser's, or Node's, which has no WebGPU of its own. */
export type Host = 'browser' | 'node';

export interface AdapterOptions {
  /** `navigator.gpu`, or what stands for it; undefined where there is none. */
  readonly gpu: GpuSource | undefined;
  /** `isSecureContext` of a page: tells why `gpu` is missing. */
  readonly secureContext?: boolean;
  /** Some drivers never answer: how long to wait for an adapter, and for its device. Default 10,000. */
  readonly timeoutMs?: number;
  /** `browser` where it is not given. */
  readonly host?: Host;
}

export interface DeviceOptions extends AdapterOptions {
  /**
   * The most bytes of a column that are bound at a time, at least 16; more points are divided into
   * chunks. By default what the device allows. The work of a single workgroup, of at most 256 KiB a
   * column, is never divided.
   */
  readonly bindingBytes?: number;
}
