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
import { AT_FOUR_POINTS, bodyOf, OF_A_PARAMETER, type Dialect, type Leaf } from './writing.ts';

/** What the runs of a kernel have in common; of one run what it is left out of. */
export type RunsTexts = Pick<RunsRecipe, 'loss' | 'movement' | 'sameData'>;
type Recipe = Pick<Problem, 'model' | 'loss' | 'optimizer'> & { readonly runs?: RunsTexts };

/** Products may be rounded with the sums that they go into: no `rounded` stands in a thousand lines. */
const AT_FOUR_RUNS: Dialect = { ...AT_FOUR_POINTS, rounds: false };
const OF_FOUR_PARAMETERS: Dialect = {
  ...OF_A_PARAMETER,
  widened: AT_FOUR_POINTS.widened,
  zero: AT_FOUR_POINTS.zero,
};

export function runsTextsOf(recipe: Recipe): RunsTexts {
  return recipe.runs ?? { loss: lossOf(recipe.loss).graph, movement: movementOf(recipe), sameData: true }; // prettier-ignore
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

/** `addTerms`, and `clearSums` of as many sums. */
export function termsOfRunsWgsl(recipe: Recipe): string {
  const { loss, sameData } = runsTextsOf(recipe);
  const { nodes, output, gradient, inputs } = pointGraph({ model: recipe.model, loss });
  const columns = inputs.length - loss.inputs.length;
  const numbers = loss.inputs.slice(1);
  const names = [...Array.from({ length: columns }, (_, d) => `x${d}`), 'y'];
  const leaf: Leaf = {
    input: (index) => {
      const name = names[index];
      if (name === undefined) return numbers[index - names.length] ?? '';
      return sameData ? { text: name, isNumber: true } : name;
    },
    parameter: (index) => `theta[${index}]`,
  };
  const moving = [...gradient.keys()].filter((p) => gradient[p] !== undefined);
  const targets = [...moving.map((p) => `gradients[${p}]`), 'losses'];
  const ids = [...moving.map((p) => gradient[p]), output];
  const lines = bodyOf({ nodes }, ids, leaf, AT_FOUR_RUNS, ([value = '']) => value, targets);
  const sums = lines.slice(-targets.length).map((line) => line.replace(' = ', ' += '));
  return [
    '// The loss of four runs at a point, and ∂l/∂θ.',
    '',
    ...numbers.map((name) => `var<private> ${name}: Runs;`),
    '',
    'fn takeLossNumbers() {',
    ...numbers.map((name, i) => `  ${name} = lossNumberAt(${i});`),
    '}',
    '',
    'fn addTerms(row: u32) {',
    ...names.map((name, column) => `  let ${name} = valueAt(${column}, row);`),
    ...lines.slice(0, -targets.length),
    ...sums,
    '}',
    '',
    'fn clearSums() {',
    ...targets.map((target) => `  ${target} = Runs();`),
    '}',
    '',
  ].join('\n');
}

/** `numbersAt`, and `moveAll` of all parameters. */
export function movementOfRunsWgsl(recipe: Recipe): string {
  const { optimizers, groupOf, slotCount } = runsTextsOf(recipe).movement;
  const firsts = optimizers.map((_, g) =>
    optimizers.slice(0, g).reduce((sum, { scalars }) => sum + scalars.length, 0),
  );
  return [
    '// How the parameters of four runs move.',
    '',
    slotsWgsl(slotCount),
    `const KEPT = ${slotCount}u;`,
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
    'fn moveAll(inverse: f32, numbers: Numbers) {',
    ...Array.from({ length: parameterCountOf(recipe.model) }, (_, p) =>
      moveLine(p, groupOf[p] ?? 0, optimizers[groupOf[p] ?? 0]?.slots ?? []),
    ),
    '}',
    '',
  ].join('\n');
}

function moveLine(p: number, group: number, slots: readonly string[]): string {
  const kept = slots.map((name, s) => [`slots[${s}][${p}]`, name] as const);
  const was = [`theta[${p}]`, ...kept.map(([slot]) => slot)].join(', ');
  const written = kept.map(([slot, name]) => `  ${slot} = to${p}.${name};`);
  return [
    `  let to${p} = movedOfGroup${group}(OfGroup${group}(${was}), inverse * gradients[${p}], numbers.ofGroup${group});`,
    `  theta[${p}] = to${p}.theta;`,
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
