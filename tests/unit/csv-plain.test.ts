/** Numbers as most cells have them, without a look at any other writing. */
import { expect, test } from 'vitest';
import { plainNumber } from '../../src/csv/plain.ts';
import { random } from '../helpers/random.ts';

test('are what `Number` reads, to the last bit', () => {
  const draw = random(5);
  const digits = (count: number): string => Array.from({ length: count }, () => draw(10)).join('');
  for (let i = 0; i < 20_000; i++) {
    const text = `${draw(2) === 0 ? '-' : ''}${digits(1 + draw(9))}${draw(3) === 0 ? '' : `.${digits(1 + draw(8))}`}`; // prettier-ignore
    const found = plainNumber(text, true);
    if (text.replace(/\D/g, '').length > 15) expect(found, text).toBeNaN();
    else expect(Object.is(found, Number(text)), text).toBe(true);
  }
});

test.each([
  '',
  '-',
  '.',
  '5.',
  '.5',
  '1.2.3',
  '1e5',
  ' 1',
  '1 ',
  '+1',
  '1,5',
  '--1',
  '1234567890123456',
  'x',
])('leaves %j to others', (text) => {
  expect(plainNumber(text, true)).toBeNaN();
});

test('a point is left to others where it is no decimal mark', () => {
  expect(plainNumber('1.234', false)).toBeNaN();
  expect(plainNumber('-1234', false)).toBe(-1234);
});
