import { useState } from 'preact/hooks';
import { DEFAULTS } from '../../../core/config.ts';
import { useSelected, useApp } from '../../app-context.ts';
import { differences, labelOf } from '../../runs/label.ts';
import type { RunRecord } from '../../runs/record.ts';
import { RunActions } from './RunActions.tsx';
import { useRunsWords } from './use-runs-words.ts';

/** One kept run. */
export function RunRow({ record }: { readonly record: RunRecord }) {
  const { keeper } = useApp();
  const { text, numbers, language } = useRunsWords();
  const { table, ...words } = text.runs;
  const overlaid = useSelected(({ kept }) => kept.overlaid.includes(record.id));
  const isCurrent = useSelected(({ kept }) => kept.current === record.id);
  const label = labelOf(record, language);
  const { engine } = record;
  return (
    <tr data-run={record.id} data-outcome={record.outcome}>
      <td class="is-shown" data-label={table.shown}>
        <label>
          <input
            type="checkbox"
            checked={overlaid}
            aria-label={words.overlay(label)}
            onChange={() => {
              keeper.toggleOverlay(record.id);
            }}
          />
        </label>
      </td>
      <th scope="row" class="is-name">
        <NameField record={record} label={label} />
        {isCurrent && <span class="tag">{words.current}</span>}
      </th>
      <td class="is-settings" data-label={table.settings}>
        <SettingTags record={record} />
      </td>
      <td class="is-number is-loss" data-label={table.loss}>
        {numbers.result(record.loss ?? NaN)}
        <span class={`outcome is-${record.outcome}`}>{words.outcomes[record.outcome]}</span>
      </td>
      <td class="is-number is-parameters" data-label={table.parameters}>
        {record.parameters.map((value, i) => (
          <span key={i}>
            {record.parameterNames[i]} {numbers.result(value)}
          </span>
        ))}
      </td>
      <td class="is-number" data-label={table.epochs}>
        {numbers.integer(record.epoch)}
      </td>
      <td class="is-number" data-label={table.rate}>
        {numbers.compact(record.stepsPerSecond ?? NaN)}
      </td>
      <td data-label={table.engine}>
        {words.engines[engine.engine]}
        <span class="is-detail">{record.description}</span>
        {engine.engine === 'webgpu' && engine.software && (
          <span class="is-detail">{words.software}</span>
        )}
      </td>
      <td class="is-actions">
        <RunActions record={record} label={label} />
      </td>
    </tr>
  );
}

/** Without a name the field shows when the run was kept. */
function NameField({ record, label }: { readonly record: RunRecord; readonly label: string }) {
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
    <span class="setting-tags">
      {data !== undefined && (
        <span class="is-detail" data-own={data.name}>
          {data.standardised ? text.ownData.standardised : text.ownData.asIs}
        </span>
      )}
      {different.length === 0 && <span class="is-default">{defaults}</span>}
      {different.map((setting) => (
        <span key={setting} class="tag">
          {setting}
        </span>
      ))}
      {record.retuned && <span class="tag is-warning">{text.retuned}</span>}
    </span>
  );
}
