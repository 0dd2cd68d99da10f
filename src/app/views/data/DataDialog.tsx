import { Fragment } from 'preact';
import { usePage, useSome } from '../../app-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazy } from '../../ui/lazy.tsx';

/** Few bring data of their own: what the dialog is made of is fetched when it opens. */
const DataForm = lazy(async () => (await import('./DataForm.tsx')).DataForm, Fragment);

export function DataDialog() {
  const { desk, text } = usePage();
  const { open } = useSome('loading', 'open');
  return (
    <Dialog
      title={text.ownData.title}
      close={text.ownData.close}
      open={open}
      wide
      onClose={desk.close}
    >
      <p class="hint">{text.ownData.lead}</p>
      <DataForm />
    </Dialog>
  );
}
