/** What people type, as a graph: the grammar, its errors, and what is kept of the meaning. */
import { readFileSync, readdirSync } from 'node:fs';
import { create, all, type MathNode } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../src/core/formula/fault.ts';
import { LONGEST_FORMULA, parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { formulaLatex, formulaText } from '../../src/core/formula/written.ts';
import { random } from '../helpers/random.ts';

const NIST = new URL('../fixtures/nist/', import.meta.url);

/** As a person would write it who knows how it was read. */
const read = (text: string, columns?: readonly string[]): string =>
  formulaText(parseFormula(text, columns).graph);

/** ŷ at x and θ. */
function valueOf(text: string, x: number, theta: readonly number[]): number {
  const { graph } = parseFormula(text);
  return tapeOf(graph)([x], theta)[graph.output] ?? NaN;
}

describe('what is typed is read', () => {
  test.each([
    // Products without a sign.
    ['2x a', '2*x*a'],
    ['a x', 'a*x'],
    ['3(x+1)a', '3*(x + 1)*a'],
    ['(x+1)(x-a)', '(x + 1)*(x - a)'],
    ['a(x+1)', 'a*(x + 1)'],
    ['b1(x+1)', 'b1*(x + 1)'],
    ['a x (x+1)', 'a*x*(x + 1)'],
    ['a|x|', 'a*|x|'],
    ['2e x a', '2*e*x*a'],
    // Powers: to the right, and before the minus of their base.
    ['-x^2 a', '-x^2*a'],
    ['(-x)^3 a', '(-x)^3*a'],
    ['a^b^x', 'a^(b^x)'],
    ['a**2*x', 'a^2*x'],
    ['2^-x a', '2^(-x)*a'],
    ['a x²', 'a*x^2'],
    ['a x⁻² b⁻¹', 'a*x^(-2)*b^(-1)'],
    ['a – b ‐ x', 'a - b - x'],
    ['ａ＊（x＋b）／max（x，c）', 'ａ*(x + b)/max(x, c)'],
    ['a∙x∗b', 'a*x*b'],
    ['a x³', 'a*x^3'],
    ['a x^0.5', 'a*sqrt(x)'],
    ['a x^-2', 'a*x^(-2)'],
    // Marks of all kinds.
    ['[a+x]*2', '(a + x)*2'],
    ['|x - a|', '|x - a|'],
    ['||x|-a|', '||x| - a|'],
    ['a·x×2−1', 'a*x*2 - 1'],
    ['a÷x', 'a/x'],
    ['2π x a', '2*pi*x*a'],
    ['x_1 x', 'x_1*x'],
    ['α x + β', 'α*x + β'],
    // A left side.
    ['y = a x', 'a*x'],
    ['y ~ a x', 'a*x'],
    ['f(x) = a x', 'a*x'],
    ['y = a x + e', 'a*x'],
    ['a x + e', 'a*x + e'],
    // Functions, whatever their case; names have theirs.
    ['EXP(A x) + a', 'exp(A*x) + a'],
    ['ln(x) a', 'log(x)*a'],
    ['arctan(a x)', 'atan(a*x)'],
    ['min(a, x)', 'min(a, x)'],
    ['pow(x, a)', 'x^a'],
    // What is guarded: no ∞/∞, no lost digits.
    ['a/(1+exp(-b*(x-c)))', 'a*sigmoid(b*(x - c))'],
    ['x log(x) a', 'x*log(x)*a'],
    ['log(1 + a x)', 'log1p(a*x)'],
    ['exp(a x) - 1', 'expm1(a*x)'],
    // Order and nesting.
    ['a - (b - x)', 'a - (b - x)'],
    ['a/(b/x)', 'a/(b/x)'],
    ['(a/b)/x', 'a/b/x'],
    ['a--x', 'a + x'],
    // Constants, where nothing is lost.
    ['2*3*x*a', '6*x*a'],
    ['0.1*3*x*a', '0.1*3*x*a'],
    ['1/3*x*a', '1/3*x*a'],
    ['1e-3 x a', '0.001*x*a'],
  ])('%s', (text, due) => {
    expect(read(text)).toBe(due);
    // What is written is read as the same.
    expect(read(due)).toBe(due);
  });

  test('names that are columns are inputs, all others parameters in the order in which they appear', () => {
    const { graph } = parseFormula('c*t + a*exp(-b*u) + c', ['t', 'u']);
    expect(graph.inputs).toEqual(['t', 'u']);
    expect(graph.parameters).toEqual(['c', 'a', 'b']);
    // Case matters, and e is a number unless it is a column.
    expect(parseFormula('a*x + A').graph.parameters).toEqual(['a', 'A']);
    expect(parseFormula('a*e*x').graph.parameters).toEqual(['a']);
    expect(parseFormula('a*e', ['e']).graph.parameters).toEqual(['a']);
    expect(read('a*e', ['e'])).toBe('a*e');
  });

  test('equal nodes are one', () => {
    const { nodes } = parseFormula('exp(a*x) + exp(x*a)*2 + (a x)^2').graph;
    expect(nodes.filter(({ op }) => op === 'multiply')).toHaveLength(2);
    expect(nodes.filter(({ op }) => op === 'exp')).toHaveLength(1);
  });

  test('what a node comes from is known', () => {
    const text = 'a + log(x - c)';
    const { graph, spans } = parseFormula(text);
    const id = graph.nodes.findIndex(({ op }) => op === 'log');
    const { start = NaN, end = NaN } = spans.get(id) ?? {};
    expect(text.slice(start, end)).toBe('log(x - c)');
  });

  test('lines of NIST', () => {
    const files = readdirSync(NIST).filter((name) => name.endsWith('.dat'));
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const lines = readFileSync(new URL(name, NIST), 'utf8');
      const model = lines.slice(lines.search(/^Model:/m)).split(/Starting|Certified/i)[0] ?? '';
      const text = model.slice(model.search(/(pi|y|log\[y\]) *=/));
      const count = Number(/(\d+) Parameters?/.exec(model)?.[1]);
      const { graph, target } = parseFormula(text, ['x', 'x1', 'x2']);
      expect(graph.parameters, name).toHaveLength(count);
      expect(target?.name, name).toBe('y');
    }
  });

  test('a line before the formula gives a name its value', () => {
    expect(read('k = 2\ny = a*sin(k x)')).toBe('a*sin(2*x)');
    expect(read('pi = 3.141592653589793238462643383279E0\ny = b1 - arctan[b2/x]/pi + e')).toBe(
      'b1 - atan(b2/x)/pi',
    );
  });

  test('LaTeX', () => {
    expect(formulaLatex(parseFormula('a*exp(-((x - b1)/c)^2/2) + δ').graph)).toBe(
      String.raw`a \cdot e^{-\frac{\left(\frac{x - b_{1}}{c}\right)^{2}}{2}} + \delta`,
    );
  });
});

