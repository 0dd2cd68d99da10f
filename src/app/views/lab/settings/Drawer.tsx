import { CONFIG_KEYS, SETTINGS, type ConfigKey } from '../../../../core/settings/index.ts';
import type { Part } from '../../../../core/settings/table.ts';
import { usePage } from '../../../app-context.ts';
import { MODEL_KEYS } from '../../../settings/draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { OwnData } from '../../data/OwnData.tsx';
import { SettingField } from './SettingField.tsx';
import { SPECIAL } from './special.tsx';

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
 * Those that stand elsewhere: three in the bar, what there is to say of a model is in its field, `replay` and `dataset` are chosen with the data,
 * the precision with the engine.
 */
const PLACED: ReadonlySet<ConfigKey> = new Set([
  'loss',
  'optimizer',
  'lr',
  ...MODEL_KEYS,
  'replay',
  'dataset',
  'precision',
  ...Object.values(GROUPS).flatMap(({ order }) => order.flat()),
]);

/** The settings that are seldom changed, in groups. */
export function Drawer() {
  const { settings, text } = usePage();
  return (
    <section class="drawer above" id="advanced" aria-labelledby="advanced-title">
      <div class="row is-apart">
        <h2 class="title" id="advanced-title">
          {text.settings.advanced}
        </h2>
        <Button
          look="is-icon"
          aria-label={text.explain.keys.close}
          onClick={() => {
            settings.prefer({ advanced: 'off' });
          }}
        >
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
