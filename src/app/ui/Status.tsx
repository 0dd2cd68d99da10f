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

export function Status({ tone, sentence, quickly = false, aside = false, children }: StatusProps) {
  return (
    <div class={aside ? 'visually-hidden' : `status is-${tone}`}>
      <span class="status-sign" aria-hidden="true">
        {tone === 'good' && <Icon name="check" />}
        {tone === 'bad' && <Icon name="warning" />}
        {(tone === 'quiet' || tone === 'busy') && <span class="dot" />}
      </span>
      <p role="status" aria-live={quickly ? 'off' : undefined}>
        {sentence}
      </p>
      {!aside && children}
    </div>
  );
}
