/** Fields with more to them than their row says. */
import type { ComponentType } from 'preact';
import { ConfigError } from '../../../../core/errors.ts';
import type { ConfigKey, FitConfig } from '../../../../core/settings/index.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { parameterNamesOf } from '../../../format/parameter-names.ts';
import { shortName } from '../../../format/short-name.ts';
import type { Draft } from '../../../settings/draft.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { MOST_IN_SIGHT } from '../../../format/parameter-names.ts';
import { SettingField } from './SettingField.tsx';

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
      inputMode="text"
      empty={{ value: 'drawn', words: startAsDrawn }}
    />
  );
}

/** How the steps reach the device, and why the engine does not train by the strategy that is chosen. */
function StrategyField() {
  const { text, config } = usePage();
  const { failure } = useSome('run', 'failure');
  const isRefusal = failure instanceof ConfigError && failure.field === 'strategy';
  const { strategies, strategyHints } = text.settings;
  return (
    <SettingField
      field="strategy"
      choices={strategies}
      fault={isRefusal ? failure.message : undefined}
      hint={strategyHints[config.strategy]}
    />
  );
}

/** Engine and precision as one choice, since not every engine has every precision. */
const ENGINES = {
  auto: { engine: 'auto', precision: 'f32' },
  webgpu: { engine: 'webgpu', precision: 'f32' },
  cpu: { engine: 'cpu', precision: 'f32' },
  wasm: { engine: 'wasm', precision: 'f32' },
  'cpu-f64': { engine: 'cpu', precision: 'f64' },
  'webgpu-compensated': { engine: 'webgpu', precision: 'compensated' },
  'cpu-compensated': { engine: 'cpu', precision: 'compensated' },
} as const satisfies Record<string, Partial<Draft>>;

function EngineField() {
  const { settings, text, config } = usePage();
  return (
    <SelectField
      label={text.settings.names.engine}
      value={engineOf(config)}
      choices={text.settings.engines}
      onChoose={(choice) => {
        settings.commit(ENGINES[choice]);
      }}
    />
  );
}

function engineOf({ engine, precision }: FitConfig): keyof typeof ENGINES {
  if (precision === 'f64') return 'cpu-f64';
  if (precision === 'f32') return engine;
  // From the address, `auto` may come with it, too.
  return engine === 'cpu' ? 'cpu-compensated' : 'webgpu-compensated';
}

/** That of the engine holds the precision, too. */
export const SPECIAL: Readonly<Partial<Record<ConfigKey, ComponentType>>> = {
  start: StartField,
  engine: EngineField,
  strategy: StrategyField,
};
