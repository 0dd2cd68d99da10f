/** A graph as a person writes it: in a line of text, in LaTeX, and for numpy. */
import type { Binary, Graph, Node, NodeId, Unary } from './graph.ts';

/** How tightly a text holds together: what is looser than its place takes parentheses. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
/** A bar divides as parentheses do, but no exponent may stand on it. */
const BAR = 4;
const POWER = 5;
const WHOLE = 6;

interface Written {
  readonly text: string;
  readonly holds: number;
}

/** Operands as texts that hold at least as tightly as is asked for. */
type Operand = (least: number) => string;

/** A way of writing: each operation, and what names and numbers look like. */
interface Hand {
  readonly number: (value: number) => string;
  readonly name: (name: string) => string;
  readonly integerPower: (a: Operand, exponent: number) => Written;
  readonly unary: Readonly<Record<Unary, (a: Operand) => Written>>;
  readonly binary: Readonly<Record<Binary, (a: Operand, b: Operand) => Written>>;
  readonly parentheses: (text: string) => string;
}

/** Numbers with a name. */
const NUMBERS: ReadonlyMap<
  number,
  { readonly text: string; readonly latex: string; readonly python: string }
> = new Map([
  [Math.PI, { text: 'pi', latex: '\\pi', python: 'np.pi' }],
  [Math.E, { text: 'e', latex: 'e', python: 'np.e' }],
]);

const whole = (text: string): Written => ({ text, holds: WHOLE });
const call =
  (name: string) =>
  (a: Operand): Written =>
    whole(`${name}(${a(SUM)})`);
const call2 =
  (name: string) =>
  (a: Operand, b: Operand): Written =>
    whole(`${name}(${a(SUM)}, ${b(SUM)})`);

const TEXT: Hand = {
  number: (value) => NUMBERS.get(value)?.text ?? String(value),
  name: (name) => name,
  parentheses: (text) => `(${text})`,
  integerPower: (a, n) => ({ text: `${a(WHOLE)}^${n < 0 ? `(${n})` : n}`, holds: POWER }),
  unary: {
    negate: (a) => ({ text: `-${a(PRODUCT)}`, holds: SIGN }),
    abs: (a) => whole(`|${a(SUM)}|`),
    sign: call('sign'),
    step: call('step'),
    sqrt: call('sqrt'),
    exp: call('exp'),
    expm1: call('expm1'),
    log: call('log'),
    log1p: call('log1p'),
    xlogx: (a) => ({ text: `${a(PRODUCT)}*log(${a(SUM)})`, holds: PRODUCT }),
    sin: call('sin'),
    cos: call('cos'),
    tan: call('tan'),
    asin: call('asin'),
    acos: call('acos'),
    atan: call('atan'),
    sinh: call('sinh'),
    cosh: call('cosh'),
    tanh: call('tanh'),
    sigmoid: call('sigmoid'),
    softplus: call('softplus'),
    erf: call('erf'),
  },
  binary: {
    add: (a, b) => ({ text: `${a(SUM)} + ${b(SUM + 1)}`, holds: SUM }),
    subtract: (a, b) => ({ text: `${a(SUM)} - ${b(PRODUCT)}`, holds: SUM }),
    multiply: (a, b) => ({ text: `${a(PRODUCT)}*${b(SIGN)}`, holds: PRODUCT }),
    divide: (a, b) => ({ text: `${a(PRODUCT)}/${b(SIGN)}`, holds: PRODUCT }),
    power: (a, b) => ({ text: `${a(WHOLE)}^${b(WHOLE)}`, holds: POWER }),
    powerLog: (a, b) => ({ text: `${a(WHOLE)}^${b(WHOLE)}*log(${a(SUM)})`, holds: PRODUCT }),
    min: call2('min'),
    max: call2('max'),
    below: call2('below'),
  },
};

const numpy = (name: string) => call(`np.${name}`);

/** Of one number or a whole column; what numpy has no word for is written out. */
const PYTHON: Hand = {
  ...TEXT,
  number: (value) => NUMBERS.get(value)?.python ?? String(value),
  integerPower: (a, n) => ({ text: `${a(WHOLE)}**${n < 0 ? `(${n})` : n}`, holds: POWER }),
  unary: {
    negate: TEXT.unary.negate,
    abs: numpy('abs'),
    sign: numpy('sign'),
    step: (a) => whole(`np.heaviside(${a(SUM)}, 1)`),
    sqrt: numpy('sqrt'),
    exp: numpy('exp'),
    expm1: numpy('expm1'),
    log: numpy('log'),
    log1p: numpy('log1p'),
    xlogx: (a) => ({ text: `${a(PRODUCT)}*np.log(${a(SUM)})`, holds: PRODUCT }),
    sin: numpy('sin'),
    cos: numpy('cos'),
    tan: numpy('tan'),
    asin: numpy('arcsin'),
    acos: numpy('arccos'),
    atan: numpy('arctan'),
    sinh: numpy('sinh'),
    cosh: numpy('cosh'),
    tanh: numpy('tanh'),
    sigmoid: (a) => ({ text: `1/(1 + np.exp(-(${a(SUM)})))`, holds: PRODUCT }),
    softplus: (a) => whole(`np.logaddexp(0, ${a(SUM)})`),
    erf: call('scipy.special.erf'),
  },
  binary: {
    ...TEXT.binary,
    power: (a, b) => ({ text: `${a(WHOLE)}**${b(WHOLE)}`, holds: POWER }),
    powerLog: (a, b) => ({
      text: `${a(WHOLE)}**${b(WHOLE)}*np.log(${a(SUM)})`,
      holds: PRODUCT,
    }),
    min: call2('np.minimum'),
    max: call2('np.maximum'),
    below: (a, b) => ({
      text: `(1 - np.sign(${a(SUM)} - ${b(PRODUCT)}))/2`,
      holds: PRODUCT,
    }),
  },
};

