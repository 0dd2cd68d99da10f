/** A script for any settings: what PyTorch runs to print what Downhill prints. */
import { replayRun } from '../article/replay.ts';
import { X_RANGE } from '../article/line.ts';
import { inputNamesOf, type OwnData } from '../data/own.ts';
import { rowsOfOwn } from '../data/slice.ts';
import { DATASETS } from '../data/datasets.ts';
import { modelOf, namesOf } from '../models/index.ts';
import { REPLAY_POINTS, type FitConfig } from '../settings/index.ts';
import { methodOf } from '../setting-up.ts';
import type { Dataset, Precision } from '../types.ts';
import { dataImports, drawnData, linspace } from './data-script.ts';
import { lossScript, optimizerScript, ratesScript, scheduleScript } from './method-script.ts';
import { modelScript } from './model-script.ts';
import { ownImports, ownPoints } from './own-data-script.ts';
import { printed } from './printed-script.ts';
import { rowsOf, takenRows } from './rows.ts';
import { holding, startedAt, standardisedStart } from './start-script.ts';

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
  const columns = own === undefined ? DATASETS[config.dataset].columns : inputNamesOf(own);
  const model = modelScript(config, columns);
  const isStandard = own?.standardise === true;
  const replay = config.replay === 'none' ? undefined : replayRun(config.replay);
  const given = config.start === 'drawn' && replay !== undefined ? replay.start : config.start;
  const isOfOnes = model.named !== undefined;
  const names = namesOf(config, columns);
  const start = isStandard ? standardisedStart(given) : startedAt(given, names, isOfOnes);
  const kept = IN_PRECISION[config.precision];
  return [
    `"""${model.title} by gradient descent, as Downhill does with the same settings."""\n`,
    ...(own === undefined ? dataImports(config.dataset) : ownImports(own)),
    ...model.imports,
    'import torch',
    'from torch import nn\n\n',
    ...model.definition,
    ...((own?.x.length ?? config.points) > ONE_THREAD
      ? ['torch.set_num_threads(1)  # else the last bits depend on the number of threads']
      : []),
    ...data(config, replay?.data, own),
    model.made,
    // Data and start of a replay follow from no seed, batches do.
    ...(replay === undefined || config.batch === 'full' ? [] : [seeded(config)]),
    ...(isStandard ? [...kept, ...start] : [...start, ...kept]),
    ...loop(config, columns, isOfOnes),
    ...printed(
      model,
      config.batch === 'full' ? 'loss.item()' : 'total / n',
      own && rowsOfOwn(own, config.rows),
    ),
    '',
  ].join('\n');
}

/** The noise before the parameters: the order in which they are drawn decides what they are. */
function data(
  config: FitConfig,
  replayed: Dataset | undefined,
  own: OwnData | undefined,
): readonly string[] {
  if (own !== undefined) return [...ownPoints(own, config.rows), seeded(config)];
  if (replayed === undefined) {
    const { points, dataset, degree } = config;
    return [seeded(config), `n = ${points}`, ...drawnData(dataset, degree), ...takenRows(config.rows, ['x', 'y'])]; // prettier-ignore
  }
  return [
    `n = ${REPLAY_POINTS}`,
    linspace(X_RANGE),
    '# Reconstructed from what the article prints.',
    'y = torch.tensor([',
    ...rowsOf(replayed.y),
    ']).reshape(n, 1)',
  ];
}

function loop(config: FitConfig, columns: readonly string[], isOfOnes: boolean): readonly string[] {
  const chosen = modelOf(config, columns);
  const { loss, optimizer, schedule, batch } = methodOf(config, chosen);
  const { groups = [], ...moving } = optimizer;
  const fixed = groups.find(({ lr }) => lr === 0);
  const held = holding(fixed?.parameters ?? [], isOfOnes);
  const rated = ratesScript(config, chosen.parameterNames);
  const scheduler = scheduleScript(schedule);
  const isFull = batch === 'full';
  const [x, y] = isFull ? ['x', 'y'] : ['x[part]', 'y[part]'];
  const step = [
    `loss = criterion(model(${x}), ${y})`,
    'optimizer.zero_grad()',
    'loss.backward()',
    'optimizer.step()',
    ...held.after,
  ];
  return [
    '',
    ...held.before,
    ...lossScript(loss),
    ...rated,
    `optimizer = ${optimizerScript(moving, config.lr, rated.length > 0)}`,
    ...(scheduler === undefined ? [] : [`scheduler = ${scheduler}`]),
    '',
    `epochs = ${config.epochs}`,
    'for epoch in range(epochs):',
    ...(isFull
      ? step.map((line) => `    ${line}`)
      : [
          '    total = 0.0',
          `    for part in torch.randperm(n).split(${batch}):`,
          ...[...step, 'total += loss.item() * len(part)'].map((line) => `        ${line}`),
        ]),
    ...(scheduler === undefined ? [] : ['    scheduler.step()']),
    `    if (epoch + 1) % ${config.logEvery} == 0:`,
  ];
}

function seeded({ seed }: FitConfig): string {
  return `torch.manual_seed(${seed})`;
}
