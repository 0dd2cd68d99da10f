/** What a time depends on. */
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os';

/**
 * @param {string} chromium its version
 * @param {string} adapter as WebGPU names it
 */
export function environment(chromium, adapter) {
  return {
    date: new Date().toISOString(),
    chromium,
    adapter,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    platform: `${platform()} ${arch()}`,
    node: process.versions.node,
    /** Of the last minute, before the run: above 0 somebody else was at work, too. */
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
