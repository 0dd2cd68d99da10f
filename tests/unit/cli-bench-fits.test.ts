/** `downhill bench --task gpufit`. */
import { describe, expect, test } from 'vitest';
import { answerOf } from '../helpers/fits.ts';
import { call, toyEngine } from '../helpers/cli-fakes.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { GPUFIT_RECIPE, GPUFIT_ROWS, gpufitTask } from '../../src/run/bench/gpufit/task.ts';

const makers = {
  cpu: () => cpuEngine('f64'),
  wasm: () => wasmEngine(),
  webgpu: () => Promise.resolve(toyEngine('webgpu')),
};
const LINE = 'bench --task gpufit --fits 300 --runs 2';

test('the task is that of Gpufit', () => {
  const { batch, truth } = gpufitTask(400, 3);
  expect(gpufitTask(400, 3)).toEqual({ batch, truth });
  expect(gpufitTask(400, 4).truth).not.toEqual(truth);
  expect(batch.target).toHaveLength(400 * GPUFIT_ROWS);
  const typical = [500, 2, 2, 1, 10];
  let squares = 0;
  for (const [i, value] of truth.entries()) {
    const share = value / (typical[i % 5] ?? NaN);
    const ofStart = (batch.starts[i] ?? NaN) / value;
    for (const one of [share, ofStart]) expect(Math.abs(one - 1)).toBeLessThanOrEqual(0.1 + 1e-6);
  }
  // The noise is what the answer leaves, but for what five parameters take of 25 rows.
  for (let fit = 0; fit < 50; fit++)
    squares += answerOf(GPUFIT_RECIPE, batch, fit).residualSquares / 20;
  // 50 · 20 squares of a normal: the variance is known to √(2/1000), here within four times that.
  expect(Math.abs(squares / 50 / 50 ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / 1000));
});

describe('bench --task gpufit', () => {
  test('prints a table of the engines that fit, and why others do not', async () => {
    const { status, out } = await call(LINE, { makers });
    expect(status).toBe(0);
    expect(out).toMatch(/\nengine +polished +fits +fits\/s +min – max +iterations +median off +ended\n/); // prettier-ignore
    expect(out).toMatch(/\nwasm +300 +[\d,]+ +[\d,]+ – [\d,]+ +[34]\.\d+ +\d\.\de-[45] +300 converged\n/); // prettier-ignore
    expect(out).toMatch(/\nwasm +f64 +300 /);
    expect(out).toMatch(/\ncpu +300 /);
    expect(out).not.toMatch(/\ncpu +f64/);
    expect(out).toContain('\nnot measured: webgpu: engine webgpu does not fit groups here');
  });

  test('as JSON, CSV and Markdown', async () => {
    const { out } = await call(`${LINE} --engine wasm --json`, { makers });
    const json = JSON.parse(out) as { cases: { fitsPerSecond: number; polished: boolean; medianOff: number; times: number[] }[] }; // prettier-ignore
    expect(json.cases.map(({ polished }) => polished)).toEqual([false, true]);
    const [plain, polished] = json.cases;
    expect(plain?.times).toHaveLength(2);
    expect(polished?.medianOff).toBeLessThan((plain?.medianOff ?? NaN) / 100);
    const { out: csv } = await call(`${LINE} --engine wasm --csv`, { makers });
    expect(csv).toMatch(/\nwasm,false,300,[\d.]+,/);
    const { out: markdown } = await call(`${LINE} --engine wasm --markdown`, { makers });
    expect(markdown).toMatch(/\n\| wasm \| f64 \| 300 \|/);
  });

  test('fails where no engine fits', async () => {
    const { status, err } = await call(`${LINE} --engine webgpu`, { makers });
    expect(status).toBe(1);
    expect(err).toContain('not one engine could be measured');
  });

  test('takes wrong parameters for no time', async () => {
    const wrong = async () => {
      const engine = await wasmEngine();
      const { fits } = engine;
      return {
        ...engine,
        fits: async (...recipe: Parameters<NonNullable<typeof fits>>) => {
          const fitter = await fits?.(...recipe);
          if (fitter === undefined) throw new Error('wasm fits');
          return {
            ...fitter,
            fit: async (batch: Parameters<typeof fitter.fit>[0]) => {
              const results = await fitter.fit(batch);
              return { ...results, parameters: results.parameters.map((value) => 1.01 * value) };
            },
          };
        },
      };
    };
    const { out, err } = await call(`${LINE} --engine wasm`, {
      makers: { ...makers, wasm: wrong },
    });
    expect(`${out}${err}`).toMatch(/not measured: wasm: the median parameter is 0\.010? off the f64 answer/); // prettier-ignore
  });

  test.each([
    ['--fits 3', '--fits is for --task gpufit'],
    ['--task gpufit --points 5', '--points has no effect on --task gpufit'],
    ['--task gpufit --model sine', '--model has no effect on --task gpufit'],
    ['--task gpufit --fits 0', 'fits "0" is not an integer from 1 to 10000000'],
    ['--task gpu', 'task "gpu" is unknown: use training, gpufit'],
  ])('%s is wrong usage', async (flags, message) => {
    const { status, err } = await call(`bench ${flags}`, { makers });
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});
