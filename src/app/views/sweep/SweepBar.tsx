import { useState } from 'preact/hooks';
import { numberOf } from '../../../core/settings/kinds.ts';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { holderOf } from '../../state.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { asked, presetsHere } from '../../sweep/asked.ts';
import { AxisField } from './AxisField.tsx';
import { overText, readOver } from '../../sweep/axis.ts';
import { canZoom, sweepingOf } from './sweeping.ts';
import { namesOf } from './words.ts';

/** What is mapped, and what begins and ends that. */
export function SweepBar() {
  const page = usePage(SWEEP);
  const { settings, text, numbers, preferences } = page;
  const { sweep: words } = text;
  const axes = readOver(useSelected(asked));
  const count = axes === undefined ? 0 : axes[0].values.length * axes[1].values.length;
  const { phase, chosen, before, map } = useSome('sweep', 'phase', 'chosen', 'before', 'map');
  const isRunning = phase === 'running';
  const isHeld = useSelected(holderOf) !== undefined && !isRunning;
  const sweeping = sweepingOf(page);
  return (
    <form class="settings" aria-label={words.title} onSubmit={(event) => event.preventDefault()}>
      <div class="bars">
        <div class="bar is-sweep">
          <AxisField side={0} />
          <AxisField side={1} />
          <SelectField
            label={words.colour}
            value={preferences.measure}
            choices={words.measures}
            onChoose={(measure) => settings.prefer({ measure })}
          />
          {preferences.measure === 'epochs-to' && <DueField />}
          <Presets />
          <Button
            look="is-primary"
            icon={isRunning ? 'stop' : 'play'}
            data-action="sweep"
            data-phase={phase}
            disabled={isHeld || (axes === undefined && !isRunning)}
            onClick={() => (isRunning ? sweeping.stop() : sweeping.start())}
          >
            {isRunning ? words.stop : words.run(numbers.integer(count))}
          </Button>
          {chosen !== undefined && map !== undefined && canZoom(map) && (
            <Button look="is-quiet" data-action="zoom-in" onClick={() => sweeping.closer()}>
              {words.closer}
            </Button>
          )}
          {before.length > 0 && (
            <Button look="is-quiet" data-action="zoom-out" onClick={() => sweeping.back()}>
              {words.back}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

/** The loss at which a run has arrived: nothing where the least that is known says it. */
function DueField() {
  const { settings, text, numbers, preferences } = usePage(SWEEP);
  const { due, dueUnsaid, faultOfDue } = text.sweep;
  const { target: set } = preferences;
  const { map } = useSome('sweep', 'map');
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (set === 0 ? '' : String(set));
  const isFine = shown.trim() === '' || numberOf(shown) > 0;
  const found = map?.target.from === 'given' ? undefined : map?.target.loss;
  return (
    <TextField
      label={due}
      value={shown}
      inputMode="decimal"
      placeholder={found === undefined ? dueUnsaid : numbers.short(found)}
      fault={isFine ? undefined : faultOfDue}
      onEdit={setTyped}
      onCommit={(value) => {
        if (!isFine) return;
        setTyped(undefined);
        settings.prefer({ target: numberOf(value) || 0 });
      }}
    />
  );
}

/** Pairs that suit the model; none of them, where somebody has other axes. */
function Presets() {
  const page = usePage(SWEEP);
  const { store, settings, text, preferences } = page;
  const over = useSelected(asked);
  useSelected(({ run }) => run.prepared);
  const names = new Map(
    presetsHere(store.get()).map((pair) => [overText(pair), namesOf(pair, page)] as const),
  );
  if (!names.has(over)) names.set(over, '–');
  return (
    <SelectField
      label={text.sweep.presets}
      value={over}
      choices={Object.fromEntries(names)}
      onChoose={(chosen) => {
        const isBasins = readOver(chosen)?.every(({ name }) => name.startsWith('start.')) === true;
        const { measure } = preferences;
        const suits = isBasins ? 'minimum' : measure === 'minimum' ? 'epochs-to' : measure;
        settings.prefer({ over: chosen, measure: suits });
      }}
    />
  );
}
