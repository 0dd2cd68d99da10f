import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';

interface PopoverProps {
  readonly label: string;
  /** In the place of the label, which is still read out. */
  readonly icon?: IconName;
  /** Before the label. */
  readonly mark?: ComponentChildren;
  readonly action: string;
  /** Drawn while it is open; it takes the focus by {@link useFirstFocus}. */
  readonly Body: ComponentType;
}

/** What is drawn first in a popover gets the focus: it may have been fetched only when somebody opened it. */
export function useFirstFocus(): void {
  useEffect(
    () => document.querySelector<HTMLElement>('.popover-body :is(button, input, select)')?.focus(),
    [],
  );
}

/**
 * A button, and under it what it opens. It closes with Escape, which brings the focus back to the
 * button, with a click elsewhere, and when the focus goes elsewhere; but not under a dialog, which gives it back.
 */
export function Popover({ label, icon, mark, action, Body }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const closed = new AbortController();
    const closeOutside = ({ target }: Event): void => {
      if (!(target instanceof Element) || target.closest('dialog') !== null) return;
      if (whole.current?.contains(target) === false) setOpen(false);
    };
    for (const type of open ? ['pointerdown', 'focusin'] : []) {
      document.addEventListener(type, closeOutside, closed);
    }
    return () => closed.abort();
  }, [open]);

  return (
    <div
      class="popover"
      ref={whole}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button
        ref={button}
        look={icon ? 'is-icon' : 'is-quiet'}
        icon={icon}
        label={icon && label}
        data-action={action}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {mark}
        {icon === undefined && <span>{label}</span>}
      </Button>
      {open && (
        <div class="popover-body above stack" id={id} role="group" aria-label={label}>
          <Body />
        </div>
      )}
    </div>
  );
}
