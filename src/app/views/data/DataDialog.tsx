import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { lazy } from '../../ui/lazy.tsx';

/** Few bring data of their own: what the dialog is made of is fetched when it opens. */
const DataForm = lazy(async () => (await import('./DataForm.tsx')).DataForm, Fragment);

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
          <DataForm />
        </>
      )}
    </dialog>
  );
}
