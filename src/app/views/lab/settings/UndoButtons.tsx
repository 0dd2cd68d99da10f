import { usePage, useSelected, type Words } from '../../../app-context.ts';
import { valueText } from '../../../format/setting-text.ts';
import { subjectOf, type SetUp } from '../../../state/changes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';

/** Takes changes back, and brings them back; each says which is next. */
export function UndoButtons() {
  const { undo, text } = usePage();
  const { states, at } = useSelected(({ changes }) => changes);
  const now = states[at];
  return (
    <div class="undo row is-tight" role="group" aria-label={text.undo.title}>
      {(
        [
          ['undo', states[at - 1], now],
          ['redo', now, states[at + 1]],
        ] as const
      ).map(([way, before, after]) => {
        const what = before && after && changeText(before, after, text);
        const name = what === undefined ? text.undo.nothing[way] : text.undo[way](what);
        return (
          <IconButton
            key={way}
            icon={way}
            label={name}
            data-action={way}
            title={`${name} (${text.undo.keys[way]})`}
            disabled={what === undefined}
            onClick={undo[way]}
          />
        );
      })}
    </div>
  );
}

/** Longer values are no part of a name. */
const LONGEST = 24;

/** What was changed, and to what: `Learning rate 0.01`. */
function changeText(before: SetUp, after: SetUp, text: Words['text']): string | undefined {
  const subject = subjectOf(before, after);
  if (subject === undefined) return undefined;
  if (subject === 'rivals') return text.undo.rivals;
  const key = subject === 'own' ? 'dataset' : subject;
  const said = subject === 'own' && after.own ? after.own.name : valueText(after.config, key, text);
  const name = text.settings.names[key];
  return said.length > LONGEST ? name : `${name} ${said}`;
}
