/**
 * The exported script, run by PyTorch: it prints the lines that Downhill prints. A part of `npm test`
 * wherever a Python with PyTorch is at hand.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { type FitConfig } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import { setUp } from '../../src/core/setup.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { ScriptFolder } from './python.ts';

const folder = new ScriptFolder();
afterAll(() => {
  folder.remove();
});

interface Trained {
  readonly losses: readonly (readonly [epoch: number, loss: number])[];
  readonly parameters: readonly number[];
}

async function trained(config: FitConfig): Promise<Trained> {
  const engine = cpuEngine(config.precision);
  const { problem } = setUp(config);
  const trainer = await engine.prepare(problem);
  const { samples, parameters } = await trainer.advance(config.epochs, problem);
  engine.destroy();
  const logged = samples.filter(({ epoch }) => epoch % config.logEvery === 0);
  return { losses: logged.map(({ epoch, loss }) => [epoch, loss]), parameters };
}

const CASES: readonly (readonly [name: string, raw: Readonly<Record<string, unknown>>])[] = [
  ['the defaults', {}],
  ['the linear model', { model: 'linear', seed: 7, epochs: 3000 }],
  ['few points, whose noise is drawn another way', { points: 7, lr: 0.002, epochs: 3000 }],
  [
    'other settings',
    { model: 'linear', seed: 123, points: 37, lr: 0.0123, logEvery: 7, epochs: 700 },
  ],
  ['the greatest seed', { seed: '18446744073709551615', epochs: 500 }],
  ['the least seed', { seed: '-9223372036854775808', epochs: 500 }],
  ['points for several threads', { points: 100_001, epochs: 200, logEvery: 10 }],
  ['64 bits', { engine: 'cpu', precision: 'f64', epochs: 5000 }],
  ['pairs of 32 bits', { precision: 'compensated', epochs: 5000 }],
  ['a start that is given', { start: '-1.1,20.7', epochs: 3000 }],
  [
    'a given start, linear, 64 bits',
    { model: 'linear', engine: 'cpu', precision: 'f64', start: '7.3,1e-3', epochs: 3000 },
  ],
  ['a replay from another start', { replay: 'linear', start: '0.1,0.2', epochs: 3000 }],
  ['the article’s Parameter run', { replay: 'parameter' }],
  ['the article’s Linear run', { replay: 'linear' }],
];

/** As for the recorded runs of PyTorch: sums are added in another order there. */
const RELATIVE = 1e-6;
const ABSOLUTE = 2e-6;
/** Each side rounds what it prints. */
const PRINTED = { loss: 1e-6, parameter: 1e-4 };

describe('PyTorch prints what Downhill prints', () => {
  test.concurrent.each(CASES)('%s', async (_name, raw) => {
    const config = parseConfig(raw);
    const lines = await folder.printedBy(pytorchScript(config));
    const { losses, parameters } = await trained(config);
    const { parameterNames } = setUp(config);

    expect(lines).toHaveLength(losses.length + parameters.length);
    losses.forEach(([epoch, due], i) => {
      const [head, loss] = (lines[i] ?? '').split(', loss:');
      expect(head).toBe(`Epoch[${epoch}/${config.epochs}]`);
      expect(Math.abs(Number(loss) - due)).toBeLessThanOrEqual(RELATIVE * due + PRINTED.loss);
    });
    parameters.forEach((due, i) => {
      const [name, value] = (lines[losses.length + i] ?? '').split(' ');
      expect(name).toBe(parameterNames[i]);
      expect(Math.abs(Number(value) - due)).toBeLessThanOrEqual(ABSOLUTE + PRINTED.parameter);
    });
  });
});
