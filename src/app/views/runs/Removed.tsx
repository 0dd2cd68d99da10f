import { useEffect, useRef } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { labelOf } from '../../runs/label.ts';
import { useRunsWords } from './use-runs-words.ts';

/** What was deleted last, and the way back. */
export function Removed() {
  const { keeper } = useApp();
  const { text, language } = useRunsWords();
  const removed = useSelected(({ kept }) => kept.removed);
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with the run.
  useEffect(() => {
    undo.current?.focus();
  }, [removed]);
  return (
    <div class="runs-removed" role="status">
      {removed !== undefined && (
        <>
          {text.runs.removed(labelOf(removed, language))}
          <button
            type="button"
            class="button is-small"
            data-action="undo"
            ref={undo}
            onClick={() => {
              void keeper.undoRemove();
              document.getElementById('stage')?.focus();
            }}
          >
            {text.runs.undo}
          </button>
        </>
      )}
    </div>
  );
}
