import type { ComponentType } from 'preact';
import { CONFIG_KEYS, SETTINGS, type ConfigKey } from '../../../core/settings/index.ts';
import type { Part } from '../../../core/settings/table.ts';
import { usePage, useWords } from '../../app-context.ts';
import { isBrought } from '../../settings/draft.ts';
import { OwnData } from '../data/OwnData.tsx';
import { EngineField } from './EngineField.tsx';
import { Keys } from './Keys.tsx';
import { RateField } from './RateField.tsx';
import { SettingField } from './SettingField.tsx';
import { StartField } from './StartField.tsx';
import { StrategyField } from './StrategyField.tsx';

/** Fields with more to them than their row says; that of the engine holds the precision, too. */
const SPECIAL: Readonly<Partial<Record<ConfigKey, ComponentType>>> = {
  replay: PresetField,
  start: StartField,
  lr: RateField,
  engine: EngineField,
  strategy: StrategyField,
};

interface Group {
  readonly parts: readonly Part[];
  /** From top to bottom, two short ones side by side. */
  readonly order: readonly (readonly ConfigKey[])[];
}

const GROUPS = {
  data: {
    parts: ['data', 'start'],
    order: [['replay'], ['model'], ['seed', 'points'], ['start']],
  },
  training: { parts: ['rate', 'length', 'log'], order: [['lr'], ['epochs', 'logEvery']] },
  device: { parts: ['engine'], order: [['engine'], ['strategy']] },
} as const satisfies Readonly<Record<string, Group>>;

const PLACED: ReadonlySet<ConfigKey> = new Set([
  'precision',
  ...Object.values(GROUPS).flatMap(({ order }) => order.flat()),
]);

/** Every setting of a run; one that has no place in a group stands at the end of it. */
export function Rail() {
  const { text } = useWords();
  return (
    <>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => (
        <fieldset key={name}>
          <legend>{text.settings[name]}</legend>
          {placesOf(GROUPS[name]).map((keys) => (
            <Place key={keys.join()} keys={keys} />
          ))}
        </fieldset>
      ))}
      <Keys />
    </>
  );
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

/** Where the data come from: the seed, a replay, or a table of one's own. */
function PresetField() {
  const { text, config } = usePage();
  const hint = isBrought('seed', config) && (
    <span class="hint">{text.settings.broughtByReplay}</span>
  );
  return (
    <>
      <SettingField field="replay" hint={hint} />
      <OwnData />
    </>
  );
}
