/** Files to take along: the PyTorch script and the log as CSV. */
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { PythonNames } from '../../src/core/export/python.ts';
import { torchText } from '../../src/core/export/torch-text.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { historyCsv } from '../../src/core/export/history-csv.ts';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import { MOST_EMBEDDED } from '../../src/core/export/file-read.ts';
import { ARTICLE_MODELS } from '../../src/core/models/index.ts';
import { replayRun } from '../../src/core/article/replay.ts';

/** Where each part of a script stands, in the order asked for. */
function places(script: string, parts: readonly string[]): number[] {
  return parts.map((part) => script.indexOf(part));
}

function setting(script: string, pattern: RegExp): string | undefined {
  return pattern.exec(script)?.[1];
}

test('a formula keeps its parentheses where another order would be another number', () => {
  const { graph } = parseFormula('a - (b - x) + a/(b/x)');
  const { value } = torchText(graph, ['x'], ['a', 'b'], new PythonNames());
  expect(value).toBe('a - (b - x) + a / (b / x)');
});

describe('the PyTorch script', () => {
  test.each(ARTICLE_MODELS)(
    'of %s seeds, draws the noise, and only then the parameters',
    (model) => {
      const script = pytorchScript(parseConfig({ model }));
      const order = places(script, [
        'torch.manual_seed',
        'torch.randn(x.size())',
        'model = Line()',
        'SGD(',
      ]);
      expect(order.every((place) => place > 0)).toBe(true);
      expect(order).toEqual(order.toSorted((left, right) => left - right));
      expect(script.match(/torch\.manual_seed|Line\(\)$/gm)).toHaveLength(2);
    },
  );

  test('carries every setting that changes a number', () => {
    const raw = { seed: '-9223372036854775808', points: 37, lr: 1e-7, epochs: 1500, logEvery: 50 };
    const script = pytorchScript(parseConfig(raw));
    expect(setting(script, /manual_seed\((.+)\)/)).toBe(raw.seed);
    expect(setting(script, /^n = (\d+)$/m)).toBe('37');
    expect(setting(script, /lr=(.+)\)/)).toBe('1e-7');
    expect(setting(script, /^epochs = (\d+)$/m)).toBe('1500');
    expect(setting(script, /% (\d+) == 0/)).toBe('50');
    expect(script).not.toContain('double()');
    expect(script).not.toContain('set_num_threads');
  });

  test('trains in 64 bits what is drawn in 32, and sums many points on one thread', () => {
    const script = pytorchScript(parseConfig({ precision: 'f64', engine: 'cpu', points: 32_769 }));
    const order = places(script, [
      'set_num_threads(1)',
      'model = Line()',
      'model.double()',
      'SGD(',
    ]);
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });

  test.each(ARTICLE_MODELS)(
    'of a replay of %s holds its data and its start to the bit',
    (replay) => {
      const script = pytorchScript(parseConfig({ replay }));
      const { data, start } = replayRun(replay);
      const numbersIn = (text = ''): number[] =>
        text
          .split(',')
          .filter((part) => part.trim() !== '')
          .map((part) => Math.fround(Number(part)));
      expect(numbersIn(/torch\.tensor\(\[([^\]]+)\]/.exec(script)?.[1])).toEqual([...data.y]);
      expect(numbersIn(/parameters\(\), \[([^\]]+)\]/.exec(script)?.[1])).toEqual([...start]);
      expect(script).not.toContain('manual_seed');
    },
  );

  test.each([{}, { model: 'linear' }, { replay: 'linear' }])(
    'starts where it is told to, of %o',
    (raw) => {
      const script = pytorchScript(parseConfig({ ...raw, start: '0.1,-2.345678912345' }));
      const starts = [...script.matchAll(/parameters\(\), \[([^\]]+)\]/g)];
      expect(
        starts.map(([, numbers]) => numbers?.split(', ').map(Number).map(Math.fround)),
      ).toEqual([[0.1, -2.345678912345].map(Math.fround)]);
      expect(script.indexOf('parameter.fill_')).toBeGreaterThan(script.indexOf('model = Line()'));
    },
  );

  test('stands in for pairs of 32 bits with 64, and says so', () => {
    const script = pytorchScript(parseConfig({ precision: 'compensated', start: '1,2' }));
    const order = places(script, ['parameter.fill_', '# Downhill keeps pairs', 'model.double()']);
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });

  test('has no setting that could be anything but a number', () => {
    // What reaches the script has gone through parseConfig, which lets no text through.
    expect(() => parseConfig({ lr: '1); import os' })).toThrow(/lr/);
    expect(() => parseConfig({ seed: '1)\nimport os' })).toThrow(/seed/);
  });
});

