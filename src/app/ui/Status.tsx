import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export type Tone = 'quiet' | 'busy' | 'good' | 'bad';

interface StatusProps {
  readonly tone: Tone;
  readonly sentence: string;
  /** Changes at every step: a reader shall not hear it each time. */
  readonly quickly?: boolean;
  /** For those alone who do not see the page. */
  readonly aside?: boolean;
  readonly children?: ComponentChildren;
}

const ICONS = { good: 'check', bad: 'warning', quiet: undefined, busy: undefined } as const;

export function Status({ tone, sentence, quickly, aside, children }: StatusProps) {
  const icon = ICONS[tone];
  return (
    <div class={aside ? 'visually-hidden' : 'status row'}>
      <span class={`status-sign hint is-${tone}`} aria-hidden="true">
        {icon ? <Icon name={icon} /> : <span class="dot" />}
      </span>
      <p role="status" aria-live={quickly ? 'off' : undefined}>
        {sentence}
      </p>
      {!aside && children}
    </div>
  );
}
