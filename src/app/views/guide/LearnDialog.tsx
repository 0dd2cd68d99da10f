import { Fragment } from 'preact';
import { usePage, useSome } from '../../app-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazy } from '../../ui/lazy.tsx';

const Gallery = lazy(async () => (await import('./Gallery.tsx')).Gallery, Fragment);

/** Lessons and examples, in one place. */
export function LearnDialog() {
  const { guide, text } = usePage();
  const { learning } = useSome('guide', 'learning');
  return (
    <Dialog
      title={text.learn}
      close={text.explain.keys.close}
      open={learning}
      onClose={() => {
        guide.offer(false);
      }}
    >
      <Gallery />
    </Dialog>
  );
}
