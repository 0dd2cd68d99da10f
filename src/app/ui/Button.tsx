import type { ComponentProps } from 'preact';
import { useWords } from '../app-context.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'icon' | 'label'> {
  /** Classes of controls.css. */
  readonly look?: string;
  readonly icon?: IconName | undefined;
  /** Of an icon without words: read out, and shown to a pointer that rests on it. */
  readonly label?: string | undefined;
}

export function Button({ look, icon, label, children, ...rest }: ButtonProps) {
  const looks = look ?? (label === undefined ? '' : 'is-icon');
  return (
    <button type="button" class={`button ${looks}`} aria-label={label} title={label} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface TableToggleProps {
  readonly on: boolean;
  readonly action?: string;
  readonly onToggle: (on: boolean) => void;
}

/** Between a picture and the table of its numbers. */
export function TableToggle({ on, action = 'table', onToggle }: TableToggleProps) {
  return (
    <Button
      icon="table"
      label={useWords().text.table}
      aria-pressed={on}
      data-action={action}
      onClick={() => onToggle(!on)}
    />
  );
}
