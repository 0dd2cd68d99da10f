/** The steps of the tour, by what each stands beside. */
export const TOUR = ['play', 'fit', 'loss', 'numbers', 'settings'] as const;
export type TourStep = (typeof TOUR)[number];

export interface GuideState {
  readonly keysShown: boolean;
  readonly shortcuts: boolean;
  /** Offered, or the index of the step it is at. */
  readonly tour: 'offered' | number | undefined;
}

export const NO_GUIDE: GuideState = { keysShown: false, shortcuts: true, tour: undefined };
