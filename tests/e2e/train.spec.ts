/** The article's two models, trained to the end: against PyTorch, and GPU against CPU. */
import { readFileSync } from 'node:fs';
import type { Golden } from '../helpers/goldens.ts';
import { expect, test } from './page.ts';

const goldens = JSON.parse(
  readFileSync(new URL('../fixtures/torch-goldens.json', import.meta.url), 'utf8'),
) as { cases: Golden[] };

/** A log has six decimals. */
const SHOWN = 0.5e-6;
/** What a loss may differ from PyTorch's, relative, and a parameter, absolute. */
const LOSS_RTOL = 1e-6;
const PARAMETER_ATOL = 2e-6;

const NAMES = { parameter: ['a', 'b'], linear: ['linear.weight', 'linear.bias'] };

for (const golden of goldens.cases.filter(({ seed }) => seed === 42)) {
  for (const engine of ['webgpu', 'cpu'] as const) {
    test(`${golden.model} on ${engine} shows PyTorch's numbers`, async ({ downhill }) => {
      await downhill.open(`?model=${golden.model}&engine=${engine}`);
      await downhill.openDevice();
      await expect(downhill.device).toContainText(engine === 'webgpu' ? 'WebGPU' : 'CPU reference');
      await downhill.train();

      for (const [i, name] of NAMES[golden.model].entries()) {
        const difference = (await downhill.number(name)) - (golden.final[i] ?? NaN);
        expect(Math.abs(difference), name).toBeLessThanOrEqual(PARAMETER_ATOL);
      }

      const lines = await downhill.log();
      const losses = lines.slice(0, golden.log.length).map((line) => {
        const [, epoch, epochs, loss] =
          /^Epoch\[(\d+)\/(\d+)\], loss:(\d+\.\d{6})$/.exec(line) ?? [];
        expect(epochs, line).toBe('20000');
        return [Number(epoch), Number(loss)] as const;
      });
      for (const [i, [epoch, loss]] of golden.log.entries()) {
        expect(losses[i]?.[0]).toBe(epoch);
        const difference = Math.abs((losses[i]?.[1] ?? NaN) - loss);
        expect(difference, `epoch ${epoch}`).toBeLessThanOrEqual(LOSS_RTOL * loss + SHOWN);
      }
      const last = NAMES[golden.model].map((name, i) => `${name} ${golden.final[i]?.toFixed(4)}`);
      expect(lines.slice(golden.log.length)).toEqual(last);
    });
  }
}

test('a software adapter and the CPU are called what they are', async ({ downhill }) => {
  await downhill.open();
  const software = await downhill.page.evaluate(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    return adapter?.info.isFallbackAdapter;
  });
  await downhill.openDevice();
  await expect(downhill.device.getByText('software adapter')).toHaveCount(
    software === true ? 1 : 0,
  );
  await downhill.choose('Engine', 'cpu');
  await downhill.inPhase('ready');
  await downhill.openDevice();
  await expect(downhill.device).toContainText('CPU reference');
});

test('64-bit on the CPU comes nearer to the exact line than 32-bit', async ({ downhill }) => {
  await downhill.open('?engine=cpu&precision=f64');
  await downhill.train();
  const best = downhill.page.locator('tr[data-name=b] [data-column=best] [data-value]');
  const off = (await downhill.number('b')) - Number(await best.getAttribute('data-value'));
  expect(Math.abs(off)).toBeLessThan(1e-5);
});
