import { settingText } from '../../../core/config.ts';
import { MODELS } from '../../../core/models/index.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { TextField } from '../../ui/TextField.tsx';
import { faultText } from './faults.ts';
import { shortName } from '../../format/short-name.ts';

/** Where gradient descent sets out; empty, where the seed has drawn it. */
export function StartField() {
  const { settings } = useApp();
  const { text, numbers } = useWords();
  const start = useSelected(({ draft }) => draft.start);
  const fault = useSelected(({ faults }) => faults['start']);
  const used = useSelected(({ config }) => settingText(config, 'start'));
  const model = useSelected(({ config }) => config.model);
  const names = MODELS[model].parameterNames.map(shortName).join(', ');
  const written = (typed: string): string => (typed.trim() === '' ? 'drawn' : typed);
  return (
    <TextField
      label={`${text.settings.start} (${names})`}
      inputMode="text"
      value={start === 'drawn' ? '' : start}
      placeholder={text.settings.startAsDrawn}
      fault={faultText(fault, used === 'drawn' ? text.settings.startAsDrawn : used, text, numbers)}
      onEdit={(typed) => {
        settings.edit({ start: written(typed) });
      }}
      onCommit={(typed) => {
        settings.commit({ start: written(typed) });
      }}
    />
  );
}
