import { useMemo } from 'preact/hooks';
import { piecesOf, type Written } from './highlight.ts';
import '../../styles/kernels.css';

interface CodeProps {
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly text: string;
  readonly written?: Written;
}

/** A text of a program, in colours. */
export function Code({ label, text, written = 'wgsl' }: CodeProps) {
  const pieces = useMemo(() => piecesOf(text.trimEnd(), written), [text, written]);
  return (
    <pre class="code" tabIndex={0} role="group" aria-label={label}>
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
