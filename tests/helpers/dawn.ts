import { homedir } from 'node:os';
import process from 'node:process';
import { openNodeGpu } from '../../src/cli/gpu-node.ts';
import type { Engine, F32Precision } from '../../src/core/types.ts';
import { requestAdapter } from '../../src/gpu/adapter.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';

/**
 * WebGPU on Dawn under Node. Where there is no GPU, on the SwiftShader that lies beside the tests'
 * Chromium.
 */
export async function openDawn(precision: F32Precision = 'f32'): Promise<Engine> {
  return createWebGpuEngine({ gpu: await openDawnGpu(), precision });
}

/** Its entry alone, without an engine. */
export function openDawnGpu(): Promise<GPU> {
  return openNodeGpu(
    { env: process.env, platform: process.platform, home: homedir(), root: '/' },
    {
      setEnv: (name, value) => {
        process.env[name] = value;
      },
      say: () => undefined,
      install: () => 'npm install',
      hasAdapter: (candidate) =>
        requestAdapter({ gpu: candidate }).then(
          () => true,
          () => false,
        ),
    },
  );
}
