import type { FitConfig } from '../../../core/settings/index.ts';
import { useApp, usePage } from '../../app-context.ts';
import type { Draft } from '../../settings/draft.ts';
import { SelectField } from '../../ui/SelectField.tsx';

/** Engine and precision as one choice, since not every engine has every precision. */
const CHOICES = {
  auto: { engine: 'auto', precision: 'f32' },
  webgpu: { engine: 'webgpu', precision: 'f32' },
  cpu: { engine: 'cpu', precision: 'f32' },
  wasm: { engine: 'wasm', precision: 'f32' },
  'cpu-f64': { engine: 'cpu', precision: 'f64' },
  'webgpu-compensated': { engine: 'webgpu', precision: 'compensated' },
  'cpu-compensated': { engine: 'cpu', precision: 'compensated' },
} as const satisfies Record<string, Partial<Draft>>;

export function EngineField() {
  const { settings } = useApp();
  const { text, config } = usePage();
  return (
    <SelectField
      label={text.settings.names.engine}
      value={choiceOf(config)}
      choices={text.settings.engines}
      onChoose={(choice) => {
        settings.commit(CHOICES[choice]);
      }}
    />
  );
}

function choiceOf({ engine, precision }: FitConfig): keyof typeof CHOICES {
  if (precision === 'f64') return 'cpu-f64';
  if (precision === 'f32') return engine;
  // From the address, `auto` may come with it, too.
  return engine === 'cpu' ? 'cpu-compensated' : 'webgpu-compensated';
}
