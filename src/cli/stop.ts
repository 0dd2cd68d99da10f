import { AbortedError } from '../core/errors.ts';

/** What ends a command from outside, and the exit status by which a shell knows it: 128 and its number. */
export const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
export type Signal = keyof typeof SIGNALS;

/** A signal such as Ctrl-C; the reader of stdout has gone away; stdout cannot be written. */
export type StopCause = Signal | 'closed' | Error;

/** Somebody wants the command to end early. The first cause counts. */
export class Stop {
  readonly #control = new AbortController();
  readonly signal = this.#control.signal;

  get cause(): StopCause | undefined {
    return this.signal.reason as StopCause | undefined;
  }

  request(cause: StopCause): void {
    this.#control.abort(cause);
  }

  /**
   * Calls `listener` at the request, or at once if it has come already.
   * @returns what takes the listener away again
   */
  onRequest(listener: () => void): () => void {
    if (this.signal.aborted) listener();
    else this.signal.addEventListener('abort', listener, { once: true });
    return () => this.signal.removeEventListener('abort', listener);
  }

  /**
   * Settles as `work` does, or rejects as soon as an end is wanted: nothing is waited for that may
   * take its time, or never come.
   * @param reached called at the request: what is said then
   * @throws AbortedError
   */
  async race<T>(work: Promise<T>, reached = (): string => 'stopped'): Promise<T> {
    let leave = (): void => undefined;
    const stopped = new Promise<never>((_, reject) => {
      leave = this.onRequest(() => reject(new AbortedError(reached())));
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      leave();
    }
  }

  /** The items, until an end is wanted. @throws AbortedError */
  async *until<T>(items: AsyncIterable<T>, reached?: () => string): AsyncGenerator<T> {
    const iterator = items[Symbol.asyncIterator]();
    for (;;) {
      const next = await this.race(iterator.next(), reached);
      if (next.done === true) return;
      yield next.value;
    }
  }
}
