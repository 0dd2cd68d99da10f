import type { ConfigKey } from '../../../core/settings/index.ts';
import { csvLine } from '../../../core/text/lines.ts';
import type { Field, Head, Value } from '../../../core/text/table.ts';
import type { Words, WordsOf } from '../../app-context.ts';
import type { ExportedFile } from '../../download.ts';
import { valueText } from '../../format/setting-text.ts';
import type { RUNS } from '../../i18n/runs.ts';
import { groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { configOf, dataText, differing, modelText, namesIn } from './label.ts';

/** More parameters are read in the Lab. */
const MOST_PARAMETERS = 3;

export type RunField = Field<RunRecord>;

interface Columns {
  readonly fields: Readonly<Record<string, RunField>>;
  readonly heads: Readonly<Record<string, Head>>;
}

/** What a table of runs of the same data and model says of each: only that in which they differ, and what came of them. */
export function columnsOf(
  records: readonly RunRecord[],
  names: ReadonlyMap<string, string>,
  { text }: Pick<WordsOf<typeof RUNS>, 'text'>,
): Columns {
  const words = text.runs.table;
  const differ = (of: (record: RunRecord) => unknown): boolean => new Set(records.map(of)).size > 1;
  const settings = differing(records).map((key) => [key, settingField(key, text)] as const);
  const parameters = records[0]?.parameterNames ?? [];
  const all: readonly (readonly [string, RunField, Head, boolean])[] = [
    ['shown', { kind: 'text', value: () => '' }, words.shown, true],
    ['name', { kind: 'text', value: ({ id }) => names.get(id) }, words.name, true],
    ['curve', { kind: 'text', value: () => '' }, words.curve, true],
    ...settings.map(([key, field]) => [key, field, text.settings.names[key], true] as const),
    ['loss', { kind: 'result', value: ({ loss }) => loss ?? undefined }, words.loss, true],
    [
      'epoch',
      { kind: 'integer', value: ({ epoch }) => epoch },
      words.epochs,
      records.some((record) => record.epoch !== configOf(record).epochs),
    ],
    ...parameters.map(
      (name, p) =>
        [
          `parameter-${p}`,
          { kind: 'result', value: ({ parameters: all }: RunRecord) => all[p] },
          name,
          parameters.length <= MOST_PARAMETERS,
        ] as const,
    ),
    [
      'rate',
      { kind: 'compact', value: ({ stepsPerSecond }) => stepsPerSecond ?? undefined },
      words.rate,
      true,
    ],
    [
      'engine',
      { kind: 'text', value: ({ engine }) => text.runs.engines[engine.engine] },
      words.engine,
      differ(({ engine }) => engine.engine + engine.precision + engine.adapter),
    ],
    ['actions', { kind: 'text', value: () => '' }, words.actions, true],
  ];
  const shown = all.filter(([, , , isShown]) => isShown);
  return {
    fields: Object.fromEntries(shown.map(([key, field]) => [key, field])),
    heads: Object.fromEntries(shown.map(([key, , head]) => [key, head])),
  };
}

function settingField(key: ConfigKey, text: Words['text']): RunField {
  return {
    kind: 'text',
    value: (record) => {
      const config = configOf(record);
      return config[key] === undefined ? undefined : valueText(config, key, text);
    },
  };
}

/** No column of runs says several things at once. */
function sortable(value: Value): string | number | undefined {
  return typeof value === 'object' ? value.joint : value;
}

/** In the order of a column: numbers by their size, all else by its text; what is not known at the end. */
export function sortedBy(
  records: readonly RunRecord[],
  { value }: RunField,
  isDown: boolean,
): readonly RunRecord[] {
  const compare = (one: RunRecord, other: RunRecord): number => {
    const [left, right] = [value(one), value(other)].map(sortable);
    if (left === undefined || right === undefined)
      return left === right ? 0 : left === undefined ? 1 : -1;
    const [a, b] = [Number(left), Number(right)];
    const order = Number.isNaN(a - b) ? `${left}`.localeCompare(`${right}`) : a - b;
    return isDown ? -order : order;
  };
  return records.toSorted(compare);
}

/** Every run with its data, its model and all that the tables say of it. */
export function runsCsv(records: readonly RunRecord[], words: WordsOf<typeof RUNS>): ExportedFile {
  const keys = differing(records);
  const head = [
    'data',
    'model',
    'name',
    ...keys,
    'outcome',
    'epoch',
    'loss',
    'parameters',
    'stepsPerSecond',
    'engine',
    'savedAt',
  ];
  const rows = [...groupsOf(records).values()].flatMap((group) => {
    const names = namesIn(group, words);
    return group.map((record) => {
      const config = configOf(record);
      const {
        id,
        outcome,
        epoch,
        loss,
        parameters,
        parameterNames,
        stepsPerSecond,
        engine,
        savedAt,
      } = record;
      const values = parameters.map((one, p) => `${parameterNames[p] ?? ''}=${one}`).join(' ');
      return [
        dataText(record, words),
        modelText(record, words),
        names.get(id) ?? '',
        ...keys.map((key) => (config[key] === undefined ? '' : String(config[key]))),
        outcome,
        epoch,
        loss ?? '',
        values,
        stepsPerSecond ?? '',
        engine.adapter,
        savedAt,
      ];
    });
  });
  const content = [head, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
  return { name: 'downhill-runs.csv', type: 'text/csv', content };
}
