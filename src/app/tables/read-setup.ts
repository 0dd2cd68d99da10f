/** A setup that anybody may have written. */
import * as v from 'valibot';
import type { OwnData } from '../../core/data/own.ts';
import { DownhillError } from '../../core/errors.ts';
import { FORMULA_RULES } from '../../core/settings/formula.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { configFromAddress } from '../settings/address.ts';
import { SETUP } from './kept-table.ts';
import { LISTED } from './read-table.ts';

const SETUP_FILE = v.object({
  schema: v.literal(SETUP),
  settings: v.optional(v.record(v.string(), v.string()), {}),
  own: v.optional(LISTED),
});

export class SetupError extends DownhillError {
  override readonly name = 'SetupError';
}

/** @throws SetupError for a damaged one, SyntaxError for what is no JSON */
export function readSetup(text: string): {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
} {
  const { success, output } = v.safeParse(SETUP_FILE, JSON.parse(text));
  const { config, faults } = configFromAddress(success ? output.settings : {}, { FORMULA_RULES });
  if (!success || Object.keys(faults).length > 0) {
    throw new SetupError('the file is a setup of another version, or damaged: share it again');
  }
  return { config, own: output.own };
}
