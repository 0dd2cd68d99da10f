import type { FitConfig } from './config.ts';
import { noisyLineInPieces } from './data/line.ts';
import { MODELS } from './models/index.ts';
import { atOnce, type InPieces } from './pieces.ts';
import { TorchGenerator } from './random/torch.ts';
import { replayRun } from './replay/replay.ts';
import type { Dataset, Problem } from './types.ts';

/** A configuration, and the problem that it describes. */
export interface SetUp {
  readonly config: FitConfig;
  /** As `model.named_parameters()` names them, in the order of θ. [P] */
  readonly parameterNames: readonly string[];
  readonly problem: Problem;
}

/**
 * The data and the start of a run: drawn from the seed as the article's scripts draw them, the
 * noise before the parameters, or those of a replay. A start that is given takes the place of the
 * drawn one, and changes nothing about the data.
 */
export function setUp(config: FitConfig): SetUp {
  return atOnce(setUpInPieces(config));
}

/** As {@link setUp}, for data that take long to draw. */
export function* setUpInPieces(config: FitConfig): InPieces<SetUp> {
  const { data, start } =
    config.replay === 'none' ? yield* drawn(config) : replayRun(config.replay);
  const { curve, parameterNames } = MODELS[config.model];
  // As the kernels take it, so that every engine starts from the same.
  const parameters = config.start === 'drawn' ? start : config.start.map(Math.fround);
  return {
    config,
    parameterNames,
    problem: {
      data,
      curve,
      loss: 'mse',
      optimizer: 'sgd',
      strategy: config.strategy,
      learningRate: config.lr,
      sampleEvery: config.logEvery,
      start: { epoch: 0, parameters },
    },
  };
}

interface Drawn {
  readonly data: Dataset;
  readonly start: readonly number[];
}

function* drawn({ model, seed, points }: FitConfig): InPieces<Drawn> {
  const generator = new TorchGenerator(seed);
  const data = yield* noisyLineInPieces(generator, points);
  return { data, start: MODELS[model].init(generator) };
}
