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
  const gpu = await openNodeGpu(
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
  return createWebGpuEngine({ gpu, precision });
}
