import type { AppState } from './state.ts';
import type { Store } from './store.ts';

type Action = 'toggle' | 'step' | 'reset' | 'keys' | 'fit' | 'undo' | 'redo' | 'look';

/**
 * Space plays and pauses, → steps, F fits, R resets, ? shows the keys, Ctrl+Z takes a change back, Escape looks at the
 * present again; but not for somebody who types, nor behind a dialog.
 */
export function listenToKeys(
  store: Store<AppState>,
  actions: Readonly<Record<Action, () => void>>,
): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && store.get().run.looked !== undefined) actions.look();
    const action = store.get().guide.shortcuts || isChord(event) ? actionOf(event) : undefined;
    if (action === undefined) return;
    event.preventDefault();
    // A key that is held down goes on, but does not play and pause in turn.
    if (event.repeat && (action === 'toggle' || action === 'reset' || action === 'fit')) return;
    actions[action]();
  });
}

interface Key {
  readonly action: Action;
  /** Where it has a meaning of its own: the space bar presses a button, an arrow scrolls a text or turns a knob. */
  readonly notOn?: string;
}

const KEYS: Readonly<Record<string, Key>> = {
  ' ': { action: 'toggle', notOn: 'button, a, summary, select' },
  ArrowRight: { action: 'step', notOn: 'pre, input, select' },
  f: { action: 'fit', notOn: 'select' },
  F: { action: 'fit', notOn: 'select' },
  r: { action: 'reset', notOn: 'select' },
  R: { action: 'reset', notOn: 'select' },
  '?': { action: 'keys', notOn: 'select' },
  'Ctrl+z': { action: 'undo' },
  'Ctrl+Z': { action: 'redo' },
  'Ctrl+y': { action: 'redo' },
};

/** Where somebody types, and takes back what was typed; and in a dialog, behind which nothing moves. */
const BUSY =
  'input:not([type=range], [type=checkbox]), textarea, [contenteditable], dialog, dialog *';

/** No speech and no slip presses these: they act whatever keys are turned off. */
function isChord({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}

function actionOf(event: KeyboardEvent): Action | undefined {
  const { key, target, altKey, shiftKey } = event;
  const element = target instanceof HTMLElement ? target : document.body;
  // Whatever Caps Lock makes of a letter.
  const letter = shiftKey ? key.toUpperCase() : key.toLowerCase();
  const known = KEYS[isChord(event) ? `Ctrl+${letter}` : key];
  if (known === undefined || altKey || element.matches(BUSY)) return undefined;
  return known.notOn !== undefined && element.matches(known.notOn) ? undefined : known.action;
}
