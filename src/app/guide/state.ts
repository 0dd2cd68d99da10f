export interface GuideState {
  readonly keysShown: boolean;
  /** Whether lessons and examples are offered. */
  readonly learning: boolean;
  readonly shortcuts: boolean;
}

export const NO_GUIDE: GuideState = { keysShown: false, learning: false, shortcuts: true };
