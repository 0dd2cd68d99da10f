/** Node asks a device for its end without a pause; on a software adapter that takes the cores that compute. */
import type { Engine } from '../core/types.ts';

/** Short beside a piece of many fits, long beside a question. */
const NAP_MS = 0.3;

/** The same engine, but between two questions this thread sleeps while software fits. @param sleep blocks it */
export function resting<E extends Pick<Engine, 'info' | 'fits'>>(engine: E, sleep = slept): E {
  const { fits } = engine;
  if (fits === undefined) return engine;
  let [under, isTurning] = [0, false];
  const turn = (): void => {
    isTurning = under > 0;
    if (!isTurning) return;
    sleep(NAP_MS);
    setImmediate(turn);
  };
  const until = async <T>(work: Promise<T>): Promise<T> => {
    under++;
    if (!isTurning) setImmediate(turn);
    isTurning = true;
    try {
      return await work;
    } finally {
      under--;
    }
  };
  const own: Engine['fits'] = async (recipe) => {
    const fitter = await fits(recipe);
    return {
      ...fitter,
      fit: (batch) => (engine.info.software ? until(fitter.fit(batch)) : fitter.fit(batch)),
    };
  };
  // What it says of itself changes with its device: it is asked, not copied.
  return Object.create(engine, { fits: { value: own, enumerable: true } }) as E;
}

const never = new Int32Array(new SharedArrayBuffer(4));

function slept(ms: number): void {
  Atomics.wait(never, 0, 0, ms);
}
