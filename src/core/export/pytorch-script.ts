/** The article's script for any settings: what PyTorch runs to print what Downhill prints. */
import { REPLAY_POINTS, type FitConfig } from '../config.ts';
import { TRUE_LINE, X_RANGE } from '../data/line.ts';
import type { OwnData } from '../data/own.ts';
import type { ModelId } from '../models/index.ts';
import { replayRun } from '../replay/replay.ts';
import type { Dataset, Precision } from '../types.ts';
import { ownImports, ownParameters, ownPoints, standardisedStart } from './own-data-script.ts';
import { f32Text, rowsOf } from './rows.ts';

/** Each as the article builds it, without what later versions of PyTorch made superfluous. */
const CLASSES = {
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
} as const satisfies Record<ModelId, string>;

/** From here on torch shares `linspace` and sums among its threads, and the last bits follow. */
const ONE_THREAD = 32_768;

const DOUBLE =
  'model, x, y = model.double(), x.double(), y.double()  # drawn in f32, trained in f64';

const IN_PRECISION = {
  f32: [],
  f64: [DOUBLE],
  compensated: [
    '# Downhill keeps pairs of f32 here. PyTorch has none; f64 is what they stand in for.',
    DOUBLE,
  ],
} as const satisfies Record<Precision, readonly string[]>;

/**
 * A Python script that draws the same data and the same start as {@link setUp}, trains as long and
 * prints the same lines. Numbers agree to the last digits of f32, where PyTorch adds a sum in
 * another order. Of a replay it holds the data and the start; own data it holds or reads from their
 * file, and standardises as Downhill does. The engine is PyTorch's own: engine and strategy leave no
 * trace in the script, and `compensated`, which PyTorch does not have, becomes f64, the precision
 * that it stands in for.
 */
export function pytorchScript(config: FitConfig, own?: OwnData): string {
  const points = own?.x.length ?? config.points;
  return [
    `"""Fits a line by gradient descent, as Downhill does with the same settings."""\n`,
    ...(own === undefined ? [] : ownImports(own)),
    'import torch',
    'from torch import nn\n\n',
    CLASSES[config.model],
    '',
    ...(points > ONE_THREAD
      ? ['torch.set_num_threads(1)  # else the last bits depend on the number of threads']
      : []),
    ...(own === undefined ? begun(config) : begunOnOwn(config, own)),
    training(config, own),
  ].join('\n');
}

/** Data and model, as they are before the first step. */
function begun(config: FitConfig): readonly string[] {
  const replay = config.replay === 'none' ? undefined : replayRun(config.replay);
  const start = config.start === 'drawn' ? replay?.start : config.start;
  return [
    ...(replay === undefined ? drawn(config) : replayed(replay.data)),
    ...(start === undefined ? [] : startedAt(start)),
    ...IN_PRECISION[config.precision],
  ];
}

/** There is no noise to draw before the model. */
function begunOnOwn({ seed, start, precision }: FitConfig, own: OwnData): readonly string[] {
  const begin = [...ownPoints(own), `torch.manual_seed(${seed})`, 'model = Line()'];
  if (start === 'drawn') return [...begin, ...IN_PRECISION[precision]];
  return own.standardise
    ? [...begin, ...IN_PRECISION[precision], ...standardisedStart(start)]
    : [...begin, ...startedAt(start), ...IN_PRECISION[precision]];
}

/** The noise before the parameters: the order in which they are drawn decides what they are. */
function drawn({ seed, points }: FitConfig): readonly string[] {
  const { least, most } = X_RANGE;
  return [
    `torch.manual_seed(${seed})`,
    `n = ${points}`,
    `x = torch.linspace(${least}, ${most}, n).reshape(n, 1)`,
    `y = ${TRUE_LINE.a} * x + ${TRUE_LINE.b} + torch.randn(x.size())`,
    'model = Line()',
  ];
}

function replayed({ y }: Dataset): readonly string[] {
  const { least, most } = X_RANGE;
  return [
    `n = ${REPLAY_POINTS}`,
    `x = torch.linspace(${least}, ${most}, n).reshape(n, 1)`,
    '# Reconstructed from what the article prints.',
    'y = torch.tensor([',
    ...rowsOf(y),
    ']).reshape(n, 1)',
    'model = Line()',
  ];
}

/** In the place of what the model drew. */
function startedAt(start: readonly number[]): readonly string[] {
  return [
    'with torch.no_grad():',
    `    for parameter, value in zip(model.parameters(), [${start.map(f32Text).join(', ')}]):`,
    '        parameter.fill_(value)',
  ];
}

function training({ lr, epochs, logEvery }: FitConfig, own: OwnData | undefined): string {
  return `
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=${lr})

epochs = ${epochs}
for epoch in range(epochs):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % ${logEvery} == 0:
${own === undefined ? PRINTED : printedOwn(own)}

${own === undefined ? PARAMETERS : ownParameters(own)}`;
}

const PRINTED = `\
        print(f"Epoch[{epoch + 1}/{epochs}], loss:{loss.item():.6f}")`;

/** As `ownEpochLine` has it. */
function printedOwn({ standardise }: OwnData): string {
  return `\
        mse = loss.item()${standardise ? ' * y_sd**2' : ''}
        digits = ".6g" if 0 < mse < 0.1 else ".6f"
        print(f"Epoch[{epoch + 1}/{epochs}], loss:{mse:{digits}}")`;
}

const PARAMETERS = `\
for name, parameter in model.named_parameters():
    print(f"{name} {parameter.item():.4f}")
`;
