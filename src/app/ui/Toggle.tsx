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
