import { usePage } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';
import type { AppState } from '../../state.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { Rail } from './Rail.tsx';

export function TrainSheet() {
  const { text, config, own } = usePage();
  const summary = summaryOf(config, own, text);
  return (
    <Sheet
      id="settings"
      label={text.settings.title}
      open={text.settings.open}
      close={text.settings.close}
      summary={summary}
    >
      <Rail />
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
