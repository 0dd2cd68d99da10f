import type { ComponentType } from 'preact';
import { CONFIG_KEYS, SETTINGS, type ConfigKey } from '../../../../core/settings/index.ts';
import type { Part } from '../../../../core/settings/table.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { MOST_IN_SIGHT, parameterNamesOf, shortName } from '../../../format/parameter-names.ts';
import { MODEL_KEYS } from '../../../settings/draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/Field.tsx';
import { OwnData } from '../../data/OwnData.tsx';
import { SettingField } from './SettingField.tsx';

/** What stands in each group: part by part, in the order of the settings' table. */
const GROUPS = {
  method: ['method'],
  data: ['data', 'start'],
  training: ['rate', 'length', 'log'],
  device: ['engine'],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

/** In the bar, in the field of the model, chosen with the data, and with the engine. */
const ELSEWHERE: readonly ConfigKey[] = [
  ...(['loss', 'optimizer', 'lr', 'replay', 'dataset', 'precision'] as const),
  ...MODEL_KEYS,
];

function keysOf(part: Part): readonly ConfigKey[] {
  return CONFIG_KEYS.filter((key) => SETTINGS[key].changes === part && !ELSEWHERE.includes(key));
}

export function Drawer() {
  const { settings, text } = usePage();
  return (
    <section class="drawer above" id="advanced" aria-labelledby="advanced-title">
      <div class="row is-apart">
        <h2 class="title" id="advanced-title">
          {text.settings.advanced}
        </h2>
        <Button
          icon="close"
          label={text.close}
          onClick={() => settings.prefer({ advanced: 'off' })}
        />
      </div>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => (
        <fieldset key={name}>
          <legend>{text.settings[name]}</legend>
          {name === 'data' && <OwnData />}
          {GROUPS[name].flatMap(keysOf).map((key) => {
            const Special = SPECIAL[key];
            return Special ? <Special key={key} /> : <SettingField key={key} field={key} />;
          })}
        </fieldset>
      ))}
    </section>
  );
}

/** Fields with more to them than their row says. */
const SPECIAL: Readonly<Partial<Record<ConfigKey, ComponentType>>> = {
  start: StartField,
  engine: EngineField,
};

/** Where gradient descent sets out; empty, where the seed has drawn it. */
function StartField() {
  const { text, numbers, config } = usePage();
  const { names, startAsDrawn } = text.settings;
  const { prepared } = useSome('run', 'prepared');
  const all = parameterNamesOf(prepared, config);
  const parameters =
    all.length > MOST_IN_SIGHT ? numbers.integer(all.length) : all.map(shortName).join(', ');
  return (
    <SettingField
      field="start"
      label={`${names.start} (${parameters})`}
      empty={{ value: 'drawn', words: startAsDrawn }}
    />
  );
}

/** Engine and precision as one choice, such as `cpu-f64`, since not every engine has every precision. */
function EngineField() {
  const { settings, text, config } = usePage();
  const { engine, precision } = config;
  // From the address, `auto` may come with any.
  const able = engine !== 'auto' ? engine : precision === 'f64' ? 'cpu' : 'webgpu';
  const choices: Readonly<Record<string, string>> = text.settings.engines;
  return (
    <SelectField
      label={text.settings.names.engine}
      value={precision === 'f32' ? engine : `${able}-${precision}`}
      choices={choices}
      onChoose={(choice) => {
        const [engine, precision = 'f32'] = choice.split('-');
        settings.commit({ engine: engine ?? 'auto', precision });
      }}
    />
  );
}
