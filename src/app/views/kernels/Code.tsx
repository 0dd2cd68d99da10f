import { useMemo } from 'preact/hooks';
import { piecesOf } from './highlight.ts';
import { useWords } from '../../app-context.ts';
import { KERNELS } from '../../i18n/kernels.ts';

export interface CodeProps {
  /** What the text is called. */
  readonly name: string;
  readonly wgsl: string;
}

/** A WGSL text in colours. */
export function Code({ name, wgsl }: CodeProps) {
  const { text } = useWords(KERNELS);
  const pieces = useMemo(() => piecesOf(wgsl.trimEnd()), [wgsl]);
  return (
    <pre class="code" tabIndex={0} role="group" aria-label={text.kernels.fileOf(name)}>
      <code>
        {pieces.map(({ text: part, kind }, i) =>
          kind === undefined ? (
            part
          ) : (
            <span key={i} class={`is-${kind}`}>
              {part}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
