import { isArticleModel } from '../../../../../core/models/catalogue.ts';
import { MODEL_IDS, type ModelId } from '../../../../../core/models/rows.ts';
import { usePage } from '../../../../app-context.ts';
import { printed } from '../../../../format/equation.ts';
import { DETAILS } from '../../../../i18n/details.ts';
import { draftOf } from '../../../../settings/draft.ts';
import { modelText } from '../../../../settings/model-text.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useFirstFocus } from '../../../../ui/Popover.tsx';
import { Segmented } from '../../../../ui/Segmented.tsx';
import { SettingField } from '../SettingField.tsx';
import '../../../../styles/start.css';

/** The line is one of them, whatever its parameters are called; a formula is typed. */
const PRESETS = MODEL_IDS.filter((id) => id !== 'linear' && id !== 'formula');

/** Models that fill in the field, and what there is to say of the one that is there. */
export function Presets() {
  useFirstFocus();
  const { settings, text, config, own } = usePage(DETAILS);
  const { model } = config;
  const used = draftOf(config);
  const { choices } = text.settings;
  const names = { ...choices.model, parameter: choices.dataset.line };
  const formulaOf = (id: ModelId): string => {
    const [degree, layers, activation] = ['2', '4,2', 'tanh'];
    const preset = { ...used, degree, layers, activation, model: id };
    return printed(modelText(id === model ? used : preset, own));
  };
  return (
    <>
      <ul class="presets">
        {PRESETS.map((id) => (
          <li key={id}>
            <Button
              look="is-item"
              data-model={id}
              aria-pressed={id === (model === 'linear' ? 'parameter' : model)}
              onClick={() => settings.commitModel({ model: id })}
            >
              {names[id]}
              <span class="formula">{formulaOf(id)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {isArticleModel(model) && (
        <div class="row is-apart">
          <span class="hint">{text.start.called}</span>
          <Segmented
            label={text.start.called}
            value={model}
            choices={text.start.names}
            onChoose={(id) => settings.commitModel({ model: id })}
          />
        </div>
      )}
      {model === 'polynomial' && <SettingField field="degree" />}
      <SettingField field="layers" />
      <SettingField field="activation" />
    </>
  );
}
