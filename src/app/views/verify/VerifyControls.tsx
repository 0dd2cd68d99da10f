import { useApp, useSelected } from '../../app-context.ts';
import { shareOf } from '../../state/verification.ts';
import { holderOf } from '../../state.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { verifyingOf } from './verifying.ts';
import { useVerifyWords } from './words.ts';

/** Verify, Stop, and how far it is. */
export function VerifyControls() {
  const app = useApp();
  const { text, numbers } = useVerifyWords();
  const { verify: words } = text;
  const phase = useSelected(({ verification }) => verification.phase);
  const share = useSelected(({ verification }) => shareOf(verification));
  const run = useSelected(({ verification }) => verification.progress?.run);
  const runs = useSelected(({ verification }) => verification.progress?.runs);
  const held = useSelected((state) => holderOf(state) === 'benchmark');
  const running = phase === 'running';
  return (
    <section class="transport row" aria-label={words.controls}>
      <Progress label={words.progress} share={share} />
      <div class="transport-buttons">
        <Button
          look="is-primary"
          data-action="verify"
          data-phase={phase}
          disabled={held}
          onClick={() => {
            if (running) verifyingOf(app).stop();
            else verifyingOf(app).start();
          }}
        >
          <Icon name={running ? 'stop' : 'play'} />
          <span>{running ? words.stop : phase === 'empty' ? words.run : words.again}</span>
        </Button>
      </div>
      {run !== undefined && runs !== undefined && (
        <p class="counter">
          <span class="hint">{words.runs}</span>
          <span class="counter-value">{numbers.integer(run)}</span>
          <span class="hint">{words.of(numbers.integer(runs))}</span>
        </p>
      )}
    </section>
  );
}
