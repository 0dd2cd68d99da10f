import { useApp } from '../../app-context.ts';
import { jsonFile } from '../../runs/files.ts';
import { restoreRun } from '../../runs/restore.ts';
import type { RunRecord } from '../../runs/record.ts';
import { download } from '../../download.ts';
import { useRunsWords } from './use-runs-words.ts';

export interface RunActionsProps {
  readonly record: RunRecord;
  readonly label: string;
}

/** What can be done with a kept run. */
export function RunActions({ record, label }: RunActionsProps) {
  const { keeper, settings, store } = useApp();
  const { text } = useRunsWords();
  const words = text.runs;

  const actions = [
    {
      id: 'restore',
      word: words.restore,
      spoken: words.restoreOf(label),
      onClick: () => {
        restoreRun(record, store, settings);
      },
    },
    {
      id: 'json',
      word: words.json,
      spoken: words.exportOf(label),
      onClick: () => {
        const { name, type, content } = jsonFile(record);
        download(name, type, content);
      },
    },
    {
      id: 'remove',
      word: words.remove,
      spoken: words.removeOf(label),
      onClick: () => void keeper.remove(record.id),
    },
  ] as const;
  return (
    <span class="run-actions">
      {actions.map(({ id, word, spoken, onClick }) => (
        <button
          key={id}
          type="button"
          class="button is-small"
          data-action={id}
          aria-label={spoken}
          onClick={onClick}
        >
          {word}
        </button>
      ))}
    </span>
  );
}
