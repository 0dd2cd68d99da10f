import type { AppState } from './state.ts';
import type { Store } from './store.ts';
import type { Training } from './training/training.ts';

/** Space plays and pauses, → steps, R resets; but not for somebody who types or turns a knob. */
export function listenToKeys(store: Store<AppState>, training: Training): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    // The keys move the run that is in sight.
    const { view } = store.get().preferences;
    if (view !== 'train' && view !== 'landscape') return;
    const action = actionOf(event.key, event.target);
    if (action === undefined) return;
    event.preventDefault();
    // A key that is held down steps on, but does not play and pause in turn.
    if (event.repeat && action !== 'step') return;
    training[action]();
  });
}

function actionOf(
  key: string,
  target: EventTarget | null,
): 'toggle' | 'step' | 'reset' | undefined {
  const element = target instanceof HTMLElement ? target : document.body;
  if (element.matches('input, select, textarea, [contenteditable]')) return undefined;
  switch (key) {
    case ' ':
      // On a button the space bar already has a meaning.
      return element.matches('button, a, summary') ? undefined : 'toggle';
    case 'ArrowRight':
      return 'step';
    case 'r':
    case 'R':
      return 'reset';
    default:
      return undefined;
  }
}
