/** Scripts of the page that do not come: the network is gone, or a newer page has taken their place. */
import { DownhillError } from '../core/errors.ts';
import type { Messages } from './i18n/index.ts';

export class PartMissingError extends DownhillError {
  override readonly name = 'PartMissingError';

  constructor() {
    super('a part of the page could not be fetched: see to the network, and try again');
  }
}

/**
 * Why a Worker ended without an answer. One whose script does not come fires a plain event, which has no
 * message.
 * @param what went wrong with it, before the message of the script itself
 */
export function workerFault(event: Event, what: string): DownhillError {
  event.preventDefault();
  const { message = '' } = event as Partial<ErrorEvent>;
  return message === '' ? new PartMissingError() : new DownhillError(`${what}: ${message}`);
}

/** Fetches a part of the page. @throws PartMissingError when it does not come */
export async function fetchPart<T>(part: () => Promise<T>): Promise<T> {
  return part().catch((): never => {
    throw new PartMissingError();
  });
}

/** What a failure says, in the language of the page where that has words for it. */
export function failureText(
  failure: Pick<Error, 'name' | 'message'> | undefined,
  { lazy }: Pick<Messages, 'lazy'>,
): string {
  return failure?.name === 'PartMissingError' ? lazy.part : (failure?.message ?? '');
}
