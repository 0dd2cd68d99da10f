/** Calls that wait for one another: each begins when those before it are done, however they ended. */
export function inTurn(): <T>(work: () => Promise<T> | T) => Promise<T> {
  let waiting: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = waiting.then(work);
    waiting = done.catch(() => undefined);
    return done;
  };
}
