import { usePage } from '../../app-context.ts';
import { OVERLAY_LOOKS } from '../../charts/loss-plot.ts';
import { RUNS } from '../../i18n/runs.ts';
import { Button } from '../../ui/Button.tsx';

/** Curves as they may come to be. */
const GHOSTS = [
  'M40 22C120 40 150 120 330 150 480 172 620 174 760 175',
  'M40 22C80 70 110 172 240 176 420 178 620 176 760 176',
  'M40 22C150 28 330 60 460 118 560 160 660 172 760 174',
];

/** What the place will look like, and the way to the first run. */
export function NoRuns() {
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
            style={{ color: `var(--run-${i + 1})` }}
            d={curve}
            stroke-dasharray={OVERLAY_LOOKS[i]?.dash.join(' ')}
          />
        ))}
      </svg>
      <div class="stack">
        <p>{text.runs.empty}</p>
        <Button
          look="is-primary"
          data-action="to-lab"
          onClick={() => {
            settings.prefer({ view: 'lab' });
          }}
        >
          {text.runs.toLab}
        </Button>
      </div>
    </section>
  );
}
