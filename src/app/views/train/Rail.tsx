import { settingText, type FitConfig } from '../../../core/config.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import type { Draft } from '../../settings/draft.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { EngineField } from './EngineField.tsx';
import { faultText } from './faults.ts';
import { Keys } from './Keys.tsx';
import { OwnData } from '../data/OwnData.tsx';
import { RateField } from './RateField.tsx';
import { StartField } from './StartField.tsx';
import { StrategyField } from './StrategyField.tsx';

/** Every setting of a run. */
export function Rail() {
  const { text } = useWords();
  return (
    <form
      class="rail"
      aria-label={text.settings.title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <DataFields />
      <fieldset>
        <legend>{text.settings.training}</legend>
        <RateField />
        <div class="pair">
          <NumberField field="epochs" />
          <NumberField field="logEvery" />
        </div>
      </fieldset>
      <fieldset>
        <legend>{text.settings.device}</legend>
        <EngineField />
        <StrategyField />
      </fieldset>
      <Keys />
    </form>
  );
}

function DataFields() {
  const { settings } = useApp();
  const { text } = useWords();
  const replay = useSelected(({ config }) => config.replay);
  const model = useSelected(({ config }) => config.model);
  const isReplay = replay !== 'none';
  const isOwn = useSelected(({ own }) => own !== undefined);
  return (
    <fieldset>
      <legend>{text.settings.data}</legend>
      {!isOwn && (
        <SelectField
          label={text.settings.preset}
          value={replay}
          choices={text.settings.presets}
          hint={isReplay && <span class="hint">{text.settings.broughtByReplay}</span>}
          onChoose={(chosen) => {
            settings.commit({ replay: chosen });
          }}
        />
      )}
      <OwnData />
      <SelectField
        label={text.settings.model}
        value={model}
        choices={text.settings.models}
        disabled={isReplay}
        onChoose={(chosen) => {
          settings.commit({ model: chosen });
        }}
      />
      <div class="pair">
        <NumberField field="seed" disabled={isReplay} />
        {!isOwn && <NumberField field="points" disabled={isReplay} />}
      </div>
      <StartField />
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly field: 'seed' | 'points' | 'epochs' | 'logEvery';
  readonly disabled?: boolean;
}

function NumberField({ field, disabled = false }: NumberFieldProps) {
  const { settings } = useApp();
  const { text, numbers } = useWords();
  const value = useSelected(({ draft, config }) => shownValue(field, draft, config));
  const fault = useSelected(({ faults }) => faults[field]);
  const used = useSelected(({ config }) => settingText(config, field));
  const patch = (typed: string): Partial<Draft> => ({ [field]: typed });
  return (
    <TextField
      label={text.settings[field]}
      value={value}
      disabled={disabled}
      fault={faultText(fault, used, text, numbers)}
      onEdit={(typed) => {
        settings.edit(patch(typed));
      }}
      onCommit={(typed) => {
        settings.commit(patch(typed));
      }}
    />
  );
}

/** A replay has its own points and no seed; the fields keep theirs for the way back. */
function shownValue(field: NumberFieldProps['field'], draft: Draft, config: FitConfig): string {
  if (config.replay === 'none') return draft[field];
  if (field === 'points') return String(config.points);
  return field === 'seed' ? '–' : draft[field];
}
