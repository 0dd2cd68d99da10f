import { workerFault } from '../part-missing.ts';
import type { Answers, Asking, Reply, Request } from './protocol.ts';
import { fromWire } from './wire-error.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** What a request of one kind carries, besides what the line itself fills in. */
type Content<Kind extends Asking['kind']> = Omit<
  Extract<Asking, { readonly kind: Kind }>,
  'kind' | 'call'
>;

/** Questions to a Worker, and its answers by their numbers. */
export class Line {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #dead: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      this.#receive(data);
    });
    // The Worker's script did not load, or threw outside any request.
    worker.addEventListener('error', (event) => {
      this.hangUp(workerFault(event, 'the worker of the CPU engine failed'));
    });
  }

  ask<Kind extends Asking['kind']>(kind: Kind, content: Content<Kind>): Promise<Answers[Kind]> {
    return new Promise((resolve, reject) => {
      if (this.#dead !== undefined) {
        reject(this.#dead);
        return;
      }
      const call = this.#calls++;
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ kind, call, ...content });
    });
  }

  tell(request: Exclude<Request, Asking>): void {
    this.#worker.postMessage(request);
  }

  /** Ends the Worker; whoever still waits gets `error`. */
  hangUp(error: Error): void {
    this.#dead = error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.call);
    this.#waiting.delete(reply.call);
    if (waiting === undefined) return;
    if ('error' in reply) waiting.reject(fromWire(reply.error));
    // `call` belongs to one kind of request, and so to one kind of answer.
    else waiting.resolve(reply.answer as never);
  }
}
