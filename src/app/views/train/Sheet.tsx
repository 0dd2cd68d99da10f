import { useState } from 'preact/hooks';
import { useSelected, useWords } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';
import type { AppState } from '../../state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Rail } from './Rail.tsx';

/** The settings: a rail where there is room, a sheet above the charts where there is not. */
export function Sheet() {
  const { text } = useWords();
  const [open, setOpen] = useState(false);
  const summary = useSelected(({ config }) => summaryOf(config, text));
  return (
    <div class={open ? 'sheet is-open' : 'sheet'}>
      <button
        type="button"
        class="sheet-toggle"
        aria-expanded={open}
        aria-controls="settings"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="settings" />
        <strong>{open ? text.settings.close : text.settings.open}</strong>
        <span>{summary}</span>
      </button>
      <div class="sheet-body" id="settings">
        <Rail />
      </div>
    </div>
  );
}

/** What is set, in a line. */
function summaryOf(config: AppState['config'], { settings }: Messages): string {
  const { presets } = settings;
  const data =
    config.replay === 'none'
      ? `${settings.seed} ${config.seed}, ${settings.points} ${config.points}`
      : presets[config.replay];
  return `${data}, lr ${config.lr}`;
}
