import { isArticleModel } from '../../../../core/models/catalogue.ts';
import { usePage, useRace } from '../../../app-context.ts';
import { Button } from '../../../ui/Button.tsx';
import { NoFrame, lazy } from '../../../ui/lazy.tsx';
import { AddRival } from '../rivals/AddRival.tsx';
import { DataField } from './DataField.tsx';
import { ModelField } from './model/ModelField.tsx';
import { RateField } from './RateField.tsx';
import { SettingField } from './SettingField.tsx';
import { UndoButtons } from './UndoButtons.tsx';

const Rivals = lazy(async () => (await import('../rivals/Rivals.tsx')).Rivals, NoFrame);

const StartChips = lazy(
  async () => (await import('./model/StartChips.tsx')).StartChips,
  ({ busy, children }) => <div class="starts">{!busy && children}</div>,
);

const Drawer = lazy(async () => (await import('./Drawer.tsx')).Drawer, NoFrame);

/** Every setting of a run: the few that matter in one bar, and all others behind a button. */
export function Settings() {
  const { settings, text, preferences, config } = usePage();
  const hasChips = !isArticleModel(config.model) && config.model !== 'network';
  const { title, advanced } = text.settings;
  const isRace = useRace();
  const isOpen = preferences.advanced === 'on';
  return (
    <form
      class="settings"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
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
            aria-controls="advanced"
            onClick={() => {
              settings.prefer({ advanced: isOpen ? 'off' : 'on' });
            }}
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
