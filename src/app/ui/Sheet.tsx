import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

export interface SheetProps {
  readonly id: string;
  readonly open: string;
  readonly close: string;
  /** What is set, in a line. */
  readonly summary: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Settings: a rail where there is room, a sheet above the rest where there is not. */
export function Sheet({ id, open: openWord, close, summary, label, children }: SheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class={open ? 'sheet is-open' : 'sheet'}>
      <button
        type="button"
        class="sheet-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="settings" />
        <strong>{open ? close : openWord}</strong>
        <span>{summary}</span>
      </button>
      <form
        class="sheet-body rail"
        id={id}
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        {children}
      </form>
    </div>
  );
}
