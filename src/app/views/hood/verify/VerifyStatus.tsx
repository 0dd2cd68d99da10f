import type { FitConfig } from '../../../../core/settings/index.ts';
import { ConfigError, GpuUnavailableError } from '../../../../core/errors.ts';
import { checksOf } from '../../../../run/verify/tables.ts';
import { failureText } from '../../../part-missing.ts';
import { Button } from '../../../ui/Button.tsx';
import { Status, type Tone } from '../../../ui/Status.tsx';
import { useVerification, type VerifyPage } from './use-verification.ts';
import { verifyingOf } from './verifying.ts';

/** What to do next, where it is more than pressing the button: another setting, and another try. */
const INSTEAD = {
  useWasm: { engine: 'wasm' },
  useAuto: { strategy: 'auto' },
} as const satisfies Record<string, Partial<FitConfig>>;

/** One sentence: where the verification stands. */
export function VerifyStatus() {
  const page = useVerification();
  const [tone, sentence, next] = standingOf(page);
  // How far it is, the progress bar tells.
  return (
    <Status tone={tone} sentence={sentence} quickly={tone === 'busy'}>
      {next && (
        <Button
          onClick={() => {
            page.settings.commit(INSTEAD[next]);
            verifyingOf(page).start();
          }}
        >
          {page.text.verify.status[next]}
        </Button>
      )}
    </Status>
  );
}

type Standing = readonly [Tone, string, next?: keyof typeof INSTEAD];

function standingOf(page: VerifyPage): Standing {
  const { text, verification } = page;
  const { integer } = page.numbers;
  const { references, status } = text.verify;
  const { phase, progress, report, failure } = verification;
  switch (phase) {
    case 'empty':
      return ['quiet', page.holder === 'benchmark' ? status.held : status.empty];
    case 'running': {
      if (progress === undefined) return ['busy', status.opening];
      const { subject, again, epoch, epochs } = progress;
      const who = { ...references, ...text.settings.strategies }[subject];
      const what = again ? status.again(who) : who;
      return ['busy', status.running(what, integer(epoch), integer(epochs))];
    }
    case 'stopped':
      return ['quiet', status.stopped];
    case 'done': {
      if (report === undefined || report.strategies.length === 0) return ['bad', status.nothing];
      const checks = checksOf(report);
      const failing = checks.filter(({ pass }) => !pass).length;
      return failing === 0
        ? ['good', status.passed(integer(checks.length))]
        : ['bad', status.someFailed(integer(failing), integer(checks.length))];
    }
    case 'failed': {
      if (failure instanceof GpuUnavailableError) {
        return ['bad', text.noGpuAtAll[failure.reason], 'useWasm'];
      }
      const isStrategy = failure instanceof ConfigError && failure.field === 'strategy';
      const sentence = status.failed(failureText(failure, text));
      return isStrategy ? ['bad', sentence, 'useAuto'] : ['bad', sentence];
    }
  }
}
