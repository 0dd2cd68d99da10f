/** Units: in the names of columns, read and written, and what a formula makes of them. */
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../../src/core/data/quantity.ts';
import { parseUnit, unitIn, unitOf, unitText } from '../../src/core/data/unit.ts';
import { targetIn, parseFormula } from '../../src/core/formula/parse.ts';
import { unitsOf } from '../../src/core/formula/units.ts';

test.each([
  ['mV', 'mV'],
  ['m/s', 'm/s'],
  ['m s^-1', 'm/s'],
  ['m·s⁻²', 'm/s²'],
  ['kg m2', 'kg·m²'],
  ['1/s', '1/s'],
  ['s⁻¹', '1/s'],
  ['W/(m K)', 'W/(m·K)'],
  ['W / m² / K', 'W/(m²·K)'],
  ['m/m', ''],
  ['', ''],
  ['V/s^0.5', 'V/s^0.5'],
  ['a.u.', 'a.u.'],
])('%s is %s', (text, due) => {
  const unit = parseUnit(text) ?? new Map([['?', 1]]);
  expect(unitText(unit)).toBe(due);
  expect(parseUnit(unitText(unit))).toEqual(unit);
});

test.each(['J/mol K', '10^3 m', 'm//s', '/', '(m', 'm/(s', '1.5', '3', 'a(b)c', 'm^'])(
  '%s is no unit, or two',
  (text) => {
    expect(parseUnit(text)).toBeUndefined();
  },
);

test.each([
  ['t (s)', 's'],
  ['U [mV]', 'mV'],
  ['time(ms)', 'ms'],
  ['flux [W/(m K)]', 'W/(m K)'],
  ['t[s]', 's'],
  ['speed (km/h)', 'km/h'],
  ['c (µmol/L)', 'µmol/L'],
  ['T (°C)', '°C'],
  ['yield (%)', '%'],
  ['时间 (秒)', '秒'],
  ['income ($)', '$'],
  ['value(s)', undefined],
  ['R(T)', undefined],
  ['x (t)', undefined],
  ['dose (mean)', undefined],
  ['y (fit)', undefined],
  ['time_s', undefined],
  ['A', undefined],
  ['(s)', undefined],
  ['length (log)', undefined],
  ['x (1)', undefined],
  ['x (m mean)', undefined],
  ['t (s) raw', undefined],
])('of the name %s the unit is %s', (name, due) => {
  expect(unitIn(name)).toBe(due);
});

test('cells come before names', () => {
  expect(unitOf('m (g)', { kind: 'number', unit: 'kg' })).toBe('kg');
  expect(unitOf('m (g)', PLAIN)).toBe('g');
  expect(unitOf('share (%)', { kind: 'percent' })).toBe('');
  expect(unitOf('when', { kind: 'time', unit: 'day', origin: 0, written: 'date' })).toBe('d');
  expect(unitOf('when', { kind: 'time', unit: 'second', origin: 0, written: 'clock' })).toBe('s');
});

/** t in s, x in mM, u and q without one. */
const COLUMNS = { t: 's', x: 'mM', u: undefined, q: '' };

function found(formula: string, target: string | undefined): Record<string, string | undefined> {
  const { graph } = parseFormula(formula, Object.keys(COLUMNS));
  const isLog = targetIn(formula)?.transform === 'log';
  const units = unitsOf(graph, Object.values(COLUMNS), isLog ? '' : target);
  return Object.fromEntries(graph.parameters.map((name, p) => [name, units[p]]));
}

const NO = undefined;

