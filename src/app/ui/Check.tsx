import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface CheckProps {
  /** What it is called where no words stand beside it. */
  readonly name?: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly children?: ComponentChildren;
}

export function Check({ name, hint, checked, disabled = false, onCheck, children }: CheckProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : id;
  return (
    <div class="check">
      <label>
        <input
          type="checkbox"
          aria-label={name}
          aria-describedby={hintId}
          checked={checked}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            onCheck(currentTarget.checked);
          }}
        />
        {children}
      </label>
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
