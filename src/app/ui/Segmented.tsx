export interface SegmentedProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly onChoose: (choice: Choice) => void;
}

export function Segmented<Choice extends string>(props: SegmentedProps<Choice>) {
  const { label, value, choices, onChoose } = props;
  return (
    <div class="segmented" role="group" aria-label={label}>
      {(Object.keys(choices) as Choice[]).map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === value}
          onClick={() => onChoose(choice)}
        >
          {choices[choice]}
        </button>
      ))}
    </div>
  );
}
