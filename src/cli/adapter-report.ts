import { GpuUnavailableError } from '../core/errors.ts';
import type { Shape } from '../core/work/shape.ts';

/** A GPU adapter as `info` shows it. */
export interface AdapterReport {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** True for an adapter that computes on the CPU. */
  readonly software: boolean;
  /** What was measured to be fast for many points; null before that. */
  readonly shape: Shape | null;
  readonly limits: Readonly<Record<string, number>>;
  readonly features: readonly string[];
}

/** The limits that decide how large a run may be and how it is cut up. */
const LIMITS = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeWorkgroupStorageSize',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/**
 * Looks at the adapter that `gpu` gives.
 * @throws GpuUnavailableError where it gives none
 */
export async function describeAdapter(
  gpu: GPU,
  software: boolean,
  shape: Shape | null,
): Promise<AdapterReport> {
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new GpuUnavailableError('no-adapter', 'the adapter has gone away');
  const { vendor, architecture, device, description } = adapter.info;
  return {
    vendor,
    architecture,
    device,
    description,
    software,
    shape,
    limits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
    features: [...adapter.features].sort(),
  };
}
