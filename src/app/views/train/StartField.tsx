import { MODELS } from '../../../core/models/index.ts';
import { usePage } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';
import { SettingField } from './SettingField.tsx';

/** Where gradient descent sets out; empty, where the seed has drawn it. */
export function StartField() {
  const { text, config } = usePage();
  const { names, startAsDrawn } = text.settings;
  const parameters = MODELS[config.model].parameterNames.map(shortName).join(', ');
  return (
    <SettingField
      field="start"
      label={`${names.start} (${parameters})`}
      inputMode="text"
      empty={{ value: 'drawn', words: startAsDrawn }}
    />
  );
}
