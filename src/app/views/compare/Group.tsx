import { useState } from 'preact/hooks';
import { ungrouped } from '../../../core/text/table.ts';
import { useApp, usePage, useSome, useWords } from '../../app-context.ts';
import { curvesPlot } from '../../charts/curves.ts';
import { keptCurveOf, lossAxes, lossRange } from '../../charts/loss-curve.ts';
import { LossFigure } from '../../charts/LossFigure.tsx';
import { download } from '../../download.ts';
import { jsonFile } from '../../export/files.ts';
import { RUNS } from '../../i18n/runs.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Check } from '../../ui/Check.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { columnsOf, DRAWN, sortedBy } from './columns.ts';
import { openRun } from './recording.ts';
import { extentOf, runCurve } from './RunCurve.tsx';
import { keeperOf } from './keeper.ts';

/** Runs that can be compared. */
export interface RunGroup {
  readonly key: string;
  readonly records: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
  /** What all of them were trained on, and what was fitted to it. */
  readonly data: string;
  readonly model: string;
}

interface GroupProps extends Omit<RunGroup, 'key'> {
  readonly id: string;
  /** Those that the filter leaves. */
  readonly shown: readonly RunRecord[];
  readonly isHere: boolean;
}

/** The curves of those runs that are pinned on one pair of axes, and a table of all. */
export function Group({ id, records, shown, names, data, model, isHere }: GroupProps) {
  const words = useWords(RUNS);
  const keeper = keeperOf(useApp());
  const { text } = words;
  const { runs } = text;
  const { overlaid, current } = useSome('kept', 'overlaid', 'current');
  const [by, setBy] = useState('');
  const [isDown, setDown] = useState(false);
  const pinned = records.filter((record) => overlaid.includes(record.id));
  const extent = extentOf(records);
  const columns = columnsOf(records, names, words);
  const column = columns.find(({ key }) => key === by);
  const rows = column === undefined ? shown : sortedBy(shown, column, isDown);
  const nameOf = (record: RunRecord): string => names.get(record.id) ?? '';
  return (
    <Card
      id={id}
      title={data}
      note={
        <>
          <span>{model}</span>
          {isHere && <span>{runs.here}</span>}
        </>
      }
    >
      {pinned.length > 0 && <PinnedChart pinned={pinned} nameOf={nameOf} />}
      <TableScroll look="is-runs" labelledBy={`${id}-title`}>
        <Table
          look="is-run is-folding"
          table={{ columns, groups: ungrouped(rows) }}
          keyOf={(record) => record.id}
          rowHead="name"
          unseen={DRAWN}
          sorting={{
            by,
            isDown,
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
                onCheck={() => keeper.toggleOverlay(record.id)}
              />
            ),
            name: (record) => (
              <div class="is-bare row is-tight">
                <NameField record={record} label={nameOf(record)} />
                {current === record.id && <span class="tag">{runs.current}</span>}
                {record.retuned && <span class="tag is-warning">{text.retuned}</span>}
              </div>
            ),
            curve: (record) => runCurve(record, extent, pinned.indexOf(record)),
            loss: ({ outcome }, figure) => (
              <>
                {figure}
                {outcome !== 'done' && (
                  <span class={outcome === 'diverged' ? 'fault' : 'hint'}>
                    {runs.outcomes[outcome]}
                  </span>
                )}
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
            actions: (record) => <RunActions record={record} label={nameOf(record)} />,
          }}
        />
      </TableScroll>
    </Card>
  );
}

interface PinnedChartProps {
  readonly pinned: readonly RunRecord[];
  readonly nameOf: (record: RunRecord) => string;
}

function PinnedChart({ pinned, nameOf }: PinnedChartProps) {
  const { text, numbers } = useWords(RUNS);
  const spoken = pinned.map((record) => `${nameOf(record)} ${numbers.result(record.loss ?? NaN)}`);
  const curves = pinned.map((record) => {
    return { name: nameOf(record), record, places: keptCurveOf(record, 'log') };
  });
  const losses = curves.flatMap(({ places, record }) =>
    record.outcome === 'diverged' ? [] : places.map(([, loss]) => loss),
  );
  const start = losses.find((loss) => loss > 0) ?? 1;
  const range = [1, extentOf(pinned).epochs] as const;
  const axes = lossAxes(
    { title: text.numbers.epoch, range, isLog: true, finest: 1 },
    lossRange(losses, Infinity, start, 'log'),
    'log',
  );
  return (
    <LossFigure
      label={text.runs.spoken(spoken.join('; '))}
      plot={() => curvesPlot(axes, curves, numbers)}
    />
  );
}

interface LabelledRun {
  readonly record: RunRecord;
  readonly label: string;
}

/** Without a name the field shows what the run is called by its difference. */
function NameField({ record, label }: LabelledRun) {
  const page = usePage(RUNS);
  return (
    <input
      class="input"
      type="text"
      autocomplete="off"
      maxLength={80}
      aria-label={page.text.runs.nameOf(label)}
      placeholder={label}
      // What is being typed stays there when a run is kept in the meantime, and the rows are drawn anew.
      defaultValue={record.name}
      onChange={({ currentTarget }) => {
        currentTarget.value = currentTarget.value.trim();
        void keeperOf(page).rename(record.id, currentTarget.value);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
    />
  );
}

function RunActions({ record, label }: LabelledRun) {
  const page = usePage(RUNS);
  const { runs } = page.text;
  const actions = {
    open: () => openRun(record, page),
    json: () => download(jsonFile(record)),
    remove: () => void keeperOf(page).remove([record.id]),
  };
  return (
    <div class="row is-tight">
      {(['open', 'json', 'remove'] as const).map((id) => (
        <Button
          key={id}
          look={id === 'open' ? '' : 'is-quiet'}
          data-action={id}
          aria-label={runs.actionOf[id](label)}
          onClick={actions[id]}
        >
          {runs[id]}
        </Button>
      ))}
    </div>
  );
}
