import { useRef } from 'preact/hooks';
import { Button, type ButtonProps } from './Button.tsx';

interface FileButtonProps extends Pick<ButtonProps, 'disabled' | 'children'> {
  readonly action: string;
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}

/** Asks for a file, of JSON where nothing is said. A button like the others, which the browser's own input would not be. */
export function FileButton({
  action,
  accept = '.json,application/json',
  onFile,
  ...rest
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button data-action={action} onClick={() => input.current?.click()} {...rest} />
      <input
        ref={input}
        type="file"
        accept={accept}
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
