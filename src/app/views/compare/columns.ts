import { csvLine } from '../../../core/text/lines.ts';
import type { Column } from '../../../core/text/table.ts';
import type { WordsOf } from '../../app-context.ts';
import type { ExportedFile } from '../../download.ts';
import { valueText } from '../../format/setting-text.ts';
import type { RUNS } from '../../i18n/runs.ts';
import { configOf, groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { dataText, differing, modelText, namesIn } from './label.ts';

/** More parameters are read in the Lab. */
const MOST_PARAMETERS = 3;

export interface RunColumn extends Column<RunRecord> {
  readonly value: (record: RunRecord) => string | number | undefined;
}

/** What is no number and no text, and sorts nothing. */
export const DRAWN: readonly string[] = ['shown', 'curve', 'actions'];

/** What a table of runs that can be compared says of each: only that in which they differ, and what came of them. */
export function columnsOf(
  records: readonly RunRecord[],
  names: ReadonlyMap<string, string>,
  { text }: Pick<WordsOf<typeof RUNS>, 'text'>,
): readonly RunColumn[] {
  const heads = text.runs.table;
  const column = (
    key: keyof typeof heads,
    kind: RunColumn['kind'] = 'text',
    value: RunColumn['value'] = () => '',
  ): RunColumn => ({ key, head: heads[key], kind, value });
  const settings = differing(records).map((key): RunColumn => {
    const value = (record: RunRecord): string | undefined => {
      const config = configOf(record);
      return config[key] === undefined ? undefined : valueText(config, key, text);
    };
    return { key, head: text.settings.names[key], kind: 'text', value };
  });
  const parameters = (records[0]?.parameterNames ?? []).map((head, p): RunColumn => {
    return { key: `parameter-${p}`, head, kind: 'result', value: ({ parameters: all }) => all[p] };
  });
  const endedEarly = records.some((record) => record.epoch !== configOf(record).epochs);
  const engines = new Set(records.map(({ engine }) => engine.engine + engine.precision + engine.adapter)); // prettier-ignore
  const all = [
    column('shown'),
    column('name', 'text', ({ id }) => names.get(id)),
    column('curve'),
    ...settings,
    column('loss', 'result', ({ loss }) => loss ?? undefined),
    endedEarly && column('epoch', 'integer', ({ epoch }) => epoch),
    ...(parameters.length > MOST_PARAMETERS ? [] : parameters),
    column('rate', 'compact', ({ stepsPerSecond }) => stepsPerSecond ?? undefined),
    engines.size > 1 && column('engine', 'text', ({ engine }) => text.runs.engines[engine.engine]),
    column('actions'),
  ];
  return all.filter((column) => column !== false);
}

/** In the order of a column: numbers by their size, all else by its text; what is not known at the end. */
export function sortedBy(
  records: readonly RunRecord[],
  { value }: RunColumn,
  isDown: boolean,
): readonly RunRecord[] {
  return records.toSorted((one, other) => {
    const [left, right] = [value(one), value(other)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const order = Number(left) - Number(right) || `${left}`.localeCompare(`${right}`);
    return isDown ? -order : order;
  });
}

/** Every run with its data, its model and all that the tables say of it. */
export function runsCsv(records: readonly RunRecord[], words: WordsOf<typeof RUNS>): ExportedFile {
  const groups = [...groupsOf(records).values()];
  const names = new Map(groups.flatMap((group) => [...namesIn(group, words)]));
  const columns: readonly (readonly [head: string, value: (record: RunRecord) => unknown])[] = [
    ['data', (record) => dataText(record, words)],
    ['model', (record) => modelText(record, words)],
    ['name', ({ id }) => names.get(id)],
    ...differing(records).map(
      (key) => [key, (record: RunRecord) => String(configOf(record)[key] ?? '')] as const,
    ),
    ['outcome', ({ outcome }) => outcome],
    ['epoch', ({ epoch }) => epoch],
    ['loss', ({ loss }) => loss],
    ['parameters', ({ parameters, parameterNames }) => parameters.map((one, p) => `${parameterNames[p] ?? ''}=${one}`).join(' ')], // prettier-ignore
    ['stepsPerSecond', ({ stepsPerSecond }) => stepsPerSecond],
    ['engine', ({ engine }) => engine.adapter],
    ['savedAt', ({ savedAt }) => savedAt],
  ];
  const rows = groups.flat().map((record) => columns.map(([, value]) => value(record)));
  const lines = [columns.map(([head]) => head), ...rows].map(csvLine);
  const content = lines.map((line) => `${line}\r\n`).join('');
  return { name: 'downhill-runs.csv', type: 'text/csv', content };
}
