import { SETTINGS, parseFlags } from '../core/settings/index.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import { OWN_DATA, parseDataRequest } from './data-args.ts';
import { NO_TUNE, only, type Flags, type Usage } from './flags.ts';
import type { TrainRequest } from './train.ts';

export const TRAIN: Usage = {
  command: 'train',
  forms: ['[flags]'],
  about: `Fits the line y = a·x + b to points around y = 3x + 10, or to your own, by full-batch gradient
descent on the mean squared error. Prints the loss on the way and the parameters at the end.`,
  flags: {
    '': {
      ...SETTINGS,
      lr: {
        ...SETTINGS.lr,
        values: 'X|auto',
        about: `${SETTINGS.lr.about}; auto: half the largest stable one`,
      },
    },
    'Own data': OWN_DATA,
    Output: {
      json: {
        ...SWITCH,
        about: 'print one JSON object with the settings, the log and the parameters',
      },
      'no-tune': NO_TUNE,
    },
  },
  examples: [
    '--model linear --seed 7',
    '--replay parameter',
    '--data cars.csv --x weight --y mpg --standardise --lr auto --epochs 200',
    '--points 1000000 --epochs 1000 --log-every 10 --json > run.json',
  ],
};

/** @throws ConfigError that names the flag, the value and what it may be */
export function parseTrain({ raw }: Flags): TrainRequest {
  const data = parseDataRequest(raw);
  const settings = only(SETTINGS, raw);
  const autoRate = settings['lr'] === 'auto';
  const config = parseFlags(autoRate ? { ...settings, lr: undefined } : settings);
  return { config, autoRate, data, json: raw['json'] === true };
}
