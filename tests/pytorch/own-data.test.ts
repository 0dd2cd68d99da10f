/** The script of a run on own data, run by PyTorch: it prints the lines that Downhill prints. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type FitConfig } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { rowsOfOwn } from '../../src/core/data/slice.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import { parameterDigits } from '../../src/core/text/numbers.ts';
import { epochLine, parameterLines } from '../../src/core/text/printed.ts';
import { setUp } from '../../src/core/setup.ts';
import { chooseColumns } from '../../src/csv/columns.ts';
import { readCsv } from '../../src/csv/read.ts';
import { inOwnUnits } from '../../src/run/in-own-units.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { ScriptFolder } from './python.ts';

const folder = new ScriptFolder();
afterAll(() => {
  folder.remove();
});

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

/** As the page has them; the file lies beside the script. */
async function ownData(name: string, text: string, standardise: boolean): Promise<OwnData> {
  folder.write(name, text);
  const table = await readCsv(whole(text), { choose: chooseColumns });
  const { x, y, xName, yName } = table;
  return { name, xName, yName, x, y, standardise, form: table.form };
}

const example = (name: string): string => readFileSync(`public/examples/${name}`, 'utf8');

const BAD = ['a;1;', 'b;NaN;2', 'c;1', ' ', 'd;1_0;2', 'e;1e39;0'];

/** 3,000 rows and some that are bad, with every trait that a file may have at once. */
const HARD = [
  'note;"distance; in ""km""";time',
  ...Array.from({ length: 3000 }, (_, i) => {
    const good = `"row; ${i}";${1e9 + (i % 97)},5; ${-3 * (i % 97) + ((i * 7) % 5)}e-1`;
    return i % 500 === 3 ? `${good}\r\n${BAD[Math.floor(i / 500)] ?? ''}` : good;
  }),
].join('\r\n');

/** Both columns are integers: a list of them is no tensor of floats. */
const WHOLE = { file: 'whole.csv', text: 'x,y\n1,12\n2,9\n3,7\n5,4\n8,-6\n' };

const MANY = Array.from({ length: 40_000 }, (_, i) => `${i % 11},${2 * (i % 11) + (i % 3)}`);

interface Case {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  readonly standardise: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
}

const SUITS = { lr: 0.5, epochs: 300, logEvery: 50 };

const CASES: readonly Case[] = [
  { what: 'galaxies', file: 'galaxies.csv', standardise: true, raw: SUITS },
  { what: 'galaxies as they are', file: 'galaxies.csv', standardise: false, raw: { lr: 0.1 } },
  {
    what: 'boiling points, linear, 64 bits',
    file: 'boiling-points.csv',
    standardise: true,
    raw: { ...SUITS, lr: 0.01, model: 'linear', engine: 'cpu', precision: 'f64', seed: 7 },
  },
  {
    what: 'boiling points from a start in their units',
    file: 'boiling-points.csv',
    standardise: true,
    raw: { ...SUITS, lr: 0.01, start: '0.7,-120.25' },
  },
  {
    what: 'boiling points from such a start, pairs of 32 bits',
    file: 'boiling-points.csv',
    standardise: true,
    raw: { ...SUITS, lr: 0.01, start: '0.7,-120.25', precision: 'compensated' },
  },
  {
    what: 'galaxies as they are from a start, 64 bits',
    file: 'galaxies.csv',
    standardise: false,
    raw: { lr: 0.1, start: '100.1,-3', engine: 'cpu', precision: 'f64' },
  },
].map((one) => ({ ...one, text: example(one.file) }));

const OTHERS: readonly Case[] = [
  { what: 'a large and hard file', file: 'hard.csv', text: HARD, standardise: true, raw: SUITS },
  {
    what: 'some rows of it',
    file: 'hard.csv',
    text: HARD,
    standardise: true,
    raw: { ...SUITS, rows: '101..2000' },
  },
  {
    what: 'as many as several threads would share, without a header',
    file: 'many.csv',
    text: MANY.join('\n'),
    standardise: false,
    raw: { lr: 0.01, epochs: 100, logEvery: 10 },
  },
  ...(['parameter', 'linear'] as const).flatMap((model) => [
    {
      what: `whole numbers, ${model}`,
      ...WHOLE,
      standardise: false,
      raw: { lr: 0.02, epochs: 3000, model },
    },
    {
      what: `whole numbers, ${model}, 64 bits, from a start`,
      ...WHOLE,
      standardise: false,
      raw: { lr: 0.02, epochs: 3000, model, start: '2,-1', engine: 'cpu', precision: 'f64' },
    },
  ]),
  { what: 'whole numbers, standardised', ...WHOLE, standardise: true, raw: SUITS },
  {
    what: 'whole numbers, standardised, from a start',
    ...WHOLE,
    standardise: true,
    raw: { ...SUITS, lr: 0.01, start: '2,-1' },
  },
  {
    what: 'whole numbers that no int64 holds',
    file: 'huge.csv',
    text: 'x,y\n1,20000000000000000000\n2,50000000000000000000\n4,80000000000000000000\n',
    standardise: false,
    raw: { lr: 0.05, epochs: 3000 },
  },
  {
    what: 'numbers near the ends of f32',
    file: 'ends.csv',
    text: 'x,y\n1e-37,-1e37\n3e-37,2e38\n7e-37,3e38\n',
    standardise: true,
    raw: SUITS,
  },
  {
    what: 'parameters that are small',
    file: 'small.csv',
    text: 'x,y\n0,-1e-9\n1000,1.5e-9\n2000,3e-9\n',
    standardise: true,
    raw: SUITS,
  },
  {
    what: 'equal x',
    file: 'equal.csv',
    text: 'x,y\n0.1,1\n0.1,2\n0.1,4\n',
    standardise: true,
    raw: SUITS,
  },
  {
    what: 'names that are no Python',
    file: `"'; import os #.csv`,
    text: '"""\nimport os","\\\u2028x"\n1,2\n2,3\n4,7\n',
    standardise: true,
    raw: SUITS,
  },
];

