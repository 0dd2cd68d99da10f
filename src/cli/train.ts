import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { parseFlags } from '../core/settings/parse.ts';
import type { OwnData } from '../core/data/own.ts';
import { rowsOfOwn } from '../core/data/slice.ts';
import { AbortedError, ConfigError } from '../core/errors.ts';
import { suitableLearningRate, theoryOf, type Theory } from '../core/quadratic/index.ts';
import { grouped } from '../core/text/grouped.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import { seedToJson } from '../core/settings/seed.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import { setUpInPieces, type SetUp } from '../core/setup.ts';
import { isLine } from '../core/models/model.ts';
import type { Engine } from '../core/types.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { inOwnUnits } from '../run/in-own-units.ts';
import type { Command, Io, World } from './command.ts';
import { NO_TUNE, only, type Flags } from './flags.ts';
import { goodnessOfRun } from './goodness.ts';
import { follow, printing, stoppedAt, type Run } from './follow.ts';
import { duration, shareLine, stepsPerSecond } from './output.ts';
import {
  OWN_DATA,
  dataReport,
  parseDataRequest,
  readOwnData,
  type DataRequest,
} from './own-data.ts';
import { dataWarnings, replayDifference, shortfall } from './remarks.ts';

/** What is asked for. */
interface Request {
  readonly config: FitConfig;
  /** `--lr auto`: the learning rate that suits the data takes the place of the one in `config`. */
  readonly autoRate: boolean;
  readonly data: DataRequest | undefined;
  readonly json: boolean;
}

export const TRAIN: Command<Request> = {
  command: 'train',
  forms: ['[flags]'],
  about: `Trains a model by gradient descent: a line, a curve of the catalogue, a formula or a small
network, on drawn points or on your own table. Prints the loss on the way, the parameters at last.`,
  flags: {
    '': {
      ...SETTINGS,
      lr: {
        ...SETTINGS.lr,
        values: 'X|auto',
        about: `${SETTINGS.lr.about}; auto: half the largest stable one`,
      },
    },
    'Own data': OWN_DATA,
    Output: {
      json: {
        ...SWITCH,
        about: 'print one JSON object with the settings, the log and the parameters',
      },
      'no-tune': NO_TUNE,
    },
  },
  examples: [
    '--model linear --seed 7',
    '--replay parameter',
    '--data cars.csv --x weight --y mpg --standardise --lr auto --epochs 200',
    "--data decay.csv --formula 'A*exp(-t/tau) + c' --optimizer adam --lr 0.05",
    '--model network --layers 8,8 --dataset circle --loss bce-with-logits --lr 0.1',
    '--points 1000000 --epochs 1000 --log-every 10 --json > run.json',
  ],
  read: request,
  perform: train,
};

function request({ raw }: Flags): Request {
  const data = parseDataRequest(raw);
  const settings = only(SETTINGS, raw);
  const autoRate = settings['lr'] === 'auto';
  const config = parseFlags(autoRate ? { ...settings, lr: undefined } : settings);
  return { config, autoRate, data, json: raw['json'] === true };
}

/**
 * `downhill train`: the log and the parameters, or one JSON object, to stdout; all else to stderr.
 * Ends with what the engine or the session throws; the engine is destroyed in any case.
 */
