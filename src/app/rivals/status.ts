import type { Language, Messages } from '../i18n/index.ts';
import { RIVALS } from '../i18n/rivals.ts';
import type { Numbers } from '../format/numbers.ts';
import { isOver, leadOf, type AppState } from '../state.ts';
import { namesOf } from './names.ts';
import { bestLossOf, stepsToBest } from './standing.ts';

/** How the race stands, in a sentence that is read out; undefined where the run's own says enough. */
export function raceStatus(
  state: AppState,
  language: Language,
  text: Messages,
  numbers: Numbers,
): { readonly sentence: string } | undefined {
  const { run, rivals } = state;
  const lead = leadOf(state);
  const areOver = isOver(lead);
  if (lead.looked !== undefined || (!areOver && lead.phase !== 'running')) return undefined;
  const words = RIVALS[language].rivals;
  const names = namesOf(state, text);
  const runs = [run, ...rivals];
  const best = bestLossOf(runs, areOver);
  const there = runs
    .map((one, i) => ({ name: names[i] ?? '', steps: stepsToBest(one, best) ?? Infinity }))
    .filter(({ steps }) => steps < Infinity)
    .sort((one, other) => one.steps - other.steps);
  const [first, ...others] = there;
  if (!areOver) return first && { sentence: words.leads(first.name, numbers.integer(first.steps)) };
  const diverged = names.filter((_, i) => runs[i]?.phase === 'diverged');
  if (diverged.length === runs.length) return undefined;
  const end = diverged.length === 0 ? '' : words.divergedOf(diverged.join(', '));
  if (first === undefined) return { sentence: words.none + end };
  const rest = others.map(({ name, steps }) => `${name} (${numbers.integer(steps)})`).join(', ');
  const won = words.won(first.name, numbers.integer(first.steps));
  return { sentence: `${won}${rest && words.next(rest)}${language === 'en' ? '.' : '。'}${end}` };
}
