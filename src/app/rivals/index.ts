/** All that the page needs for rivals, fetched with the first: what each is called, and how the race stands. */
import type { FitConfig } from '../../core/settings/index.ts';
import type { Numbers } from '../format/numbers.ts';
import { partText, type SettingWords } from '../format/setting-text.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { RIVALS } from '../i18n/rivals.ts';
import { isOver, leadOf, type AppState } from '../state.ts';
import { bareOf, differing, rivalsOf } from './said.ts';
import { standingsOf } from './standing.ts';

export { readRivals, rivalsOf, withOneMore } from './said.ts';

/** What the run and its rivals are called, by what makes each another: 'SGD', 'momentum 0.9', 'Adam lr 0.1'. */
export function namesOf(state: AppState, text: SettingWords): readonly string[] {
  const { config: main } = state;
  const named = (config: FitConfig): string => {
    const isSame = config.optimizer === main.optimizer;
    const parts = differing(config, isSame ? main : bareOf(config, state))
      .filter((key) => key !== 'optimizer' && config[key] !== undefined)
      .map((key) => partText(config, key, text))
      .join(', ');
    const optimizer = text.settings.choices.optimizer[config.optimizer];
    return isSame && parts !== '' ? parts : `${optimizer} ${parts}`.trim();
  };
  return [main, ...rivalsOf(state)].map(named).map((name, i, names) => {
    const earlier = names.slice(0, i).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}

/** How the race stands, in a sentence that is read out; undefined where the run's own says enough. */
export function raceStatus(
  state: AppState,
  language: Language,
  text: Messages,
  numbers: Numbers,
): { readonly sentence: string } | undefined {
  const lead = leadOf(state);
  const areOver = isOver(lead);
  if (lead.looked !== undefined || (!areOver && lead.phase !== 'running')) return undefined;
  const words = RIVALS[language].rivals;
  const names = namesOf(state, text);
  const runs = standingsOf(state).map((one, i) => ({ ...one, name: names[i] ?? '' }));
  const [first, ...others] = runs
    .flatMap(({ name, steps }) => (steps === undefined ? [] : [{ name, steps }]))
    .sort((one, other) => one.steps - other.steps);
  if (!areOver) return first && { sentence: words.leads(first.name, numbers.integer(first.steps)) };
  const diverged = runs.filter(({ run }) => run.phase === 'diverged').map(({ name }) => name);
  if (diverged.length === runs.length) return undefined;
  const rest = others.map(({ name, steps }) => `${name} (${numbers.integer(steps)})`).join(', ');
  const said = first ? words.won(first.name, numbers.integer(first.steps), rest) : words.none;
  return { sentence: said + (diverged.length > 0 ? words.divergedOf(diverged.join(', ')) : '') };
}
