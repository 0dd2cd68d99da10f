import { usePage, useSelected, useSome } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';
import { holderOf, type Run } from '../../state.ts';
import { canStep } from '../../training/training.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { Button } from '../../ui/Button.tsx';

/** Reset, play and step, and how far the run is. */
export function Transport() {
  const { training, text } = usePage();
  const stepping = useSelected(canStep);
  return (
    <section class="transport row" aria-label={text.transport.title}>
      <RunProgress />
      <div class="transport-buttons">
        <Button
          look=""
          data-action="reset"
          title={`${text.transport.reset} (R)`}
          onClick={training.reset}
        >
          <Icon name="reset" />
          <span class="button-word">{text.transport.reset}</span>
        </Button>
        <PlayButton />
        <Button
          look=""
          data-action="step"
          title={`${text.transport.step} (→)`}
          disabled={!stepping}
          onClick={training.step}
        >
          <Icon name="step" />
          <span class="button-word">{text.transport.step}</span>
        </Button>
      </div>
      <Counter />
      <SpeedControl />
    </section>
  );
}

function PlayButton() {
  const { training, text } = usePage();
  const { playing, phase } = useSome('run', 'playing', 'phase');
  const held = useSelected((state) => holderOf(state) !== undefined);
  return (
    <Button
      look="is-primary"
      data-action="play"
      data-phase={phase}
      disabled={held}
      title={`${playing ? text.transport.pause : playWord(phase, text)} (${text.transport.space})`}
      onClick={training.toggle}
    >
      <Icon name={playing ? 'pause' : 'play'} />
      <span>{playing ? text.transport.pause : playWord(phase, text)}</span>
    </Button>
  );
}

function playWord(phase: Run['phase'], { transport }: Messages): string {
  switch (phase) {
    case 'preparing':
    case 'ready':
    case 'running':
      return transport.train;
    case 'paused':
      return transport.continue;
    case 'done':
    case 'diverged':
      return transport.again;
    case 'failed':
      return transport.retry;
  }
}

/** The epoch with all the digits it will ever need, so that nothing moves as it grows. */
function Counter() {
  const { text, numbers, config } = usePage();
  const { epoch } = useSome('run', 'epoch');
  const total = numbers.integer(config.epochs);
  const shown = numbers.integer(epoch);
  const padding = total.replace(/\d/g, '0').slice(0, Math.max(0, total.length - shown.length));
  return (
    <p class="counter" data-epoch={epoch}>
      <span class="hint">{text.transport.epoch}</span>
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

/** How far the run is; before it, how far large data are. */
function RunProgress() {
  const { text, config } = usePage();
  const { share: made, epoch } = useSome('run', 'share', 'epoch');
  const { progress, progressOfData } = text.transport;
  return (
    <Progress
      label={made === undefined ? progress : progressOfData}
      share={made ?? Math.min(epoch / config.epochs, 1)}
    />
  );
}
