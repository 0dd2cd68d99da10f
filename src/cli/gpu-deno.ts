import type { Host } from './environment.ts';
import type { Effects } from './gpu-node.ts';
import { driverChosenBy, hasVulkanDriver, mayHaveGpu, useSwiftShader } from './vulkan.ts';

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
  if (manifest !== undefined) say(`software adapter SwiftShader (${manifest})`);
}
