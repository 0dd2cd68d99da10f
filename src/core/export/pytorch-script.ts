/** The article's script for any settings: what PyTorch runs to print what Downhill prints. */
import { REPLAY_POINTS, type FitConfig } from '../settings/index.ts';
import { TRUE_LINE, X_RANGE } from '../article/line.ts';
import type { OwnData } from '../data/own.ts';
import type { ArticleModelId } from '../models/index.ts';
import { replayRun } from '../article/replay.ts';
import { startOf } from '../settings/start.ts';
import type { Dataset, Precision } from '../types.ts';
import { parameterDigits } from '../text/numbers.ts';
import { ownImports, ownPoints } from './own-data-script.ts';
import { f32Text, floatText, rowsOf } from './rows.ts';

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
} as const satisfies Record<ArticleModelId, string>;

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
  const { model, seed, points, lr, epochs, logEvery, precision } = config;
  const replay = config.replay === 'none' ? undefined : replayRun(config.replay);
  const given =
    config.start === 'drawn' ? replay?.start : startOf(config.start, ['a', 'b'], [NaN, NaN]);
  const isStandard = own?.standardise === true;
  const start = given === undefined ? [] : isStandard ? standardisedStart(given) : startedAt(given);
  const kept = IN_PRECISION[precision];
  const seeded = `torch.manual_seed(${seed})`;
  return [
    `"""Fits a line by gradient descent, as Downhill does with the same settings."""\n`,
    ...(own === undefined ? [] : ownImports(own)),
    'import torch',
    'from torch import nn\n\n',
    CLASSES[model as ArticleModelId],
    '',
    ...((own?.x.length ?? points) > ONE_THREAD
      ? ['torch.set_num_threads(1)  # else the last bits depend on the number of threads']
      : []),
    // The noise before the parameters: the order in which they are drawn decides what they are.
    ...(own !== undefined
      ? [...ownPoints(own), seeded]
      : replay !== undefined
        ? [...linspace(REPLAY_POINTS), ...replayed(replay.data)]
        : [seeded, ...linspace(points), NOISY]),
    'model = Line()',
    ...(isStandard ? [...kept, ...start] : [...start, ...kept]),
    `
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
`,
  ].join('\n');
}

function linspace(points: number): readonly string[] {
  const { least, most } = X_RANGE;
  return [`n = ${points}`, `x = torch.linspace(${least}, ${most}, n).reshape(n, 1)`];
}

const NOISY = `y = ${TRUE_LINE.a} * x + ${TRUE_LINE.b} + torch.randn(x.size())`;

function replayed({ y }: Dataset): readonly string[] {
  const rows = ['y = torch.tensor([', ...rowsOf(y), ']).reshape(n, 1)'];
  return ['# Reconstructed from what the article prints.', ...rows];
}

/** In the place of what the model drew. */
function startedAt(start: readonly number[]): readonly string[] {
  return filled(`[${start.map(f32Text).join(', ')}]`);
}

/** The same, of a start in own units. */
function standardisedStart([a = NaN, b = NaN]: readonly number[]): readonly string[] {
  return [
    `a, b = ${floatText(a)}, ${floatText(b)}  # where to start, in the units of the data`,
    'start = [a * x_sd / y_sd, (b + a * x_mean - y_mean) / y_sd]',
    ...filled('start'),
  ];
}

function filled(values: string): readonly string[] {
  return [
    'with torch.no_grad():',
    `    for parameter, value in zip(model.parameters(), ${values}):`,
    '        parameter.fill_(value)',
  ];
}

const PRINTED = `\
        print(f"Epoch[{epoch + 1}/{epochs}], loss:{loss.item():.6f}")

for name, parameter in model.named_parameters():
    print(f"{name} {parameter.item():.4f}")`;

const IN_OWN_UNITS = `\
# Back from the standardised units to those of the data.
a = a * y_sd / x_sd
b = y_mean + y_sd * b - a * x_mean
`;

/** As `printed.ts` has it. */
function printedOwn(own: OwnData): string {
  return `\
        mse = loss.item()${own.standardise ? ' * y_sd**2' : ''}
        digits = ".6g" if 0 < mse < 0.1 else ".6f"
        print(f"Epoch[{epoch + 1}/{epochs}], loss:{mse:{digits}}")

a, b = (parameter.item() for parameter in model.parameters())
${own.standardise ? IN_OWN_UNITS : ''}\
for (name, _), value in zip(model.named_parameters(), (a, b)):
    print(f"{name} {value:.${parameterDigits(own)}g}")`;
}
