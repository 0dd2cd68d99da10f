import { useState } from 'preact/hooks';
import type { WgslFile } from '../../../shaders/files.ts';
import { Code } from './Code.tsx';

/** What a reader wants to see first; the rest is one click away. */
const FIRST = /^(curves|losses|kernels|optimizers)\//;

/** WGSL files, one under the other. */
export function Files({ files }: { readonly files: readonly WgslFile[] }) {
  return (
    <>
      {files.map((file) => (
        <File key={file.path} file={file} />
      ))}
    </>
  );
}

function File({ file: { path, text } }: { readonly file: WgslFile }) {
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
      {open && <Code name={path} wgsl={text} />}
    </details>
  );
}
