import { useWords } from '../../app-context.ts';

/** What the keyboard does. */
export function Keys() {
  const { text } = useWords();
  const { keys, space } = text.transport;
  return (
    <p class="keys">
      <span>
        <kbd>{space}</kbd> {keys.play}
      </span>
      <span>
        <kbd>→</kbd> {keys.step}
      </span>
      <span>
        <kbd>R</kbd> {keys.reset}
      </span>
    </p>
  );
}