describe('what cannot be read is refused where it is, with a mend', () => {
  test.each([
    ['', 'there is no formula', ''],
    ['   ', 'there is no formula', ''],
    ['a*', 'needs something after it', '*'],
    ['a + *x', 'needs something after it', '+'],
    ['2(', 'needs something after it', '('],
    ['a^', 'needs something after it', '^'],
    ['(a + x', 'is never closed: add )', '('],
    ['[a + x', 'is never closed: add ]', '['],
    ['|a + x', 'is never closed: add |', '|'],
    ['a + x)', 'closes what was never opened', ')'],
    ['sin x + a', 'write sin(x)', 'sin'],
    ['sine(x) a', 'did you mean sin?', 'sine'],
    ['frobnicate(x) a', 'there is no function frobnicate: for a product write', 'frobnicate'],
    ['a + x(2)', 'x is a column, not a function: write x*( )', 'x'],
    ['3*x', 'there is no parameter', '3*x'],
    ['a $ x', 'has no meaning', '$'],
    ['a*√x', 'write sqrt( )', '√'],
    ['a*(x>1)', 'write step(x - 1)', '>'],
    ['{a}*x', 'write (', '{'],
    ['1.2.3*a', 'is no number', '1.2.3'],
    ['0,5*a*x', 'write 0.5', ','],
    ['a*sin(0,5)', 'write 0.5', 'sin(0,5)'],
    ['1/2x + a', 'can be read in two ways', 'x'],
    ['a/b x', 'can be read in two ways', 'x'],
    ['2 3 x a', 'two numbers stand side by side', '3'],
    ['ax + b', 'for a product write a*x', 'ax'],
    ['a x = y', 'cannot stand before =', 'a x'],
    ['pi = 3\ny = a x', 'pi is a constant', 'pi'],
    ['min(x)*a', 'takes 2 arguments, here it has 1', 'min(x)'],
    ['sqrt(a, x)', 'takes 1 argument, here it has 2', 'sqrt(a, x)'],
  ])('%j', (text, message, at) => {
    const error = caught(text);
    expect(error.message).toContain(message);
    expect(text.slice(error.span.start, error.span.end)).toBe(at);
  });

  test('the carets stand under it', () => {
    expect(caught('y = a*x +\n    sine(β x)').picture).toBe('    sine(β x)\n    ^^^^');
    expect(caught('a + 𝛼 $').picture).toBe('a + 𝛼 $\n      ^');
  });

  test('a column that has the name of a function', () => {
    expect(() => parseFormula('a*step(2)', ['step'])).toThrow('step is a column and a function');
    expect(read('a*step', ['step'])).toBe('a*step');
  });

  test('limits are said', () => {
    const names = Array.from({ length: 65 }, (_, i) => `p${i}`);
    expect(caught(`${names.join('+')}+x`).message).toContain('65 parameters, at most 64');
    expect(caught('a+'.repeat(LONGEST_FORMULA)).message).toContain('at most 4000 are read');
    expect(caught(`${'('.repeat(500)}a`).message).toContain('more than 100 deep');
    expect(caught(`${'-'.repeat(500)}a`).message).toContain('more than 100 deep');
    expect(caught(`a${'^a'.repeat(500)}`).message).toContain('more than 100 deep');
  });

  test('100,000 texts: an answer or a clear error', () => {
    const draw = random(1);
    const pieces = [
      ...Array.from('abxeyE0123456789.,+-*/^()[]|²·−~= \n'),
      'exp(',
      'sin(',
      'min(',
      'log',
      '**',
      'π',
      '∞',
      '\0',
    ];
    for (let i = 0; i < 100_000; i++) {
      const text = Array.from({ length: 1 + draw(14) }, () => pieces[draw(pieces.length)]).join('');
      try {
        const { graph, spans } = parseFormula(text);
        expect(graph.nodes[graph.output]).toBeDefined();
        expect(spans.size).toBeLessThanOrEqual(graph.nodes.length);
      } catch (error) {
        if (!(error instanceof FormulaError))
          throw new Error(`${JSON.stringify(text)}: ${String(error)}`, { cause: error });
        expect(error.span.start).toBeLessThanOrEqual(error.span.end);
        expect(error.span.end).toBeLessThanOrEqual(text.length + 1);
      }
    }
  });
});

