import type { ConfigKey, FitConfig } from '../../core/settings/index.ts';
import { partText, type SettingWords } from '../format/setting-text.ts';
import type { AppState } from '../state.ts';
import { bareOf, differing, rivalsOf } from './said.ts';

/** What the run and its rivals are called, by what makes each another: 'SGD', 'momentum 0.9', 'Adam lr 0.1'. */
export function namesOf(state: AppState, text: SettingWords): readonly string[] {
  const { config: main } = state;
  const rivals = rivalsOf(state);
  const isSame = ({ optimizer }: FitConfig): boolean => optimizer === main.optimizer;
  const keysOf = rivals.map((rival) =>
    differing(rival, isSame(rival) ? main : bareOf(rival, state)).filter(
      (key) => key !== 'optimizer' && rival[key] !== undefined,
    ),
  );
  const named = (config: FitConfig, keys: readonly ConfigKey[], withOptimizer: boolean): string => {
    const optimizer = text.settings.choices.optimizer[config.optimizer];
    const parts = keys.map((key) => partText(config, key, text)).join(', ');
    return withOptimizer ? `${optimizer} ${parts}`.trim() : parts;
  };
  const names = [
    named(main, [], true),
    ...rivals.map((rival, i) => {
      const keys = keysOf[i] ?? [];
      return named(rival, keys, !isSame(rival) || keys.length === 0);
    }),
  ];
  return names.map((name, i) => {
    const earlier = names.slice(0, i).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}
