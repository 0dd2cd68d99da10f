/** Formulas and networks on people's own tables: which columns are inputs, and what is refused. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namesOfColumns } from '../../src/core/data/named.ts';
import { call } from '../helpers/cli-fakes.ts';

const field = (name: string): string => readFileSync(`tests/fixtures/field/${name}`, 'utf8');

const DECAY =
  't,signal,dose\n0,5.1,0\n0.5,3.6,1\n1,2.75,0\n1.5,2.3,1\n2,1.9,0\n3,1.62,1\n4,1.45,0\n';
const files = {
  'decay.csv': DECAY,
  'cars.csv': field('cars.csv'),
  'both.csv': 'x,weight,y\n1,2,3\n2,3,5\n3,5,6\n4,6,9\n',
  'units.tsv': 't (s)\tU [V]\tp / kPa\n0\t5\t1\n1\t3\t2\n2\t2\t4\n3\t1.4\t7\n',
  'named.csv': 'Time (s),exp,y\n1,2,3\n2,3,5\n3,5,6\n4,6,9\n',
  'classes.csv': 'p,q,label\n-1,2,0\n1,2,1\n2,-1,1\n-2,-1,0\n0.5,0,1\n-0.5,1,0\n',
};

interface Report {
  readonly parameterNames: readonly string[];
  readonly final: readonly number[];
  readonly data: { readonly x: string; readonly others?: readonly string[]; readonly y: string };
}

async function train(flags: readonly string[]) {
  const all = ['train', '--engine', 'cpu', '--epochs', '300', '--lr', '0.05', '--json', ...flags];
  const { status, out, err } = await call(all, { files });
  return { status, err, report: status === 0 ? (JSON.parse(out) as Report) : undefined };
}

const decay = (formula: string, ...more: readonly string[]) =>
  train(['--data', 'decay.csv', '--formula', formula, ...more]);

describe('names of a formula that are columns are its inputs', () => {
  it('one, and the next column is what is fitted', async () => {
    const { err, report } = await decay('A*exp(-t/tau) + c');
    expect(err).toMatch(/^decay\.csv: t is an input, y is signal, 7 rows\n/);
    expect(report?.parameterNames).toEqual(['A', 'tau', 'c']);
    expect(report?.data).toMatchObject({ x: 't', y: 'signal' });
  });

  it('several', async () => {
    const { err, report } = await decay('A*exp(-t/tau) + c*dose');
    expect(err).toMatch(/^decay\.csv: t is an input, dose is an input, y is signal, 7 rows\n/);
    expect(report?.parameterNames).toEqual(['A', 'tau', 'c']);
    expect(report?.data).toMatchObject({ x: 't', others: ['dose'], y: 'signal' });
  });

  it('and what stands before = is what is fitted', async () => {
    const { report } = await decay('dose = a*t + b*signal');
    expect(report?.data).toMatchObject({ x: 't', others: ['signal'], y: 'dose' });
  });

  it('x stands for the only input, whatever it is called', async () => {
    const { err, report } = await decay('A*exp(-x/tau) + c');
    expect(err).toMatch(/^decay\.csv: x is t, y is signal, 7 rows\n/);
    const byName = await decay('A*exp(-t/tau) + c');
    expect(report?.final).toEqual(byName.report?.final);
  });

  it('--x chooses, by name or number, and the other columns may be parameters', async () => {
    const cars = ['--data', 'cars.csv', '--lr', '1e-6'];
    const one = await train([...cars, '--formula', 'a*speed^2 + b*speed', '--x', 'speed']);
    const two = await train([...cars, '--formula', 'a*x^2 + b*x', '--x', '2', '--y', 'dist']);
    expect(one.report?.final).toEqual(two.report?.final);
    const three = await decay('dose*t + b', '--x', 't');
    expect(three.report?.parameterNames).toEqual(['dose', 'b']);
  });

  it('a column that no formula can name is x, or x1 and x2', async () => {
    const named = ['--data', 'named.csv', '--formula'];
    const one = await train([...named, 'a*exp(-x) + b', '--x', 'Time (s)']);
    expect(one.report?.parameterNames).toEqual(['a', 'b']);
    const two = await train([...named, 'a*x1 + b*x2', '--x', 'Time (s),exp', '--lr', '0.01']);
    expect(two.report?.data.others).toEqual(['exp']);
  });

  it('a column with a unit is called by its symbol, too', async () => {
    const { err, report } = await train(['--data', 'units.tsv', '--formula', 'U = A*exp(-t/tau)']);
    expect(err).toMatch(/^units\.tsv: t is t \(s\), y is U \[V\], 4 rows\n/);
    expect(report?.parameterNames).toEqual(['A', 'tau']);
    expect(report?.data).toMatchObject({ x: 't (s)', y: 'U [V]' });
    const chosen = await train(['--data', 'units.tsv', '--formula', 'a*x + b', '--x', 'p']);
    expect(chosen.report?.data.x).toBe('p / kPa');
  });

  it.each([
    [['t (s)', 't'], { 't (s)': 0, t: 1 }],
    [['t (s)', 't (ms)'], { 't (s)': 0, 't (ms)': 1 }],
    [['Energy (keV)', 'n', 'n'], { 'Energy (keV)': 0, Energy: 0, n: 1 }],
    [['a (b) c', '(s)', 'p/q'], { 'a (b) c': 0, '(s)': 1, 'p/q': 2 }],
  ])('%j: none is called as another is', (columns, places) => {
    expect(Object.fromEntries(namesOfColumns(columns))).toEqual(places);
  });
});

describe('other models of several columns', () => {
  it('a network, and a loss of classes', async () => {
    const flags = ['--data', 'classes.csv', '--model', 'network', '--x', 'p,q', '--y', 'label'];
    const { report } = await train([...flags, '--loss', 'bce-with-logits']);
    expect(report?.parameterNames[1]).toBe('0.weight[0][1]');
  });

  it.each([
    ['--model quadratic --x t,dose', /model quadratic looks at one: name one/],
    ['--model network --loss bce-with-logits', /targets from 0 to 1, and y\[0\] is 5\.\d+: use/],
    ['--model quadratic --standardise', /standardise does not fit this model/],
    ['--standardise --loss l1', /standardise does not fit loss l1/],
  ])('%s is refused', async (flags, why) => {
    const { status, err } = await train(['--data', 'decay.csv', ...flags.split(' ')]);
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });
});

describe('what clashes is refused', () => {
  it.each([
    ['t*dose*signal', [], /each name in the formula is a column/],
    ['a*signal + b', ['--y', 'signal'], /signal is what is fitted, and the formula looks at it/],
    ['a*t + b*x', ['--x', 't'], /x stands for the column t, which the formula names as well/],
    ['a*t + b', ['--x', 't,dose'], /the formula does not look at column dose/],
    ['a*t + b', ['--x', 't,t'], /names a column twice/],
    ['a*t + b*dose + x', [], /x could be any of the columns t, dose/],
    [
      'a*t + b',
      ['--x', 'nothing'],
      /x "nothing" is no column of the data: use "t", "signal", "dose"/,
    ],
    ['A*exp(-s/tau) + c', [], /nothing here depends on the data: write x where a column belongs/],
    ['a*exp(t)^2 + b*dose', ['--standardise'], /standardise does not fit this model/],
  ])('%s %o', async (formula, more, why) => {
    const { status, err } = await decay(formula, ...more);
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });

  it('x beside another column that is chosen', async () => {
    const both = ['--data', 'both.csv', '--formula', 'a*x + b', '--x', 'weight'];
    const { status, err } = await train(both);
    expect(status).toBe(2);
    expect(err).toMatch(/x is a column of the data, and --x says weight: write weight/);
  });
});
