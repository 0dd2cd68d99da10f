import type { ComponentChildren } from 'preact';
import { SETTINGS, settingText, type ConfigKey } from '../../../../core/settings/index.ts';
import { belongs } from '../../../../core/settings/methods.ts';
import type { Setting } from '../../../../core/settings/table.ts';
import { ConfigError } from '../../../../core/errors.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { isBrought, NOTHING } from '../../../settings/draft.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { faultText } from './faults.ts';
import { useForm } from './form.ts';

interface SettingFieldProps {
  readonly field: ConfigKey;
  readonly label?: string;
  readonly fault?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly beside?: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  /** Of a choice; the words of the setting where it is left out. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What an empty field stands for, as a value and in words. */
  readonly empty?: { readonly value: string; readonly words: string };
}

/** The field of a setting, as its row asks for it; none, where it has nothing to say about own data. */
export function SettingField(props: SettingFieldProps) {
  const { field, fault, choices, empty, beside, inputMode, hint, ...given } = props;
  const { text, numbers, own } = usePage();
  const { config, draft, faults, edit, commit } = useForm();
  const { failure } = useSome('run', 'failure');
  const { choices: words, names } = text.settings;
  const row: Setting & { readonly choices?: readonly unknown[] } = SETTINGS[field];
  const brought = isBrought(field, config);
  const used = settingText(config, field);
  if (own !== undefined && row.notOfGiven !== undefined) return null;
  if (row.belongsTo !== undefined && !belongs(row.belongsTo, (key) => config[key as ConfigKey])) {
    return null;
  }
  const worded = (value: string): string | undefined =>
    value === empty?.value ? empty.words : value === NOTHING ? undefined : value;
  // Some faults show only beside the data.
  const found = failure instanceof ConfigError ? failure.faults[field] : undefined;
  const shared = {
    label: names[field],
    ...given,
    hint,
    disabled: brought,
    fault:
      fault ??
      faultText(faults[field], worded(used), text, numbers) ??
      faultText(found, undefined, text, numbers),
  };
  if (row.choices !== undefined) {
    const ofField = (words as Readonly<Record<string, Readonly<Record<string, string>>>>)[field];
    const ids = Object.fromEntries(row.choices.map((one) => [String(one), String(one)]));
    return (
      <SelectField
        {...shared}
        value={used}
        choices={choices ?? ofField ?? ids}
        onChoose={(chosen) => {
          commit({ [field]: chosen });
        }}
      />
    );
  }
  const written = (value: string): string =>
    empty !== undefined && value.trim() === '' ? empty.value : value;
  // A replay has its own points and no seed; the fields keep theirs for the way back.
  const shown = !brought ? draft[field] : field === 'seed' ? '–' : used;
  return (
    <TextField
      {...shared}
      inputMode={inputMode}
      beside={beside}
      placeholder={empty?.words}
      value={shown === empty?.value || shown === NOTHING ? '' : shown}
      onEdit={(value) => {
        edit({ [field]: written(value) });
      }}
      onCommit={(value) => {
        commit({ [field]: written(value) });
      }}
    />
  );
}
