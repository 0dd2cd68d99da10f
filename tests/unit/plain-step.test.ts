/** The two files that are to be read first: short, and right. */
import { readFileSync } from 'node:fs';
import { globals } from 'webgpu';
import { beforeAll, expect, test } from 'vitest';
import { train } from '../../examples/plain-step/step.ts';
import { codeOf, drawn } from '../helpers/drawn.ts';
import { unlike } from '../helpers/unlike.ts';
import { Code } from '../../src/app/views/hood/Code.tsx';
import { errorBound, theoryOf, trajectoryOf } from '../../src/core/quadratic/index.ts';
import { openDawnGpu } from '../helpers/dawn.ts';
import { seededProblem } from '../helpers/problems.ts';

const [wgsl, script] = ['step.wgsl', 'step.ts'].map((name) =>
  readFileSync(new URL(`../../examples/plain-step/${name}`, import.meta.url), 'utf8'),
) as [string, string];

let gpu: GPU;
beforeAll(async () => {
  // What a browser has by itself.
  Object.assign(globalThis, globals);
  gpu = await openDawnGpu();
});

test.each([wgsl, script])('each fits on a page', (text) => {
  expect(text.split('\n').length).toBeLessThan(100);
});

test('are coloured without a letter changed', () => {
  const html = drawn(unlike(), Code, { label: '', text: script, written: 'typescript' as const });
  const { text, kinds } = codeOf(html);
  expect(text).toBe(script.trimEnd());
  expect(kinds).toMatchObject({ async: 'keyword', createBuffer: 'function' });
});

test.each([
  [100, 20_000],
  // No whole piece of a submit, and as few points as there may be.
  [2, 1],
  [37, 1999],
])('%i points, %i steps: on a real adapter it stays at exact descent', async (points, steps) => {
  const problem = seededProblem(points);
  const { data, learningRate, start } = problem;
  const [x, y] = [Float32Array.from(data.x), Float32Array.from(data.y)];
  const [a = NaN, b = NaN] = start.parameters;
  const line = await train({ gpu, wgsl, x, y, start: { a, b }, learningRate, steps });
  const theory = theoryOf(problem);
  if (theory === undefined) throw new Error('there is no theory of it');
  const exact = trajectoryOf(theory, learningRate, start.parameters);
  const due = exact.after(steps);
  const bound = errorBound(exact, problem, { precision: 'f32', strategy: 'dispatch' })(steps);
  expect(line.steps).toBe(steps);
  expect(Math.abs(line.loss - due.loss)).toBeLessThanOrEqual(bound.loss);
  for (const [p, value] of [line.a, line.b].entries()) {
    const error = Math.abs(value - (due.parameters[p] ?? NaN));
    expect(error).toBeLessThanOrEqual(bound.parameters[p] ?? NaN);
  }
  // The bound itself says something.
  expect(Math.hypot(...bound.parameters)).toBeLessThan(0.01);
});
