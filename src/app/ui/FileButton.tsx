import { useRef } from 'preact/hooks';
import { Button } from './Button.tsx';

export interface FileButtonProps {
  readonly action: string;
  readonly disabled?: boolean;
  readonly children: string;
  readonly onFile: (file: File) => void;
}

/** Asks for a JSON file. A button like the others, which the browser's own input would not be. */
export function FileButton({ action, disabled = false, children, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button data-action={action} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // So that the same file can be chosen again, after it was mended.
          currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
