import { join } from 'node:path';
import { expand, isFile, type Host } from './environment.ts';
import { findSwiftShader } from './chromium.ts';

/** The variables with which a person chooses the driver; the Vulkan loader reads them. */
const CHOSEN_BY = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES'];

/** The variable by which the person has chosen a Vulkan driver, if so. */
export function driverChosenBy({ env }: Host): string | undefined {
  return CHOSEN_BY.find((name) => env[name]);
}

/** The nodes of Linux's GPU drivers: DRM, NVIDIA, WSL, Adreno, Mali. */
const DEVICES = ['nvidiactl', 'dxg', 'kgsl-3d0', 'mali0'];

/** Whether a Vulkan driver for hardware may work: on Linux it needs a device to talk to. */
export function mayHaveGpu({ platform, root }: Host): boolean {
  if (platform !== 'linux') return true;
  const dev = join(root, 'dev');
  return (
    expand(dev, 'dri', /^renderD/).length > 0 ||
    DEVICES.some((name) => expand(dev, name).length > 0)
  );
}

const MANIFEST_FOLDERS = [
  'usr/share/vulkan/icd.d',
  'usr/local/share/vulkan/icd.d',
  'etc/vulkan/icd.d',
];

/** Whether any Vulkan driver is installed, for hardware or in software. */
export function hasVulkanDriver({ root }: Host): boolean {
  return MANIFEST_FOLDERS.some((folder) => expand(root, folder, /./).some(isFile));
}

/**
 * Has the Vulkan loader of this process take SwiftShader, and nothing else, from now on.
 * @param setEnv sets a variable that libraries of this process see
 * @returns the driver's manifest; undefined where there is none
 */
export function useSwiftShader(
  host: Host,
  setEnv: (name: string, value: string) => void,
): string | undefined {
  const manifest = findSwiftShader(host);
  if (manifest === undefined) return undefined;
  setEnv('VK_ICD_FILENAMES', manifest);
  // Mesa's layer has nothing to select among then, and complains on stderr where there is no desktop.
  setEnv('NODEVICE_SELECT', '1');
  return manifest;
}
