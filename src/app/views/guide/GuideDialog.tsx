import { usePage, useSome } from '../../app-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazy } from '../../ui/lazy.tsx';

const Keys = lazy(() => import('./Keys.tsx'), 'Keys', '');
const Gallery = lazy(() => import('./Gallery.tsx'), 'Gallery', '');

export function GuideDialog() {
  const { guide, text } = usePage();
  const { shown } = useSome('guide', 'shown');
  return (
    <Dialog
      title={shown === 'keys' ? text.keys : text.learn}
      close={text.close}
      open={shown !== undefined}
      onClose={() => guide.show()}
    >
      {shown === 'keys' ? <Keys /> : <Gallery />}
    </Dialog>
  );
}
