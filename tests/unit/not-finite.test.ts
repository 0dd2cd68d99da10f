/** A run that stops being finite says in which epoch, in which row, and in which part of the formula. */
import { describe, expect, test } from 'vitest';
import { firstNotFinite, notFiniteText } from '../../src/core/not-finite.ts';
import { DivergedError } from '../../src/core/errors.ts';
import { setUpOn } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { Session } from '../../src/run/session.ts';
import { cpuEngine } from '../helpers/engines.ts';

const DATA = { x: Float32Array.of(3, 2, 1, 0.2), y: Float32Array.of(1, 2, 3, 4) };

function problemOf(settings: Readonly<Record<string, unknown>>) {
  return setUpOn(parseConfig(settings), DATA).problem;
}

describe('where', () => {
  test.each([
    ['a + log(x - c)', '0,0.31', 'log(x - c): row 4, x = 0.2, c = 0.31'],
    ['a + sqrt(x - c)', '0,1.5', 'sqrt(x - c): row 3, x = 1, c = 1.5'],
    ['a*exp(b*x)', '1,40', 'exp(b*x): row 1, b = 40, x = 3'],
    ['a/(x - c)', '1,2', 'a/(x - c): row 2, a = 1, x = 2, c = 2'],
  ])('%s at %s', (formula, start, due) => {
    const problem = problemOf({ formula, start });
    const found = firstNotFinite(problem, problem.start.parameters);
    expect(found && notFiniteText(found)).toBe(due);
  });

  test('nowhere where all is finite', () => {
    const problem = problemOf({ formula: 'a + log(x - c)', start: '0,0.1' });
    expect(firstNotFinite(problem, problem.start.parameters)).toBeUndefined();
  });

  test('a derivative may be the first', () => {
    const problem = problemOf({ formula: 'a*sqrt(x - c)', start: '1,1' });
    // ∂ŷ/∂c is −a/(2·√0) in row 3.
    expect(firstNotFinite(problem, problem.start.parameters)?.row).toBe(3);
  });
});

test.each([
  // λmax is 56.736 here: with μ = 0.9 the limit is 2·1.9/λmax.
  [
    { formula: 'a*x^2 + b*x + c', start: '1,0.5,0', lr: 1, momentum: 0.9 },
    /: lower lr below 0\.067, the largest that is stable for this data$/,
  ],
  [{ formula: 'a^3*x', start: '5', lr: 1 }, /: lower lr, start elsewhere, or scale the data$/],
])(
  'the session keeps the last finite state of %j, and names epoch and row',
  async (settings, remedy) => {
    const problem = problemOf(settings);
    const session = new Session({
      engine: cpuEngine('f32'),
      problem,
      epochs: 5000,
      clock: () => performance.now(),
    });
    const run = async (): Promise<void> => {
      for await (const snapshot of session) expect(snapshot.epoch).toBeGreaterThan(0);
    };
    const error = await run().catch((thrown: unknown) => thrown);
    if (!(error instanceof DivergedError)) throw error;
    const { epoch, parameters, slots } = session.checkpoint;
    expect(error.message).toContain(`diverged in epoch ${epoch + 1}: not finite is `);
    expect(error.message).toMatch(remedy);
    expect([...parameters, ...slots].every(Number.isFinite)).toBe(true);
  },
);
