import { useMoment, usePage, useSelected } from '../../app-context.ts';
import { farthestOf, holderOf, leadOf, type Phase } from '../../state.ts';
import { canStep } from '../../training/training.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useParts } from '../use-parts.ts';
import { DeviceChip, VerifiedChip } from './Chips.tsx';
import { Scrubber } from './Scrubber.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { Button } from '../../ui/Button.tsx';

export function Transport() {
  const { text } = usePage();
  const stepping = useSelected(canStep);
  const { embedded } = useParts();
  return (
    <section class="transport row" aria-label={text.transport.title}>
      <div class="transport-buttons">
        <PlayButton />
        <MoveButton move="step" byKey="→" disabled={!stepping} />
        <MoveButton move="reset" byKey="R" disabled={false} />
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

interface MoveButtonProps {
  readonly move: 'reset' | 'step';
  readonly byKey: string;
  readonly disabled: boolean;
}

function MoveButton({ move, byKey, disabled }: MoveButtonProps) {
  const { training, text } = usePage();
  const word = text.transport[move];
  return (
    <Button
      look="is-quiet"
      data-action={move}
      title={`${word} (${byKey})`}
      disabled={disabled}
      onClick={training[move]}
    >
      <Icon name={move} />
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
      data-action="play"
      data-phase={phase}
      disabled={held}
      title={`${word} (${text.transport.space})`}
      onClick={training.toggle}
    >
      <Icon name={playing ? 'pause' : 'play'} />
      <span>{word}</span>
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