describe('of y in mV', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['a*t + b', { a: 'mV/s', b: 'mV' }],
    ['A*exp(-t/tau) + c', { A: 'mV', tau: 's', c: 'mV' }],
    ['A*exp(-k*t) + c', { A: 'mV', k: '1/s', c: 'mV' }],
    ['A*(1 - exp(-t/tau))', { A: 'mV', tau: 's' }],
    ['A*exp(-(t/tau)^b)', { A: 'mV', tau: 's', b: '' }],
    ['A*exp(-t/T1) + B*exp(-t/T2)', { A: 'mV', T1: 's', B: 'mV', T2: 's' }],
    ['c2*t^2 + c1*t + c0', { c2: 'mV/s²', c1: 'mV/s', c0: 'mV' }],
    ['V*x/(K + x)', { V: 'mV', K: 'mM' }],
    ['top/(1 + (ic50/x)^h)', { top: 'mV', ic50: 'mM', h: '' }],
    ['d + (a - d)/(1 + (x/c)^b)', { d: 'mV', a: 'mV', c: 'mM', b: '' }],
    ['L/(1 + exp(-k*(t - t0)))', { L: 'mV', k: '1/s', t0: 's' }],
    ['A*sin(2*pi*f*t + phi) + c', { A: 'mV', f: '1/s', phi: '', c: 'mV' }],
    ['A*exp(-(t - m)^2/(2*s^2))', { A: 'mV', m: 's', s: 's' }],
    ['A/(1 + ((t - m)/w)^2)', { A: 'mV', m: 's', w: 's' }],
    ['b1*(t^2 + b2*t)/(t^2 + b3*t + b4)', { b1: 'mV', b2: 's', b3: 's', b4: 's²' }],
    ['a*sqrt(t) + b', { a: 'mV/s^0.5', b: 'mV' }],
    ['a*t^0.75', { a: 'mV/s^0.75' }],
    ['a*t^(1/3)', { a: 'mV/s^0.333333' }],
    ['sqrt(a*t + b)', { a: 'mV²/s', b: 'mV²' }],
    ['a + b*log(t)', { a: 'mV', b: 'mV' }],
    ['a + b*log(x/x0)', { a: 'mV', b: 'mV', x0: 'mM' }],
    ['a*log(x + b)', { a: 'mV', b: 'mM' }],
    ['a*exp(-t)', { a: 'mV' }],
    ['a*x*t + b*x', { a: 'mV/(s·mM)', b: 'mV/mM' }],
    ['k*x/t', { k: 'mV·s/mM' }],
    ['a*t + 1', { a: 'mV/s' }],
    ['v + 9.81*t', { v: 'mV' }],
    ['b*(t - 2013) + c', { b: 'mV/s', c: 'mV' }],
    ['max(a, b*t)', { a: 'mV', b: 'mV/s' }],
    ['|a*t + b|', { a: 'mV/s', b: 'mV' }],
    ['a*tanh(t/b)', { a: 'mV', b: 's' }],
    ['A*(t/k)^b', { A: 'mV', k: 's', b: '' }],
    ['a*q + b', { a: 'mV', b: 'mV' }],
    ['a*exp(q*t/b)', { a: 'mV', b: 's' }],
    ['log(y) = a - b*t', { a: '', b: '1/s' }],
    ['a', { a: 'mV' }],
    // A part is known, or nothing.
    ['a*t^b + c', { a: NO, b: '', c: 'mV' }],
    ['(a*t)^b + c', { a: NO, b: '', c: 'mV' }],
    ['a*u + b', { a: NO, b: 'mV' }],
    ['a*b*t', { a: NO, b: NO }],
    ['A*exp(-E/(8.314*t))', { A: 'mV', E: NO }],
    ['A*exp(-E/(R*t))', { A: 'mV', E: NO, R: NO }],
    ['a*t + a', { a: NO }],
    ['a*t + b*x + a*x', { a: NO, b: NO }],
    ['exp(a*t)*exp(b*u)*c', { a: '1/s', b: NO, c: 'mV' }],
  ])('%s', (formula, due) => {
    expect(found(formula, 'mV')).toEqual(due);
  });

  test('in which it is written as the columns have it', () => {
    const { graph } = parseFormula('A*exp(-t/tau)', ['t']);
    expect(unitsOf(graph, ['kg m'], 'm s-1')).toEqual(['m s-1', 'kg m']);
  });
});

test.each<[string, Record<string, string | undefined>]>([
  ['A*exp(-t/tau) + c', { A: NO, tau: 's', c: NO }],
  ['a*t + b', { a: NO, b: NO }],
  ['top/(1 + (ic50/x)^h)', { top: NO, ic50: 'mM', h: '' }],
])('of y without a unit: %s', (formula, due) => {
  expect(found(formula, undefined)).toEqual(due);
});

test('a parameter that the formula has lost has none', () => {
  const { graph } = parseFormula('a*t + b^0', ['t']);
  expect(unitsOf(graph, ['s'], 'mV')).toEqual(['mV/s', undefined]);
});
