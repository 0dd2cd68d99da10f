import { useEffect, useState } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { lineCount, logLines } from './log-text.ts';

/** How long the button says how it went. */
const SAID_MS = 2000;

export function CopyLog() {
  const { store } = useApp();
  const { text } = useWords();
  const empty = useSelected((state) => lineCount(state) === 0);
  const [went, setWent] = useState<'copied' | 'copyFailed' | undefined>(undefined);
  useEffect(() => {
    if (went === undefined) return undefined;
    const timer = setTimeout(() => {
      setWent(undefined);
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [went]);

  async function copy(): Promise<void> {
    const state = store.get();
    try {
      await navigator.clipboard.writeText(logLines(state, 0, lineCount(state)).join('\n'));
      setWent('copied');
    } catch {
      // The browser or the person did not allow it.
      setWent('copyFailed');
    }
  }

  return (
    <button
      type="button"
      class="button is-small is-quiet"
      data-action="copy"
      disabled={empty}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{text.log[went ?? 'copy']}</span>
    </button>
  );
}
