/** Graphs as WGSL, as short as a person would write them: what a model predicts, what a loss is, how an optimizer moves. */
import { differentiate } from '../core/formula/derivative.ts';
import type { Graph, NodeId } from '../core/formula/graph.ts';
import { withProducts } from '../core/formula/products.ts';
import { formulaText } from '../core/formula/written.ts';
import type { Loss } from '../core/losses/index.ts';
import { GRADIENT, PARAMETER, type Optimizer } from '../core/optimizers/index.ts';
import { AT_FOUR_POINTS, OF_A_PARAMETER, WIDTH, bodyOf, type Leaf } from './writing.ts';

/** Derivatives that take more to write are told by the lines themselves. */
const MOST_SAID = 150;

const ONE_VALUE = ([value = '']: readonly string[]): string => value;

/**
 * `predict` and `backward` of a curve, of which `curves/line.wgsl` is one.
 * @param title what the curve is called: 'The straight line'; nothing for a formula that was typed
 */
export function curveWgsl(graph: Graph, title = ''): string {
  const { inputs, parameters } = graph;
  const forward = withProducts(graph);
  const slopes = differentiate(graph);
  const backward = withProducts(differentiate(graph, (builder) => builder.input(inputs.length)));
  const x = inputs.length === 1 ? 'vec4f' : `array<vec4f, ${inputs.length}>`;
  const said = `ŷ = ${typeset(formulaText(graph))}, θ = (${parameters.join(', ')}), at four points.`;
  const derivatives = parameters.map((name, p) => {
    const id = slopes.gradient[p];
    return `∂ŷ/∂${name} = ${id === undefined ? '0' : typeset(formulaText(slopes, id))}`;
  });
  const columns = ['upstream'];
  const leaf: Leaf = {
    input: (index) => {
      if (index >= inputs.length) return columns[index - inputs.length] ?? '';
      return inputs.length === 1 ? 'x' : `x[${index}]`;
    },
    parameter: (index) => ({ text: `theta[${index}]`, isNumber: true }),
  };
  const where = `, where ${listed(derivatives)}`;
  return [
    ...comment(title === '' ? said : `${title} ${said}`),
    '',
    `fn predict(theta: Theta, x: ${x}) -> vec4f {`,
    ...bodyOf(forward, [forward.output], leaf, AT_FOUR_POINTS, ONE_VALUE),
    '}',
    '',
    ...comment(`upstream · ∂ŷ/∂θ${where.length > MOST_SAID ? '' : where}`),
    `fn backward(theta: Theta, x: ${x}, upstream: vec4f) -> Theta4 {`,
    ...bodyOf(backward, backward.gradient, leaf, AT_FOUR_POINTS, columnsOf),
    '}',
    '',
  ].join('\n');
}

/** `loss` and `lossGrad`, of which `losses/mse.wgsl` is one. */
export function lossWgsl({ graph }: Pick<Loss, 'graph'>): string {
  const forward = withProducts(graph);
  const backward = withProducts(differentiate(graph));
  const leaf: Leaf = { input: () => 'y', parameter: () => 'prediction' };
  const said = typeset(formulaText(graph)).replace(/\bp\b/g, 'ŷ');
  return [
    ...comment(`l = ${said}, at four points.`),
    '',
    'fn loss(prediction: vec4f, y: vec4f) -> vec4f {',
    ...bodyOf(forward, [forward.output], leaf, AT_FOUR_POINTS, ONE_VALUE),
    '}',
    '',
    '// ∂l/∂ŷ',
    'fn lossGrad(prediction: vec4f, y: vec4f) -> vec4f {',
    ...bodyOf(backward, backward.gradient, leaf, AT_FOUR_POINTS, ONE_VALUE),
    '}',
    '',
  ].join('\n');
}

/** `update` of one parameter, and what it takes of the step. */
export function updateWgsl(optimizer: Optimizer): string {
  const { slots } = optimizer;
  const keeps = slots.length === 0 ? 'nothing is kept.' : `slots: ${slots.join(', ')}.`;
  return [
    `// How a parameter moves; ${keeps}`,
    '',
    slotsWgsl(slots.length),
    '',
    '// Of a step, the same for all parameters.',
    ...updateLines(optimizer),
  ].join('\n');
}

/** There is no array of nothing. */
export function slotsWgsl(count: number): string {
  return `const SLOTS = ${Math.max(1, count)}u;`;
}

/** @param group what its names end in */
export function updateLines({ program, slots, scalars }: Optimizer, group = ''): string[] {
  const { inputs, outputs, nodes } = program;
  const leaf: Leaf = {
    input: (index) => {
      const name = inputs[index] ?? '';
      if (name === PARAMETER) return 'theta[p]';
      if (name === GRADIENT) return 'gradient';
      const slot = slots.indexOf(name);
      return slot >= 0 ? `slots[${slot}][p]` : { text: `numbers.${name}`, isNumber: true };
    },
    parameter: (index) => `theta[${index}]`,
  };
  const targets = [...slots.map((_, s) => `slots[${s}][p]`), 'theta[p]'];
  const ids = [...slots, PARAMETER].map((name) => outputs.get(name));
  const graph: Graph = { nodes, inputs, parameters: [], output: ids.at(-1) ?? 0 };
  const { ids: places, ...products } = withProductsOf(graph, ids);
  // What is kept is computed before anything of it is written.
  const body = bodyOf(
    products,
    places,
    leaf,
    OF_A_PARAMETER,
    (values) => values.join('\n'),
    targets,
  );
  return [
    `struct Numbers${group} {`,
    ...scalars.map((name) => `  ${name}: f32,`),
    '}',
    '',
    `fn update${group}(p: u32, gradient: f32, numbers: Numbers${group}) {`,
    ...body,
    '}',
    '',
  ];
}

/** The same without integer powers, with where several of its nodes are. */
function withProductsOf(graph: Graph, ids: readonly (NodeId | undefined)[]) {
  const { gradient, ...rest } = withProducts({ ...graph, gradient: ids });
  return { ...rest, ids: gradient };
}

/** A line, or one for each where they are too long together. */
function columnsOf(values: readonly string[]): string {
  const line = `Theta4(${values.join(', ')})`;
  if (`  return ${line};`.length <= WIDTH) return line;
  return `Theta4(\n${values.map((value) => `    ${value},\n`).join('')}  )`;
}

function typeset(text: string): string {
  return text.replaceAll('*', '·').replaceAll('-', '−');
}

function listed(parts: readonly string[]): string {
  return parts.length < 3
    ? parts.join(' and ')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > WIDTH) lines.push(`// ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
