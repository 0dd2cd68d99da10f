/** Rows with options: a loss, an optimizer, a schedule is a family, and its options make one of it. */
import { ConfigError } from '../errors.ts';
import { checkGiven, checkKeys, oneOf, type Kinds } from './given.ts';

/** All that differ by their options alone. */
export interface Family<Options extends object, Member> {
  /** As PyTorch has them. */
  readonly defaults: Options;
  /** What each of them has to be. */
  readonly kinds: Kinds<Options>;
  /** Why options that are each right do not go together, and what to do. */
  refusal?(options: Options): string | undefined;
  /** The one of these options. */
  of(options: Options): Member;
}

/** One of a registry of families, by its name and by those options that are not the defaults. */
export type Choice<Families extends Readonly<Record<string, { readonly defaults: object }>>> = {
  readonly [Id in keyof Families]: { readonly kind: Id } & Partial<Families[Id]['defaults']>;
}[keyof Families];

/** The options of a family that has none. */
export type NoOptions = object;

export function withoutOptions<Member>(member: Member): Family<NoOptions, Member> {
  return { defaults: {}, kinds: {}, of: () => member };
}

/**
 * @param what is chosen, as a message calls it: `optimizer`
 * @throws ConfigError for a name or an option that there is not, and for a value that is of no use
 */
export function memberOf<Member>(
  what: string,
  families: Readonly<Record<string, Family<object, Member>>>,
  choice: { readonly kind: string },
): Member {
  const { kind, ...given } = choice;
  const family = Object.hasOwn(families, kind) ? families[kind] : undefined;
  const ids = Object.keys(families);
  if (family === undefined) {
    throw new ConfigError(what, `${what} ${kind} is not ${oneOf(ids).due}: give one`);
  }
  const [name, article] = [`${what} ${kind}`, 'an option of'];
  checkKeys(`${article} ${name}`, given, Object.keys(family.defaults));
  const options = { ...family.defaults, ...given };
  checkGiven(`${article} ${name}`, options, family.kinds);
  const why = family.refusal?.(options);
  if (why !== undefined) throw new ConfigError(what, why);
  return family.of(options);
}
