/** The texts of the Runs view. */
export const runsEn = {
  title: 'Kept runs',
  about:
    'Every run that ends or stops is kept in this browser, and nowhere else. Runs without a name make room after fifty; named ones stay. Tick up to four of the same data and model to see their curves together, here and in the Lab.',
  empty:
    'No run yet. Train one in the Lab: it appears here when it ends or stops. Train it again with another rate or optimizer, and compare.',
  toLab: 'To the Lab',
  filter: 'Filter: Adam, lr, diverged…',
  noneFound: 'No run has all of these words.',
  csv: 'Table as CSV',
  allJson: 'Runs as JSON',
  forget: 'Forget all',
  spoken: (runs: string) =>
    `Line chart of the loss over the epochs of these runs, each with its last loss: ${runs}.`,
  session: (why: string) =>
    `This browser does not store runs (${why}). They stay until the page is closed: export what you need.`,
  unread: (why: string) => `Runs of earlier visits lie in this browser, but are not read: ${why}.`,
  table: {
    shown: 'In chart',
    name: 'Name',
    curve: 'Curve',
    loss: 'Loss',
    epochs: 'Ended at',
    rate: 'Steps/s',
    engine: 'Engine',
    actions: 'Actions',
  },
  engines: { webgpu: 'WebGPU', cpu: 'CPU', wasm: 'WASM SIMD' },
  software: 'software adapter',
  outcomes: { done: 'done', stopped: 'stopped', diverged: 'diverged' },
  current: 'this run',
  overlay: (name: string) => `Show ${name} in the loss chart`,
  nameOf: (name: string) => `Name of ${name}`,
  open: 'Open',
  openOf: (name: string) => `Open ${name} in the Lab`,
  exportOf: (name: string) => `Export ${name} as JSON`,
  remove: 'Delete',
  removeOf: (name: string) => `Delete ${name}`,
  removed: (name: string) => `Deleted: ${name}.`,
  undo: 'Undo',
  missingData: (name: string, x: string, y: string, rows: string) =>
    `This run was trained on ${name} (x: ${x}, y: ${y}, ${rows} rows). A run keeps no data, and they are not loaded here: load them, then open the run again. Nothing was changed.`,
  dataAreHere: 'The data of the run are loaded: it can be opened now.',
  seeded: (dataset: string, points: string, seed: string) =>
    `${dataset}, ${points} points, seed ${seed}`,
  here: 'these are on the page now',
  json: 'JSON',

  import: 'Import runs…',
  imported: (name: string) => `Imported: ${name}.`,
  faults: {
    'too-large': 'The file is too large to be a run. Choose one that Downhill exported.',
    'not-json': 'The file is not JSON, or it was cut short. Export the run again.',
    'not-a-run': 'The file is JSON, but not a run of Downhill.',
    'other-version': 'The run was made by another version of Downhill. Open it there.',
    damaged: 'The file is damaged. Export the run again.',
  },
  part: (part: string) => `Wrong: ${part}.`,
  unreadable: 'The file could not be read.',
};
