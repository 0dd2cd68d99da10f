/** A model as a class of PyTorch, or as the layers of `nn.Sequential`. */
import type { Graph } from '../formula/graph.ts';
import type { FitConfig } from '../settings/index.ts';
import { ARTICLE_MODELS, modelOf, rowOf, type ArticleModelId } from '../models/index.ts';
import { isLine, isNetwork } from '../models/model.ts';
import type { ActivationId, Network } from '../models/network.ts';
import { PythonNames, literal } from './python.ts';
import { torchText } from './torch-text.ts';

/** Each as the article builds it, without what later versions of PyTorch made superfluous. */
const ARTICLE = {
  parameter: `\
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.randn(1, 1))
        self.b = nn.Parameter(torch.randn(1, 1))

    def forward(self, x):
        t = x.mm(self.a)  # n x 1
        return t + self.b.expand_as(t)
`,
  linear: `\
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return self.linear(x)  # n x 1
`,
} as const satisfies Record<ArticleModelId, string>;

const ACTIVATIONS = {
  tanh: 'nn.Tanh()',
  relu: 'nn.ReLU()',
  sigmoid: 'nn.Sigmoid()',
} as const satisfies Record<ActivationId, string>;

/** The parts of a script that a model has a say in. */
export interface ModelScript {
  /** What the script does. */
  readonly title: string;
  readonly imports: readonly string[];
  /** Before all else. */
  readonly definition: readonly string[];
  /** Makes `model`, whose parameters are drawn here. */
  readonly made: string;
  /** What `for name, parameter in` goes through: each has one number; undefined where some have more. */
  readonly named: string | undefined;
  /** a·x + b, which has names in own units. */
  readonly isLine: boolean;
}

/** @param columns what a formula calls the inputs. [D] */
export function modelScript(config: FitConfig, columns: readonly string[]): ModelScript {
  const { model, parameterNames } = modelOf(config, columns);
  if (isNetwork(model)) return ofNetwork(model);
  const article = ARTICLE_MODELS.find((id) => id === config.model);
  const parts = { imports: [], named: 'model.named_parameters()', isLine: isLine(model) };
  if (article !== undefined) {
    return { ...parts, title: 'Fits a line', definition: [ARTICLE[article], ''], made: 'model = Line()' }; // prettier-ignore
  }
  const names = parameterNames.map(literal).join(', ');
  return {
    ...parts,
    title: 'Fits a curve',
    definition: [curve(model, rowOf(config)?.start.torch ?? ''), ''],
    made: 'model = Curve()',
    named: `zip([${names}], model.parameters())`,
  };
}

function curve(graph: Graph, drawn: string): string {
  const names = new PythonNames(['self', 'torch', 'nn', 'inputs']);
  const columns = graph.inputs.map((name) => names.of(name));
  const parameters = graph.parameters.map((name) => names.of(name));
  const { lines, value, isColumn } = torchText(graph, columns, parameters, names);
  const taken = columns.length === 1 ? (columns[0] ?? 'x') : 'inputs';
  const body = [
    ...(columns.length === 1 ? [] : [`${columns.join(', ')} = inputs.split(1, dim=1)`]),
    `${parameters.join(', ')}${parameters.length === 1 ? ',' : ''} = self.theta`,
    ...lines,
    `return ${isColumn ? value : `(${value}).expand(len(${taken}), 1)`}`,
  ];
  return `\
class Curve(nn.Module):
    def __init__(self):
        super().__init__()
        drawn = [${drawn} for _ in range(${parameters.length})]
        self.theta = nn.ParameterList([nn.Parameter(one) for one in drawn])

    def forward(self, ${taken}):
${body.map((line) => `        ${line}`).join('\n')}
`;
}

function ofNetwork({ sizes, activation }: Network): ModelScript {
  const layers = sizes.slice(1).flatMap((size, i) => {
    const linear = `    nn.Linear(${sizes[i] ?? 1}, ${size}),`;
    return i < sizes.length - 2 ? [linear, `    ${ACTIVATIONS[activation]},`] : [linear];
  });
  return {
    title: 'Trains a network',
    imports: ['from itertools import product'],
    definition: [],
    made: ['model = nn.Sequential(', ...layers, ')'].join('\n'),
    named: undefined,
    isLine: false,
  };
}
