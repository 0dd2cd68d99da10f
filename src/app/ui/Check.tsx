import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CheckProps {
  /** What it is called where no words stand beside it. */
  readonly name?: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly children?: ComponentChildren;
}

export function Check({ name, hint, onCheck, children, ...state }: CheckProps) {
  const hintId = useId();
  return (
    <div class="check">
      <label>
        <input
          {...state}
          type="checkbox"
          aria-label={name}
          aria-describedby={hint && hintId}
          onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
        />
        {children}
      </label>
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
