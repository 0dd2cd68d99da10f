import { usePage, useSome } from '../../app-context.ts';
import { Check } from '../../ui/Check.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TakeTour } from './Tour.tsx';
import { useParts } from '../use-parts.ts';

export function KeysDialog() {
  const { guide, text } = usePage();
  const { keysShown, shortcuts } = useSome('guide', 'keysShown', 'shortcuts');
  // The tour stands beside parts that an embedded page may lack.
  const { embedded } = useParts();
  const { keys } = text.explain;
  const { space, keys: transport } = text.transport;
  return (
    <Dialog title={keys.title} close={keys.close} open={keysShown} onClose={guide.hideKeys}>
      <dl class="pairs">
        <Key name={space}>{transport.play}</Key>
        <Key name="→">{transport.step}</Key>
        <Key name="R">{transport.reset}</Key>
        <Key name="?">{keys.show}</Key>
        <Key name="Esc">{keys.escape}</Key>
        <Key name="Tab">{keys.tab}</Key>
        <Key name="← → ↑ ↓">{text.points.listed}</Key>
      </dl>
      <Check
        checked={shortcuts}
        onCheck={(on) => {
          guide.setShortcuts(on);
        }}
      >
        {keys.enabled(space)}
      </Check>
      {!embedded && <TakeTour />}
    </Dialog>
  );
}

function Key({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{children}</dd>
    </>
  );
}
