/** The largest learning rate that converges, over a map: by the theory, where that holds. */
import { settingText, type FitConfig } from '../../core/settings/index.ts';
import type { Axis } from '../../run/sweep/types.ts';
import type { Place } from '../charts/pen.ts';
import type { SweepMap } from '../state/sweep.ts';
import { edgesOf, isThere } from './axis.ts';
import { keyOf } from './choices.ts';

/** These leave data, model and method as they are, as far as the theory looks. */
const HARMLESS = /^(lr|momentum|start\..*)$/;

const PARTS = 64;

/** A place on an axis, and what the runs there have. */
interface Stretch {
  readonly at: number;
  readonly lr: number;
  readonly momentum: number;
}

/**
 * Where lr = 2·(1 + μ)/λmax, in the units of the axes; none where the map says nothing of it, and a gap where the theory
 * does not hold.
 */
export function limitOver({
  across,
  up,
  limit,
  config,
}: Pick<SweepMap, 'across' | 'up' | 'limit' | 'config'>): readonly (Place | undefined)[] {
  if (limit === undefined) return [];
  const ranged = (name: string): Axis | undefined =>
    [across, up].find((axis) => axis.name === name && axis.range !== undefined);
  const swept = ranged('lr') ?? ranged('momentum');
  if (swept === undefined) return [];
  return along(swept === across ? up : across, config).map((beside): Place | undefined => {
    if (beside === undefined) return undefined;
    const at = swept.name === 'lr' ? limit * (1 + beside.momentum) : beside.lr / limit - 1;
    return swept === across ? [at, beside.at] : [beside.at, at];
  });
}

/** From end to end; of what is listed the band of each value with which the theory holds. */
function along(axis: Axis, config: FitConfig): readonly (Stretch | undefined)[] {
  const { name, values, range } = axis;
  const { lr, momentum = 0 } = config;
  const usual = { lr, momentum };
  if (range === undefined) {
    return values.flatMap((value, place) => {
      const own = { ...usual, ...((name === 'lr' || name === 'momentum') && { [name]: Number(value) }) }; // prettier-ignore
      const band = [-0.5, 0, 0.5].map((off) => ({ ...own, at: place + off }));
      return holdsAt(axis, value, config) ? [...band, undefined] : [];
    });
  }
  if (!HARMLESS.test(name)) return [];
  const [least, most] = edgesOf(axis);
  return Array.from({ length: PARTS + 1 }, (_, i) => {
    const at = least + ((most - least) * i) / PARTS;
    return { ...usual, at, ...(name === 'momentum' && { momentum: at }) };
  });
}

/** What is known of the settings themselves is known of those runs that have them. */
function holdsAt(axis: Axis, value: Axis['values'][number], config: FitConfig): boolean {
  if (HARMLESS.test(axis.name) || !isThere(axis)) return true;
  const key = keyOf(axis.name);
  return key !== undefined && settingText(config, key) === String(value);
}
