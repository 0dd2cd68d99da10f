/** PyTorch's runs of models, losses, optimizers, schedules and batches, in WebAssembly, on every line. */
import { expect, test } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import { wasmEngine } from '../helpers/engines.ts';
import { MODEL_GOLDENS, configOf, nameOf } from '../helpers/model-goldens.ts';

const CASES = MODEL_GOLDENS.map((golden) => ({ name: nameOf(golden), golden }));

const apart = (found: number | undefined, due: number): number =>
  Math.abs((found ?? NaN) - due) / Math.abs(due);

test.each(CASES)('$name', async ({ golden }) => {
  const { log, log64, lr, epochs } = golden;
  const { problem } = setUp(configOf(golden));
  const trainer = await (await wasmEngine()).prepare({ ...problem, sampleEvery: 1 });
  const { samples } = await trainer.advance(epochs, { learningRate: lr });
  // No farther from f64 than 30 times what PyTorch's own f32 has been up to there.
  let bound = 5e-6;
  log64.forEach(([epoch, due], i) => {
    bound = Math.max(bound, 30 * apart(log[i]?.[1], due));
    expect(apart(samples[epoch - 1]?.loss, due), `epoch ${epoch}`).toBeLessThanOrEqual(bound);
  });
});
