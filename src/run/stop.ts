import { AbortedError } from '../core/errors.ts';

/** An AbortSignal is one. Looked at between pieces of work of about 100 ms, or of one step. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** @throws AbortedError */
export function throwIfAborted({ aborted }: StopSignal): void {
  if (aborted) throw new AbortedError('stopped');
}
