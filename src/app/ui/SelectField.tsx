import { Field, type FieldProps } from './Field.tsx';

export interface SelectFieldProps<Choice extends string> extends Omit<FieldProps, 'children'> {
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly disabled?: boolean;
  readonly onChoose: (choice: Choice) => void;
}

export function SelectField<Choice extends string>(props: SelectFieldProps<Choice>) {
  const { value, choices, disabled = false, onChoose, ...field } = props;
  return (
    <Field {...field}>
      {(attributes) => (
        <Select {...{ value, choices, disabled, onChoose }} attributes={{ ...attributes }} />
      )}
    </Field>
  );
}

interface SelectProps<Choice extends string> {
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly disabled?: boolean;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly onChoose: (choice: Choice) => void;
}

export function Select<Choice extends string>(props: SelectProps<Choice>) {
  const { value, choices, disabled = false, attributes, onChoose } = props;
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
