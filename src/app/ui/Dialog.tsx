import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly close: string;
  readonly open: boolean;
  /** For what needs more room than a list. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog above the page, which is inert meanwhile. Closed, it gives the focus back to where it was. */
export function Dialog({ title, close, open, wide, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  /** Its event comes later: by then somebody may have opened it again. */
  const closedHere = useRef(false);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else if (dialog.current?.open) {
      closedHere.current = true;
      dialog.current.close();
    }
  }, [open]);
  return (
    <dialog
      class={wide ? 'dialog above stack is-wide' : 'dialog above stack'}
      ref={dialog}
      aria-labelledby={id}
      onClose={() => {
        // Escape closes it, too.
        if (!closedHere.current) onClose();
        closedHere.current = false;
      }}
    >
      {open && (
        <>
          <div class="row is-apart">
            <h2 id={id} class="title">
              {title}
            </h2>
            <Button icon="close" label={close} onClick={onClose} />
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
