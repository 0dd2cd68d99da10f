import { REFERENCES, type VerifyReport } from '../../../run/verify/types.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Shown, Wanted } from './shown.ts';
import { quantity } from './wording.ts';
import { useVerifyWords } from './use-verify-words.ts';

interface ErrorChoicesProps {
  readonly report: VerifyReport;
  readonly shown: Shown;
  readonly onShow: (wanted: Wanted) => void;
}

/** Which strategy, against what, and of what. */
export function ErrorChoices({ report, shown, onShow }: ErrorChoicesProps) {
  const { text } = useVerifyWords();
  const { chart } = text.verify;
  const { strategies, parameterNames } = report;
  return (
    <div class="error-choices">
      <Choice
        label={chart.strategy}
        value={shown.run.strategy}
        choices={strategies.map(({ strategy }) => [strategy, text.settings.strategies[strategy]])}
        onChoose={(strategy) => {
          onShow({ strategy });
        }}
      />
      <Choice
        label={chart.against}
        value={shown.series.against}
        choices={REFERENCES.filter((id) =>
          shown.run.errors.some((series) => series.against === id),
        ).map((id) => [id, chart.standards[id]])}
        onChoose={(against) => {
          onShow({ against });
        }}
      />
      <Choice
        label={chart.of}
        value={shown.series.of}
        choices={['loss', ...parameterNames].map((of) => [of, quantity(of, text)])}
        onChoose={(of) => {
          onShow({ of });
        }}
      />
    </div>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly choices: readonly (readonly [Id, string])[];
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, value, choices, onChoose }: ChoiceProps<Id>) {
  return (
    <div class="error-choice">
      <span aria-hidden="true">{label}</span>
      <Segmented
        label={label}
        value={value}
        choices={Object.fromEntries(choices) as Record<Id, string>}
        onChoose={onChoose}
      />
    </div>
  );
}
