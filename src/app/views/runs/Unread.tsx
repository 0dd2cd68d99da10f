import { useApp, useSelected } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import { useRunsWords } from './use-runs-words.ts';

/** Why the runs of earlier visits are not in the list, and another try. */
export function Unread() {
  const { keeper } = useApp();
  const { text } = useRunsWords();
  const unread = useSelected(({ kept }) => kept.unread);
  if (unread === undefined) return null;
  return (
    <p class="runs-warning" role="alert" data-kind="unread">
      {text.runs.unread(failureText(unread, text))}{' '}
      <button
        type="button"
        class="button is-small"
        data-action="read-again"
        onClick={() => void keeper.open()}
      >
        {text.transport.retry}
      </button>
    </p>
  );
}
