import { csvLine } from '../text/lines.ts';

/** What a run logged, column by column. */
export interface LogColumns {
  readonly epochs: readonly number[];
  /** Not finite: NaN or null. */
  readonly losses: readonly (number | null)[];
  /** A column a parameter. [P][lines] */
  readonly parameters: readonly (readonly (number | null)[])[];
}

/**
 * `epoch,loss,a,b` and a line for each logged epoch, as RFC 4180 has it: CRLF after every line, the
 * last one included. Numbers are the shortest decimals that read back as the same f64; what is not
 * finite is an empty field.
 * @param parameterNames in the order of the parameters, without commas or quotes. [P]
 */
export function historyCsv(parameterNames: readonly string[], log: LogColumns): string {
  const { epochs, losses, parameters } = log;
  const rows = epochs.map((epoch, i) => [epoch, losses[i], ...parameters.map((one) => one[i])]);
  return [['epoch', 'loss', ...parameterNames], ...rows]
    .map((cells) => `${csvLine(cells)}\r\n`)
    .join('');
}
