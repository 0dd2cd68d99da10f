/** One run of a map, trained again as the Lab would train it, on a page state of its own. */
import type { FitConfig } from '../../../core/settings/index.ts';
import type { App } from '../../app-context.ts';
import { onNextPicture } from '../../frames.ts';
import type { Preferences } from '../../preferences.ts';
import { initialState, type AppState } from '../../state.ts';
import type { SweepMap } from '../../state/sweep.ts';
import { Store } from '../../store.ts';
import { axesOfGrid } from '../../sweep/axis.ts';
import { cellsAsked } from '../../sweep/train-map.ts';

/** The settings of a cell: what `train`, and the Lab, run. */
export function configAt(map: SweepMap, cell: number): FitConfig {
  return cellsAsked({ ...map, axes: axesOfGrid(map) }).settingsOf(cell);
}

/** The axes of its landscape: those of the map, where it lies over two starts. */
function planeOf({ across, up }: SweepMap): readonly string[] {
  const names = [across, up].map(({ name }) => /^start\.(.*)$/.exec(name)?.[1] ?? '');
  return names.includes('') ? [] : names;
}

/** The page as it would be with the settings of a cell: views of a run within it show that one, at full speed. */
export function appOf(app: App, map: SweepMap, cell: number): App {
  const { preferences, models } = app.store.get();
  const looks: Preferences = {
    ...preferences,
    speed: 'max',
    rivals: '',
    axes: planeOf(map),
    overlay: 'off',
    residuals: 'off',
  };
  const state: AppState = { ...initialState(configAt(map, cell), looks, []), own: map.own, models };
  const store = new Store(state, onNextPicture);
  return { ...app, store, training: app.trainBeside(store) };
}
