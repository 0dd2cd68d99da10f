import { useState } from 'preact/hooks';
import type { WgslFile } from '../../../../shaders/files.ts';
import { useWords } from '../../../app-context.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import { Code } from '../Code.tsx';

/** What a reader wants to see first; the rest is one click away. */
const FIRST =
  /^(curves|losses|kernels|optimizers|activations)\/|^made\/(model|loss|optimizer)\.|^terms\/network\./;

export function Files({ files }: { readonly files: readonly Omit<WgslFile, 'stage'>[] }) {
  return (
    <>
      {files.map(({ path, text }) => (
        <File key={path} path={path} wgsl={text} />
      ))}
    </>
  );
}

interface FileProps {
  readonly path: string;
  readonly wgsl: string;
}

function File({ path, wgsl }: FileProps) {
  const { kernels } = useWords(KERNELS).text;
  const [open, setOpen] = useState(FIRST.test(path));
  return (
    <details
      class="file"
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{path}</summary>
      {open && <Code label={kernels.fileOf(path)} text={wgsl} />}
    </details>
  );
}
