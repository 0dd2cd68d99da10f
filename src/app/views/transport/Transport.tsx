import { useMoment, usePage, useSelected, useSome } from '../../app-context.ts';
import { farthestOf, holderOf, leadOf, type Phase } from '../../state.ts';
import { SPEEDS } from '../../preferences.ts';
import { canStep } from '../../training/training.ts';
import { useParts } from '../use-parts.ts';
import { lazy } from '../../ui/lazy.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Select } from '../../ui/Field.tsx';
import { sameRun, verifiedConfig } from '../../state/verification.ts';
import { ViewLink } from '../ViewLinks.tsx';
import { Scrubber } from './Scrubber.tsx';
import { Button } from '../../ui/Button.tsx';
import { FitButton } from '../lab/answer/FitButton.tsx';

const DeviceAndRun = lazy(() => import('./Device.tsx'), 'DeviceAndRun');

export function Transport() {
  const { text } = usePage();
  const { embedded } = useParts();
  return (
    <section class="transport row" aria-label={text.transport.title}>
      <div class="row is-tight">
        <PlayButton />
        <FitButton />
        <MoveButton move="step" byKey="→" />
        <MoveButton move="reset" byKey="R" />
      </div>
      <Scrubber />
      <Counter />
      <SpeedControl />
      {!embedded && (
        <>
          <VerifiedChip />
          <DeviceChip />
        </>
      )}
    </section>
  );
}

function MoveButton({ move, byKey }: { readonly move: 'reset' | 'step'; readonly byKey: string }) {
  const { training, text } = usePage();
  const isAble = useSelected(canStep) || move === 'reset';
  const word = text.transport[move];
  return (
    <Button
      look="is-quiet"
      icon={move}
      data-action={move}
      title={`${word} (${byKey})`}
      disabled={!isAble}
      onClick={training[move]}
    >
      <span class="button-word">{word}</span>
    </Button>
  );
}

function PlayButton() {
  const { training, text } = usePage();
  const playing = useSelected((state) => leadOf(state).playing);
  const phase = useSelected((state) => leadOf(state).phase);
  const held = useSelected((state) => holderOf(state) !== undefined);
  const word = text.transport[playing ? 'pause' : PLAY_WORDS[phase]];
  return (
    <Button
      look="is-primary"
      icon={playing ? 'pause' : 'play'}
      data-action="play"
      data-phase={phase}
      disabled={held}
      title={`${word} (${text.transport.space})`}
      onClick={training.toggle}
    >
      {word}
    </Button>
  );
}

/** What pressing it does to a run that does not play. */
const PLAY_WORDS = {
  preparing: 'train',
  ready: 'train',
  running: 'train',
  paused: 'continue',
  done: 'again',
  diverged: 'again',
  failed: 'retry',
} as const satisfies Record<Phase, string>;

/** The epoch with all the digits it will ever need, so that nothing moves as it grows. */
function Counter() {
  const { text, numbers, config } = usePage();
  const { epoch } = useMoment(farthestOf);
  const total = numbers.integer(config.epochs);
  const shown = numbers.integer(epoch);
  const padding = total.replace(/\d/g, '0').slice(0, Math.max(0, total.length - shown.length));
  return (
    <p class="counter" data-epoch={epoch}>
      <span class="visually-hidden">{text.transport.epoch}</span>
      <span class="counter-value">
        <span class="counter-padding" aria-hidden="true">
          {padding}
        </span>
        {shown}
      </span>
      <span class="hint">{text.transport.of(total)}</span>
    </p>
  );
}

export function SpeedControl() {
  const { settings, text, numbers, preferences } = usePage();
  const { perFrame, speed, ...named } = text.transport;
  const choices = SPEEDS.map((one) => [
    String(one),
    typeof one === 'number' ? perFrame(numbers.integer(one)) : named[one],
  ]);
  return (
    <div class="speed is-bare">
      <Select
        attributes={{ 'aria-label': speed, title: speed }}
        value={String(preferences.speed)}
        choices={Object.fromEntries(choices) as Readonly<Record<string, string>>}
        onChoose={(chosen) => {
          const found = SPEEDS.find((one) => String(one) === chosen);
          if (found !== undefined) settings.prefer({ speed: found });
        }}
      />
    </div>
  );
}

/** Whether the numbers of this run were checked, and the way to where they are. */
function VerifiedChip() {
  const { text } = usePage();
  const verified = useSelected((state) => {
    const { config, own, report, phase } = state.verification;
    if (phase !== 'done' || config === undefined || report === undefined) return undefined;
    const isThis = own === state.own && sameRun(config, verifiedConfig(state));
    return isThis ? report.pass : undefined;
  });
  const { yes, no, unknown } = text.chips.verified;
  return (
    <span class={verified === undefined ? 'chip' : verified ? 'chip is-good' : 'chip is-bad'}>
      <ViewLink to="verify" isHere={false}>
        {verified === undefined ? unknown : verified ? yes : no}
      </ViewLink>
    </span>
  );
}

/** What computes, and how fast; all that is known of it behind it. */
function DeviceChip() {
  const { text, numbers } = usePage();
  const { engine, stepsPerSecond } = useSome('run', 'engine', 'stepsPerSecond');
  const { device, chips } = text;
  const name = engine === undefined ? device.none : device.engines[engine.engine];
  const label = Number.isNaN(stepsPerSecond)
    ? name
    : `${name} · ${chips.speed(numbers.compact(stepsPerSecond))}`;
  return <Popover label={label} action="device" Body={DeviceAndRun} />;
}
