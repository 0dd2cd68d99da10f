/** What a Worker does for whoever calls it, which is one function a question. */
import * as errors from '../../core/errors.ts';
import { PartMissingError } from '../part-missing.ts';

/** What else may be done while a question is answered. */
export interface Beside<News> {
  /** Sends news before the answer, at once. */
  readonly tell: (news: News) => void;
  /** These go over with the answer, without a copy. */
  readonly hand: (...objects: readonly Transferable[]) => void;
}

/** The questions by name: each takes one content, which is cloned on its way, as the answer is. */
export type Skills = Readonly<Record<string, (content: never, beside: never) => unknown>>;

export interface Request {
  readonly call: number;
  readonly skill: string;
  readonly content: unknown;
}

export type Reply = { readonly call: number } & (
  { readonly news: unknown } | { readonly answer: unknown } | { readonly error: WireError }
);

/** Answers all that the Worker is asked from now on. */
export function serve(skills: Skills): void {
  addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(skills, data));
}

async function answer(skills: Skills, { call, skill, content }: Request): Promise<void> {
  const handed: Transferable[] = [];
  const beside: Beside<unknown> = {
    tell: (news) => reply({ call, news }),
    hand: (...objects) => handed.push(...objects),
  };
  try {
    // A skill's name and its content belong together, as the caller's types say.
    reply({ call, answer: await skills[skill]?.(content as never, beside as never) }, handed);
  } catch (error) {
    reply({ call, error: toWire(error) });
  }
}

function reply(message: Reply, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

/** An error on its way: structured cloning would make a plain Error of each. With whatever else it says, such as the field that is wrong. */
interface WireError {
  readonly name: string;
  readonly message: string;
}

/** By their names, since a build gives the classes others. */
const CLASSES: Readonly<Record<string, { readonly prototype: Error } | undefined>> = {
  ...errors,
  PartMissingError,
};

function toWire(thrown: unknown): WireError {
  const error = errors.asError(thrown);
  return Object.assign({}, error, { name: error.name, message: error.message });
}

/** An error of the class that it had, with all that it said. */
export function fromWire({ message, ...rest }: WireError): Error {
  const error = Object.assign(new Error(message), rest);
  const known = CLASSES[rest.name];
  if (known !== undefined) Reflect.setPrototypeOf(error, known.prototype);
  return error;
}
