/** Makes large data beside the page, and hands it over without a copy. */
import type { FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { atOnce } from '../../core/work/pieces.ts';
import { serve, type Beside } from '../workers/serve.ts';
import type { Made } from './made.ts';
import { prepareInPieces } from './prepare.ts';

const skills = {
  /** Tells how far it is after each piece. */
  prepare(
    { config, own }: { readonly config: FitConfig; readonly own: OwnData | undefined },
    { tell, hand }: Beside<number>,
  ): Made {
    const made = atOnce(prepareInPieces(config, own), tell);
    const { x, y } = made.problem.data;
    hand(x.buffer, y.buffer);
    return made;
  },
};

export type PrepareSkills = typeof skills;

serve(skills);
