import { useMemo, useState } from 'preact/hooks';
import { useApp, useSelected, useSome, useWords } from '../../app-context.ts';
import { download } from '../../download.ts';
import { jsonFiles } from '../../export/files.ts';
import { RUNS } from '../../i18n/runs.ts';
import { groupKeyHere, groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { runsCsv } from './columns.ts';
import { Group } from './Group.tsx';
import { ImportRun } from './ImportRun.tsx';
import { dataText, modelText, namesIn } from './label.ts';
import { NoRuns } from './NoRuns.tsx';
import { keeperOf } from './keeper.ts';
import { Notices } from './Notices.tsx';
import '../../styles/compare.css';
import '../../styles/table-folded.css';

/** The runs that are kept: to compare, to name, to take along, to go back to. */
export function CompareView() {
  const words = useWords(RUNS);
  const keeper = keeperOf(useApp());
  const { runs } = words.text;
  const { records } = useSome('kept', 'records');
  const here = useSelected(groupKeyHere);
  const [wanted, setWanted] = useState('');
  const groups = useMemo(() => groupsIn(records, here, words), [records, here, words]);
  const shown = groups.map((group) => ({ ...group, shown: found(group, wanted, words) }));
  const isFound = shown.some((group) => group.shown.length > 0);
  return (
    <div class="content stack is-compare">
      <div class="row is-apart">
        <h2 class="title">{runs.title}</h2>
        <ImportRun />
      </div>
      <Notices />
      {records.length === 0 ? (
        <NoRuns />
      ) : (
        <>
          <div class="row">
            <input
              class="input"
              type="search"
              aria-label={runs.filter}
              placeholder={runs.filter}
              value={wanted}
              onInput={({ currentTarget }) => {
                setWanted(currentTarget.value);
              }}
            />
            <Button
              data-action="runs-csv"
              onClick={() => {
                download(runsCsv(records, words));
              }}
            >
              {runs.csv}
            </Button>
            <Button
              data-action="runs-json"
              onClick={() => {
                download(jsonFiles(records));
              }}
            >
              {runs.allJson}
            </Button>
            <Button
              look="is-small is-quiet is-last"
              data-action="forget-runs"
              onClick={() => void keeper.remove(records.map(({ id }) => id))}
            >
              {runs.forget}
            </Button>
          </div>
          {!isFound && <p class="hint">{runs.noneFound}</p>}
          {shown.map(
            (group, i) =>
              group.shown.length > 0 && <Group {...group} key={group.key} id={`group-${i}`} />,
          )}
        </>
      )}
      <p class="hint">{runs.about}</p>
    </div>
  );
}

/** A group for each data and model; those on the page first. */
function groupsIn(records: readonly RunRecord[], here: string, words: ReturnType<typeof useWords>) {
  return [...groupsOf(records)]
    .map(([key, rows]) => {
      return { key, records: rows, isHere: key === here, names: namesIn(rows, words) };
    })
    .sort((one, other) => Number(other.isHere) - Number(one.isHere));
}

/** The runs of a group of which each of the words says something. */
function found(
  { records, names }: ReturnType<typeof groupsIn>[number],
  wanted: string,
  words: ReturnType<typeof useWords<typeof RUNS>>,
): readonly RunRecord[] {
  const parts = wanted.toLowerCase().split(/\s+/u);
  return records.filter((record) => {
    const said = [
      names.get(record.id),
      dataText(record, words),
      modelText(record, words),
      words.text.runs.outcomes[record.outcome],
      ...Object.entries(record.settings).flat(),
    ];
    const all = said.join(' ').toLowerCase();
    return parts.every((part) => all.includes(part));
  });
}
