/** The largest learning rate that converges, over a map: by the theory, where that holds all over it. */
import type { Place } from '../charts/pen.ts';
import type { SweepMap } from '../state/sweep.ts';

/** These leave data, model and method as they are, as far as the theory looks. */
const HARMLESS = /^(lr|momentum|start\..*)$/;

const PARTS = 64;

type Range = readonly [number, number];

/**
 * Where lr = 2·(1 + μ)/λmax, in the units of the axes; none where the map says nothing of it.
 * @param limit 2/λmax
 */
export function limitOver(
  { across, up, limit, config }: Pick<SweepMap, 'across' | 'up' | 'limit' | 'config'>,
  x: Range,
  y: Range,
): readonly Place[] {
  if (limit === undefined || ![across, up].every(({ name }) => HARMLESS.test(name))) return [];
  const { lr, momentum = 0 } = config;
  const on = (name: string): boolean => across.name === name || up.name === name;
  if (!on('lr') && !on('momentum')) return [];
  // Beside the one that is swept the other is set; θ has no part in it.
  const along = (range: Range): readonly number[] =>
    Array.from({ length: PARTS + 1 }, (_, i) => range[0] + ((range[1] - range[0]) * i) / PARTS);
  const rateAt = (mu: number): number => limit * (1 + mu);
  if (on('lr') && on('momentum')) {
    const places = along(across.name === 'momentum' ? x : y).map((mu): Place => [rateAt(mu), mu]);
    return across.name === 'lr' ? places : places.map(([rate, mu]) => [mu, rate]);
  }
  const at = on('lr') ? rateAt(momentum) : lr / limit - 1;
  const isAcross = across.name === 'lr' || across.name === 'momentum';
  return isAcross ? y.map((b): Place => [at, b]) : x.map((a): Place => [a, at]);
}
