import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { SETTINGS, settingText, type ConfigKey } from '../../../../core/settings/index.ts';
import { belongs } from '../../../../core/settings/methods.ts';
import type { Setting } from '../../../../core/settings/table.ts';
import { ConfigError } from '../../../../core/errors.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { wordsOfChoice } from '../../../format/setting-text.ts';
import { isBrought, NOTHING } from '../../../settings/draft.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { AppState, Run } from '../../../state.ts';
import { SelectField, TextField } from '../../../ui/Field.tsx';
import { faultText } from './faults.ts';

/** Whose settings the fields are. */
export interface Form
  extends
    Pick<Settings, 'edit' | 'commit'>,
    Pick<AppState, 'config' | 'draft' | 'faults'>,
    Pick<Run, 'prepared'> {}

/** Those of a rival; the run's own where there is none. */
export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const { settings, config, draft, faults } = usePage();
  const { prepared } = useSome('run', 'prepared');
  return useContext(FormContext) ?? { ...settings, config, draft, faults, prepared };
}

interface SettingFieldProps {
  readonly field: ConfigKey;
  readonly label?: string;
  readonly beside?: ComponentChildren;
  readonly aside?: ComponentChildren;
  /** What an empty field stands for, as a value and in words. */
  readonly empty?: { readonly value: string; readonly words: string };
}

/** The field of a setting, as its row asks for it; none, where it has nothing to say about own data. */
export function SettingField({ field, empty, beside, ...given }: SettingFieldProps) {
  const { text, numbers, own } = usePage();
  const { config, draft, faults, edit, commit } = useForm();
  const { failure } = useSome('run', 'failure');
  const row: Setting & { readonly choices?: readonly unknown[] } = SETTINGS[field];
  const brought = isBrought(field, config);
  const used = settingText(config, field);
  if (own !== undefined && row.notOfGiven !== undefined) return null;
  if (row.belongsTo !== undefined && !belongs(row.belongsTo, (key) => config[key as ConfigKey])) {
    return null;
  }
  const worded = (value: string): string | undefined =>
    value === empty?.value ? empty.words : value === NOTHING ? undefined : value;
  // Some faults show only beside the data, and what an engine has against a strategy, only there.
  const found = failure instanceof ConfigError ? failure : undefined;
  const shared = {
    label: text.settings.names[field],
    ...given,
    disabled: brought,
    fault:
      faultText(faults[field], worded(used), text, numbers) ??
      faultText(found?.faults[field], undefined, text, numbers) ??
      (found?.field === field ? found.message : undefined),
  };
  if (row.choices !== undefined) {
    const ids = Object.fromEntries(row.choices.map((one) => [String(one), String(one)]));
    return (
      <SelectField
        {...shared}
        hint={field === 'strategy' ? text.settings.strategyHints[config.strategy] : undefined}
        value={used}
        choices={wordsOfChoice(field, text) ?? ids}
        onChoose={(chosen) => commit({ [field]: chosen })}
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
      inputMode={row.values === 'N' ? 'numeric' : row.values === 'X' ? 'decimal' : 'text'}
      beside={beside}
      placeholder={empty?.words}
      value={shown === empty?.value || shown === NOTHING ? '' : shown}
      onEdit={(value) => edit({ [field]: written(value) })}
      onCommit={(value) => commit({ [field]: written(value) })}
    />
  );
}

export function RateField() {
  const { text, numbers } = usePage();
  const { config, prepared, commit } = useForm();
  const { lr } = config;
  const limit = prepared?.theory?.largestStableLearningRate;
  const stable = limit === undefined || lr < limit;
  const said = stable ? text.settings.stableBelow : text.settings.unstable;
  return (
    <SettingField
      field="lr"
      aside={
        limit !== undefined && (
          <span
            class={stable ? 'hint' : 'hint is-warning'}
            data-foresight={stable ? 'stable' : 'unstable'}
          >
            {said(numbers.shortBelow(limit))}
          </span>
        )
      }
      beside={
        <div class="rate-slider">
          <input
            type="range"
            aria-label={text.settings.slider}
            aria-valuetext={String(lr)}
            min={0}
            max={POSITIONS}
            step={1}
            value={positionOf(lr)}
            onInput={({ currentTarget }) =>
              commit({ lr: String(rateAt(currentTarget.valueAsNumber)) })
            }
          />
          {limit !== undefined && (
            <span
              class="rate-limit"
              aria-hidden="true"
              style={{ '--at': String(positionOf(limit) / POSITIONS) }}
            />
          )}
        </div>
      }
    />
  );
}

/** The slider: six decades, so many positions each that two digits tell them apart. */
const LEAST_EXPONENT = -6;
const PER_DECADE = 20;
export const POSITIONS = 6 * PER_DECADE;

/** Where a learning rate is on the slider; the nearest end where it is off it. */
export function positionOf(lr: number): number {
  const position = (Math.log10(lr) - LEAST_EXPONENT) * PER_DECADE;
  return Math.round(Math.min(Math.max(position, 0), POSITIONS));
}

/** The learning rate at a position, to two digits. */
export function rateAt(position: number): number {
  return Number((10 ** (position / PER_DECADE + LEAST_EXPONENT)).toPrecision(2));
}
