import { useMemo, useState } from 'preact/hooks';
import { DEFAULTS } from '../../../core/settings/index.ts';
import { tableOf, type Field } from '../../../core/text/table.ts';
import { usePage, useSelected, useSome, useWords } from '../../app-context.ts';
import { download } from '../../download.ts';
import { jsonFile } from '../../export/files.ts';
import { RUNS } from '../../i18n/runs.ts';
import { dataKeyHere, groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Check.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { dataText, differences, labelOf } from './label.ts';
import { restoreRun } from './restore.ts';

const RUN = {
  shown: { kind: 'text', value: () => '' },
  name: { kind: 'text', value: ({ name }) => name },
  settings: { kind: 'text', value: (record) => differences(record, DEFAULTS).join(', ') },
  loss: { kind: 'result', value: ({ loss }) => loss ?? undefined },
  parameters: {
    kind: 'result',
    value: ({ parameters, parameterNames }) => ({
      joint: ', ',
      parts: parameters.map((value, i) => [parameterNames[i] ?? '', value]),
    }),
  },
  epochs: { kind: 'integer', value: ({ epoch }) => epoch },
  rate: { kind: 'compact', value: ({ stepsPerSecond }) => stepsPerSecond ?? undefined },
  engine: { kind: 'text', value: ({ engine }) => engine.engine },
  actions: { kind: 'text', value: () => '' },
} as const satisfies Record<string, Field<RunRecord>>;

/** A group for each data; those on the page first. */
export function RunsTable() {
  const { keeper } = usePage();
  const words = useWords(RUNS);
  const { text, numbers, language } = words;
  const { runs } = text;
  const { records, overlaid, current } = useSome('kept', 'records', 'overlaid', 'current');
  const here = useSelected(dataKeyHere);
  const groups = useMemo(() => {
    const isHere = (key: string): number => (key === here ? 1 : 0);
    return [...groupsOf(records)]
      .map(([key, rows]) => ({ key, head: dataText(rows[0], words), rows }))
      .sort((one, other) => isHere(other.key) - isHere(one.key));
  }, [records, here, words]);
  if (records.length === 0) return <p class="hint">{runs.empty}</p>;
  return (
    <TableScroll look="is-runs" labelledBy="runs-title">
      <Table
        look="is-run is-folding"
        table={tableOf(RUN, runs.table, groups)}
        keyOf={({ id }) => id}
        rowHead="name"
        unseen="actions"
        marksOf={({ id, outcome }) => ({ 'data-run': id, 'data-outcome': outcome })}
        drawGroup={({ key, head }) => (
          <>
            {head}
            {key === here && <span class="tag">{runs.here}</span>}
          </>
        )}
        draw={{
          shown: (record) => (
            <Check
              name={runs.overlay(labelOf(record, language))}
              checked={overlaid.includes(record.id)}
              onCheck={() => {
                keeper.toggleOverlay(record.id);
              }}
            />
          ),
          name: (record) => (
            <>
              <NameField record={record} label={labelOf(record, language)} />
              {current === record.id && <span class="tag">{runs.current}</span>}
            </>
          ),
          settings: (record) => <SettingTags record={record} />,
          loss: ({ outcome }, figure) => (
            <>
              {figure}
              <span class={outcome === 'diverged' ? 'fault' : 'hint'}>
                {runs.outcomes[outcome]}
              </span>
            </>
          ),
          parameters: ({ parameters, parameterNames }) =>
            parameters.map((value, i) => (
              <span key={i}>
                {parameterNames[i]} {numbers.result(value)}
              </span>
            )),
          engine: ({ engine, description }) => (
            <>
              {runs.engines[engine.engine]}
              <span class="hint">{description}</span>
              {engine.engine === 'webgpu' && engine.software && (
                <span class="hint">{runs.software}</span>
              )}
            </>
          ),
          actions: (record) => <RunActions record={record} label={labelOf(record, language)} />,
        }}
      />
    </TableScroll>
  );
}

interface LabelledRun {
  readonly record: RunRecord;
  readonly label: string;
}

/** Without a name the field shows when the run was kept. */
function NameField({ record, label }: LabelledRun) {
  const { keeper, text } = usePage(RUNS);
  // What is being typed stays there when a run is kept in the meantime, and the rows are drawn anew.
  const [typed, setTyped] = useState<string>();
  return (
    <input
      class="input"
      type="text"
      autocomplete="off"
      maxLength={80}
      aria-label={text.runs.nameOf(label)}
      placeholder={label}
      value={typed ?? record.name}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
      }}
      onChange={({ currentTarget }) => {
        setTyped(undefined);
        void keeper.rename(record.id, currentTarget.value.trim());
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
    />
  );
}

/** What differs from the defaults. */
function SettingTags({ record }: { readonly record: RunRecord }) {
  const { text } = useWords(RUNS);
  const { defaults } = text.runs;
  const { data } = record;
  const different = differences(record, DEFAULTS);
  return (
    <div class="setting-tags row is-tight">
      {data !== undefined && (
        <span class="hint" data-own={data.name}>
          {data.standardised ? text.ownData.standardised : text.ownData.asIs}
        </span>
      )}
      {different.length === 0 && <span class="hint">{defaults}</span>}
      {different.map((setting) => (
        <span key={setting} class="tag">
          {setting}
        </span>
      ))}
      {record.retuned && <span class="tag is-warning">{text.retuned}</span>}
    </div>
  );
}

/** What can be done with a kept run. */
function RunActions({ record, label }: LabelledRun) {
  const { keeper, settings, store, text } = usePage(RUNS);
  const { runs } = text;
  const restore = (): void => {
    restoreRun(record, store, settings);
  };
  const exported = (): void => {
    download(jsonFile(record));
  };
  const actions = [
    ['restore', runs.restoreOf(label), restore],
    ['json', runs.exportOf(label), exported],
    ['remove', runs.removeOf(label), () => void keeper.remove(record.id)],
  ] as const;
  return (
    <div class="row is-tight">
      {actions.map(([id, spoken, onClick]) => (
        <Button key={id} data-action={id} aria-label={spoken} onClick={onClick}>
          {runs[id]}
        </Button>
      ))}
    </div>
  );
}
