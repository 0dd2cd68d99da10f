import { useApp, useSelected, useWords } from '../../app-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { lineCount, logLines } from './log-text.ts';

export function CopyLog() {
  const { store } = useApp();
  const { text } = useWords();
  const empty = useSelected((state) => lineCount(state) === 0);
  return (
    <CopyButton
      words={text.log}
      action="copy"
      look="is-quiet"
      disabled={empty}
      textOf={() => {
        const state = store.get();
        return logLines(state, 0, lineCount(state)).join('\n');
      }}
    />
  );
}
