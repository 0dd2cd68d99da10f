/** What kernels/train-many.wgsl takes of a model, a loss and an optimizer: four runs at a point. */
import { appended } from '../core/formula/appended.ts';
import { Builder } from '../core/formula/builder.ts';
import { differentiate, type Differentiated } from '../core/formula/derivative.ts';
import type { Graph } from '../core/formula/graph.ts';
import { withProducts } from '../core/formula/products.ts';
import { lossOf } from '../core/losses/index.ts';
import { isNetwork, parameterCountOf } from '../core/models/model.ts';
import { networkGraph } from '../core/models/network-graph.ts';
import { GRADIENT, PARAMETER, type Optimizer } from '../core/optimizers/index.ts';
import { movementOf } from '../core/optimizers/movement.ts';
import type { RunsRecipe } from '../core/runs/recipe.ts';
import type { Problem } from '../core/types.ts';
import { slotsWgsl } from './formula.ts';
import { SPELLINGS } from './functions/index.ts';
import { stateLines } from './quads.ts';
import { AT_FOUR_POINTS, bodyOf, OF_A_PARAMETER, operationsOf, sumsOf, type Dialect, type Leaf } from './writing.ts'; // prettier-ignore

/** What the runs of a kernel have in common; of one run what it is left out of. */
export type RunsTexts = Pick<RunsRecipe, 'loss' | 'movement' | 'sameData'> & {
  /** Four times so many runs are an invocation's. */
  readonly quads: number;
  /** How the points of a step are gone through: a file of `runs/`. */
  readonly sums: 'one-point' | 'pairs-of-points' | 'points';
};
type Recipe = Pick<Problem, 'model' | 'loss' | 'optimizer'> & { readonly runs?: RunsTexts };

/** Products may be rounded with the sums that they go into: no `rounded` stands in a thousand lines. */
const AT_FOUR_RUNS: Dialect = { ...AT_FOUR_POINTS, rounds: false };
const OF_FOUR_PARAMETERS: Dialect = {
  ...OF_A_PARAMETER,
  widened: AT_FOUR_POINTS.widened,
  zero: AT_FOUR_POINTS.zero,
};

export function runsTextsOf(recipe: Recipe): RunsTexts {
  return recipe.runs ?? { loss: lossOf(recipe.loss).graph, movement: movementOf(recipe), sameData: true, quads: 1, sums: 'points' }; // prettier-ignore
}

/** A model's loss at a point as one graph, with ∂l/∂θ; its inputs are those of the model, y, and the numbers of the loss. */
export function pointGraph({
  model,
  loss,
}: {
  readonly model: Recipe['model'];
  readonly loss: Graph;
}): Differentiated {
  const graph = isNetwork(model) ? networkGraph(model) : model;
  const builder = new Builder(graph.nodes);
  const places = appended(builder, loss.nodes, graph);
  const inputs = [...graph.inputs, ...loss.inputs];
  return withProducts(differentiate({ nodes: builder.nodes, inputs, parameters: graph.parameters, output: places[loss.output] ?? NaN })); // prettier-ignore
}

/** Operations of a point that is light: to fetch it costs as much as they do, and so does what a loop writes. */
const MOST_LIGHT = 40;

/** Whether a point takes few operations, and none of them a function. */
export function isLightPoint(of: Parameters<typeof pointGraph>[0]): boolean {
  const { nodes, output, gradient } = pointGraph(of);
  const areOperators = operationsOf(nodes, [output, ...gradient]).every((op) => 'operator' in SPELLINGS[op]); // prettier-ignore
  return areOperators && nodes.length <= MOST_LIGHT;
}

