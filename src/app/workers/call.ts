/** How a Worker is called: its skills as functions that answer later. */
import { AbortedError, DownhillError } from '../../core/errors.ts';
import { workerFault } from '../part-missing.ts';
import { fromWire, type Beside, type Reply, type Request, type Skills } from './serve.ts';

type Content<Skill extends Skills[string]> = Parameters<Skill>[0];
type Answer<Skill extends Skills[string]> = Awaited<ReturnType<Skill>>;
type News<Skill extends Skills[string]> =
  Parameters<Skill> extends [unknown, Beside<infer Told>] ? Told : never;

interface AskOptions<Told> {
  /** Hears what the Worker tells before it answers. */
  readonly hear?: ((news: Told) => void) | undefined;
  /** These go over without a copy. */
  readonly transfer?: Transferable[];
}

interface Waiting extends AskOptions<never> {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Questions to a Worker, and its answers by their numbers. */
export class Caller<All extends Skills> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #dead: Error | undefined;

  /** @param name of the Worker, for the errors that say that it failed */
  constructor(worker: Worker, name: string) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data: reply }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(reply.call);
      if (waiting === undefined) return;
      // `call` belongs to one skill, and so to one kind of news and of answer.
      if ('news' in reply) {
        waiting.hear?.(reply.news as never);
        return;
      }
      this.#waiting.delete(reply.call);
      if ('error' in reply) waiting.reject(fromWire(reply.error));
      else waiting.resolve(reply.answer as never);
    });
    // The Worker's script did not load, or threw outside any request.
    worker.addEventListener('error', (event) => this.end(workerFault(event, `${name} failed`)));
  }

  /** @throws what the Worker threw, of the same class; PartMissingError where its script does not come */
  ask<Id extends keyof All & string>(
    skill: Id,
    content: Content<All[Id]>,
    { hear, transfer = [] }: AskOptions<News<All[Id]>> = {},
  ): Promise<Answer<All[Id]>> {
    return new Promise((resolve, reject) => {
      if (this.#dead !== undefined) {
        reject(this.#dead);
        return;
      }
      const call = this.#calls++;
      this.#waiting.set(call, { resolve, reject, hear });
      const request: Request = { call, skill, content };
      this.#worker.postMessage(request, transfer);
    });
  }

  /** Asks, and ends the Worker with the answer, or as soon as `signal` says so. */
  askOnce<Id extends keyof All & string>(
    skill: Id,
    content: Content<All[Id]>,
    { signal, ...options }: AskOptions<News<All[Id]>> & { readonly signal: AbortSignal },
  ): Promise<Answer<All[Id]>> {
    const stop = (): void => this.end(new AbortedError('stopped'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    return this.ask(skill, content, options).finally(() =>
      this.end(new DownhillError('the Worker has answered')),
    );
  }

  /** Asks for what has no answer; a Worker that has ended need not do it any more. */
  tell<Id extends keyof All & string>(skill: Id, content: Content<All[Id]>): void {
    this.ask(skill, content).catch(() => undefined);
  }

  /** Ends the Worker; whoever still waits gets `error`. */
  end(error: Error): void {
    this.#dead ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
