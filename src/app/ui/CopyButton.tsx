import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app-context.ts';
import { Button, type ButtonProps } from './Button.tsx';

/** How long the button says how it went. */
const SAID_MS = 2000;

interface CopyButtonProps extends Pick<ButtonProps, 'look' | 'disabled'> {
  readonly word: string;
  readonly action: string;
  readonly textOf: () => string;
}

export function CopyButton({ word, action, textOf, ...rest }: CopyButtonProps) {
  const { text } = useWords();
  const [went, setWent] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    const timer = setTimeout(setWent, SAID_MS, undefined);
    return () => clearTimeout(timer);
  }, [went]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(textOf());
      setWent('copied');
    } catch {
      // The browser or the person did not allow it.
      setWent('copyFailed');
    }
  }

  return (
    <Button data-action={action} onClick={() => void copy()} {...rest}>
      <span aria-live="polite">{went ? text[went] : word}</span>
    </Button>
  );
}
