import { SETTINGS, settingText } from '../../../../core/settings/index.ts';
import { usePage } from '../../../app-context.ts';
import { faultText } from './faults.ts';
import { SelectField } from '../../../ui/SelectField.tsx';

const OWN = 'own';
/** Another table than the one that is there. */
const OTHER = 'other';
const REPLAYS = SETTINGS.replay.choices.filter((id) => id !== 'none');

/** What is trained on: points that are drawn, those of the article, or a person's own. */
export function DataField() {
  const { settings, desk, text, numbers, config, own, faults } = usePage();
  const { choices, names } = text.settings;
  const drawn = config.replay === 'none' ? settingText(config, 'dataset') : config.replay;
  const replays = Object.fromEntries(REPLAYS.map((id) => [id, choices.replay[id]]));
  return (
    <SelectField
      label={names.dataset}
      fault={faultText(faults['dataset'], choices.dataset[config.dataset], text, numbers)}
      value={own === undefined ? drawn : OWN}
      choices={{
        ...choices.dataset,
        ...replays,
        [OWN]: own?.name ?? text.ownData.open,
        ...(own && { [OTHER]: text.ownData.change }),
      }}
      onChoose={(chosen) => {
        if (chosen === OWN || chosen === OTHER) {
          desk.open();
          return;
        }
        if (own !== undefined) desk.leave();
        const isReplay = REPLAYS.some((id) => id === chosen);
        settings.commit(isReplay ? { replay: chosen } : { replay: 'none', dataset: chosen });
      }}
    />
  );
}
