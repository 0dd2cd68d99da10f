import { useApp, useSelected, useWords } from '../../app-context.ts';
import { editedOf } from '../../editing/in-state.ts';

/** The way back from the last move of a point. */
export function Edited() {
  const { editing } = useApp();
  const { text } = useWords();
  const isEdited = useSelected((state) => editedOf(state) !== undefined);
  if (!isEdited) return null;
  return (
    <button type="button" class="toggle" data-action="undo-move" onClick={editing.undo}>
      {text.points.undo}
    </button>
  );
}
