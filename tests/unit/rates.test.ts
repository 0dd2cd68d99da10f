/** Learning rates of their own, as a setting: read, written, refused in words; and they move as groups do. */
import { describe, expect, test } from 'vitest';
import { checkDraft, draftOf } from '../../src/app/settings/draft.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import { isArticles } from '../../src/core/problem.ts';
import { theoryOf } from '../../src/core/quadratic/index.ts';
import { DEFAULTS, configToRecord } from '../../src/core/settings/index.ts';
import { parseConfig, parseFlags } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { train } from '../../src/index.ts';
import { call } from '../helpers/cli-fakes.ts';
import { cpuEngine } from '../helpers/engines.ts';

const groupsOf = (raw: Readonly<Record<string, unknown>>): unknown =>
  setUp(parseConfig(raw)).problem.optimizer.groups;

describe('as a setting', () => {
  test('is read from text, a list and an object, and written as text', () => {
    const config = parseFlags({ model: 'power', rates: ' a = 0.1, b=1e-3 ' });
    expect(config.rates).toEqual(['a=0.1', 'b=0.001']);
    expect(parseConfig({ model: 'power', rates: ['a=.1', 'b=0.001'] })).toEqual(config);
    expect(parseConfig({ model: 'power', rates: { a: 0.1, b: 0.001 } })).toEqual(config);
    expect(configToRecord(config)['rates']).toBe('a=0.1,b=0.001');
    expect(configToRecord(parseConfig({ rates: '' }))).toEqual({});
  });

  test.each([
    [{ rates: 'a' }, /^rates "a" is no list of rates from 1e-12 to 1000000: write it as w=0.1,b=0.01, each name once$/], // prettier-ignore
    [{ rates: 'a=0' }, /no list of rates/],
    [{ rates: 'a=2e6' }, /no list of rates/],
    [{ rates: 'a=1,a=2' }, /no list of rates/],
    [{ rates: '=1' }, /no list of rates/],
    [{ rates: [0.1] }, /no list of rates/],
    [{ rates: 'c=1' }, /^rates "c" is no parameter of this model: use a, b$/],
    [{ model: 'power', rates: 'n=1' }, /^rates "n" is no parameter/],
    [{ rates: 'a=1', fixed: 'a' }, /^rates "a" is fixed, or has a rate already: leave it out of one$/], // prettier-ignore
    [{ model: 'linear', rates: 'linear=1,linear.bias=2' }, /^rates "linear.bias" is fixed, or has/],
  ])('%j is refused', (raw, why) => {
    expect(() => parseConfig(raw)).toThrow(why);
  });

  test('is refused on the page in its own words', () => {
    const fault = { kind: 'rates', least: 1e-12, most: 1e6 };
    for (const rates of ['a', 'a=-1', 'slope=1'])
      expect(checkDraft({ ...draftOf(DEFAULTS), rates }).faults).toEqual({ rates: fault });
  });

  test('of a network is of a layer or of all its weights: torch has one a tensor', () => {
    const network = { model: 'network', layers: [2] };
    expect(groupsOf({ ...network, rates: '0=0.1,2.bias=0.2' })).toEqual([
      { parameters: [0, 1, 2, 3], lr: 0.1 },
      { parameters: [6], lr: 0.2 },
    ]);
    expect(() => groupsOf({ ...network, rates: '0.weight[0][0]=1' })).toThrow(
      /^rates "0.weight\[0\]\[0\]" is a part of what has one rate: name 0.weight$/,
    );
  });

  test('stands beside what is fixed', () => {
    expect(groupsOf({ model: 'exponential', fixed: 'c', rates: 'b=0.5' })).toEqual([
      { parameters: [2], lr: 0 },
      { parameters: [1], lr: 0.5 },
    ]);
  });

  test('takes the line from its own kernels and from what is known of plain steps', () => {
    const { problem } = setUp(parseConfig({ rates: 'b=0.1' }));
    expect([isArticles(problem), theoryOf(problem)]).toEqual([false, undefined]);
    const [x, y] = [Float64Array.of(1, 2, 3), Float64Array.of(2, 3, 5)];
    const own: OwnData = { name: 'n', xName: 'x', yName: 'y', x, y, standardise: true };
    expect(() => setUp(parseConfig({ rates: 'b=1' }), own)).toThrow(/rates of their own, which/); // prettier-ignore
  });
});

test('is a flag of the terminal, and what the library says by groups', async () => {
  const flags = 'train --model exponential --points 9 --epochs 60 --lr 0.001 --engine cpu --json';
  const { out } = await call(`${flags} --rates b=0.01`, { makers: { cpu: cpuEngine } });
  const { final } = JSON.parse(out) as { readonly final: readonly number[] };
  const { problem } = setUp(parseConfig({ model: 'exponential', points: 9 }));
  const common = { model: 'exponential', start: problem.start.parameters, lr: 0.001, epochs: 60, engine: 'cpu' } as const; // prettier-ignore
  const grouped = { kind: 'sgd', groups: [{ parameters: ['b'], lr: 0.01 }] } as const;
  const byGroups = await train(problem.data, { ...common, optimizer: grouped }).result();
  const byRates = await train(problem.data, { ...common, rates: ['b=0.01'] }).result();
  expect(byRates.parameters).toEqual(byGroups.parameters);
  expect(final).toEqual(byGroups.parameters);
  const plain = await train(problem.data, common).result();
  expect(plain.parameters).not.toEqual(byGroups.parameters);
});

test('is in the script for PyTorch as torch’s own groups', () => {
  const script = pytorchScript(parseConfig({ model: 'network', layers: '2', rates: '0=0.1,2.bias=0.2', fixed: '2.weight' })); // prettier-ignore
  expect(script).toContain('rates = {0: 0.1, 1: 0.1, 3: 0.2}  # these parameters');
  expect(script).toContain('groups = [{"params": [p], "lr": rates.get(i, 0.001)} for i, p in enumerate(model.parameters())]'); // prettier-ignore
  expect(script).toContain('optimizer = torch.optim.SGD(groups, lr=0.001)');
  expect(script).toContain('held = [4, 5]');
});
