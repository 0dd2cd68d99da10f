import type { ComponentChildren } from 'preact';
import { Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly disabled?: boolean;
  /** Another way to set the same value, before the field. */
  readonly beside?: ComponentChildren;
  readonly placeholder?: string | undefined;
  readonly inputMode?: 'numeric' | 'decimal' | 'text' | undefined;
  /** At every key. */
  readonly onEdit: (text: string) => void;
  /** With Enter, or when the field is left. */
  readonly onCommit: (text: string) => void;
}

/** A number as text: a number field would hide from the page what cannot be read as one. */
export function TextField(props: TextFieldProps) {
  const { value, disabled = false, beside, placeholder, inputMode = 'numeric', ...rest } = props;
  const { onEdit, onCommit, ...field } = rest;
  return (
    <Field {...field}>
      {(attributes) => (
        <div class={beside === undefined ? 'input-row' : 'input-row has-more'}>
          {beside}
          <input
            {...attributes}
            class="input is-number"
            type="text"
            inputMode={inputMode}
            autocomplete="off"
            spellcheck={false}
            placeholder={placeholder}
            value={value}
            disabled={disabled}
            onInput={({ currentTarget }) => {
              onEdit(currentTarget.value);
            }}
            onChange={({ currentTarget }) => {
              onCommit(currentTarget.value);
            }}
          />
        </div>
      )}
    </Field>
  );
}
