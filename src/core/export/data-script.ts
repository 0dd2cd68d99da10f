/** Data as a script draws them: it makes `n`, `x`, [n, D], and `y`, [n, 1]. */
import { TRUE_LINE, X_RANGE } from '../article/line.ts';
import type { DatasetId } from '../data/datasets.ts';
import type { PlaneId } from '../data/planes.ts';
import type { Scatter } from '../data/scatter.ts';
import { parseFormula } from '../formula/parse.ts';
import { CATALOGUE, DEGREES, polynomial, type FormulaModel } from '../models/catalogue.ts';
import { PythonNames } from './python.ts';
import { floatText } from './rows.ts';
import { torchText } from './torch-text.ts';

const SQUARE = 'x = torch.rand(n, 2) * 12 - 6';

const PLANES = {
  circle: [SQUARE, 'y = (x.pow(2).sum(1, keepdim=True) < 12.5).float()'],
  xor: [SQUARE, 'y = (x[:, :1] * x[:, 1:] > 0).float()'],
  spiral: [
    'torch.rand(n, 2)  # the same numbers are drawn for every plane',
    'half = n // 2',
    'n = 2 * half',
    'i = torch.arange(half, dtype=torch.float32) / half',
    'r, t = i * 5, 1.75 * i * 2 * pi',
    'arm = torch.stack([r * torch.sin(t), r * torch.cos(t)], 1)',
    'x = torch.cat([arm, -arm]) + (torch.rand(n, 2) - 0.5)',
    'y = torch.cat([torch.ones(half, 1), torch.zeros(half, 1)])',
  ],
} as const satisfies Record<PlaneId, readonly string[]>;

/** After `n = …`. */
export function drawnData(dataset: DatasetId, degree: number | undefined): readonly string[] {
  if (dataset === 'line') {
    const { a, b } = TRUE_LINE;
    return [linspace(X_RANGE), `y = ${a} * x + ${b} + torch.randn(x.size())`];
  }
  if (dataset in PLANES) return PLANES[dataset as PlaneId];
  const row: FormulaModel =
    dataset === 'polynomial'
      ? polynomial(degree ?? DEGREES.usual)
      : CATALOGUE[dataset as keyof typeof CATALOGUE];
  return row.data === undefined ? [] : about(row.formula, row.data);
}

/** The modules that {@link drawnData} uses. */
export function dataImports(dataset: DatasetId): readonly string[] {
  return dataset === 'spiral' ? ['from math import pi'] : [];
}

export function linspace({ least, most }: Scatter['range']): string {
  return `x = torch.linspace(${least}, ${most}, n).reshape(n, 1)`;
}

function about(ofModel: string, { range, truth, noise, formula }: Scatter): readonly string[] {
  const { graph } = parseFormula(formula ?? ofModel);
  const names = new PythonNames(['n', 'x', 'y', 'torch', 'nn']);
  const parameters = graph.parameters.map((name) => names.of(name));
  const { lines, value } = torchText(graph, ['x'], parameters, names);
  return [
    linspace(range),
    `${parameters.join(', ')} = torch.tensor([${truth.map(floatText).join(', ')}])`,
    ...lines,
    `y = ${value} + ${noise} * torch.randn(n, 1)`,
  ];
}
