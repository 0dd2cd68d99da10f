/** A map before its first run, and what is asked for it. */
import { MEASURES } from '../preferences.ts';
import type { AppState } from '../state.ts';
import { cellCount, emptyFrame, type SweepMap } from '../state/sweep.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { asked } from './asked.ts';
import { axesOfGrid, overText, readOver } from './axis.ts';
import type { SweepNews, SweepRequest } from './train-map.ts';

/** So many epochs of a map can be looked at. */
const FRAMES = 12;

/** What is set now, as a map and as what to ask for; undefined where its axes cannot be read. */
export function begun(state: Pick<AppState, 'config' | 'own' | 'preferences' | 'run'>) {
  const { config, own, preferences } = state;
  const axes = readOver(asked(state));
  if (axes === undefined) return undefined;
  const [across, up] = axes;
  const at = epochsBetween(config);
  const request: SweepRequest = {
    config,
    own,
    axes: axesOfGrid({ across, up }),
    measures: MEASURES,
    target: preferences.target === 0 ? undefined : preferences.target,
    at,
  };
  const over = overText(axes);
  const mapOf = ({
    engine,
    measures,
    limit,
    target,
  }: Extract<SweepNews, { limit: unknown }>): SweepMap => {
    const frames = [...at, config.epochs].map((epoch) =>
      emptyFrame(epoch, cellCount({ across, up }), measures),
    );
    return { over, across, up, config, own, engine, measures, limit, target, frames };
  };
  return { request, mapOf };
}

/** Evenly spaced on a logarithmic scale, before the last. */
export function epochsBetween({ epochs }: Pick<FitConfig, 'epochs'>): readonly number[] {
  const at = Array.from({ length: FRAMES - 1 }, (_, i) => Math.round(epochs ** (i / (FRAMES - 1))));
  return [...new Set(at)].filter((epoch) => epoch < epochs);
}