const latexCall =
  (name: string) =>
  (a: Operand): Written =>
    whole(`${name}\\left(${a(SUM)}\\right)`);
const named = (name: string) => latexCall(`\\operatorname{${name}}`);
const named2 =
  (name: string) =>
  (a: Operand, b: Operand): Written =>
    whole(`${name}\\left(${a(SUM)}, ${b(SUM)}\\right)`);

const LATEX: Hand = {
  number: (value) =>
    NUMBERS.get(value)?.latex ?? String(value).replace(/e\+?(-?\d+)$/, ' \\cdot 10^{$1}'),
  name: latexName,
  parentheses: (text) => `\\left(${text}\\right)`,
  integerPower: (a, n) => ({ text: `${a(WHOLE)}^{${n}}`, holds: POWER }),
  unary: {
    negate: (a) => ({ text: `-${a(PRODUCT)}`, holds: SIGN }),
    abs: (a) => whole(`\\left|${a(SUM)}\\right|`),
    sign: named('sign'),
    step: named('step'),
    sqrt: (a) => whole(`\\sqrt{${a(SUM)}}`),
    exp: (a) => ({ text: `e^{${a(SUM)}}`, holds: POWER }),
    expm1: (a) => ({ text: `e^{${a(SUM)}} - 1`, holds: SUM }),
    log: latexCall('\\ln'),
    log1p: (a) => whole(`\\ln\\left(1 + ${a(SUM)}\\right)`),
    xlogx: (a) => ({ text: `${a(PRODUCT)} \\ln\\left(${a(SUM)}\\right)`, holds: PRODUCT }),
    sin: latexCall('\\sin'),
    cos: latexCall('\\cos'),
    tan: latexCall('\\tan'),
    asin: latexCall('\\arcsin'),
    acos: latexCall('\\arccos'),
    atan: latexCall('\\arctan'),
    sinh: latexCall('\\sinh'),
    cosh: latexCall('\\cosh'),
    tanh: latexCall('\\tanh'),
    sigmoid: latexCall('\\sigma'),
    softplus: named('softplus'),
    erf: named('erf'),
  },
  binary: {
    add: (a, b) => ({ text: `${a(SUM)} + ${b(SUM + 1)}`, holds: SUM }),
    subtract: (a, b) => ({ text: `${a(SUM)} - ${b(PRODUCT)}`, holds: SUM }),
    multiply: (a, b) => ({ text: `${a(PRODUCT)} \\cdot ${b(SIGN)}`, holds: PRODUCT }),
    divide: (a, b) => ({ text: `\\frac{${a(SUM)}}{${b(SUM)}}`, holds: BAR }),
    power: (a, b) => ({ text: `${a(WHOLE)}^{${b(SUM)}}`, holds: POWER }),
    powerLog: (a, b) => ({
      text: `${a(WHOLE)}^{${b(SUM)}} \\ln\\left(${a(SUM)}\\right)`,
      holds: PRODUCT,
    }),
    min: named2('\\min'),
    max: named2('\\max'),
    below: named2('\\operatorname{below}'),
  },
};

const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'varepsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'varphi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
    Γ: 'Gamma',
    Δ: 'Delta',
    Θ: 'Theta',
    Λ: 'Lambda',
    Σ: 'Sigma',
    Φ: 'Phi',
    Ψ: 'Psi',
    Ω: 'Omega',
  }),
);

/** `b1` and `b_1` have an index; a word stands upright. */
function latexName(name: string): string {
  const [, stem = name, index] = /^(\p{L}+)_?(\d*)$/u.exec(name) ?? [];
  const greek = GREEK.get(stem);
  const letters = stem.replace(/[_\\{}$%&#^~]/g, (mark) => `\\${mark}`);
  const shown =
    greek !== undefined ? `\\${greek}` : stem.length === 1 ? stem : `\\mathrm{${letters}}`;
  return index === undefined || index === '' ? shown : `${shown}_{${index}}`;
}

/** `a*exp(-b*x) + c`, which {@link parseFormula} reads as the same graph. @param id ŷ where it is left out */
export function formulaText(graph: Graph, id: NodeId = graph.output): string {
  return write(graph, id, TEXT);
}

/** For a paper. */
export function formulaLatex(graph: Graph, id: NodeId = graph.output): string {
  return write(graph, id, LATEX);
}

/** For numpy. */
export function formulaPython(graph: Graph): string {
  return write(graph, graph.output, PYTHON);
}

function write({ nodes, inputs, parameters }: Graph, output: NodeId, hand: Hand): string {
  const written: Written[] = [];
  const operand =
    (id: NodeId): Operand =>
    (least) => {
      const { text = '', holds = WHOLE } = written[id] ?? {};
      return holds < least ? hand.parentheses(text) : text;
    };
  const writtenOf = (node: Node): Written => {
    switch (node.op) {
      case 'constant':
        return { text: hand.number(node.value), holds: node.value < 0 ? SIGN : WHOLE };
      case 'input':
        return whole(hand.name(inputs[node.index] ?? ''));
      case 'parameter':
        return whole(hand.name(parameters[node.index] ?? ''));
      case 'integerPower':
        return hand.integerPower(operand(node.a), node.exponent);
      default:
        return 'b' in node
          ? hand.binary[node.op](operand(node.a), operand(node.b))
          : hand.unary[node.op](operand(node.a));
    }
  };
  for (const node of nodes.slice(0, output + 1)) written.push(writtenOf(node));
  return written[output]?.text ?? '';
}