async function train(
  { config: asked, autoRate, data, json }: Request,
  io: World,
): Promise<boolean> {
  const read = data === undefined ? undefined : await readOwnData(data, asked, io);
  const own = read && rowsOfOwn(read.own, asked.rows);
  const choosing = chooseEngine(asked, io.makers, io.terminal.say, own);
  const base = await io.stop.race(choosing, () => stoppedAt(0, asked.epochs));
  try {
    const made = await prepared(asked, read?.own, io);
    // Data that follow from the seed need none, and may be many.
    const theory = autoRate || read !== undefined ? theoryOf(made.problem) : undefined;
    const set = withRate(made, theory, own, autoRate, io);
    const { config, problem, units } = set;
    const engine = units === undefined ? base : inOwnUnits(base, units);
    const printed = printing(set, theory, own);
    if (config.bounds.length > 0) io.terminal.say(`gradient descent knows no bounds: downhill fit --bounds ${config.bounds.join()} keeps to them`); // prettier-ignore
    const run = await follow(engine, set, printed, json, io);
    const { y } = (units && own) ?? problem.data;
    const goodness = goodnessOfRun(problem, y, run);
    const data =
      read === undefined ? { dataset: config.dataset } : { data: dataReport(read, units) };
    const lines = json
      ? [JSON.stringify({ ...report(set, engine, run), ...goodness.report, ...data })]
      : printed.parameters(run.final);
    await io.terminal.print(lines);
    const steps = config.epochs * stepsPerEpoch(problem);
    const speed = grouped(stepsPerSecond(steps, run.elapsedMs));
    io.terminal.say(
      `${grouped(config.epochs)} epochs in ${duration(run.elapsedMs)}, ${speed} steps/s`,
    );
    io.terminal.say(goodness.sentence);
    const short = own && theory && shortfall(own, set, theory, run.final, printed.parameters);
    if (short !== undefined) io.terminal.say(short);
    const difference = replayDifference(config, run.log);
    if (difference !== undefined) io.terminal.say(difference);
    return true;
  } finally {
    base.destroy();
  }
}

/** @throws AbortedError */
async function prepared(config: FitConfig, own: OwnData | undefined, io: Io): Promise<SetUp> {
  const work = setUpInPieces(config, own);
  for (;;) {
    if (io.stop.cause !== undefined) throw new AbortedError(stoppedAt(0, config.epochs));
    const { done, value } = work.next();
    if (done === true) return value;
    io.terminal.draw(() => shareLine('generating', config.points, value));
    await io.breathe();
  }
}

/** With the learning rate that holds; says what there is to say about it. */
function withRate(
  set: SetUp,
  theory: Theory | undefined,
  own: OwnData | undefined,
  autoRate: boolean,
  io: Io,
): SetUp {
  if (!autoRate && own === undefined) return set;
  if (autoRate && theory === undefined) {
    throw new ConfigError('lr', 'lr auto is not known for this model: give a number');
  }
  const lr = autoRate && theory !== undefined ? suitableLearningRate(theory) : set.config.lr;
  if (lr < SETTINGS.lr.least) {
    throw new ConfigError(
      'lr',
      `lr auto would be ${lr} for these data, below ${SETTINGS.lr.least}: ${isLine(set.problem.model) ? 'add --standardise' : 'scale the columns in the file'}`,
    );
  }
  if (autoRate) io.terminal.say(`lr ${lr}`);
  const config = { ...set.config, lr };
  if (own !== undefined)
    for (const text of dataWarnings(own, { ...set, config }, theory)) io.terminal.say(text);
  return { ...set, config, problem: { ...set.problem, learningRate: lr } };
}

/** The object of `train --json`. */
function report(
  { config, formula, parameterNames, problem }: SetUp,
  { info }: Engine,
  { strategy, log, final, loss, elapsedMs }: Run,
): object {
  const { model, seed, replay, points, rows, epochs, lr, batch } = config;
  return {
    engine: info.engine,
    adapter: info.adapter,
    strategy,
    model,
    formula: formula ?? null,
    ...(model === 'network' && { layers: config.layers, activation: config.activation }),
    // A replay has no seed: the article does not say it.
    seed: replay === 'none' ? seedToJson(seed) : null,
    ...(replay !== 'none' && { replay }),
    points,
    ...(rows !== 'all' && { rows }),
    epochs,
    lr,
    ...chosen('loss', problem.loss),
    ...chosen('optimizer', problem.optimizer),
    ...chosen('schedule', problem.schedule),
    batch,
    parameterNames,
    init: problem.start.parameters,
    log,
    final,
    finalLoss: loss,
    elapsedMs,
    stepsPerSecond: stepsPerSecond(epochs * stepsPerEpoch(problem), elapsedMs),
  };
}

/** `{ optimizer: 'adam', optimizerOptions: { … } }` */
function chosen(key: string, { kind, ...options }: { readonly kind: string }): object {
  return { [key]: kind, [`${key}Options`]: options };
}
