import { useState } from 'preact/hooks';
import { tableOf } from '../../../core/text/table.ts';
import { useApp, usePage, useSome, useWords } from '../../app-context.ts';
import { comparePlot } from '../../charts/compare-plot.ts';
import { PlotFigure } from '../../charts/PlotFigure.tsx';
import { download } from '../../download.ts';
import { jsonFile } from '../../export/files.ts';
import { RUNS } from '../../i18n/runs.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Check } from '../../ui/Check.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { columnsOf, sortedBy } from './columns.ts';
import { dataText, modelText } from './label.ts';
import { openRun } from './restore.ts';
import { extentOf, RunCurve } from './RunCurve.tsx';
import { keeperOf } from './keeper.ts';

export interface GroupProps {
  readonly id: string;
  /** All of the same data and model; `shown`: those that the filter leaves. */
  readonly records: readonly [RunRecord, ...RunRecord[]];
  readonly shown: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
  readonly isHere: boolean;
}

/** Runs that can be compared: the curves of those that are pinned on one pair of axes, and a table of all. */
export function Group({ id, records, shown, names, isHere }: GroupProps) {
  const words = useWords(RUNS);
  const keeper = keeperOf(useApp());
  const { text, numbers } = words;
  const { runs } = text;
  const { overlaid, current } = useSome('kept', 'overlaid', 'current');
  const [by, setBy] = useState('');
  const [isDown, setDown] = useState(false);
  const pinned = records.filter((record) => overlaid.includes(record.id));
  const extent = extentOf(records);
  const { fields, heads } = columnsOf(records, names, words);
  const field = fields[by];
  const rows = field === undefined ? shown : sortedBy(shown, field, isDown);
  const nameOf = (record: RunRecord): string => names.get(record.id) ?? '';
  return (
    <Card
      id={id}
      title={dataText(records[0], words)}
      note={
        <>
          <span>{modelText(records[0], words)}</span>
          {isHere && <span>{runs.here}</span>}
        </>
      }
    >
      {pinned.length > 0 && <PinnedChart pinned={pinned} names={pinned.map(nameOf)} />}
      <TableScroll look="is-runs" labelledBy={`${id}-title`}>
        <Table
          look="is-run is-folding"
          table={tableOf(fields, heads, [{ key: id, rows }])}
          keyOf={(record) => record.id}
          rowHead="name"
          unseen={UNSORTED}
          sorting={{
            by,
            isDown,
            canSort: (key) => !UNSORTED.includes(key),
            onSort: (key) => {
              setBy(key);
              setDown(key === by && !isDown);
            },
          }}
          marksOf={(record) => ({ 'data-run': record.id, 'data-outcome': record.outcome })}
          draw={{
            shown: (record) => (
              <Check
                name={runs.overlay(nameOf(record))}
                checked={overlaid.includes(record.id)}
                onCheck={() => {
                  keeper.toggleOverlay(record.id);
                }}
              />
            ),
            name: (record) => (
              <div class="row is-tight">
                <NameField record={record} label={nameOf(record)} />
                {current === record.id && <span class="tag">{runs.current}</span>}
                {record.retuned && <span class="tag is-warning">{text.retuned}</span>}
              </div>
            ),
            curve: (record) => (
              <RunCurve record={record} extent={extent} pinned={pinned.indexOf(record)} />
            ),
            loss: ({ outcome }, figure) =>
              outcome === 'done' ? (
                figure
              ) : (
                <>
                  {figure}
                  <span class={outcome === 'diverged' ? 'fault' : 'hint'}>
                    {runs.outcomes[outcome]}
                  </span>
                </>
              ),
            engine: ({ engine }, name) => (
              <>
                {name}
                <span class="hint">
                  {engine.engine === 'webgpu' && engine.software
                    ? runs.software
                    : text.device.precision[engine.precision]}
                </span>
              </>
            ),
            rate: ({ stepsPerSecond }) => numbers.compact(stepsPerSecond ?? NaN),
            actions: (record) => <RunActions record={record} label={nameOf(record)} />,
          }}
        />
      </TableScroll>
    </Card>
  );
}

/** What is no number and no text. */
const UNSORTED: readonly string[] = ['shown', 'curve', 'actions'];

interface PinnedChartProps {
  readonly pinned: readonly RunRecord[];
  readonly names: readonly string[];
}

function PinnedChart({ pinned, names }: PinnedChartProps) {
  const { text, numbers } = useWords(RUNS);
  const spoken = pinned.map(({ loss }, i) => `${names[i] ?? ''} ${numbers.result(loss ?? NaN)}`);
  return (
    <PlotFigure
      label={text.runs.spoken(spoken.join('; '))}
      inputs={[pinned.map(({ id, epoch }) => `${id} ${epoch}`).join(), names.join()]}
      make={({ say }) =>
        comparePlot({
          records: pinned,
          names,
          title: text.explain.table.epoch,
          onPointer: (epoch, losses) => {
            const there = losses.flatMap((loss, i) =>
              loss === undefined ? [] : [`${names[i] ?? ''} ${numbers.short(loss)}`],
            );
            const at = [`${text.explain.table.epoch} ${numbers.integer(epoch ?? 0)}`, ...there];
            say(epoch === undefined ? '' : at.join(' · '));
          },
        })
      }
    />
  );
}

interface LabelledRun {
  readonly record: RunRecord;
  readonly label: string;
}

/** Without a name the field shows what the run is called by its difference. */
function NameField({ record, label }: LabelledRun) {
  const keeper = keeperOf(useApp());
  const { text } = usePage(RUNS);
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

/** What can be done with a kept run. */
function RunActions({ record, label }: LabelledRun) {
  const keeper = keeperOf(useApp());
  const { settings, store, text } = usePage(RUNS);
  const { runs } = text;
  const actions = [
    [
      'open',
      runs.openOf(label),
      () => {
        openRun(record, store, settings);
      },
    ],
    [
      'json',
      runs.exportOf(label),
      () => {
        download(jsonFile(record));
      },
    ],
    ['remove', runs.removeOf(label), () => void keeper.remove([record.id])],
  ] as const;
  return (
    <div class="row is-tight">
      {actions.map(([id, spoken, onClick]) => (
        <Button
          key={id}
          look={id === 'open' ? 'is-small' : 'is-small is-quiet'}
          data-action={id}
          aria-label={spoken}
          onClick={onClick}
        >
          {runs[id]}
        </Button>
      ))}
    </div>
  );
}
