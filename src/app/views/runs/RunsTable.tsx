import { useMemo, useState } from 'preact/hooks';
import { DEFAULTS } from '../../../core/settings/index.ts';
import { tableOf, type Field } from '../../../core/text/table.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { download } from '../../download.ts';
import { jsonFile } from '../../export/files.ts';
import { dataKeyHere, groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Check.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { dataText, differences, labelOf } from './label.ts';
import { restoreRun } from './restore.ts';
import { useRunsWords } from './words.ts';

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
  const { keeper } = useApp();
  const words = useRunsWords();
  const { text, numbers, language } = words;
  const { table, ...runs } = text.runs;
  const records = useSelected(({ kept }) => kept.records);
  const overlaid = useSelected(({ kept }) => kept.overlaid);
  const current = useSelected(({ kept }) => kept.current);
  const here = useSelected(dataKeyHere);
  const groups = useMemo(() => {
    const found = [...groupsOf(records)].map(([key, rows]) => {
      return { key, head: dataText(rows[0], words), rows };
    });
    return [...found.filter(({ key }) => key === here), ...found.filter(({ key }) => key !== here)];
  }, [records, here, words]);
  const { shown, name, settings, loss, parameters, epochs, rate, engine, actions } = table;
  const heads = { shown, name, settings, loss, parameters, epochs, rate, engine, actions };
  if (records.length === 0) return <p class="hint">{runs.empty}</p>;
  return (
    <TableScroll look="is-runs" labelledBy="runs-title">
      <Table
        look="is-run is-folding"
        table={tableOf(RUN, heads, groups)}
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
  const { keeper } = useApp();
  const { text } = useRunsWords();
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
  const { text } = useRunsWords();
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
  const { keeper, settings, store } = useApp();
  const { text } = useRunsWords();
  const words = text.runs;

  const actions = [
    {
      id: 'restore',
      word: words.restore,
      spoken: words.restoreOf(label),
      onClick: () => {
        restoreRun(record, store, settings);
      },
    },
    {
      id: 'json',
      word: words.json,
      spoken: words.exportOf(label),
      onClick: () => {
        const { name, type, content } = jsonFile(record);
        download(name, type, content);
      },
    },
    {
      id: 'remove',
      word: words.remove,
      spoken: words.removeOf(label),
      onClick: () => void keeper.remove(record.id),
    },
  ] as const;
  return (
    <div class="row is-tight">
      {actions.map(({ id, word, spoken, onClick }) => (
        <Button key={id} data-action={id} aria-label={spoken} onClick={onClick}>
          {word}
        </Button>
      ))}
    </div>
  );
}
