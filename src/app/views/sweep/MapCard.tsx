import { usePage, useSelected, useSome } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { cellCount, frameOf } from '../../state/sweep.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { limitOver } from '../../sweep/limit.ts';
import { giveMap } from './exports.ts';
import { Ghost } from './Ghost.tsx';
import { MapPlot } from './MapPlot.tsx';
import { sweepingOf } from './sweeping.ts';
import { modelName } from './words.ts';

/** The map, what can be done with it, and what its patterns mean. */
export function MapCard() {
  const page = usePage(SWEEP);
  const { text, numbers } = page;
  const { sweep: words } = text;
  const { map, phase, firstMs } = useSome('sweep', 'map', 'phase', 'firstMs');
  const isThere = firstMs !== undefined || phase !== 'running';
  return (
    <Card
      id="sweep"
      title={
        map === undefined
          ? words.title
          : words.heading(
              numbers.integer(cellCount(map)),
              modelName(map, page),
              numbers.integer(map.config.epochs),
            )
      }
      head={map && <Spent />}
    >
      {map === undefined || !isThere ? <Ghost /> : <MapPlot map={map} />}
      {map && <Foot />}
    </Card>
  );
}

/** What a run has to come to, and what all of them took. */
function Spent() {
  const { text, numbers, preferences } = usePage(SWEEP);
  const { map, done, elapsedMs, firstMs = NaN } = useSelected(({ sweep }) => sweep);
  const due = preferences.measure === 'epochs-to' ? map?.target : undefined;
  const steps = done * (map?.config.epochs ?? NaN);
  return (
    <>
      <span class="hint is-last" data-target={due?.loss}>
        {due?.loss !== undefined && text.sweep.targets[due.from](numbers.short(due.loss))}
      </span>
      <span class="hint" data-first-ms={Math.round(firstMs)}>
        {done > 0 && text.sweep.spent(numbers.compact(steps), numbers.duration(elapsedMs))}
      </span>
    </>
  );
}

/** The last is there where theory knows a limit. */
const PATTERNS = ['unfinished', 'diverged', 'limit'] as const;

/** Which epoch is seen, what to take along, and what the patterns are. */
function Foot() {
  const page = usePage(SWEEP);
  const { store, text, numbers } = page;
  const { sweep: words } = text;
  const { map, looked } = useSome('sweep', 'map', 'looked');
  const { frames = [] } = map ?? {};
  const hasLimit = map !== undefined && limitOver(map).length > 0;
  const seen = useSelected(({ sweep }) => frameOf(sweep));
  const at = looked ?? frames.findIndex((frame) => frame === seen);
  const last = frames.length - 1;
  return (
    <div class="row is-foot map-foot">
      {frames.length > 1 && (
        <label class="line map-epoch">
          <span class="visually-hidden">{words.epoch}</span>
          <input
            type="range"
            min={0}
            max={last}
            value={at}
            aria-valuetext={numbers.integer(frames[at]?.epoch ?? NaN)}
            data-frames={frames.length}
            onInput={({ currentTarget }) => {
              const chosen = currentTarget.valueAsNumber;
              sweepingOf(page).look(chosen === last ? undefined : chosen);
            }}
          />
          <span class="hint">
            {text.transport.epoch} {numbers.integer(frames[at]?.epoch ?? NaN)}
          </span>
        </label>
      )}
      <div class="row is-tight">
        {(['csv', 'npy', 'png'] as const).map((id) => (
          <Button
            key={id}
            look="is-quiet"
            data-export={`map-${id}`}
            onClick={() => void giveMap(id, store.get(), page)}
          >
            {words.exports[id]}
          </Button>
        ))}
        <CopyButton
          look="is-quiet"
          word={words.exports.link}
          action="map-link"
          textOf={() => location.href}
        />
      </div>
      <ul class="legend row hint is-last map-legend">
        {PATTERNS.slice(0, hasLimit ? 3 : 2).map((id) => (
          <li key={id}>
            <span class={`swatch is-${id}`} aria-hidden="true" />
            {words[id]}
          </li>
        ))}
      </ul>
    </div>
  );
}
