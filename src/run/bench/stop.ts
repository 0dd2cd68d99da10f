import { AbortedError } from '../../core/errors.ts';
import type { StopSignal } from './types.ts';

/** @throws AbortedError */
export function throwIfAborted({ aborted }: StopSignal): void {
  if (aborted) throw new AbortedError('stopped');
}
