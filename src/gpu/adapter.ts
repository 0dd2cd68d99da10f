import { GpuUnavailableError, messageOf } from '../core/errors.ts';
import type { AdapterOptions, GpuSource, Host } from './options.ts';

export const TIMEOUT_MS = 10_000;

/** What to do about it, where it happens. */
const REMEDIES = {
  browser: {
    missing:
      'this platform has no WebGPU (navigator.gpu is missing): use a current Chrome, Edge, Firefox or Safari, or the CPU engine',
    again: 'reload or restart the browser, or use the CPU engine',
  },
  node: {
    missing:
      'Node has no WebGPU of its own: npm install webgpu and pass what its create([]) returns as gpu, or use the CPU engine',
    again: 'install a driver, or use the CPU engine',
  },
} as const satisfies Record<Host, Readonly<Record<string, string>>>;

export function remediesOf({ host = 'browser' }: AdapterOptions) {
  return REMEDIES[host];
}

/**
 * An adapter, whichever the platform prefers. An adapter serves one `requestDevice`, so each attempt
 * asks for a new one.
 * @throws GpuUnavailableError with the reason
 */
export async function requestAdapter(options: AdapterOptions): Promise<GPUAdapter> {
  const { gpu, secureContext = true, timeoutMs = TIMEOUT_MS } = options;
  const { missing, again } = remediesOf(options);
  if (gpu === undefined) {
    throw secureContext
      ? new GpuUnavailableError('no-webgpu', missing)
      : new GpuUnavailableError(
          'insecure-context',
          'WebGPU exists only in a secure context: open the page over https, or from localhost',
        );
  }
  const adapter = await answerWithin(timeoutMs, asked(gpu));
  if (adapter === 'timeout') {
    throw new GpuUnavailableError(
      'adapter-timeout',
      `no WebGPU adapter within ${timeoutMs} ms: the graphics driver does not answer; ${again}`,
    );
  }
  if (adapter === null) {
    throw new GpuUnavailableError(
      'no-adapter',
      'no WebGPU adapter: there is no usable graphics driver, or WebGPU is switched off; use the CPU engine',
    );
  }
  return adapter as GPUAdapter;
}

/** What it throws at once, too, is that there is none. */
async function asked(gpu: GpuSource): Promise<object | null> {
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (error) {
    throw new GpuUnavailableError('no-adapter', `no WebGPU adapter: ${messageOf(error)}`);
  }
}

/** What `promise` comes to, or 'timeout' where it takes longer than `ms`. */
export async function answerWithin<T>(ms: number, promise: Promise<T>): Promise<T | 'timeout'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(resolve, ms, 'timeout');
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Vendor, architecture and driver, as far as the adapter names them: "google swiftshader". */
export function describeAdapter({ info }: { readonly info?: GPUAdapterInfo }): string {
  const names = [info?.vendor, info?.architecture, info?.description || info?.device];
  const said = names.filter((name, i) => (name ?? '') !== '' && names.indexOf(name) === i);
  return said.length > 0 ? said.join(' ') : 'unnamed adapter';
}

/** Whether the adapter computes on the CPU. `isFallbackAdapter` is not filled in everywhere. */
export function isSoftwareAdapter({ info }: Pick<GPUAdapter, 'info'>): boolean {
  const names = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software|warp/i.test(names);
}
