import { useApp, useSelected, useWords } from '../../app-context.ts';
import { editedOf } from '../../editing/in-state.ts';
import { Button } from '../../ui/Button.tsx';

/** The way back from the last move of a point. */
export function Edited() {
  const { editing } = useApp();
  const { text } = useWords();
  const isEdited = useSelected((state) => editedOf(state) !== undefined);
  if (!isEdited) return null;
  return (
    <Button data-action="undo-move" onClick={editing.undo}>
      {text.points.undo}
    </Button>
  );
}
