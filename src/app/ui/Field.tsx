import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly fault?: string | undefined;
  /** Under it, where there is no fault. */
  readonly hint?: ComponentChildren;
  /** Stands at the right end of the label's line. */
  readonly aside?: ComponentChildren;
  /** @param attributes by which label, hint and fault belong to the control */
  readonly children: (attributes: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
  }) => ComponentChildren;
}

export function Field({ label, fault, hint, aside, children }: FieldProps) {
  const id = useId();
  const [asideId, saidId] = [`${id}-aside`, `${id}-said`];
  const faulty = fault !== undefined;
  return (
    <div class="field">
      <div class="row is-apart">
        <label class="hint" for={id}>
          {label}
        </label>
        {aside && <span id={asideId}>{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': `${asideId} ${saidId}`, 'aria-invalid': faulty })}
      <p class={`field-said ${faulty ? 'fault' : 'hint'}`} id={saidId} aria-live="polite">
        {fault ?? hint}
      </p>
    </div>
  );
}

interface SelectProps<Choice extends string> {
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly disabled?: boolean | undefined;
  readonly onChoose: (choice: Choice) => void;
}

export function SelectField<Choice extends string>({
  value,
  choices,
  disabled,
  onChoose,
  ...field
}: Omit<FieldProps, 'children'> & SelectProps<Choice>) {
  return (
    <Field {...field}>
      {(attributes) => <Select {...{ value, choices, disabled, onChoose, attributes }} />}
    </Field>
  );
}

export function Select<Choice extends string>({
  value,
  choices,
  disabled,
  attributes,
  onChoose,
}: SelectProps<Choice> & { readonly attributes?: object }) {
  const ids = Object.keys(choices) as Choice[];
  return (
    <select
      {...attributes}
      class="input is-select"
      value={value}
      disabled={disabled}
      onChange={({ currentTarget }) => {
        const chosen = ids.find((id) => id === currentTarget.value);
        // What is chosen is the state's to say, before the next picture: it may stay as it is.
        currentTarget.value = value;
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {ids.map((id) => (
        <option key={id} value={id} selected={id === value}>
          {choices[id]}
        </option>
      ))}
    </select>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
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
  const { value, disabled, beside, placeholder, inputMode = 'numeric', ...rest } = props;
  const { onEdit, onCommit, ...field } = rest;
  return (
    <Field {...field}>
      {(attributes) => (
        <div class={beside ? 'line' : undefined}>
          {beside}
          <input
            {...attributes}
            {...{ value, disabled, placeholder, inputMode }}
            class="input is-number"
            type="text"
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => onEdit(currentTarget.value)}
            onChange={({ currentTarget }) => onCommit(currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
