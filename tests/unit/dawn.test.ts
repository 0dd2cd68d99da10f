import { homedir } from 'node:os';
import process from 'node:process';
import { openNodeGpu } from '../../src/cli/gpu-node.ts';
import { STRATEGIES } from '../../src/core/types.ts';
import { requestAdapter } from '../../src/gpu/adapter.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { describeGoldens } from '../helpers/goldens-suite.ts';

// The same suites as in Chromium, on Dawn under Node. Where there is no GPU, on the SwiftShader that
// lies beside the tests' Chromium.
async function open() {
  const gpu = await openNodeGpu(
    { env: process.env, platform: process.platform, home: homedir(), root: '/' },
    {
      setEnv: (name, value) => {
        process.env[name] = value;
      },
      say: () => undefined,
      hasAdapter: (candidate) =>
        requestAdapter({ gpu: candidate }).then(
          () => true,
          () => false,
        ),
    },
  );
  return createWebGpuEngine({ gpu });
}

for (const strategy of STRATEGIES) {
  describeEngine('engine under Node', open, strategy);
  describeGoldens('figures under Node', open, strategy);
}
