import { useWords } from '../app-context.ts';
import type { IconName } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

export interface ToggleProps {
  readonly on: boolean;
  readonly icon: IconName;
  readonly label: string;
  readonly action: string;
  readonly onToggle: (on: boolean) => void;
}

export function Toggle({ on, icon, label, action, onToggle }: ToggleProps) {
  return (
    <IconButton
      icon={icon}
      label={label}
      aria-pressed={on}
      data-action={action}
      onClick={() => {
        onToggle(!on);
      }}
    />
  );
}

/** Between a picture and the table of its numbers. */
export function TableToggle({
  action = 'table',
  ...rest
}: Pick<ToggleProps, 'on' | 'onToggle'> & Partial<Pick<ToggleProps, 'action'>>) {
  const { table } = useWords().text.explain;
  return <Toggle {...rest} icon="table" label={table.toggle} action={action} />;
}
