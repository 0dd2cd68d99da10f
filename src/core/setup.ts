import { TRUE_LINE } from './article/line.ts';
import { DATASETS } from './data/datasets.ts';
import { drawInPieces } from './data/draw.ts';
import { inputsOf } from './data/inputs.ts';
import { checkOwn, namesOfInputs, type OwnData } from './data/own.ts';
import { rowsOfData } from './data/slice.ts';
import type { Units } from './data/units.ts';
import { modelOf, namesOf, rowOf } from './models/index.ts';
import { TorchGenerator } from './random/torch.ts';
import { settingUp, setUpDrawn, type Reading, type SetUp } from './setting-up.ts';
import { DEFAULTS, SETTINGS, type FitConfig } from './settings/index.ts';
import { parseConfig } from './settings/parse.ts';
import { checkNames } from './settings/read.ts';
import { parseSeed } from './settings/seed.ts';
import type { Dataset } from './types.ts';
import { atOnce, type InPieces } from './work/pieces.ts';

export type { SetUp } from './setting-up.ts';

/** Of every model and dataset. */
const READING: Reading = {
  modelOf,
  draw: drawInPieces,
  columnsOf: ({ dataset }) => DATASETS[dataset].columns,
};

/**
 * The data and the start of a run: drawn from the seed as the article's scripts draw them, the
 * noise before the parameters, or those of a replay, or a person's own data with a drawn start. A
 * start that is given takes the place of the drawn one, and changes nothing about the data.
 * @throws ConfigError for own data and a replay at once, and for what is no configuration or no data
 */
export function setUp(config: FitConfig, own?: OwnData): SetUp {
  checkNames(SETTINGS, config);
  const { replay, seed } = { ...DEFAULTS, ...config };
  // A replay is at odds with a seed, also with the one that a configuration always has.
  const checked = parseConfig(replay === 'none' ? given(config) : { ...given(config), seed: undefined }); // prettier-ignore
  if (own !== undefined) checkOwn(own);
  return atOnce(setUpInPieces({ ...checked, seed: parseSeed(seed) }, own));
}

/** As {@link setUp}, for data that take long to draw. */
export function setUpInPieces(config: FitConfig, own?: OwnData): InPieces<SetUp> {
  return settingUp(READING, config, own);
}

/** What the parameters of a configuration are called. [P] */
export function parameterNamesOf(config: FitConfig): readonly string[] {
  return namesOf(config, DATASETS[config.dataset].columns);
}

/** What drawn points scatter about, where the model can be it. [P] */
export function truthOf(config: FitConfig): readonly number[] | undefined {
  const { model, dataset, replay } = config;
  const row = rowOf(config);
  if (model === 'parameter' || model === 'linear') {
    return dataset === 'line' || replay !== 'none' ? [TRUE_LINE.a, TRUE_LINE.b] : undefined;
  }
  // A row of the catalogue may have numbers behind its parameters that the formula writes out.
  return model === dataset ? row?.data?.truth.slice(0, parameterNamesOf(config).length) : undefined;
}

/**
 * The same on data from elsewhere, as they are: `rows` of them.
 * @param start [P]; left out, it is drawn from the seed as the model draws it
 * @param units of standardised data
 */
export function setUpOn(
  config: FitConfig,
  data: Dataset,
  start?: readonly number[],
  units?: Units,
): SetUp {
  const generator = new TorchGenerator(config.seed);
  const columns = namesOfInputs(inputsOf(data).length);
  const used = { data: rowsOfData(data, config.rows), points: data.x.length };
  return setUpDrawn(READING, config, {
    ...used,
    columns,
    generator,
    ...(start && { start }),
    units,
  });
}

/** A configuration as it was given: what follows from the rest is left out. */
function given(config: FitConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
