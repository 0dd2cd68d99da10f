import type { Note } from '../../csv/notes.ts';
import type { RawTableOptions } from '../../csv/options.ts';

/** To a note about what could be meant in two ways: the option that takes it the other way. */
export function otherwise({ code, values }: Note): RawTableOptions | undefined {
  if (code === 'header-of-numbers') return { header: 'no' };
  if (code === 'ambiguous-dates') return { dates: values.order === 'dmy' ? 'mdy' : 'dmy' };
  if (code !== 'ambiguous-mark') return undefined;
  // The mark that it was not taken for.
  const isComma = (values.mark === ',') === (values.taken === 'thousands');
  return { decimal: isComma ? 'comma' : 'point' };
}
