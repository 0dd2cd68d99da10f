/** Makes large data beside the page, and hands it over without a copy. */
import type { FitConfig } from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { serve, type Beside } from '../workers/serve.ts';
import type { Made } from './made.ts';
import { prepareInPieces } from './prepare.ts';

interface Asked {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
}

const skills = {
  /** Tells how far it is after each piece. */
  prepare({ config, own }: Asked, { tell, hand }: Beside<number>): Made {
    const work = prepareInPieces(config, own);
    for (;;) {
      const { done, value } = work.next();
      if (done !== true) {
        tell(value);
        continue;
      }
      const { x, y } = value.problem.data;
      hand(x.buffer, y.buffer);
      return value;
    }
  },
};

export type PrepareSkills = typeof skills;

serve(skills);
