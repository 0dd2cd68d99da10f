import { useMemo, useState } from 'preact/hooks';
import { usePage, useSelected, useSome, type WordsOf } from '../../app-context.ts';
import { lookOf } from '../../charts/curves.ts';
import { download } from '../../download.ts';
import { jsonFiles } from '../../export/files.ts';
import { RUNS } from '../../i18n/runs.ts';
import { groupKeyHere, groupsOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { Button } from '../../ui/Button.tsx';
import { runsCsv } from './columns.ts';
import { Group, type RunGroup } from './Group.tsx';
import { dataText, modelText, namesIn } from './label.ts';
import { keeperOf } from './keeper.ts';
import { ImportRun, Notices } from './Notices.tsx';
import '../../styles/compare.css';
import '../../styles/table-folded.css';

/** The runs that are kept: to compare, to name, to take along, to go back to. */
export function CompareView() {
  const page = usePage(RUNS);
  const { language, text, numbers } = page;
  const { runs } = text;
  const { records } = useSome('kept', 'records');
  const here = useSelected(groupKeyHere);
  const [wanted, setWanted] = useState('');
  const groups = useMemo(() => groupsIn(records, page), [records, language]);
  const shown = groups
    .map((group) => ({ ...group, shown: found(group, wanted, runs.outcomes) }))
    .filter((group) => group.shown.length > 0)
    .sort((one, other) => Number(other.key === here) - Number(one.key === here));
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
              onInput={({ currentTarget }) => setWanted(currentTarget.value)}
            />
            <Button
              data-action="runs-csv"
              onClick={() => download(runsCsv(records, { language, text, numbers }))}
            >
              {runs.csv}
            </Button>
            <Button data-action="runs-json" onClick={() => download(jsonFiles(records))}>
              {runs.allJson}
            </Button>
            <Button
              look="is-quiet is-last"
              data-action="forget-runs"
              onClick={() => void keeperOf(page).remove(records.map(({ id }) => id))}
            >
              {runs.forget}
            </Button>
          </div>
          {shown.length === 0 && <p class="hint">{runs.noneFound}</p>}
          {shown.map((group, i) => (
            <Group {...group} isHere={group.key === here} key={group.key} id={`group-${i}`} />
          ))}
        </>
      )}
      <p class="hint">{runs.about}</p>
    </div>
  );
}

function groupsIn(all: readonly RunRecord[], words: WordsOf<typeof RUNS>): readonly RunGroup[] {
  return [...groupsOf(all)].flatMap(([key, records]) => {
    const [one] = records;
    const names = namesIn(records, words);
    return one ? [{ key, records, names, data: dataText(one, words), model: modelText(one, words) }] : []; // prettier-ignore
  });
}

/** The runs of a group of which each of the words says something. */
function found(
  { records, names, data, model }: RunGroup,
  wanted: string,
  outcomes: Readonly<Record<RunRecord['outcome'], string>>,
): readonly RunRecord[] {
  const parts = wanted.toLowerCase().split(/\s+/u);
  return records.filter(({ id, outcome, settings }) => {
    const set = Object.entries(settings).flat();
    const all = [names.get(id), data, model, outcomes[outcome], ...set].join(' ').toLowerCase();
    return parts.every((part) => all.includes(part));
  });
}

/** Curves as they may come to be. */
const GHOSTS = [
  'M40 22C120 40 150 120 330 150 480 172 620 174 760 175',
  'M40 22C80 70 110 172 240 176 420 178 620 176 760 176',
  'M40 22C150 28 330 60 460 118 560 160 660 172 760 174',
];

/** What the place will look like, and the way to the first run. */
function NoRuns() {
  const { settings, text } = usePage(RUNS);
  return (
    <section class="card no-runs">
      <svg viewBox="0 0 780 200" preserveAspectRatio="none" aria-hidden="true">
        <path
          class="ghost-grid"
          d="M40 10V190H770M40 65H770M40 120H770M220 10V190M400 10V190M580 10V190"
        />
        {GHOSTS.map((curve, i) => (
          <path
            key={curve}
            style={{ color: `var(--${lookOf(i).ink})` }}
            d={curve}
            stroke-dasharray={lookOf(i).dash.join(' ')}
          />
        ))}
      </svg>
      <div class="stack">
        <p>{text.runs.empty}</p>
        <Button
          look="is-primary"
          data-action="to-lab"
          onClick={() => settings.prefer({ view: 'lab' })}
        >
          {text.runs.toLab}
        </Button>
      </div>
    </section>
  );
}
