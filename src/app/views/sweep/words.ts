/** What settings, values and measures of a map are called. */
import { isArticleModel } from '../../../core/models/catalogue.ts';
import type { Axis, Measure } from '../../../run/sweep/types.ts';
import type { WordsOf } from '../../app-context.ts';
import { valueText, wordsOfChoice } from '../../format/setting-text.ts';
import { shortName } from '../../format/parameter-names.ts';
import type { SWEEP } from '../../i18n/sweep.ts';
import { draftOf } from '../../settings/draft.ts';
import { modelText } from '../../settings/model-text.ts';
import type { SweepMap } from '../../state/sweep.ts';
import { isThere } from '../../sweep/axis.ts';
import { keyOf } from '../../sweep/choices.ts';

type Words = Pick<WordsOf<typeof SWEEP>, 'text' | 'numbers'>;

/** `Learning rate`, `start of b` */
export function nameOf(axis: string, { text }: Pick<Words, 'text'>): string {
  const [head = '', ...rest] = axis.split('.');
  const parameter = rest.join('.');
  if (head === 'start') return text.sweep.startOf(shortName(parameter));
  if (head === 'rates') return text.sweep.rateOf(parameter);
  const key = keyOf(axis);
  return key === undefined ? axis : text.settings.names[key].toLowerCase();
}

/** `learning rate × optimizer` */
export function namesOf(axes: readonly Axis[], words: Words): string {
  return axes.filter(isThere).map(({ name }) => nameOf(name, words)).join(' × '); // prettier-ignore
}

/** What a cell has on an axis: `0.0448`, `Adam`. */
export function valueOn({ name, values }: Axis, place: number, { text, numbers }: Words): string {
  const value = values[place] ?? '';
  if (typeof value === 'number') return numbers.short(value);
  const key = keyOf(name);
  return (key && wordsOfChoice(key, text)?.[value]) ?? value;
}

/** Of all cells, as words. */
export function namesOn(axis: Axis, words: Words): readonly string[] {
  return isThere(axis) ? axis.values.map((_, place) => valueOn(axis, place, words)) : [];
}

/** `learning rate · 10⁻⁴ … 1 · log · 64`, `optimizer · SGD, Adam` */
export function axisSaid(axis: Axis, words: Words): string {
  const { name, values, scale, range } = axis;
  const { sweep } = words.text;
  if (!isThere(axis)) return sweep.nothing;
  const [first = '', ...others] = namesOn(axis, words);
  const last = others.at(-1) ?? '';
  if (range === undefined && others.length < 2)
    return `${nameOf(name, words)} · ${[first, ...others].join(words.text.comma)}`;
  const logged = scale === 'log' ? [sweep.log] : [];
  const parts = [nameOf(name, words), `${first} … ${last}`, ...logged, words.numbers.integer(values.length)]; // prettier-ignore
  return parts.join(' · ');
}

export function measureName(
  { name }: Pick<Measure, 'name'>,
  { text }: Pick<Words, 'text'>,
): string {
  const known: Readonly<Record<string, string>> = text.sweep.measures;
  return known[name] ?? name;
}

/** With as many digits as are worth a look. */
export function measureText({ unit }: Measure, value: number, { numbers, text }: Words): string {
  if (!Number.isFinite(value)) return text.sweep.none;
  return unit === 'epochs' || unit === 'minimum' ? numbers.integer(value) : numbers.short(value);
}

/** By these runs are of other models than what is set. */
const OF_MODEL: readonly string[] = ['model', 'formula', 'layers', 'activation'];

/** What is trained: `y = a·x + b`, `sine`, `16 – 16 – 1 tanh`. */
export function modelName(
  { config, own, across, up }: Pick<SweepMap, 'config' | 'own' | 'across' | 'up'>,
  { text }: Pick<Words, 'text'>,
): string {
  if ([across, up].some(({ name }) => OF_MODEL.includes(name))) return text.sweep.models;
  if (isArticleModel(config.model)) return 'y = a·x + b';
  if (config.formula !== undefined) return `y = ${config.formula}`;
  return config.model === 'network'
    ? modelText(draftOf(config), own)
    : valueText(config, 'model', text);
}