/** `addPoint`, `addTerms`, and `clearSums` of as many sums. */
export function termsOfRunsWgsl(recipe: Recipe): string {
  const { loss, sameData, quads } = runsTextsOf(recipe);
  const { nodes, output, gradient, inputs } = pointGraph({ model: recipe.model, loss });
  const columns = inputs.length - loss.inputs.length;
  const numbers = loss.inputs.slice(1);
  const names = [...Array.from({ length: columns }, (_, d) => `x${d}`), 'y'];
  const leaf: Leaf = {
    input: (index) => {
      const name = names[index];
      if (name === undefined) return `quad.lossNumbers[${index - names.length}]`;
      return sameData ? { text: name, isNumber: true } : name;
    },
    parameter: (index) => `quad.theta[${index}]`,
  };
  const moving = [...gradient.keys()].filter((p) => gradient[p] !== undefined);
  const targets = [...moving.map((p) => `quad.gradients[${p}]`), 'quad.losses'];
  const ids = [...moving.map((p) => gradient[p] ?? output), output];
  return [
    '// The loss of four runs at a point, and ∂l/∂θ.',
    '',
    `const NUMBERS_OF_LOSS = ${Math.max(1, numbers.length)}u;`,
    '',
    'fn takeLossNumbers(quad: ptr<private, Quad>) {',
    ...numbers.map((_, i) => `  quad.lossNumbers[${i}] = lossNumberAt(quad.index, ${i});`),
    '}',
    '',
    'fn addPoint(row: u32) {',
    ...(sameData ? names.map((name, column) => `  let ${name} = valueAt(${column}, row);`) : []),
    ...Array.from(
      { length: quads },
      (_, q) => `  addTerms(${[`&quad${q}`, ...(sameData ? names : ['row'])].join(', ')});`,
    ),
    '}',
    '',
    `fn addTerms(${['quad: ptr<private, Quad>', ...(sameData ? names.map((name) => `${name}: f32`) : ['row: u32'])].join(', ')}) {`,
    ...(sameData
      ? []
      : names.map((name, column) => `  let ${name} = valueAt(quad.index, ${column}, row);`)),
    ...sumsOf({ nodes }, ids, targets, leaf, AT_FOUR_RUNS),
    '}',
    '',
    'fn clearSums(quad: ptr<private, Quad>) {',
    ...targets.map((target) => `  ${target} = Runs();`),
    '}',
    '',
  ].join('\n');
}

/** `numbersAt`, `moveParameters`, `takeState` and `keepState`. */
export function movementOfRunsWgsl(recipe: Recipe): string {
  const { optimizers, groupOf, slotCount } = runsTextsOf(recipe).movement;
  const P = parameterCountOf(recipe.model);
  const firsts = optimizers.map((_, g) =>
    optimizers.slice(0, g).reduce((sum, { scalars }) => sum + scalars.length, 0),
  );
  return [
    '// How the parameters of four runs move.',
    '',
    slotsWgsl(slotCount),
    '',
    ...optimizers.flatMap(movedWgsl),
    '// Of a step.',
    'struct Numbers {',
    ...optimizers.map((_, g) => `  ofGroup${g}: NumbersOfGroup${g},`),
    '}',
    '',
    'fn numbersAt(kinds: vec4u) -> Numbers {',
    '  return Numbers(',
    ...optimizers.map(({ scalars }, g) => {
      const values = scalars.map((_, i) => `numberAt(kinds, ${(firsts[g] ?? NaN) + i})`);
      return `    NumbersOfGroup${g}(${values.join(', ')}),`;
    }),
    '  );',
    '}',
    '',
    'fn moveParameters(quad: ptr<private, Quad>, inverse: f32) {',
    ...Array.from({ length: P }, (_, p) =>
      moveLine(p, groupOf[p] ?? 0, optimizers[groupOf[p] ?? 0]?.slots ?? []),
    ),
    '}',
    '',
    ...stateLines(P, slotCount),
  ].join('\n');
}

function moveLine(p: number, group: number, slots: readonly string[]): string {
  const kept = slots.map((name, s) => [`quad.slots[${s}][${p}]`, name] as const);
  const was = [`quad.theta[${p}]`, ...kept.map(([slot]) => slot)].join(', ');
  const written = kept.map(([slot, name]) => `  ${slot} = to${p}.${name};`);
  return [
    `  let to${p} = movedOfGroup${group}(OfGroup${group}(${was}), inverse * quad.gradients[${p}], quad.numbers.ofGroup${group});`,
    `  quad.theta[${p}] = to${p}.theta;`,
    ...written,
  ].join('\n');
}

/** One parameter of a group, as its optimizer moves it. */
function movedWgsl({ program, slots, scalars }: Optimizer, group: number): readonly string[] {
  const names = [...slots, PARAMETER];
  const leaf: Leaf = {
    input: (index) => {
      const name = program.inputs[index] ?? '';
      if (name === GRADIENT) return 'gradient';
      return names.includes(name) ? `was.${name}` : `numbers.${name}`;
    },
    parameter: () => '',
  };
  const ids = names.map((name) => program.outputs.get(name));
  const graph: Graph = { ...program, parameters: [], output: ids.at(-1) ?? 0 };
  const { gradient: places, nodes } = withProducts({ ...graph, gradient: ids });
  const targets = names.map((name) => `to.${name}`);
  return [
    `struct OfGroup${group} {`,
    ...['theta', ...slots].map((name) => `  ${name}: Runs,`),
    '}',
    '',
    `struct NumbersOfGroup${group} {`,
    ...scalars.map((name) => `  ${name}: Runs,`),
    '}',
    '',
    `fn movedOfGroup${group}(was: OfGroup${group}, gradient: Runs, numbers: NumbersOfGroup${group}) -> OfGroup${group} {`,
    `  var to: OfGroup${group};`,
    ...bodyOf({ nodes }, places, leaf, OF_FOUR_PARAMETERS, ([value = '']) => value, targets),
    '  return to;',
    '}',
    '',
  ];
}
