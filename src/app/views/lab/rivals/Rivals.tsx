import { usePage } from '../../../app-context.ts';
import { RIVALS } from '../../../i18n/rivals.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { Editor } from './Editor.tsx';
import { useNames } from './use-names.ts';

const EDITORS = [0, 1, 2, 3].map(
  (at) =>
    function EditorOf() {
      return <Editor at={at} />;
    },
);

/** The run and its rivals by their names; behind each, what makes it another. */
export function Rivals() {
  const { text } = usePage(RIVALS);
  const names = useNames();
  const { title } = text.rivals;
  return (
    <div class="rivals" role="group" aria-label={title}>
      <span class="hint" aria-hidden="true">
        {title}
      </span>
      <div class="rivals-box">
        {EDITORS.slice(0, names.length).map((Body, i) => (
          <Popover
            key={i}
            label={names[i] ?? ''}
            mark={<span class="dot" style={{ background: `var(--r${i + 1})` }} />}
            action={`rival-${i + 1}`}
            Body={Body}
          />
        ))}
      </div>
    </div>
  );
}
