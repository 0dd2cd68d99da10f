import { isNumbers } from '../input/given.ts';
import { placesOf } from '../optimizers/groups.ts';
import { cut } from '../text/shown.ts';
import { numberOf, partText } from './kinds.ts';
import { RATES } from './limits.ts';
import { refusing, type Get, type Refuse } from './row.ts';
import { namesOf, type NamedValue } from './start.ts';

/** A name in a message. */
const LONGEST = 60;

const FAULT = { kind: 'rates', ...RATES } as const;

/** Learning rates of some parameters, from text such as `w=0.1,0.bias=0.01`, from a list of such, or from an object; each name once. */
export function readRates(raw: unknown, refuse: Refuse, get: Get): readonly NamedValue[] {
  const found = new Map<string, number>();
  for (const part of partsOf(raw)) {
    const [, name = '', written] = /^\s*([^=]*?)\s*=(.*)$/s.exec(part) ?? [];
    const rate = numberOf(written);
    if (name === '' || found.has(name) || !(rate >= RATES.least && rate <= RATES.most)) {
      return refuse(
        `is no list of rates from ${RATES.least} to ${RATES.most}: write it as w=0.1,b=0.01, each name once`,
        FAULT,
      );
    }
    found.set(name, rate);
  }
  const rates = [...found].map(([name, rate]): NamedValue => `${name}=${rate}`);
  groupsOfRates(rates, namesOf(get));
  return rates;
}

function partsOf(raw: unknown): readonly string[] {
  if (typeof raw === 'string') return raw.split(',').filter((part) => part.trim() !== '');
  if (Array.isArray(raw)) return raw.map(partText);
  // Whatever else it is has no name, and is refused for it.
  if (typeof raw !== 'object' || raw === null || isNumbers(raw)) return [String(raw)];
  return Object.entries(raw).map(([name, rate]) => `${name}=${partText(rate)}`);
}

/** Parameters that have a rate of their own, by their places in θ. */
export interface RateGroup {
  readonly parameters: readonly number[];
  readonly lr: number;
}

/**
 * A group for each of the names, which may be those of a layer or of all its weights.
 * @param names of all parameters; undefined: not known yet
 * @param taken places that are in a group already
 * @throws ConfigError for what is no parameter, for a part of what has one rate, and for what has two
 */
export function groupsOfRates(
  rates: readonly NamedValue[],
  names: readonly string[] | undefined,
  taken: readonly number[] = [],
): readonly RateGroup[] {
  if (names === undefined) return [];
  const before = new Set(taken);
  return rates.map((rate) => {
    const at = rate.lastIndexOf('=');
    const name = rate.slice(0, at);
    const refuse = refusing('rates', name);
    if (name.includes('['))
      refuse(
        `is a part of what has one rate: name ${cut(name.replace(/\[.*/s, ''), LONGEST)}`,
        FAULT,
      );
    const parameters = placesOf(name, names, 'rates', FAULT);
    for (const p of parameters) {
      if (before.has(p)) refuse('is fixed, or has a rate already: leave it out of one', FAULT);
      before.add(p);
    }
    return { parameters, lr: Number(rate.slice(at + 1)) };
  });
}
