import { afterAll, describe, expect, test } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import { openDawn } from '../helpers/dawn.ts';
import { MODEL_GOLDENS, configOf, nameOf } from '../helpers/model-goldens.ts';
import { compose } from '../../src/shaders/index.ts';
const dawn = openDawn();
afterAll(async () => {
  (await dawn).destroy();
});
describe.each(MODEL_GOLDENS.map((golden) => ({ name: nameOf(golden), golden })))(
  '$name',
  ({ golden }) => {
    test.each(['fused', 'dispatch'] as const)('%s', async (strategy) => {
      const { log, log64, final, final64, lr, epochs } = golden;
      const { problem } = setUp(configOf(golden));
      if (golden === MODEL_GOLDENS[0]) console.log(compose('train', problem).slice(0, 3000));
      const trainer = await (await dawn).prepare({ ...problem, strategy, sampleEvery: 1 });
      const samples = [];
      let last;
      for (let done = 0; done < epochs;) {
        const n = Math.min(trainer.maxSteps, epochs - done);
        last = await trainer.advance(n, { learningRate: lr });
        samples.push(...last.samples);
        done += n;
      }
      trainer.destroy();
      const apart = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);
      let worst = 0,
        own = 0,
        ratio = 0;
      log64.forEach(([epoch, due], i) => {
        const found = samples[epoch - 1]?.loss ?? NaN;
        own = Math.max(own, apart(log[i]?.[1] ?? NaN, due));
        const d = apart(found, due);
        worst = Math.max(worst, d);
        ratio = Math.max(ratio, d / Math.max(5e-6, 30 * own));
        if (Number.isNaN(d)) ratio = NaN;
      });
      const p = Math.max(...final64.map((due, i) => apart(last?.parameters[i] ?? NaN, due)));
      const q = Math.max(...final64.map((due, i) => apart(final[i] ?? NaN, due)));
      console.log(
        strategy,
        nameOf(golden),
        'worst',
        worst.toExponential(2),
        'own',
        own.toExponential(2),
        'ratio',
        ratio.toFixed(3),
        'final',
        p.toExponential(2),
        q.toExponential(2),
      );
      expect(ratio).toBeLessThan(1);
    });
  },
);
