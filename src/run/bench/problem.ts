import { parseConfig } from '../../core/settings/parse.ts';
import { setUp } from '../../core/setup.ts';
import type { Problem } from '../../core/types.ts';

/** The article's problem on so many points, at its default seed. */
export function benchProblem(points: number): Problem {
  return setUp(parseConfig({ points })).problem;
}
