/** What settings, values and measures of a map are called. */
import { CONFIG_KEYS, flagOf } from '../../../core/settings/index.ts';
import { isArticleModel } from '../../../core/models/catalogue.ts';
import type { Axis, Measure } from '../../../run/sweep/types.ts';
import type { WordsOf } from '../../app-context.ts';
import { valueText } from '../../format/setting-text.ts';
import { shortName } from '../../format/parameter-names.ts';
import type { SWEEP } from '../../i18n/sweep.ts';
import { draftOf } from '../../settings/draft.ts';
import { modelText } from '../../settings/model-text.ts';
import type { SweepMap } from '../../state/sweep.ts';
import { partsOf } from '../../sweep/axis.ts';

type Words = Pick<WordsOf<typeof SWEEP>, 'text' | 'numbers'>;

/** `Learning rate`, `start of b` */
export function nameOf(axis: string, { text }: Pick<Words, 'text'>): string {
  const [head = '', ...rest] = axis.split('.');
  const parameter = rest.join('.');
  if (head === 'start') return text.sweep.startOf(shortName(parameter));
  if (head === 'rates') return text.sweep.rateOf(parameter);
  const key = CONFIG_KEYS.find((one) => flagOf(one) === axis);
  return key === undefined ? axis : text.settings.names[key].toLowerCase();
}

/** `learning rate · 10⁻⁴ … 1 · log · 64` */
export function axisSaid(axis: Axis, words: Words): string {
  const { name, low, high, count, isLog } = partsOf(axis);
  const { short, integer } = words.numbers;
  const scale = isLog ? [words.text.sweep.log] : [];
  return [nameOf(name, words), `${short(low)} … ${short(high)}`, ...scale, integer(count)].join(
    ' · ',
  );
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

/** What is trained: `y = a·x + b`, `sine`, `16 – 16 – 1 tanh`. */
export function modelName(
  { config, own }: Pick<SweepMap, 'config' | 'own'>,
  { text }: Pick<Words, 'text'>,
): string {
  if (isArticleModel(config.model)) return 'y = a·x + b';
  if (config.formula !== undefined) return `y = ${config.formula}`;
  return config.model === 'network'
    ? modelText(draftOf(config), own)
    : valueText(config, 'model', text);
}
