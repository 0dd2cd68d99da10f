/** Models that are formulas: a row each. */
import type { Scatter } from '../data/scatter.ts';
import type { TorchGenerator } from '../random/torch.ts';

/** How a parameter of the start is drawn. */
export interface Draw {
  /** f32 */
  readonly from: (generator: TorchGenerator) => number;
  /** The same in a PyTorch script. */
  readonly torch: string;
}

export interface FormulaModel {
  /** As a person types it. Its parameters are those of θ, in the order in which they appear. */
  readonly formula: string;
  /** As `named_parameters()` names them, where that is not as the formula does. [P] */
  readonly parameterNames?: readonly string[];
  /** Of each parameter, one after the other. */
  readonly start: Draw;
  /** The points that are drawn for it, where they are its own. */
  readonly data?: Scatter;
}

const normal: Draw = {
  from: (generator) => generator.randn(1)[0] ?? NaN,
  torch: 'torch.randn(1)',
};

function uniform(least: number, most: number): Draw {
  return {
    from: (generator) => generator.uniform(least, most),
    torch: `torch.empty(1).uniform_(${least}, ${most})`,
  };
}

export const nearOne = uniform(0.5, 1.5);

const between = (least: number, most: number): Scatter['range'] => ({ least, most });

export const CATALOGUE = {
  /** The article's hand-built model: `a` and `b` are each an `nn.Parameter(torch.randn(1, 1))`. */
  parameter: { formula: 'a*x + b', start: normal },
  /**
   * The article's `nn.Linear(1, 1)`: weight and bias uniform on [−1, 1), since both of torch's bounds,
   * gain · √(3 / fan_in) with gain = √(1/3) and 1/√fan_in, are 1 for fan_in = 1.
   */
  linear: {
    formula: 'a*x + b',
    parameterNames: ['linear.weight', 'linear.bias'],
    start: uniform(-1, 1),
  },
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
      // 1 as a parameter, the last: the graph of the formula has a sigmoid there, which PyTorch has not.
      formula: 'a/(exp(-b*(x - c)) + one)',
      range: between(-6, 6),
      truth: [4, 1.5, 1, 1],
      noise: 0.2,
    },
  },
  'asymmetric-sigmoid': {
    formula: 'a/(1 + exp(-b*(x - c)))^d',
    start: nearOne,
    data: { range: between(-6, 6), truth: [4, 1, 0.5, 2], noise: 0.2 },
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

/** The article's two models, both a line. */
export const ARTICLE_MODELS = ['parameter', 'linear'] as const;
export type ArticleModelId = (typeof ARTICLE_MODELS)[number];

export function isArticleModel(id: string): id is ArticleModelId {
  return ARTICLE_MODELS.some((one) => one === id);
}

/** What the parameters of the line are called. */
export function articleNames(id: ArticleModelId): readonly string[] {
  return id === 'linear' ? CATALOGUE.linear.parameterNames : ['a', 'b'];
}

/** The degrees of {@link polynomial}: one more has more parameters than a formula may have. */
export const DEGREES = { usual: 3, least: 1, most: 63 } as const;

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
