import { Icon } from './Icon.tsx';

export type Tone = 'quiet' | 'busy' | 'good' | 'bad';

/** How things stand, in front of the sentence that says it. */
export function StatusSign({ tone }: { readonly tone: Tone }) {
  return (
    <span class="status-sign" aria-hidden="true">
      {tone === 'good' && <Icon name="check" />}
      {tone === 'bad' && <Icon name="warning" />}
      {(tone === 'quiet' || tone === 'busy') && <span class="dot" />}
    </span>
  );
}
