import type * as webgpu from 'webgpu';
import { GpuUnavailableError, messageOf } from '../core/errors.ts';
import type { Host } from './environment.ts';
import { driverChosenBy, hasVulkanDriver, mayHaveGpu, useSwiftShader } from './vulkan.ts';

/** What opening WebGPU needs of the process. */
export interface Effects {
  /** Sets a variable that libraries of this process see. */
  readonly setEnv: (name: string, value: string) => void;
  /** Tells the person. */
  readonly say: (text: string) => void;
  /**
   * Whether `gpu` gives an adapter.
   * @throws GpuUnavailableError where it does not answer
   */
  readonly hasAdapter: (gpu: GPU) => Promise<boolean>;
  /** What brings the package to where this program finds it: `npm install webgpu`. */
  readonly install: () => string;
}

/** A crash follows if what `create` returned is collected while a device of it is in use. */
const keptAlive: GPU[] = [];

/**
 * WebGPU under Node, from npm's `webgpu`, with an adapter behind it: the system's, or SwiftShader
 * where there is no GPU or no driver for it, unless the person has chosen a Vulkan driver.
 * @throws GpuUnavailableError that says what to install
 */
export async function openNodeGpu(
  host: Host,
  { setEnv, say, hasAdapter, install }: Effects,
  load: () => Promise<typeof webgpu> = () => import('webgpu'),
): Promise<GPU> {
  const { create } = await loaded(load, install);
  const open = async (manifest?: string): Promise<GPU | undefined> => {
    const gpu = create([]);
    keptAlive.push(gpu);
    if (!(await hasAdapter(gpu))) return undefined;
    if (manifest !== undefined) say(swiftShader(manifest));
    return gpu;
  };
  const chosenBy = driverChosenBy(host);
  // Drivers that find no hardware cost time and complain on stderr: ask them only where some may.
  const asksSystem = chosenBy !== undefined || mayHaveGpu(host);
  const system = asksSystem ? await open() : undefined;
  if (system !== undefined) return system;
  // The loader reads the variable anew at each `create`.
  const manifest = chosenBy === undefined ? useSwiftShader(host, setEnv) : undefined;
  const gpu = manifest !== undefined || !asksSystem ? await open(manifest) : undefined;
  if (gpu !== undefined) return gpu;
  throw noAdapter(chosenBy, manifest);
}

function swiftShader(manifest: string): string {
  return `software adapter SwiftShader (${manifest})`;
}

/** The runtime's own `navigator.gpu`, as Deno has it; undefined where there is none. */
export function builtInGpu(): GPU | undefined {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  return navigator?.gpu;
}

/** Has `navigator.gpu` find SwiftShader where no Vulkan driver is installed. Before its first use. */
export function prepareBuiltInGpu(host: Host, { setEnv, say }: Effects): void {
  // Deno takes any driver, also those in software, but looks for them once only.
  if (driverChosenBy(host) !== undefined || mayHaveGpu(host) || hasVulkanDriver(host)) return;
  const manifest = useSwiftShader(host, setEnv);
  if (manifest !== undefined) say(swiftShader(manifest));
}

/**
 * What brings the package `webgpu` to where a program finds it: beside itself. A global program does not see
 * the packages of the folder that it is called in.
 * @param file of the program
 * @param exists whether there is such a file
 */
export function installWebGpu(file: string, exists: (path: string) => boolean): string {
  const folders = file.split(/[\\/]/);
  const at = folders.lastIndexOf('node_modules');
  if (at < 0) return 'npm install webgpu';
  if (folders.includes('_npx')) return 'npx -p downhill -p webgpu downhill';
  const isProject = exists([...folders.slice(0, at), 'package.json'].join('/'));
  return isProject ? 'npm install webgpu' : 'npm install -g webgpu';
}

async function loaded(
  load: () => Promise<typeof webgpu>,
  install: () => string,
): Promise<typeof webgpu> {
  try {
    return await load();
  } catch (error) {
    const missing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    throw new GpuUnavailableError(
      'no-webgpu',
      missing
        ? `WebGPU under Node needs the package webgpu, which is not installed: ${install()}`
        : `the package webgpu does not load here (${messageOf(error)}): ${install()} anew, or use --engine cpu`,
    );
  }
}

function noAdapter(chosenBy: string | undefined, manifest: string | undefined) {
  const why =
    chosenBy !== undefined
      ? `the Vulkan driver that ${chosenBy} names gives no adapter: unset it, or name another`
      : manifest !== undefined
        ? `no GPU, and SwiftShader (${manifest}) gives no adapter: install the Vulkan loader (Debian: apt install libvulkan1)`
        : 'no GPU, and no Chrome or Chromium whose software adapter could stand in: install one (Debian: apt install chromium), or set DOWNHILL_CHROMIUM to its path';
  return new GpuUnavailableError('no-adapter', `${why}, or use --engine cpu`);
}
