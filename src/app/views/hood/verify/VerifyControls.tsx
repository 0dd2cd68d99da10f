import { shareOf } from '../../../state/verification.ts';
import { WorkControls } from '../../../ui/WorkControls.tsx';
import { useVerification } from './use-verification.ts';
import { verifyingOf } from './verifying.ts';

/** Verify, Stop, and how far it is. */
export function VerifyControls() {
  const page = useVerification();
  const { text, numbers, verification } = page;
  const { verify: words } = text;
  const { phase, progress } = verification;
  return (
    <WorkControls
      words={words}
      action="verify"
      phase={phase}
      disabled={page.holder === 'benchmark'}
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
