import { ConfigError } from '../../../core/errors.ts';
import { usePage, useSelected } from '../../app-context.ts';
import type { AppState } from '../../state.ts';
import { SettingField } from './SettingField.tsx';

/** How the steps reach the device. */
export function StrategyField() {
  const { text, config } = usePage();
  const refusal = useSelected(refusalOf);
  const { strategies, strategyHints } = text.settings;
  return (
    <SettingField
      field="strategy"
      choices={strategies}
      fault={refusal}
      hint={<span class="hint">{strategyHints[config.strategy]}</span>}
    />
  );
}

/** Why the engine does not train by the strategy that is chosen. */
export function refusalOf({ run: { failure } }: AppState): string | undefined {
  const isRefusal = failure instanceof ConfigError && failure.field === 'strategy';
  return isRefusal ? failure.message : undefined;
}
