import { DATASETS } from '../data/datasets.ts';
import { ConfigError } from '../errors.ts';
import { belongs } from './methods.ts';
import { type Naming, type Raw, type Rule } from './read.ts';
import { REPLAY_POINTS, SETTINGS, type FitConfig, type Setting } from './table.ts';

/** A log of more lines than this would not fit in memory beside the data. */
export const MOST_LOG_LINES = 1_000_000;

/** What holds between several settings. */
export const RULES: readonly Rule<FitConfig>[] = [
  besideReplay,
  ofWhatIsChosen,
  dataOfModel,
  linesOfLog,
  precisionOfEngine,
];

/** An option says something about those alone that have it. */
function ofWhatIsChosen(values: FitConfig, raw: Raw, naming: Naming): void {
  for (const [key, { belongsTo }] of Object.entries<Setting>(SETTINGS)) {
    const field = naming(key);
    // A list of nothing says nothing.
    const isSaid = (raw[field] ?? undefined) !== undefined && String(raw[field]) !== '';
    if (belongsTo === undefined || !isSaid) continue;
    if (belongs(belongsTo, (name) => values[name as keyof FitConfig])) continue;
    const [[to, ids] = ['', []]] = Object.entries(belongsTo);
    const chosen = String(values[to as keyof FitConfig]);
    throw new ConfigError(
      field,
      `${field} has no effect on ${to} ${chosen}, only on ${ids.join(', ')}: leave it out, or choose ${to} ${ids[0] ?? ''}`,
      { [field]: { kind: 'belongs', to, ids } },
    );
  }
}

/** Formulas of the catalogue look at one column. Of the others it is known once they are read. */
function dataOfModel({ model, dataset }: FitConfig): void {
  const isOpen = model === 'network' || model === 'formula';
  if (!isOpen && DATASETS[dataset].columns.length > 1) {
    throw new ConfigError(
      'dataset',
      `dataset ${dataset} has two inputs, and model ${model} one: use model network or formula`,
      { dataset: { kind: 'at-odds', with: `model ${model}` } },
    );
  }
}

function besideReplay({ replay, model, points, rows, dataset }: FitConfig, raw: Raw): void {
  if (replay === 'none') return;
  const refuse = (field: string, message: string): never => {
    throw new ConfigError(field, message, { [field]: { kind: 'replayed', replay } });
  };
  if (model !== replay) {
    refuse('model', `model ${model} does not fit replay ${replay}: leave model out`);
  }
  if (points !== REPLAY_POINTS) {
    refuse(
      'points',
      `points ${points} does not fit replay ${replay}, which has ${REPLAY_POINTS}: leave points out`,
    );
  }
  if (rows !== 'all') {
    refuse('rows', `rows ${rows} does not fit replay ${replay}, which is of all its rows: leave rows out`); // prettier-ignore
  }
  if (dataset !== 'line') {
    refuse(
      'dataset',
      `dataset ${dataset} does not fit replay ${replay}, which is of a line: leave dataset out`,
    );
  }
  if ((raw['seed'] ?? undefined) !== undefined) {
    refuse('seed', `seed has no effect on replay ${replay}: leave one of them out`);
  }
}

function linesOfLog({ epochs, logEvery }: FitConfig, _: Raw, naming: Naming): void {
  if (epochs / logEvery <= MOST_LOG_LINES) return;
  const field = naming('logEvery');
  throw new ConfigError(
    field,
    `${field} ${logEvery} makes more than ${MOST_LOG_LINES} lines in ${epochs} epochs: raise ${field} or lower epochs`,
    {
      epochs: { kind: 'most-epochs', most: logEvery * MOST_LOG_LINES, logEvery },
      [field]: { kind: 'least-log-every', least: Math.ceil(epochs / MOST_LOG_LINES), epochs },
    },
  );
}

function precisionOfEngine({ precision, engine }: FitConfig): void {
  const refuse = (why: string): never => {
    throw new ConfigError(
      'precision',
      `precision ${precision} is not to be had on ${engine}, which ${why}, or precision f32`,
      { precision: { kind: 'not-on-engine', precision, engine } },
    );
  };
  if (precision === 'f64' && (engine === 'webgpu' || engine === 'wasm')) {
    refuse('computes in f32: use engine cpu');
  }
  if (precision === 'compensated' && engine === 'wasm') {
    refuse('keeps parameters in f32: use engine webgpu or cpu');
  }
}
