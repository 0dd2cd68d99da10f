import { useState } from 'preact/hooks';
import { useMoment, usePage, useRace, useSelected, useSome } from '../../app-context.ts';
import { lookOf } from '../../charts/curves.ts';
import { isLogAlong, SMOOTHED } from '../../charts/loss-curve.ts';
import { groupKeyHere, groupsOf, overlaysOf } from '../../state/overlays.ts';
import { Card } from '../../ui/Card.tsx';
import { Button, TableToggle } from '../../ui/Button.tsx';
import { lazy } from '../../ui/lazy.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { namesIn } from '../compare/label.ts';

const LossPicture = lazy(() => import('./LossPicture.tsx'), 'LossPicture', 'plot');
const LossTable = lazy(() => import('./tables.tsx'), 'LossTable', 'plot');
const RaceLoss = lazy(() => import('./rivals/RaceLoss.tsx'), 'RaceLoss', 'plot');
const RaceAxis = lazy(() => import('./rivals/RaceLoss.tsx'), 'RaceAxis');

export function LossChart() {
  const { settings, text, config, preferences } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const [asTable, setAsTable] = useState(false);
  const isRace = useRace();
  const isSmoothed = !isRace && (prepared?.problem.batch ?? 'full') !== 'full';
  const { loss: words } = text;
  const scales = [
    ['steps', isLogAlong(config, preferences.steps), 'logX', 'log-epochs', words.logEpochs],
    ['scale', preferences.scale === 'log', 'logY', 'log-loss', words.logLoss],
  ] as const;
  return (
    <Card
      id="loss"
      title={words.title}
      note={isSmoothed ? <span>{words.smoothed(`${SMOOTHED * 100}%`)}</span> : undefined}
      head={
        <>
          {!isRace && <OverlayLegend />}
          <div class="row is-tight is-last">
            {isRace ? <RaceAxis /> : <LossNow />}
            {scales.map(([key, on, icon, action, label]) => (
              <Button
                key={key}
                {...{ icon, label }}
                aria-pressed={on}
                data-action={action}
                onClick={() => settings.prefer({ [key]: on ? 'linear' : 'log' })}
              />
            ))}
            <TableToggle on={asTable} onToggle={setAsTable} />
          </div>
        </>
      }
      empty={words.empty}
    >
      {prepared && (asTable ? <LossTable /> : isRace ? <RaceLoss /> : <LossPicture />)}
    </Card>
  );
}

/** Apart from the chart, which is not made anew with each step. */
function LossNow() {
  const { numbers } = usePage();
  return <span class="hint">{numbers.result(useMoment().loss)}</span>;
}

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
        look="is-quiet"
        data-action="overlay"
        aria-pressed={on}
        onClick={() => settings.prefer({ overlay: on ? 'off' : 'on' })}
      >
        {text.overlays}
      </Button>
      {on && (
        <ul class="legend row hint">
          {runs.map((run, i) => (
            <li key={run.id} data-overlay={run.id}>
              <LineMark {...lookOf(i + 1)} />
              {names.get(run.id)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
