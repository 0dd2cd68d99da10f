import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { TokenStream } from 'prismjs';
import { tokensOf, type Written } from './highlight.ts';
import '../../styles/kernels.css';

interface CodeProps {
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly text: string;
  readonly written?: Written;
}

export function Code({ label, text, written = 'wgsl' }: CodeProps) {
  const tokens = useMemo(() => tokensOf(text.trimEnd(), written), [text, written]);
  return (
    <pre class="code" tabIndex={0} role="group" aria-label={label}>
      <code>{drawnOf(tokens)}</code>
    </pre>
  );
}

/** One inside another, each by the name of what it is in most languages. */
function drawnOf(tokens: TokenStream): ComponentChildren {
  if (typeof tokens === 'string') return tokens;
  if (Array.isArray(tokens)) return tokens.map(drawnOf);
  const { type, alias, content } = tokens;
  return <span class={[alias].flat()[0] ?? type}>{drawnOf(content)}</span>;
}
