import { Benchmarking } from '../../bench/benchmarking.ts';
import { onePerPage } from '../../one-per-page.ts';

/** The benchmark of the page. */
export const benchmarkingOf = onePerPage(
  ({ store, training, openers, prepare, clock }) =>
    new Benchmarking(store, training, {
      // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
      openEngine: (id) => (id === 'cpu' ? openers.cpu('f64') : openers[id]('f32')),
      prepare,
      clock,
    }),
);