/** To be read, not only searched: `--update` writes them anew where a change is meant. */
describe('whole scripts, letter for letter', () => {
  const WHOLE: OwnData = {
    name: 'a "b".csv',
    xName: 'x"""',
    yName: 'y\nimport os',
    x: Float64Array.of(1, 2, 3, 5, 8, 13, 21),
    y: Float64Array.of(-12, 9, 0, 1e21, 3e19, 1.5, 1e-7),
    standardise: false,
  };
  const form = { delimiter: ';', decimal: ',', hasHeader: true, width: 3, x: 2, y: 0 } as const;
  const many = Float64Array.from({ length: MOST_EMBEDDED + 1 }, (_, i) => i);
  test.each<[string, Readonly<Record<string, unknown>>, OwnData?]>([
    ['the-defaults', {}],
    ['a-replay', { replay: 'linear' }],
    [
      'a-curve',
      {
        model: 'gaussian',
        optimizer: 'adam',
        beta1: 0.8,
        amsgrad: true,
        schedule: 'cosine',
        tMax: 300,
        loss: 'huber',
        huberDelta: 0.5,
      },
    ],
    ['a-held-curve', { model: 'exponential', optimizer: 'adam', fixed: 'b', start: 'b=1.2' }],
    [
      'a-held-layer',
      { model: 'network', layers: '2', dataset: 'sine', batch: 10, fixed: '0.bias,2.weight[0][1]' },
    ],
    [
      'a-formula',
      {
        formula: 'v = a*x + lambda\ny = max(v, 2)*exp(2)/(1 + v^2) + step(v)',
        dataset: 'sine',
        start: 'a=0.5',
      },
    ],
    [
      'a-network',
      { model: 'network', layers: '4,2', dataset: 'spiral', loss: 'bce-with-logits', batch: 10 },
    ],
    ['whole-numbers', { lr: 1 }, WHOLE],
    [
      'whole-numbers-standardised',
      { start: '3,-2', lr: 0.5, model: 'linear' },
      { ...WHOLE, standardise: true },
    ],
    [
      'from-a-file',
      { engine: 'cpu', precision: 'f64' },
      { ...WHOLE, x: many, y: many, standardise: true, form },
    ],
  ])('%s', async (name, raw, data) => {
    const script = pytorchScript(parseConfig(raw), data);
    await expect(script).toMatchFileSnapshot(`../fixtures/scripts/${name}.py`);
  });
});

describe('the PyTorch script of own data', () => {
  const own = (n: number, patch: Partial<OwnData> = {}): OwnData => ({
    name: 'a "b".csv',
    xName: 'x"""',
    yName: 'y\nimport os',
    x: Float64Array.from({ length: n }, (_, i) => i / 3),
    y: Float64Array.from({ length: n }, (_, i) => 1e9 + i / 7),
    standardise: true,
    form: { delimiter: '\t', decimal: ',', hasHeader: true, width: 5, x: 4, y: 1 },
    ...patch,
  });
  const listOf = (script: string, name: string): number[] => {
    const [, list = ''] = new RegExp(`^${name} = \\[\n([^\\]]*)\\]`, 'm').exec(script) ?? [];
    return list
      .split(',')
      .filter((part) => part.trim() !== '')
      .map(Number);
  };

  test.each([
    ['few points', own(MOST_EMBEDDED)],
    ['a paste, which no file holds', own(MOST_EMBEDDED + 1, { form: undefined })],
  ])('holds %s to the last bit', (_what, data) => {
    const script = pytorchScript(parseConfig({}), data);
    expect(listOf(script, 'x')).toEqual([...data.x]);
    expect(listOf(script, 'y')).toEqual([...data.y]);
    expect(script).not.toContain('import csv');
  });
});

describe('the log as CSV', () => {
  test('has a header, a row an epoch, CRLF after each, and an empty field for what is not finite', () => {
    const csv = historyCsv(['linear.weight', 'linear.bias'], {
      epochs: [100, 200],
      losses: [0.1, Infinity],
      parameters: [
        [3, 1e21],
        [-1e-7, NaN],
      ],
    });
    expect(csv).toBe('epoch,loss,linear.weight,linear.bias\r\n100,0.1,3,-1e-7\r\n200,,1e+21,\r\n');
  });

  test('of a run that logged nothing is its header', () => {
    expect(historyCsv(['a', 'b'], { epochs: [], losses: [], parameters: [] })).toBe(
      'epoch,loss,a,b\r\n',
    );
  });
});
