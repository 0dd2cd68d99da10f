import type { Guide } from './guide/guide.ts';
import type { View } from './preferences.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';
import type { Training } from './training/training.ts';

/** The views with a transport: the keys move the run that is in sight. */
const WITH_TRANSPORT: readonly View[] = ['train', 'landscape', 'kernels'];

/**
 * Space plays and pauses, → steps, R resets, ? shows the keys; but not for somebody who types, nor
 * behind a dialog.
 */
export function listenToKeys(store: Store<AppState>, training: Training, guide: Guide): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { preferences, guide: state } = store.get();
    if (!state.shortcuts) return;
    const action = actionOf(event.key, event.target);
    if (action === undefined) return;
    if (action === 'keys') {
      event.preventDefault();
      guide.showKeys();
      return;
    }
    if (!WITH_TRANSPORT.includes(preferences.view)) return;
    event.preventDefault();
    // A key that is held down steps on, but does not play and pause in turn.
    if (event.repeat && action !== 'step') return;
    training[action]();
  });
}

function actionOf(
  key: string,
  target: EventTarget | null,
): 'toggle' | 'step' | 'reset' | 'keys' | undefined {
  const element = target instanceof HTMLElement ? target : document.body;
  if (element.matches('input:not([type=range]), select, textarea, [contenteditable]')) {
    return undefined;
  }
  // Behind a dialog nothing moves.
  if (element.closest('dialog') !== null) return undefined;
  switch (key) {
    case ' ':
      // On a button the space bar already has a meaning.
      return element.matches('button, a, summary') ? undefined : 'toggle';
    case 'ArrowRight':
      // Somebody scrolls a wide text, or turns a knob.
      return element.matches('pre, input') ? undefined : 'step';
    case 'r':
    case 'R':
      return 'reset';
    case '?':
      return 'keys';
    default:
      return undefined;
  }
}
