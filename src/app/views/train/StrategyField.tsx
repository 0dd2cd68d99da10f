import { ConfigError } from '../../../core/errors.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import type { AppState } from '../../state.ts';
import { SelectField } from '../../ui/SelectField.tsx';

/** How the steps reach the device. */
export function StrategyField() {
  const { settings } = useApp();
  const { text } = useWords();
  const chosen = useSelected(({ config }) => config.strategy);
  const refusal = useSelected(refusalOf);
  const { strategies, strategyHints } = text.settings;
  return (
    <SelectField
      label={text.settings.strategy}
      value={chosen}
      choices={strategies}
      fault={refusal}
      hint={<span class="hint">{strategyHints[chosen]}</span>}
      onChoose={(strategy) => {
        settings.commit({ strategy });
      }}
    />
  );
}

/** Why the engine does not train by the strategy that is chosen. */
export function refusalOf({ run: { failure } }: AppState): string | undefined {
  const isRefusal = failure instanceof ConfigError && failure.field === 'strategy';
  return isRefusal ? failure.message : undefined;
}
