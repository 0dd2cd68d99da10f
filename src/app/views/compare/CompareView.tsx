import { useWords } from '../../app-context.ts';
import { RUNS } from '../../i18n/runs.ts';
import { ImportRun } from './ImportRun.tsx';
import { Notices } from './Notices.tsx';
import { RunsTable } from './RunsTable.tsx';

/** The runs that are kept: to compare, to name, to take along, to go back to. */
export function CompareView() {
  const { title, about, chartNote } = useWords(RUNS).text.runs;
  return (
    <div class="content stack">
      <div class="row is-apart">
        <h2 class="title" id="runs-title">
          {title}
        </h2>
        <ImportRun />
      </div>
      <Notices />
      <RunsTable />
      <p class="hint">{about}</p>
      <p class="hint">{chartNote}</p>
    </div>
  );
}
