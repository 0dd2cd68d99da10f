import { useId } from 'preact/hooks';

export interface CheckFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

/** A switch, and under it the reason for it. */
export function CheckField({ label, hint, checked, onCheck }: CheckFieldProps) {
  const hintId = useId();
  return (
    <div class="check">
      <label>
        <input
          type="checkbox"
          aria-describedby={hintId}
          checked={checked}
          onChange={({ currentTarget }) => {
            onCheck(currentTarget.checked);
          }}
        />
        {label}
      </label>
      <p class="hint" id={hintId}>
        {hint}
      </p>
    </div>
  );
}
