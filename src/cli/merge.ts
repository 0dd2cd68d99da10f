/** `downhill merge`: the parts of a sweep that were computed one by one, as one. */
import { ConfigError } from '../core/errors.ts';
import { parseFlags } from '../core/settings/parse.ts';
import { parseAxis } from '../run/sweep/axes.ts';
import { settingsOfRuns } from '../run/sweep/cells.ts';
import { designOf } from '../run/sweep/sampled.ts';
import type { Command, World } from './command.ts';
import { MERGE_FLAGS, tellingOf, type Telling } from './sweep-flags.ts';
import { SweepFolder } from './sweep-folder.ts';
import { joined } from './sweep-parts.ts';
import { tell } from './sweep-told.ts';

interface Request extends Telling {
  readonly folder: string;
}

export const MERGE: Command<Request> = {
  command: 'merge',
  forms: ['DIR [flags]'],
  words: 'DIR',
  about: `Joins what the shards of a sweep have computed into a folder (downhill sweep --out DIR --shard I/N),
and tells it as the sweep itself would have. Names what is missing, damaged or of another sweep.`,
  flags: MERGE_FLAGS,
  examples: ['runs/ --csv > runs.csv', 'runs/ --png map.png --rank 5'],
  read: ({ raw, words }) => {
    const [folder, another] = words;
    if (folder === undefined || another !== undefined) {
      throw new ConfigError(
        'merge',
        `merge takes one folder, not ${words.length}: downhill merge DIR`,
      );
    }
    return { folder, ...tellingOf(raw) };
  },
  perform: merge,
};

/** What is told is what the sweep itself would have told. @throws SweepFolderError where it is not whole */
async function merge({ folder: path, ...telling }: Request, io: World): Promise<boolean> {
  const folder = await SweepFolder.open(path);
  const { settings, axes: texts, sample, measures, dataFlags, parameterNames } = folder.manifest; // prettier-ignore
  const config = parseFlags(settings);
  const design = designOf(texts.map(parseAxis), sample ?? undefined);
  const settingsOf = settingsOfRuns({ config, parameterNames }, design);
  const told = { design, settingsOf, dataFlags, names: measures, parameterNames, elapsedMs: undefined }; // prettier-ignore
  await tell({ ...told, ...(await joined(folder)) }, telling, io);
  return true;
}
