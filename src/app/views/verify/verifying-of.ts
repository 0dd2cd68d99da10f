import { onePerPage } from '../../one-per-page.ts';
import { Verifying } from '../../verify/verifying.ts';

/** The verification of the page. */
export const verifyingOf = onePerPage(
  ({ store, training, openers, prepare, clock }) =>
    new Verifying(store, training, {
      // Only the CPU computes in f64.
      openEngine: (id, precision) =>
        id === 'cpu' || precision === 'f64' ? openers.cpu(precision) : openers[id](precision),
      prepare,
      clock,
      navigator,
    }),
);
