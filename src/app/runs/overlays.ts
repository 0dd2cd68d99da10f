import type { AppState } from '../state.ts';
import { overlaysOf } from './kept.ts';
import type { RunRecord } from './record.ts';

/** The runs whose curves are drawn: none where somebody turned them off, or embedded the page. */
export function drawnOverlays({ kept, preferences }: AppState): readonly RunRecord[] {
  return preferences.overlay === 'on' && preferences.embed === 0 ? overlaysOf(kept) : [];
}
