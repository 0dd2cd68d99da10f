/** Units as people write them: read into powers of symbols, and written. No symbol is a multiple of another: ms is not s. */
import { raised } from '../text/typeset.ts';
import type { Quantity } from './quantity.ts';

/** m·s⁻² as { m: 1, s: −2 }; empty of a pure number. */
export type Unit = ReadonlyMap<string, number>;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FACTOR = /^([^\d\s()[\]^/⁻⁰¹²³⁴⁵⁶⁷⁸⁹−+-]+)(?:\^?([−-]?\d+(?:\.\d+)?)|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/u;

/** `mV/s`, `kg m^2`, `W/(m K)`, `s⁻¹`, `1/s`. @returns undefined for what is written otherwise, such as `J/mol K`, which may be read in two ways */
export function parseUnit(text: string): Unit | undefined {
  const found = new Map<string, number>();
  const [above = '', ...below] = text.split('/').map((part) => part.trim());
  const isOne = above === '1' || (above === '' && below.length === 0);
  const parts = [...(isOne ? [] : [[above, 1] as const]), ...below.map((part) => [part, -1] as const)]; // prettier-ignore
  for (const [part, sign] of parts) {
    const bare = /^\(([^()]+)\)$/.exec(part)?.[1] ?? part;
    const factors = bare.trim().split(/\s*[\s·⋅×*]\s*/u);
    if (sign < 0 && bare === part && factors.length > 1) return undefined;
    for (const factor of factors) {
      const [, symbol, digits = '1', superscript] = FACTOR.exec(factor) ?? [];
      if (symbol === undefined) return undefined;
      const power = superscript?.replace(/[^⁻]/gu, (one) => String(SUPERSCRIPTS.indexOf(one))).replace('⁻', '-'); // prettier-ignore
      const sum = (found.get(symbol) ?? 0) + sign * Number(power ?? digits.replace('−', '-'));
      if (sum === 0) found.delete(symbol);
      else found.set(symbol, sum);
    }
  }
  return found;
}

/** `mV/s`, `W/(m·K)`, `1/s`; empty of a pure number. */
export function unitText(unit: Unit): string {
  const written = (sign: number): readonly string[] =>
    [...unit].filter(([, power]) => power * sign > 0).map(([symbol, power]) => symbol + powerText(power * sign)); // prettier-ignore
  const [above, below] = [written(1), written(-1)];
  const divisor =
    below.length > 1 ? `/(${below.join('·')})` : below.map((one) => `/${one}`).join('');
  return (above.join('·') || (divisor === '' ? '' : '1')) + divisor;
}

function powerText(power: number): string {
  if (power === 1) return '';
  return Number.isInteger(power) ? raised(String(power)) : `^${Number(power.toPrecision(6))}`;
}

/** With a prefix of the SI or without, */
const SCALED = /^(?:[YZEPTGMkhdcmuµμnpf]|da)?(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|C|V|F|Ω|ohm|S|Wb|T|H|lm|lx|Bq|Gy|Sv|kat|L|l|eV|bar|M|cal|Wh|Ah|VA|pc|yr|rad|Da|G|U)$/u; // prettier-ignore
/** and what has none. */
const PLAIN = /^(?:min|h|hr|hrs|d|sec|secs|seconds?|minutes?|hours?|days?|weeks?|months?|years?|°|°C|°F|deg|degC|degF|%|‰|ppm|ppb|dB|dBm|px|counts?|cts|cps|cpm|rpm|Å|ft|mi|lb|lbs|oz|psi|atm|Torr|mmHg|mph|a\.u\.|USD|EUR|GBP|CNY|[$€£¥]|秒|分钟|小时|天|年|米|厘米|毫米|公里|克|千克|元)$/u; // prettier-ignore

/**
 * The unit that the name of a column ends with in brackets: `t (s)`, `U [mV]`; undefined where none does that is known. What
 * touches a letter in parentheses may be a plural or a function, as in `value(s)` and `R(T)`.
 */
export function unitIn(name: string): string | undefined {
  const [, square, space, round = square] = /\S\s*(?:\[([^[\]]+)\]|(?<=\S(\s*))\(([^()]+)\))$/u.exec(name) ?? []; // prettier-ignore
  if (round === undefined || (space === '' && /^\p{L}$/u.test(round))) return undefined;
  const symbols = [...(parseUnit(round)?.keys() ?? [])];
  const isKnown = symbols.every((symbol) => SCALED.test(symbol) || PLAIN.test(symbol));
  return isKnown && symbols.length > 0 ? round.trim() : undefined;
}

/** The unit of a column's numbers: of its cells, or in its name; empty of pure numbers, undefined where it is not known. */
export function unitOf(name: string, quantity: Quantity): string | undefined {
  if (quantity.kind === 'time') return quantity.unit === 'day' ? 'd' : 's';
  if (quantity.kind === 'percent') return '';
  return quantity.unit === '' ? unitIn(name) : quantity.unit;
}
