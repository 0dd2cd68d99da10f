import type { RowFault } from '../../csv/bad-rows.ts';

/** The texts of the dialog for own data, which come with it. */
export const dialogEn = {
  file: 'File',
  drop: 'or drop one anywhere on this page',
  paste: 'Or paste a table',
  pasteHint: 'One row a line, columns separated by commas, semicolons or tabs.',
  usePaste: 'Read the pasted table',
  pasted: 'pasted table',
  examples: 'Or take an example',
  example: {
    'boiling-points.csv': 'Boiling points and air pressure, Forbes 1857',
    'galaxies.csv': 'Distance and velocity of galaxies, Hubble 1929',
  },

  reading: (name: string, rows: string) => `Reading ${name}: ${rows} rows so far.`,
  progress: 'Progress of reading',
  cancel: 'Stop reading',
  stopped: 'Stopped: nothing was taken over.',
  failed: (message: string) => `These data cannot be used: ${message}.`,
  found: (rows: string, all: string) =>
    rows === all ? `${rows} rows are ready.` : `${rows} of ${all} rows are ready.`,
  delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'spaces' },

  x: 'Column for x',
  y: 'Column for y',
  others: 'Further inputs',
  column: (number: string) => `column ${number}`,
  none: 'choose…',
  preview: 'The first rows',
  moreColumns: (count: string) => `and ${count} more columns`,

  bad: (count: string) =>
    count === '1' ? '1 row is bad and left out' : `${count} rows are bad and left out`,
  line: 'Line',
  reason: 'Why',
  cell: 'What is there',
  faults: {
    missing: 'no value',
    'not-a-number': 'not a number',
    'too-large': 'larger than 32-bit numbers go',
    'wrong-width': 'another number of columns',
    quotes: 'quotes that do not pair up',
    footer: 'a sum of rows, and none',
    'other-unit': 'another unit than the others',
    'not-a-date': 'no date like the others',
  } satisfies Record<RowFault, string>,

  offer: 'How to train on them',
  standardise: 'Standardise: train on (x − mean) ÷ spread, and y alike',
  standardiseWhy: {
    wanted: 'At this scale the training would otherwise crawl or diverge.',
    coarse: (column: string, spacing: string, spread: string) =>
      `32-bit numbers keep ${column} only to steps of ${spacing}, while it spreads by ${spread}: standardising keeps the detail.`,
    free: 'These data train well as they are, too.',
  },
  ownUnits: 'Parameters and loss are shown in your data’s own units either way.',
  rate: (lr: string) => `Use the learning rate that suits: ${lr}`,
  rateWhy: {
    diverges: (lr: string) => `At ${lr}, as it is set now, this would diverge.`,
    crawls: (lr: string, epochs: string) =>
      `At ${lr}, as it is set now, ${epochs} epochs would not get to the best line.`,
    fine: (lr: string) => `${lr}, as it is set now, works, too.`,
  },
  noRate: 'As they are, no learning rate that can be set here suits them.',
  equalX:
    'All x are equal: many lines fit equally well. The run ends at the one nearest to its start.',
  use: 'Use these data',
};
