import { useApp, useWords } from '../../app-context.ts';

/** What the keyboard does, in short; and the way to all of it. */
export function Keys() {
  const { guide } = useApp();
  const { text } = useWords();
  const { keys, space } = text.transport;
  return (
    <div class="row hint">
      <span>
        <kbd>{space}</kbd> {keys.play}
      </span>
      <span>
        <kbd>→</kbd> {keys.step}
      </span>
      <span>
        <kbd>R</kbd> {keys.reset}
      </span>
      <button type="button" class="link" data-action="keys" onClick={guide.showKeys}>
        <kbd>?</kbd> {text.explain.keys.all}
      </button>
    </div>
  );
}
