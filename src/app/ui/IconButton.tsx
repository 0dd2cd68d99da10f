import { Button, type ButtonProps } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'label'> {
  readonly icon: IconName;
  /** Read out, and shown to a pointer that rests on it. */
  readonly label: string;
}

/** A quiet button on a card. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <Button look="is-icon" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </Button>
  );
}
