import type { ComponentChildren } from 'preact';
import { Button } from './Button.tsx';

export interface ToggleProps {
  readonly on: boolean;
  readonly action: string;
  readonly onToggle: (on: boolean) => void;
  readonly children: ComponentChildren;
}

export function Toggle({ on, action, onToggle, children }: ToggleProps) {
  return (
    <Button
      aria-pressed={on}
      data-action={action}
      onClick={() => {
        onToggle(!on);
      }}
    >
      {children}
    </Button>
  );
}
