import { ConfigError, GpuUnavailableError } from '../../../core/errors.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Tone } from '../../ui/StatusSign.tsx';
import { checksOf, type Verification } from '../../verify/verification.ts';
import { failureText } from '../../part-missing.ts';
import type { VerifyMessages } from './use-verify-words.ts';

export interface VerifyStatusText {
  readonly tone: Tone;
  readonly sentence: string;
  /** What to do next, where it is more than pressing the button. */
  readonly next?: 'use-wasm' | 'use-auto';
}

/** Where the verification stands, in a sentence. */
export function verifyStatus(
  verification: Verification,
  text: VerifyMessages,
  numbers: Numbers,
): VerifyStatusText {
  const { status } = text.verify;
  switch (verification.phase) {
    case 'empty':
      return { tone: 'quiet', sentence: status.empty };
    case 'running':
      return { tone: 'busy', sentence: running(verification, text, numbers) };
    case 'stopped':
      return { tone: 'quiet', sentence: status.stopped };
    case 'done':
      return done(verification, text, numbers);
    case 'failed':
      return failed(verification, text);
  }
}

function running(
  { progress }: Verification,
  { verify, settings }: VerifyMessages,
  { integer }: Numbers,
) {
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
  { verify }: VerifyMessages,
  { integer }: Numbers,
): VerifyStatusText {
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

function failed({ failure }: Verification, text: VerifyMessages): VerifyStatusText {
  if (failure instanceof GpuUnavailableError) {
    return { tone: 'bad', sentence: text.noGpuAtAll[failure.reason], next: 'use-wasm' };
  }
  const sentence = text.verify.status.failed(failureText(failure, text));
  const isStrategy = failure instanceof ConfigError && failure.field === 'strategy';
  return { tone: 'bad', sentence, ...(isStrategy && { next: 'use-auto' }) };
}
