import type { FitConfig } from '../../../core/config.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { holderOf } from '../../state.ts';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { verifyStatus, type VerifyStatusText } from './status.ts';
import { useVerifyWords } from './use-verify-words.ts';
import { verifyingOf } from './verifying-of.ts';

/** One sentence: where the verification stands. */
export function VerifyStatus() {
  const { text, numbers } = useVerifyWords();
  const verification = useSelected((state) => state.verification);
  const held = useSelected((state) => holderOf(state) === 'benchmark');
  const status: VerifyStatusText =
    held && verification.phase === 'empty'
      ? { tone: 'quiet', sentence: text.verify.status.held }
      : verifyStatus(verification, text, numbers);
  const { tone, sentence, next } = status;
  // A reader shall not hear every epoch: how far it is, the progress bar tells.
  return (
    <div class={`status is-${tone}`}>
      <StatusSign tone={tone} />
      <p role="status" aria-live={tone === 'busy' ? 'off' : 'polite'}>
        {sentence}
      </p>
      {next === 'use-wasm' && (
        <Instead patch={{ engine: 'wasm' }} words={text.verify.status.useWasm} />
      )}
      {next === 'use-auto' && (
        <Instead patch={{ strategy: 'auto' }} words={text.verify.status.useAuto} />
      )}
    </div>
  );
}

interface InsteadProps {
  readonly patch: Partial<Pick<FitConfig, 'engine' | 'strategy'>>;
  readonly words: string;
}

/** Changes a setting, and tries again. */
function Instead({ patch, words }: InsteadProps) {
  const app = useApp();
  return (
    <button
      type="button"
      class="button is-small"
      onClick={() => {
        app.settings.commit(patch);
        verifyingOf(app).start();
      }}
    >
      {words}
    </button>
  );
}
