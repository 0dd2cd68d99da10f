/** The colours of the style sheet, as a canvas takes them. */
const TOKENS = {
  data: '--data',
  fit: '--fit',
  truth: '--truth',
  best: '--best',
  webgpu: '--webgpu',
  cpu: '--cpu',
  wasm: '--wasm',
  ink: '--text',
  text: '--text-muted',
  run1: '--run-1',
  run2: '--run-2',
  run3: '--run-3',
  run4: '--run-4',
  grid: '--grid',
  surface: '--surface',
  low: '--landscape-low',
  high: '--landscape-high',
  isoline: '--isoline',
} as const;

export type ColourId = keyof typeof TOKENS;

const darkness = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');
let known = new Map<ColourId, string>();

/** Resolved by an element, since a custom property may hold any expression. */
export function colour(id: ColourId): string {
  const resolved = known.get(id) ?? resolve(TOKENS[id]);
  known.set(id, resolved);
  return resolved;
}

function resolve(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  // A canvas keeps its colours where all others are the system's: nothing else tells its lines apart.
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Somebody chose another theme: charts are drawn in the new colours. */
export function forgetColours(): void {
  known = new Map();
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();
darkness.addEventListener('change', forgetColours);
forced.addEventListener('change', forgetColours);

/** @returns how to stop listening */
export function onColourChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
