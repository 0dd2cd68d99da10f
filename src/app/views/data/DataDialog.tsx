import { useEffect, useRef } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BadRows } from './BadRows.tsx';
import { Columns } from './Columns.tsx';
import { Offer } from './Offer.tsx';
import { Reading } from './Reading.tsx';
import { Sources } from './Sources.tsx';

/** Where own data come in: from where, what they are, and how to train on them. */
export function DataDialog() {
  const { desk } = useApp();
  const { text } = useWords();
  const open = useSelected(({ loading }) => loading.open);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      class="data-dialog"
      ref={dialog}
      aria-labelledby="data-title"
      // Escape closes it, too.
      onClose={() => {
        desk.close();
      }}
    >
      {open && (
        <>
          <div class="data-head">
            <h2 id="data-title">{text.ownData.title}</h2>
            <button
              type="button"
              class="button is-icon"
              aria-label={text.ownData.close}
              onClick={() => {
                desk.close();
              }}
            >
              <Icon name="close" />
            </button>
          </div>
          <p class="hint">{text.ownData.lead}</p>
          <Sources />
          <Reading />
          <Columns />
          <BadRows />
          <Offer />
        </>
      )}
    </dialog>
  );
}
