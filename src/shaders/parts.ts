/** What a kernel is joined of besides its own files: texts that are made for a model, a loss and an optimizer. */
import { differentiate } from '../core/formula/derivative.ts';
import type { Graph } from '../core/formula/graph.ts';
import { lossOf } from '../core/losses/index.ts';
import { inputCountOf, isNetwork, parameterCountOf, type Model } from '../core/models/model.ts';
import { unitsOf } from '../core/models/network.ts';
import { withProducts } from '../core/formula/products.ts';
import { movementOf } from '../core/optimizers/movement.ts';
import type { Problem } from '../core/types.ts';
import { linearisedWgsl, stepWgsl, sumsWgsl } from './fits.ts';
import { curveWgsl, lossWgsl } from './formula.ts';
import { filesOfSpellings, SPELLINGS, type Rounding } from './functions/index.ts';
import { movementWgsl } from './movement.ts';
import { isWrittenOut, networkWgsl } from './network.ts';
import { rowsWgsl } from './rows.ts';
import { quadsWgsl } from './quads.ts';
import { movementOfRunsWgsl, pointGraph, runsTextsOf, termsOfRunsWgsl, type RunsTexts } from './runs.ts'; // prettier-ignore
import { textOf } from './texts.ts';
import { operationsOf } from './writing.ts';

/** What is trained, as far as the kernels are concerned. */
export type Recipe = Pick<Problem, 'model' | 'loss' | 'optimizer'> & {
  /** What many runs have in common; left out, they are all this one. */
  readonly runs?: RunsTexts;
};

/** A file, or a text that was made as one. */
export interface Source {
  /** Below `src/shaders/`, without its ending. */
  readonly name: string;
  readonly text: string;
}

export function file(name: string): Source {
  return { name, text: textOf(name) };
}

/** By the name that stands for them in the sources of a kernel, after a colon. */
export const PARTS = {
  sizes: ({ model }: Recipe) => [{ name: 'made/sizes', text: sizesOf(model) }],
  model: ({ model }: Recipe) =>
    isNetwork(model)
      ? [
          isWrittenOut(parameterCountOf(model))
            ? { name: 'made/model', text: networkWgsl(model) }
            : file('terms/network'),
          file(`activations/${model.activation}`),
        ]
      : [{ name: 'made/model', text: curveWgsl(model) }, file('terms/formula')],
  columns: ({ model }: Recipe) => [
    file(inputCountOf(model) === 1 && !isNetwork(model) ? 'columns/one' : 'columns/several'),
  ],
  loss: ({ loss }: Recipe) => [{ name: 'made/loss', text: lossWgsl(lossOf(loss)) }],
  optimizer: (recipe: Recipe) => [
    { name: 'made/optimizer', text: movementWgsl(movementOf(recipe)) },
  ],
  exchange: ({ model }: Recipe) => [
    { name: 'made/exchange', text: rowsWgsl(parameterCountOf(model)) },
  ],
  functions: (recipe: Recipe) => functionsOf(recipe, 'free'),
  runs: runsSources,
  fit: ({ model }: Recipe) => (isNetwork(model) ? [] : fitOf(model)),
} as const satisfies Record<string, (recipe: Recipe) => readonly Source[]>;
export type PartName = keyof typeof PARTS;

/** What many runs take, four at a time. */
function runsSources(recipe: Recipe): readonly Source[] {
  const { loss, sameData, quads, sums } = runsTextsOf(recipe);
  const { nodes, output, gradient } = pointGraph({ model: recipe.model, loss });
  const called = operationsOf(nodes, [output, ...gradient]).map((op) => SPELLINGS[op]);
  return [
    { name: 'made/terms', text: termsOfRunsWgsl(recipe) },
    { name: 'made/movement', text: movementOfRunsWgsl(recipe) },
    { name: 'made/quads', text: quadsWgsl(quads) },
    file(sameData ? 'runs/same-data' : 'runs/own-data'),
    file(`runs/${sums}`),
    ...filesOfSpellings(called, 'free').map(file),
    file('rounding/free'),
  ];
}

/** What a fit takes of a formula. */
function fitOf(graph: Graph): readonly Source[] {
  const { length } = graph.parameters;
  return [
    { name: 'made/rows', text: linearisedWgsl(graph) },
    { name: 'made/sums', text: sumsWgsl(length) },
    { name: 'made/step', text: stepWgsl(length) },
  ];
}

function sizesOf(model: Model): string {
  const sizes = [
    `const PARAMETERS = ${parameterCountOf(model)}u;`,
    `const COLUMNS = ${inputCountOf(model)}u;`,
  ];
  if (isNetwork(model)) {
    const { sizes: layers } = model;
    sizes.push(
      `const LAYERS = ${layers.length - 1}u;`,
      `const SIZES = array(${layers.map((size) => `${size}u`).join(', ')});`,
      `const UNITS = ${unitsOf(model)}u; // with the inputs`,
    );
  }
  return `// The sizes of the model.\n\n${sizes.join('\n')}\n`;
}

/** The functions that a model and its loss call, with what these are made of. */
function functionsOf({ model, loss }: Recipe, rounding: Rounding): readonly Source[] {
  const { graph } = lossOf(loss);
  const graphs = isNetwork(model) ? [graph] : [model, graph];
  const called = graphs.flatMap((one) => {
    const { nodes, output, gradient } = withProducts(differentiate(one));
    return operationsOf(nodes, [output, ...gradient]).map((op) => SPELLINGS[op]);
  });
  const ofNetwork =
    isNetwork(model) && model.activation !== 'relu' ? [SPELLINGS[model.activation]] : [];
  const names = filesOfSpellings([...called, ...ofNetwork], rounding);
  return [...new Set([...names, `rounding/${rounding}`])].map(file);
}
