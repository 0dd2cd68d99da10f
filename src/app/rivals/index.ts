/** All that the page needs for rivals, fetched with the first. */
export { namesOf } from './names.ts';
export { createRacing } from './racing.ts';
export { readRivals, withOneMore } from './said.ts';
export { drawCurves } from './draw.ts';
export { raceStatus } from './status.ts';
