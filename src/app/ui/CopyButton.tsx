import { useEffect, useState } from 'preact/hooks';
import { Button } from './Button.tsx';

/** How long the button says how it went. */
const SAID_MS = 2000;

export interface CopyButtonProps {
  readonly words: { readonly copy: string; readonly copied: string; readonly copyFailed: string };
  readonly action: string;
  readonly look?: string;
  readonly disabled?: boolean;
  readonly textOf: () => string;
}

export function CopyButton({
  words,
  action,
  look = 'is-small',
  disabled = false,
  textOf,
}: CopyButtonProps) {
  const [went, setWent] = useState<'copied' | 'copyFailed' | undefined>(undefined);
  useEffect(() => {
    if (went === undefined) return undefined;
    const timer = setTimeout(() => {
      setWent(undefined);
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
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
    <Button look={look} data-action={action} disabled={disabled} onClick={() => void copy()}>
      <span aria-live="polite">{words[went ?? 'copy']}</span>
    </Button>
  );
}
