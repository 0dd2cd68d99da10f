/** Models that are formulas: a row each. */
import { scatter, type Scatter } from '../data/scatter.ts';
import type { TrainingSet } from '../data/training-set.ts';
import { parseFormula } from '../formula/parse.ts';
import type { TorchGenerator } from '../random/torch.ts';

/** How a parameter of the start is drawn. f32 */
export type Draw = (generator: TorchGenerator) => number;

export interface FormulaModel {
  /** As a person types it. Its parameters are those of θ, in the order in which they appear. */
  readonly formula: string;
  /** Of each parameter, one after the other. */
  readonly start: Draw;
  readonly data: Scatter & {
    /** What PyTorch computes, where the formula's graph has a guarded operation in its place. */
    readonly formula?: string;
  };
}

/** N(0, 1), `torch.randn(1)` */
const normal: Draw = (generator) => generator.randn(1)[0] ?? NaN;
/** `torch.empty(1).uniform_(0.5, 1.5)` */
const nearOne: Draw = (generator) => generator.uniform(0.5, 1.5);

const between = (least: number, most: number): Scatter['range'] => ({ least, most });

export const CATALOGUE = {
  quadratic: {
    formula: 'a*x^2 + b*x + c',
    start: normal,
    data: { range: between(-3, 3), truth: [0.5, -2, 1], noise: 1 },
  },
  cubic: {
    formula: 'a*x^3 + b*x^2 + c*x + d',
    start: normal,
    data: { range: between(-2, 2), truth: [1, -0.5, -2, 1], noise: 0.5 },
  },
  exponential: {
    formula: 'a*exp(-b*x) + c',
    start: nearOne,
    data: { range: between(0, 5), truth: [5, 1.2, 1], noise: 0.2 },
  },
  logistic: {
    formula: 'a/(1 + exp(-b*(x - c)))',
    start: nearOne,
    data: {
      // 1 as a parameter: the graph of the formula has a sigmoid there.
      formula: 'a/(one + exp(-b*(x - c)))',
      range: between(-6, 6),
      truth: [4, 1, 1.5, 1],
      noise: 0.2,
    },
  },
  sine: {
    formula: 'a*sin(b*x + c) + d',
    start: normal,
    data: { range: between(-3, 3), truth: [2, 1.5, 0.5, 1], noise: 0.3 },
  },
  gaussian: {
    formula: 'a*exp(-((x - b)/c)^2/2) + d',
    start: nearOne,
    data: { range: between(-5, 5), truth: [4, 0.5, 1.2, 1], noise: 0.2 },
  },
  power: {
    formula: 'a*x^b',
    start: nearOne,
    data: { range: between(0.5, 5), truth: [2, 1.5], noise: 0.3 },
  },
} as const satisfies Record<string, FormulaModel>;
export type CatalogueId = keyof typeof CATALOGUE;

/** The degrees of {@link polynomial}: one more has more parameters than a formula may have. */
export const DEGREES = { least: 1, most: 63 } as const;

/** `c2*x^2 + c1*x + c0`, about 1 − x + x² − … */
export function polynomial(degree: number): FormulaModel {
  const powers = Array.from({ length: degree + 1 }, (_, i) => degree - i);
  const term = (k: number): string => (k === 0 ? 'c0' : k === 1 ? 'c1*x' : `c${k}*x^${k}`);
  return {
    formula: powers.map(term).join(' + '),
    start: normal,
    data: { range: between(-1, 1), truth: powers.map((k) => (-1) ** k), noise: 0.1 },
  };
}

/** As `named_parameters()` names them. [P] */
export function parameterNamesOf({ formula }: FormulaModel): readonly string[] {
  return parseFormula(formula).graph.parameters;
}

/** The data of a model, the first that a script draws. */
export function drawData(model: FormulaModel, generator: TorchGenerator, n: number): TrainingSet {
  return scatter(generator, model.data.formula ?? model.formula, model.data, n);
}

/** The parameters, drawn after the data. [P], f32 */
export function drawStart(model: FormulaModel, generator: TorchGenerator): number[] {
  return parameterNamesOf(model).map(() => model.start(generator));
}
