import { useMemo, useState } from 'preact/hooks';
import type { WgslFile } from '../../../../shaders/files.ts';
import { useWords } from '../../../app-context.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import { piecesOf } from './highlight.ts';

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
      {open && <Code path={path} wgsl={wgsl} />}
    </details>
  );
}

function Code({ path, wgsl }: FileProps) {
  const { kernels } = useWords(KERNELS).text;
  const pieces = useMemo(() => piecesOf(wgsl.trimEnd()), [wgsl]);
  return (
    <pre class="code" tabIndex={0} role="group" aria-label={kernels.fileOf(path)}>
      <code>
        {pieces.map(({ text, kind }, i) => {
          return kind === undefined ? (
            text
          ) : (
            <span key={i} class={`is-${kind}`}>
              {text}
            </span>
          );
        })}
      </code>
    </pre>
  );
}
