import { expect, test } from 'vitest';
import { shown } from '../../src/core/text/shown.ts';

test.each([
  ['text', '"text"'],
  ['two\nlines', String.raw`"two\nlines"`],
  [1.5, '1.5'],
  [-7n, '-7'],
  [true, 'true'],
  [undefined, 'undefined'],
  [null, 'null'],
  [[1, 2], 'an array'],
  [{ a: 1 }, 'an object'],
  // Its source would say nothing to a person.
  [() => 'source', 'a function'],
])('shows %o as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

test('shows up to 40 characters, quotes included', () => {
  expect(shown('x'.repeat(38))).toBe(`"${'x'.repeat(38)}"`);
  expect(shown('x'.repeat(39))).toBe(`"${'x'.repeat(38)}…`);
});
