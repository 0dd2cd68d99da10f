import { CONFIG_KEYS, SETTINGS, type ConfigKey } from '../../../core/settings/index.ts';
import type { Part } from '../../../core/settings/table.ts';
import { usePage } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';
import type { AppState } from '../../state.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { SettingField } from './SettingField.tsx';
import { SPECIAL } from './special-fields.tsx';

interface Group {
  readonly parts: readonly Part[];
  /** From top to bottom, two short ones side by side. */
  readonly order: readonly (readonly ConfigKey[])[];
}

const GROUPS = {
  data: {
    parts: ['data', 'start'],
    order: [
      ['replay'],
      ['model'],
      ['formula'],
      ['degree'],
      ['layers', 'activation'],
      ['dataset'],
      ['seed', 'points'],
      ['start'],
    ],
  },
  training: {
    parts: ['rate', 'length', 'log'],
    order: [['lr'], ['epochs', 'logEvery']],
  },
  method: {
    parts: ['method'],
    order: [['loss'], ['huberDelta'], ['smoothL1Beta'], ['optimizer']],
  },
  device: { parts: ['engine'], order: [['engine'], ['strategy']] },
} as const satisfies Readonly<Record<string, Group>>;

const PLACED: ReadonlySet<ConfigKey> = new Set([
  'precision',
  ...Object.values(GROUPS).flatMap(({ order }) => order.flat()),
]);

/** Every setting of a run; one that has no place in a group stands at the end of it. */
export function Rail() {
  const { text, config, own } = usePage();
  const { title, open, close } = text.settings;
  return (
    <Sheet
      id="settings"
      label={title}
      open={open}
      close={close}
      summary={summaryOf(config, own, text)}
    >
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => (
        <fieldset key={name}>
          <legend>{text.settings[name]}</legend>
          {placesOf(GROUPS[name]).map((keys) => (
            <Place key={keys.join()} keys={keys} />
          ))}
        </fieldset>
      ))}
      <Keys />
    </Sheet>
  );
}

function summaryOf(
  config: AppState['config'],
  own: AppState['own'],
  { settings }: Messages,
): string {
  const { choices, names } = settings;
  if (own !== undefined) return `${own.name}, lr ${config.lr}`;
  const data =
    config.replay === 'none'
      ? `${names.seed} ${config.seed}, ${names.points} ${config.points}`
      : choices.replay[config.replay];
  return `${data}, lr ${config.lr}`;
}

function placesOf({ parts, order }: Group): readonly (readonly ConfigKey[])[] {
  const others = CONFIG_KEYS.filter(
    (key) => !PLACED.has(key) && parts.includes(SETTINGS[key].changes),
  );
  return [...order, ...others.map((key) => [key])];
}

function Place({ keys }: { readonly keys: readonly ConfigKey[] }) {
  const fields = keys.map((key) => {
    const Special = SPECIAL[key];
    return Special === undefined ? <SettingField key={key} field={key} /> : <Special key={key} />;
  });
  return keys.length > 1 ? <div class="pair">{fields}</div> : <>{fields}</>;
}

function Keys() {
  const { guide, text } = usePage();
  const { keys, space } = text.transport;
  return (
    <div class="row hint">
      <span>
        <kbd>{space}</kbd> {keys.play}
      </span>
      <span>
        <kbd>→</kbd> {keys.step}
      </span>
      <span>
        <kbd>R</kbd> {keys.reset}
      </span>
      <button type="button" class="link" data-action="keys" onClick={guide.showKeys}>
        <kbd>?</kbd> {text.explain.keys.all}
      </button>
    </div>
  );
}
