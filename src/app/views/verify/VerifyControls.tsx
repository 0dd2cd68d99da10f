import { useApp, useSelected } from '../../app-context.ts';
import { holderOf } from '../../state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { shareOf } from '../../verify/verification.ts';
import { useVerifyWords } from './use-verify-words.ts';
import { verifyingOf } from './verifying-of.ts';

/** Verify, Stop, and how far it is. */
export function VerifyControls() {
  const app = useApp();
  const { text } = useVerifyWords();
  const { verify: words } = text;
  const phase = useSelected(({ verification }) => verification.phase);
  const held = useSelected((state) => holderOf(state) === 'benchmark');
  const running = phase === 'running';
  return (
    <section class="transport is-verify" aria-label={words.controls}>
      <Progress />
      <div class="transport-buttons">
        <button
          type="button"
          class="button is-primary"
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
        </button>
      </div>
      <Counter />
    </section>
  );
}

/** Which run of how many. */
function Counter() {
  const { text, numbers } = useVerifyWords();
  const run = useSelected(({ verification }) => verification.progress?.run);
  const runs = useSelected(({ verification }) => verification.progress?.runs);
  if (run === undefined || runs === undefined) return null;
  return (
    <p class="counter">
      <span class="counter-label">{text.verify.runs}</span>
      <span class="counter-value">{numbers.integer(run)}</span>
      <span class="counter-total">{text.verify.of(numbers.integer(runs))}</span>
    </p>
  );
}

function Progress() {
  const { text } = useVerifyWords();
  const share = useSelected(({ verification }) => shareOf(verification));
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={text.verify.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      <span style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
