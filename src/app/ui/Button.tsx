import type { ComponentProps } from 'preact';

export interface ButtonProps extends ComponentProps<'button'> {
  /** Classes of controls.css. */
  readonly look?: string;
}

/** A button; a small one, unless its look says otherwise. */
export function Button({ look = 'is-small', ...rest }: ButtonProps) {
  return <button type="button" class={`button ${look}`} {...rest} />;
}
