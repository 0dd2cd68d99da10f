/** What the page says to a version that waits: it may take the place of the one that is there. */
export const TAKE_OVER = 'take over';
