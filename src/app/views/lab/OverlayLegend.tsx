import { usePage, useSelected, useSome } from '../../app-context.ts';
import { OVERLAY_LOOKS } from '../../charts/loss-plot.ts';
import { namesIn } from '../compare/label.ts';
import { groupKeyHere, groupsOf, overlaysOf } from '../../state/overlays.ts';
import { Button } from '../../ui/Button.tsx';

/** Turns the curves of kept runs on and off, and says which is which. */
export function OverlayLegend() {
  const words = usePage();
  const { store, settings, text, preferences } = words;
  useSelected(({ kept }) => kept);
  useSome('run', 'config', 'own');
  const runs = overlaysOf(store.get());
  const on = preferences.overlay === 'on';
  if (preferences.embed === 1 || runs.length === 0) return null;
  const alike = groupsOf(store.get().kept.records).get(groupKeyHere(store.get())) ?? runs;
  const names = namesIn(alike, words);
  return (
    <div class="overlays row">
      <Button
        look="is-small is-quiet"
        data-action="overlay"
        aria-pressed={on}
        onClick={() => {
          settings.prefer({ overlay: on ? 'off' : 'on' });
        }}
      >
        {text.overlays}
      </Button>
      {on && (
        <ul class="legend row hint">
          {runs.map((run, i) => (
            <li key={run.id} data-overlay={run.id}>
              <OverlayMark at={i} />
              {names.get(run.id)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A piece of the line as the chart draws it. */
function OverlayMark({ at }: { readonly at: number }) {
  const { dash } = OVERLAY_LOOKS[at % OVERLAY_LOOKS.length] ?? OVERLAY_LOOKS[0];
  return (
    <svg
      style={{ color: `var(--run-${at + 1})` }}
      viewBox="0 0 22 4"
      width="22"
      height="4"
      aria-hidden="true"
    >
      <path d="M0 2h22" stroke="currentColor" stroke-width="2" stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}
