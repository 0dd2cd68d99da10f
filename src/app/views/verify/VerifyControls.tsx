import { usePage } from '../../app-context.ts';
import { VERIFY } from '../../i18n/verify.ts';
import { shareOf } from '../../state/verification.ts';
import { holderOf } from '../../state.ts';
import { WorkControls } from '../../ui/WorkControls.tsx';
import { verifyingOf } from './verifying.ts';

/** Verify, Stop, and how far it is. */
export function VerifyControls() {
  const page = usePage(VERIFY);
  const { text, numbers, verification } = page;
  const { verify: words } = text;
  const { phase, progress } = verification;
  return (
    <WorkControls
      words={words}
      action="verify"
      phase={phase}
      disabled={holderOf(page) === 'benchmark'}
      share={shareOf(verification)}
      counter={
        progress && [
          words.runs,
          numbers.integer(progress.run),
          words.of(numbers.integer(progress.runs)),
        ]
      }
      workOf={verifyingOf}
    />
  );
}
