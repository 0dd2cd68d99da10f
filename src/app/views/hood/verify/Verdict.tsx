import { Icon } from '../../../ui/Icon.tsx';

interface VerdictProps {
  readonly pass: boolean;
  readonly words: string;
}

/** Passed or failed: a sign and a word, so that no colour has to tell. */
export function Verdict({ pass, words }: VerdictProps) {
  return (
    <span class={pass ? 'judged' : 'judged fault'} data-pass={pass}>
      <Icon name={pass ? 'check' : 'warning'} />
      {words}
    </span>
  );
}
