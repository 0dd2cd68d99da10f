import { SETTINGS, settingText } from '../../../../core/settings/index.ts';
import { isArticleModel } from '../../../../core/models/catalogue.ts';
import { usePage, useRace, useSelected, type Words } from '../../../app-context.ts';
import { valueText } from '../../../format/setting-text.ts';
import { isPreferred, subjectOf, type SetUp } from '../../../state/changes.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/Field.tsx';
import { lazy } from '../../../ui/lazy.tsx';
import { AddRival } from '../rivals/AddRival.tsx';
import { faultText } from './faults.ts';
import { ModelField } from './model/ModelField.tsx';
import { RateField, SettingField } from './SettingField.tsx';

const Rivals = lazy(() => import('../rivals/Rivals.tsx'), 'Rivals');

const StartChips = lazy(() => import('./model/StartChips.tsx'), 'StartChips', 'starts row');

const Drawer = lazy(() => import('./Drawer.tsx'), 'Drawer');

/** Every setting of a run: the few that matter in one bar, and all others behind a button. */
export function Settings() {
  const { settings, text, preferences, config } = usePage();
  const hasChips = !isArticleModel(config.model) && config.model !== 'network';
  const { title, advanced } = text.settings;
  const isRace = useRace();
  const isOpen = preferences.advanced === 'on';
  return (
    <form class="settings" aria-label={title} onSubmit={(event) => event.preventDefault()}>
      <div class="bars">
        <div class="bar">
          <DataField />
          <ModelField />
          <SettingField field="loss" />
          {isRace ? (
            <Rivals />
          ) : (
            <>
              <SettingField field="optimizer" />
              <RateField />
            </>
          )}
          <AddRival />
          <Button
            look="is-quiet"
            data-action="advanced"
            aria-expanded={isOpen}
            onClick={() => settings.prefer({ advanced: isOpen ? 'off' : 'on' })}
          >
            {advanced}
          </Button>
          <UndoButtons />
        </div>
        {hasChips && <StartChips />}
      </div>
      {isOpen && <Drawer />}
    </form>
  );
}

const OWN = 'own';
/** Another table than the one that is there. */
const OTHER = 'other';
const REPLAYS = SETTINGS.replay.choices.filter((id) => id !== 'none');

/** What is trained on: points that are drawn, those of the article, or a person's own. */
function DataField() {
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

/** Takes changes back, and brings them back; each says which is next. */
function UndoButtons() {
  const { undo, text } = usePage();
  const { states, at } = useSelected(({ changes }) => changes);
  const now = states[at];
  return (
    <div class="undo row is-tight" role="group" aria-label={text.undo.title}>
      {(
        [
          ['undo', states[at - 1], now],
          ['redo', now, states[at + 1]],
        ] as const
      ).map(([way, before, after]) => {
        const what = before && after && changeText(before, after, text);
        const name = what === undefined ? text.undo.nothing[way] : text.undo[way](what);
        return (
          <Button
            key={way}
            icon={way}
            label={name}
            data-action={way}
            title={`${name} (${text.undo.keys[way]})`}
            disabled={what === undefined}
            onClick={undo[way]}
          />
        );
      })}
    </div>
  );
}

/** Longer values are no part of a name. */
const LONGEST = 24;

/** What was changed, and to what: `Learning rate 0.01`. */
function changeText(before: SetUp, after: SetUp, text: Words['text']): string | undefined {
  const subject = subjectOf(before, after);
  if (subject === undefined) return undefined;
  if (isPreferred(subject)) return text.undo.preferred[subject];
  const key = subject === 'own' ? 'dataset' : subject;
  const said = subject === 'own' && after.own ? after.own.name : valueText(after.config, key, text);
  const name = text.settings.names[key];
  return said.length > LONGEST ? name : `${name} ${said}`;
}
