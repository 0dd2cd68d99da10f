import { useMemo } from 'preact/hooks';
import { useSelected } from '../../app-context.ts';
import { dataText } from './data-text.ts';
import { dataKeyHere, groupsOf } from '../../runs/overlays.ts';
import { Banners } from '../Banners.tsx';
import { ImportRun } from './ImportRun.tsx';
import { MissingData } from './MissingData.tsx';
import { Removed } from './Removed.tsx';
import { RunRow } from './RunRow.tsx';
import { Unread } from './Unread.tsx';
import { useRunsWords } from './use-runs-words.ts';

/** The runs that are kept: to compare, to name, to take along, to go back to. */
export function RunsView() {
  const { text } = useRunsWords();
  const storage = useSelected(({ kept }) => kept.storage);
  const why = useSelected(({ kept }) => kept.why);
  return (
    <main class="runs" id="stage" tabIndex={-1}>
      <Banners />
      <div class="runs-head">
        <h2 id="runs-title">{text.runs.title}</h2>
        <ImportRun />
      </div>
      {storage === 'session' && (
        <p class="runs-warning" role="alert" data-kind="not-stored">
          {text.runs.session(why)}
        </p>
      )}
      <Unread />
      <Removed />
      <MissingData />
      <Table />
      <p class="hint">{text.runs.about}</p>
      <p class="hint">{text.runs.chartNote}</p>
    </main>
  );
}

const COLUMNS = 9;

/** A group for each data; those on the page first. */
function Table() {
  const words = useRunsWords();
  const { text } = words;
  const { table, empty } = text.runs;
  const records = useSelected(({ kept }) => kept.records);
  const here = useSelected(dataKeyHere);
  const groups = useMemo(() => {
    const found = [...groupsOf(records)];
    return [...found.filter(([key]) => key === here), ...found.filter(([key]) => key !== here)];
  }, [records, here]);
  if (records.length === 0) return <p class="runs-none">{empty}</p>;
  return (
    <div class="runs-scroll" tabIndex={0} role="group" aria-labelledby="runs-title">
      <table class="runs-table">
        <thead>
          <tr>
            <th scope="col">{table.shown}</th>
            <th scope="col">{table.name}</th>
            <th scope="col">{table.settings}</th>
            <th scope="col" class="is-number">
              {table.loss}
            </th>
            <th scope="col" class="is-number">
              {table.parameters}
            </th>
            <th scope="col" class="is-number">
              {table.epochs}
            </th>
            <th scope="col" class="is-number">
              {table.rate}
            </th>
            <th scope="col">{table.engine}</th>
            <th scope="col">
              <span class="visually-hidden">{table.actions}</span>
            </th>
          </tr>
        </thead>
        {groups.map(([key, group]) => (
          <tbody key={key}>
            <tr class="runs-data">
              <th scope="rowgroup" colSpan={COLUMNS}>
                {dataText(group[0], words)}
                {key === here && <span class="tag">{text.runs.here}</span>}
              </th>
            </tr>
            {group.map((record) => (
              <RunRow key={record.id} record={record} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
