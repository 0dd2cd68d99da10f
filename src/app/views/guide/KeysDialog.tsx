import { Fragment } from 'preact';
import { usePage, useSome } from '../../app-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazy } from '../../ui/lazy.tsx';

const Keys = lazy(async () => (await import('./Keys.tsx')).Keys, Fragment);

export function KeysDialog() {
  const { guide, text } = usePage();
  const { keysShown } = useSome('guide', 'keysShown');
  const { keys } = text.explain;
  return (
    <Dialog title={keys.title} close={keys.close} open={keysShown} onClose={guide.hideKeys}>
      <Keys />
    </Dialog>
  );
}