describe('beside mathjs', () => {
  const math = create(all ?? {}, { predictable: true });

  test('10,000 expressions have the same value', () => {
    const draw = random(7);
    let compared = 0;
    while (compared < 10_000) {
      const text = expression(draw, 4);
      const at = { a: 0.5 + draw(8) / 4, b: -1 + draw(8) / 4, x: -2 + draw(16) / 4 };
      let found: number;
      try {
        const { graph } = parseFormula(`${text} + 0*(a + b)`);
        const theta = graph.parameters.map((name) => at[name as 'a' | 'b']);
        found = tapeOf(graph)([at.x], theta)[graph.output] ?? NaN;
      } catch (error) {
        if (error instanceof FormulaError) continue;
        throw error;
      }
      const node: MathNode = math.parse(text);
      const due: unknown = node.evaluate({ ...at });
      // Where it leaves the real numbers, ours says NaN.
      if (typeof due !== 'number' || !Number.isFinite(due) || Math.abs(due) > 1e12) continue;
      compared++;
      const error = Math.abs(found - due) / Math.max(1, Math.abs(due));
      expect(error, `${text} at ${JSON.stringify(at)}: ${found}, mathjs ${due}`).toBeLessThan(1e-6);
    }
  });
});

test('far out, guarded functions have their limits', () => {
  expect(valueOf('a/(1 + exp(-x))', -1000, [1])).toBe(0);
  expect(valueOf('a/(1 + exp(-x))', 1000, [1])).toBe(1);
  expect(valueOf('a*softplus(x)', 1000, [1])).toBe(1000);
  expect(valueOf('a*softplus(x)', -1000, [1])).toBe(0);
  expect(valueOf('a*x*log(x)', 0, [1])).toBe(0);
  expect(valueOf('a*x^3', -2, [1])).toBe(-8);
  expect(valueOf('a*x^0.3', -2, [1])).toBeNaN();
});

function caught(text: string): FormulaError {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

/** An expression that both read in the same way: mathjs has other rules for a product without a sign. */
function expression(draw: (below: number) => number, depth: number): string {
  if (depth === 0 || draw(6) === 0) return ['a', 'b', 'x', '2', '0.5', '3', 'pi'][draw(7)] ?? 'a';
  const inner = (): string => expression(draw, depth - 1);
  switch (draw(10)) {
    case 0:
    case 1:
      return `${inner()} + ${inner()}`;
    case 2:
      return `${inner()} - (${inner()})`;
    case 3:
      return `${inner()}*${inner()}`;
    case 4:
      return `(${inner()})/(${inner()})`;
    case 5:
      return `-(${inner()})^2`;
    case 6:
      return `(${inner()})^${2 + draw(2)}`;
    case 7:
      return `(${inner()})*-(${inner()})`;
    case 8:
      return `(${inner()}) (${inner()})`;
    default: {
      const name = [
        'exp',
        'sin',
        'cos',
        'atan',
        'tanh',
        'abs',
        'sqrt',
        'log',
        'erf',
        'cosh',
        'log1p',
      ];
      return `${name[draw(name.length)] ?? 'exp'}(${inner()})`;
    }
  }
}
