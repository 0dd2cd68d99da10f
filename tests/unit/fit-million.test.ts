/** 10⁶ rows and three parameters, from a CSV in the terminal and from arrays in the library: the digits, in bounded time. */
import { expect, test } from 'vitest';
import { atOnce } from '../../src/core/work/pieces.ts';
import { fit } from '../../src/index.ts';
import { fitInPieces } from '../../src/run/fit/fit.ts';
import { call } from '../helpers/cli-fakes.ts';
import { digits } from '../helpers/nist.ts';

const ROWS = 1_000_000;
/** Rows in turn above and below the curve: what a sum makes of them is known. */
const OFF = 0.25;
const FORMULA = 'a*t^2 + b*t + c';
const t = Float64Array.from({ length: ROWS }, (_, i) => i / 8);
const y = t.map((one, i) => 3 * one * one - 2 * one + 7 + ((i + (i >> 1)) % 2 === 0 ? OFF : -OFF));
/** + − − + in turn: Σe, Σt·e and Σt²·e of each four are 0, 0 and 4·h²·OFF, h = 1/8. */
const TABLE = (): Uint8Array => {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(40 * ROWS);
  let length = 0;
  for (let from = 0; from < ROWS; from += 1000) {
    let text = from === 0 ? 't,y\n' : '';
    for (let i = from; i < from + 1000; i++) text += `${t[i]},${y[i]}\n`;
    length += encoder.encodeInto(text, bytes.subarray(length)).written;
  }
  return bytes.subarray(0, length);
};

interface Told {
  readonly rows: number;
  readonly parameters: readonly { readonly value: number; readonly standardError: number }[];
  readonly residualStandardDeviation: number;
}

/**
 * Σt²·e = n·h²·OFF moves a by 180·h²·OFF/T⁴ = 3e-21, T = n·h. But y is rounded, to 4e-6 at its end: in c, as a mean of n that lie
 * about it, 3·4e-6/√n = 1e-8. s² is OFF²·n/(n − 3), which those roundings change by 1e-10 of it.
 */
function expectDue({ rows, parameters, residualStandardDeviation: s }: Told): void {
  expect(rows).toBe(ROWS);
  expect(digits(parameters.map(({ value }) => value), [3, -2, 7])).toBeGreaterThan(6); // prettier-ignore
  expect(digits([s], [OFF * Math.sqrt(ROWS / (ROWS - 3))])).toBeGreaterThan(9);
  // Of a parabola over evenly spaced t from 0 to T, by Legendre's polynomials there: s·√(180/n)/T², s·√(192/n)/T, s·√(9/n).
  const T = ROWS / 8;
  const due = [Math.sqrt(180 / ROWS) / T ** 2, Math.sqrt(192 / ROWS) / T, 3 / Math.sqrt(ROWS)];
  const errors = parameters.map(({ standardError }) => standardError);
  expect(digits(errors, due.map((one) => OFF * one))).toBeGreaterThan(4); // prettier-ignore
}

test('in the library', async () => {
  expectDue(await fit({ t, y }, FORMULA));
});

test('in the terminal, read from a CSV', async () => {
  const files = { 'long.csv': [TABLE()] };
  const { status, out } = await call(['fit', '--data', 'long.csv', '--y', 'y', '--formula', FORMULA, '--json'], { files }); // prettier-ignore
  expect(status).toBe(0);
  expectDue(JSON.parse(out) as Told);
});

test('a curve that is searched, in a tenth of its rows at first', async () => {
  const s = t.map((one, i) => 5 * Math.exp(-one / 25_000) + 1 + ((i + (i >> 1)) % 2 === 0 ? OFF : -OFF)); // prettier-ignore
  const begin = process.cpuUsage().user;
  const found = await fit({ t, s }, 's = A*exp(-t/tau) + c');
  // 2 s on a quiet core; the bound is for one that is shared by many.
  expect((process.cpuUsage().user - begin) / 1e6).toBeLessThan(20);
  expect(found.status).toBe('converged');
  // Σe·g of each four rows is h²·g″ of them: 1e-11 of a standard error.
  const values = found.parameters.map(({ value }) => value);
  expect(digits(values, [5, 25_000, 1])).toBeGreaterThan(7);
});

test('what creeps along a valley above a minimum is given up', () => {
  const x = Array.from({ length: 5000 }, (_, i) => i / 500);
  const off = x.map((_, i) => 0.05 * Math.sin(7 * i * i));
  const y = x.map((one, i) => 8 * Math.exp(-one / 3) + 5 * Math.exp(-2 * one) + 1 + (off[i] ?? NaN)); // prettier-ignore
  let steps = 0;
  const formula = 'A*exp(-x/t) + B*exp(-x/s) + C/(1 + exp(-k*(x - m))) + c';
  const found = atOnce(fitInPieces({ x, y }, formula), () => steps++);
  // Four thousand more when it was followed to the end.
  expect(steps).toBeLessThan(1000);
  // The curve that the rows were made by is one of the model's, with C = 0.
  expect(found.rss).toBeLessThan(off.reduce((sum, one) => sum + one * one, 0));
});
