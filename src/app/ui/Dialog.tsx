import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { Button } from './Button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly close: string;
  readonly open: boolean;
  /** For what needs more room than a list. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog above the page, which is inert meanwhile. Closed, it gives the focus back to where it was. */
export function Dialog({ title, close, open, wide = false, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      class={`dialog above stack ${wide ? 'is-wide' : ''}`}
      ref={dialog}
      aria-labelledby={id}
      // Escape closes it, too.
      onClose={onClose}
    >
      {open && (
        <>
          <div class="row is-apart">
            <h2 id={id} class="title">
              {title}
            </h2>
            <Button look="is-icon" aria-label={close} onClick={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
