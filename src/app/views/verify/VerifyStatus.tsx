import type { FitConfig } from '../../../core/settings/index.ts';
import { ConfigError, GpuUnavailableError } from '../../../core/errors.ts';
import { checksOf } from '../../../run/verify/tables.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import type { Verification } from '../../state/verification.ts';
import { holderOf } from '../../state.ts';
import { Button } from '../../ui/Button.tsx';
import { Status, type Tone } from '../../ui/Status.tsx';
import { verifyingOf } from './verifying.ts';
import { useVerifyWords, type VerifyWords } from './words.ts';

/** One sentence: where the verification stands. */
export function VerifyStatus() {
  const words = useVerifyWords();
  const { status } = words.text.verify;
  const verification = useSelected((state) => state.verification);
  const held = useSelected((state) => holderOf(state) === 'benchmark');
  const { tone, sentence, next }: Standing =
    held && verification.phase === 'empty'
      ? { tone: 'quiet', sentence: status.held }
      : standingOf(verification, words);
  // How far it is, the progress bar tells.
  return (
    <Status tone={tone} sentence={sentence} quickly={tone === 'busy'}>
      {next === 'use-wasm' && <Instead patch={{ engine: 'wasm' }} words={status.useWasm} />}
      {next === 'use-auto' && <Instead patch={{ strategy: 'auto' }} words={status.useAuto} />}
    </Status>
  );
}

interface Standing {
  readonly tone: Tone;
  readonly sentence: string;
  /** What to do next, where it is more than pressing the button. */
  readonly next?: 'use-wasm' | 'use-auto';
}

function standingOf(verification: Verification, words: VerifyWords): Standing {
  const { status } = words.text.verify;
  switch (verification.phase) {
    case 'empty':
      return { tone: 'quiet', sentence: status.empty };
    case 'running':
      return { tone: 'busy', sentence: running(verification, words) };
    case 'stopped':
      return { tone: 'quiet', sentence: status.stopped };
    case 'done':
      return done(verification, words);
    case 'failed':
      return failed(verification, words);
  }
}

function running(
  { progress }: Verification,
  { text: { verify, settings }, numbers: { integer } }: VerifyWords,
): string {
  if (progress === undefined) return verify.status.opening;
  const { subject, again, epoch, epochs } = progress;
  const who =
    subject === 'oracle' || subject === 'mirror'
      ? verify.references[subject]
      : settings.strategies[subject];
  return verify.status.running(
    again ? verify.status.again(who) : who,
    integer(epoch),
    integer(epochs),
  );
}

function done(
  { report }: Verification,
  { text: { verify }, numbers: { integer } }: VerifyWords,
): Standing {
  const { status } = verify;
  if (report === undefined || report.strategies.length === 0) {
    return { tone: 'bad', sentence: status.nothing };
  }
  const checks = checksOf(report);
  const failing = checks.filter(({ pass }) => !pass).length;
  return failing === 0
    ? { tone: 'good', sentence: status.passed(integer(checks.length)) }
    : { tone: 'bad', sentence: status.someFailed(integer(failing), integer(checks.length)) };
}

function failed({ failure }: Verification, { text }: VerifyWords): Standing {
  if (failure instanceof GpuUnavailableError) {
    return { tone: 'bad', sentence: text.noGpuAtAll[failure.reason], next: 'use-wasm' };
  }
  const sentence = text.verify.status.failed(failureText(failure, text));
  const isStrategy = failure instanceof ConfigError && failure.field === 'strategy';
  return { tone: 'bad', sentence, ...(isStrategy && { next: 'use-auto' }) };
}

interface InsteadProps {
  readonly patch: Partial<Pick<FitConfig, 'engine' | 'strategy'>>;
  readonly words: string;
}

/** Changes a setting, and tries again. */
function Instead({ patch, words }: InsteadProps) {
  const app = useApp();
  return (
    <Button
      onClick={() => {
        app.settings.commit(patch);
        verifyingOf(app).start();
      }}
    >
      {words}
    </Button>
  );
}
