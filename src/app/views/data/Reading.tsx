import { useApp, useSelected, useWords } from '../../app-context.ts';
import type { Words } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import type { Loading } from '../../data/loading.ts';

/** How far the reading is, and how it ended. */
export function Reading() {
  const { desk } = useApp();
  const words = useWords();
  const { text } = words;
  const loading = useSelected((state) => state.loading);
  const { source, progress } = loading;
  return (
    <div class="data-reading">
      {source !== undefined && progress !== undefined && (
        <>
          <progress
            aria-label={text.ownData.progress}
            value={progress.bytes}
            max={Math.max(source.blob.size, 1)}
          />
          <button
            type="button"
            class="button is-small"
            data-action="stop-reading"
            onClick={() => {
              desk.cancel();
            }}
          >
            {text.ownData.cancel}
          </button>
        </>
      )}
      <p
        class={loading.failure === undefined ? 'hint' : 'fault'}
        // Not at each piece: a counter read out loud would never end.
        aria-live={progress === undefined ? 'polite' : 'off'}
        data-said
      >
        {said(loading, words)}
      </p>
    </div>
  );
}

function said(
  { source, progress, failure, read, head }: Loading,
  { text, numbers }: Words,
): string {
  const { ownData } = text;
  if (failure !== undefined) return ownData.failed(failureText(failure, text));
  if (source === undefined) return '';
  if (progress !== undefined) return ownData.reading(source.name, numbers.integer(progress.rows));
  if (read === undefined) return ownData.stopped;
  const { x, bad } = read.table;
  const found = ownData.found(numbers.integer(x.length), numbers.integer(x.length + bad.count));
  if (head === undefined) return found;
  const { delimiter = ',', decimal, headerLine } = head;
  return `${found} ${ownData.format(ownData.delimiters[delimiter], decimal, headerLine !== undefined)}`;
}
