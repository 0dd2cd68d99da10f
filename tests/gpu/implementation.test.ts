import { describe, expect, test } from 'vitest';
import { IncompleteWorkError } from '../../src/core/errors.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { changedGpu } from '../helpers/fake-gpu.ts';
import { edit, run, withEngine } from '../helpers/fault-runs.ts';
import { describeImplementation } from '../helpers/implementation-suite.ts';
import { describeModelGoldens } from '../helpers/model-goldens-suite.ts';
import { MODEL_GOLDENS, covering } from '../helpers/model-goldens.ts';
import { last, RATE, seededProblem } from '../helpers/problems.ts';

// In Chromium with `npm test`; in Firefox and under Deno with `npm run test:implementations`. A browser's library
// is that of Node (Dawn) or of Deno (wgpu), which do all of it.
describeImplementation(
  (precision) => createWebGpuEngine({ gpu: navigator.gpu, precision }),
  'document' in globalThis ? 'covering' : 'whole',
);

// All of them, and to their end, go in Node: model-goldens-device.test.ts.
describe('as PyTorch', () => {
  const open = () => createWebGpuEngine({ gpu: navigator.gpu });
  describeModelGoldens(open, covering(MODEL_GOLDENS), 200);
});

describe('a dispatch of 64 times the loop iterations that are safe', () => {
  const TOO_LONG = changedGpu({ shader: edit('first + STEPS', 'first + 64 * STEPS') });
  // More points than are held in registers: a step of fused loops over them.
  const problem = seededProblem(2000, { strategy: 'fused', sampleEvery: 100 });
  const EPOCHS = 4000;
  const safe = withEngine({ gpu: navigator.gpu }, async (engine) =>
    last(await run(engine, problem, EPOCHS)),
  );

  test('is done, or found out where the driver ends its loops', () =>
    withEngine({ gpu: TOO_LONG }, async (engine) => {
      const { adapter } = engine.info;
      const trainer = await engine.prepare(problem);
      const end = await trainer.advance(EPOCHS, RATE).catch((error: unknown) => error);
      // Mesa's driver for the CPU ends all loops of an invocation after 65,535 iterations. Firefox does
      // not name it.
      if (adapter.includes('llvmpipe') || end instanceof Error) {
        expect(end).toBeInstanceOf(IncompleteWorkError);
      } else {
        expect(end).toMatchObject({ parameters: (await safe).parameters });
      }
    }));

  test('is mended by smaller pieces, to the bits of a run that was safe', () =>
    withEngine({ gpu: TOO_LONG }, async (engine) => {
      const { parameters } = last(await run(engine, problem, EPOCHS));
      expect(parameters).toEqual((await safe).parameters);
    }));
});
