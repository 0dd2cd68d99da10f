import type { Guide } from './guide/guide.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';
import type { Training } from './training/training.ts';

/**
 * Space plays and pauses, → steps, R resets, ? shows the keys, Escape looks at the present again; but not for somebody who types, nor
 * behind a dialog.
 */
export function listenToKeys(store: Store<AppState>, training: Training, guide: Guide): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { guide: state, run } = store.get();
    if (event.key === 'Escape' && run.looked !== undefined) training.look();
    if (!state.shortcuts) return;
    const action = actionOf(event.key, event.target);
    if (action === undefined) return;
    if (action === 'keys') {
      event.preventDefault();
      guide.showKeys();
      return;
    }
    event.preventDefault();
    // A key that is held down steps on, but does not play and pause in turn.
    if (event.repeat && action !== 'step') return;
    training[action]();
  });
}

interface Key {
  readonly action: 'toggle' | 'step' | 'reset' | 'keys';
  /** Where it has a meaning of its own: the space bar presses a button, an arrow scrolls a text or turns a knob. */
  readonly notOn?: string;
}

const KEYS: Readonly<Record<string, Key>> = {
  ' ': { action: 'toggle', notOn: 'button, a, summary' },
  ArrowRight: { action: 'step', notOn: 'pre, input' },
  r: { action: 'reset' },
  R: { action: 'reset' },
  '?': { action: 'keys' },
};

/** Where somebody types; and in a dialog, behind which nothing moves. */
const BUSY = 'input:not([type=range]), select, textarea, [contenteditable], dialog, dialog *';

function actionOf(key: string, target: EventTarget | null): Key['action'] | undefined {
  const element = target instanceof HTMLElement ? target : document.body;
  const known = KEYS[key];
  if (known === undefined || element.matches(BUSY)) return undefined;
  return known.notOn !== undefined && element.matches(known.notOn) ? undefined : known.action;
}