interface Trained {
  readonly losses: readonly (readonly [epoch: number, loss: number])[];
  readonly parameters: readonly number[];
}

async function trained(config: FitConfig, own: OwnData): Promise<Trained> {
  const { problem, units } = setUp(config, own);
  const base = cpuEngine(config.precision);
  const engine = units === undefined ? base : inOwnUnits(base, units);
  const trainer = await engine.prepare(problem);
  const { samples, parameters } = await trainer.advance(config.epochs, problem);
  engine.destroy();
  const logged = samples.filter(({ epoch }) => epoch % config.logEvery === 0);
  return { losses: logged.map(({ epoch, loss }) => [epoch, loss]), parameters };
}

const EPS32 = 2 ** -23;
/** As for the recorded runs of PyTorch: sums are added in another order there. */
const RELATIVE = 1e-6;

/** How far apart two runs in f32 may be, in own units. */
function tolerances(config: FitConfig, own: OwnData, theirs: Trained) {
  const { problem, units } = setUp(config, own);
  const { data } = problem;
  const exact = leastSquares(data);
  const [sx, sy] = [units?.x.scale ?? 1, units?.y.scale ?? 1];
  const largest = data.y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // A prediction, its difference from y, and their inputs: four roundings at the size of y.
  const residual = 4 * EPS32 * largest;
  // Where steps are rounded away: lr·λ·|θ − θ*| below half an ulp of θ. And some ulps on the way.
  const size = units === undefined ? Math.max(...theirs.parameters.map(Math.abs)) : 1;
  const flattest = exact.unique ? exact.eigenvalues[0] : exact.eigenvalues[1];
  const slope = EPS32 * size * (8 + 1 / (config.lr * flattest)) * (sy / sx);
  const toZero = Math.abs(units?.x.shift ?? 0) + sx;
  return {
    // The mean of 2·|r|·δ, and mean |r| ≤ √(mean r²).
    loss: (due: number) => RELATIVE * due + 2 * Math.sqrt(due) * residual * sy,
    parameters: [slope, slope * toZero],
  };
}

/** Half a unit of the last place that is printed, on either side. */
function printedTo(text: string): number {
  const [digits = '', exponent = '0'] = text.split('e');
  return 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0));
}

describe('PyTorch prints what Downhill prints of own data', () => {
  test.concurrent.each([...CASES, ...OTHERS])('$what', async ({ file, text, standardise, raw }) => {
    const config = parseConfig(raw);
    const own = await ownData(file, text, standardise);
    const theirs = await folder.printedBy(pytorchScript(config, own));
    const ours = await trained(config, own);
    const { parameterNames } = setUp(config, own);
    const allowed = tolerances(config, own, ours);

    expect(theirs).toHaveLength(ours.losses.length + ours.parameters.length);
    ours.losses.forEach(([epoch, due], i) => {
      const [head, loss = ''] = (theirs[i] ?? '').split(', loss:');
      expect(head).toBe(epochLine(epoch, config.epochs, due).split(', loss:')[0]);
      expect(Math.abs(Number(loss) - due)).toBeLessThanOrEqual(allowed.loss(due) + printedTo(loss));
    });
    parameterLines(parameterNames, ours.parameters, {
      digits: parameterDigits(rowsOfOwn(own, config.rows)),
      noise: [],
    }).forEach((line, i) => {
      const [name, value = ''] = line.split(' ');
      const [theirName, theirValue = ''] = (theirs[ours.losses.length + i] ?? '').split(' ');
      expect(theirName).toBe(name);
      const most = (allowed.parameters[i] ?? NaN) + printedTo(value);
      expect(Math.abs(Number(theirValue) - Number(value))).toBeLessThanOrEqual(most);
    });
  });

  test('a script refuses another file of the same name', async () => {
    const own = await ownData('other.csv', MANY.join('\n'), true);
    const script = pytorchScript(parseConfig(SUITS), own);
    folder.write('other.csv', MANY.slice(1).join('\n'));
    await expect(folder.printedBy(script)).rejects.toThrow(/has 39999 usable rows, not 40000/);
  });
});
