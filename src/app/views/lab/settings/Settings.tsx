import { isArticleModel } from '../../../../core/models/catalogue.ts';
import { CONFIG_KEYS, SETTINGS, type ConfigKey } from '../../../../core/settings/index.ts';
import type { Part } from '../../../../core/settings/table.ts';
import { usePage } from '../../../app-context.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { OwnData } from '../../data/OwnData.tsx';
import { MODEL_KEYS } from '../../../settings/draft.ts';
import { lazy } from '../../../ui/lazy.tsx';
import { DataField } from './DataField.tsx';
import { SettingField } from './SettingField.tsx';
import { SPECIAL } from './special.tsx';

/** What a person sets first, from left to right; what has nothing to say is not there. */
const BAR = ['model', 'loss', 'optimizer', 'lr'] as const satisfies readonly ConfigKey[];

const StartChips = lazy(
  async () => (await import('./model/StartChips.tsx')).StartChips,
  ({ busy, children }) => <div class="starts">{!busy && children}</div>,
);

interface Group {
  readonly parts: readonly Part[];
  /** From top to bottom, two short ones side by side. */
  readonly order: readonly (readonly ConfigKey[])[];
}

const GROUPS = {
  method: { parts: ['method'], order: [['huberDelta'], ['smoothL1Beta']] },
  data: { parts: ['data', 'start'], order: [['seed', 'points'], ['start']] },
  training: { parts: ['rate', 'length', 'log'], order: [['epochs', 'logEvery']] },
  device: { parts: ['engine'], order: [['engine'], ['strategy']] },
} as const satisfies Readonly<Record<string, Group>>;

/**
 * Those that stand elsewhere: what there is to say of a model is in its field, `replay` and `dataset` are chosen with the data,
 * the precision with the engine.
 */
const PLACED: ReadonlySet<ConfigKey> = new Set([
  ...BAR,
  ...MODEL_KEYS,
  'replay',
  'dataset',
  'precision',
  ...Object.values(GROUPS).flatMap(({ order }) => order.flat()),
]);

/** Every setting of a run: the few that matter in one bar, and all others behind a button. */
export function Settings() {
  const { settings, text, preferences, config } = usePage();
  const hasChips = !isArticleModel(config.model) && config.model !== 'network';
  const { title, advanced } = text.settings;
  const isOpen = preferences.advanced === 'on';
  const toggle = (): void => {
    settings.prefer({ advanced: isOpen ? 'off' : 'on' });
  };
  return (
    <form
      class="settings"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div class="bar">
        <DataField />
        {BAR.map((key) => (
          <Setting key={key} setting={key} />
        ))}
        <Button
          look="is-quiet"
          data-action="advanced"
          aria-expanded={isOpen}
          aria-controls="advanced"
          onClick={toggle}
        >
          {advanced}
        </Button>
      </div>
      {hasChips && <StartChips />}
      {isOpen && (
        <section class="drawer above" id="advanced" aria-labelledby="advanced-title">
          <div class="row is-apart">
            <h2 class="title" id="advanced-title">
              {advanced}
            </h2>
            <Button look="is-icon" aria-label={text.explain.keys.close} onClick={toggle}>
              <Icon name="close" />
            </Button>
          </div>
          {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => (
            <fieldset key={name}>
              <legend>{text.settings[name]}</legend>
              {name === 'data' && <OwnData />}
              {placesOf(GROUPS[name]).map((keys) => (
                <Place key={keys.join()} keys={keys} />
              ))}
            </fieldset>
          ))}
        </section>
      )}
    </form>
  );
}

/** One that has no place in a group stands at the end of it. */
function placesOf({ parts, order }: Group): readonly (readonly ConfigKey[])[] {
  const others = CONFIG_KEYS.filter(
    (key) => !PLACED.has(key) && parts.includes(SETTINGS[key].changes),
  );
  return [...order, ...others.map((key) => [key])];
}

function Place({ keys }: { readonly keys: readonly ConfigKey[] }) {
  const fields = keys.map((key) => <Setting key={key} setting={key} />);
  return keys.length > 1 ? <div class="pair">{fields}</div> : <>{fields}</>;
}

function Setting({ setting }: { readonly setting: ConfigKey }) {
  const Special = SPECIAL[setting];
  return Special === undefined ? <SettingField field={setting} /> : <Special />;
}
