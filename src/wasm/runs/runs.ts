/** Many runs in WebAssembly, four at a time, and by several threads where they are offered. */
import { AbortedError, messageOf } from '../../core/errors.ts';
import { checkOne, whole } from '../../core/input/given.ts';
import { putNumbers } from '../../core/runs/numbers.ts';
import { recipeOfRuns, type RunsRecipe } from '../../core/runs/recipe.ts';
import { RECENT, type Runs, type RunsOptions, type Tallies } from '../../core/runs/types.ts';
import type { Problem } from '../../core/types.ts';
import { inTurn } from '../../core/work/in-turn.ts';
import { stepsPerEpoch } from '../../core/work/steps.ts';
import { compile } from '../compile.ts';
import type { Thread } from '../thread.ts';
import { LANES } from './layout.ts';
import { runsModule } from './module.ts';
import { laidNumbers } from './numbers.ts';
import { runsMemory, runsPlace } from './place.ts';
import { pointsOf } from './points.ts';
import { States } from './states.ts';
import { startRunsTeam, type RunsTeam } from './team.ts';
import type { RunsThreadJob } from './thread.ts';

/** Points by nodes of four runs, of which a piece takes some 50 ms a thread: then the host may do something else. */
const PIECE = 2 ** 26;
/** Four runs each, of which a piece has at least so many, where it does not have all epochs of them. */
const LEAST_QUADS = 32;

export interface RunsHost {
  readonly breathe: () => Promise<unknown>;
  /** How many threads at most, and how one is started; one without it. */
  readonly threads?: { readonly count: number; readonly start: (job: RunsThreadJob) => Promise<Thread> } | undefined; // prettier-ignore
}

/** @throws ConfigError where they are not of one shape; LimitError for what is too large */
export async function createRuns(
  problems: readonly Problem[],
  options: RunsOptions,
  { breathe, threads }: RunsHost,
): Promise<Runs> {
  const recipe = recipeOfRuns(problems);
  const most = Math.min(threads?.count ?? 1, Math.ceil(problems.length / LANES));
  // What draws an order for each run is this thread's.
  const drawsOwn = recipe.of.batch !== 'full' && !(recipe.sameData && recipe.sameOrder);
  if (threads !== undefined && most > 1 && !drawsOwn) {
    try {
      return await runsBy(most, '');
    } catch (error) {
      return await runsBy(1, ` (${most} did not start: ${messageOf(error)})`);
    }
  }
  return runsBy(1, '');

  async function runsBy(count: number, why: string): Promise<Runs> {
    const written = runsModule(recipe, count > 1);
    const points = pointsOf(problems, recipe, written.layout);
    const numbersStride = recipe.isSteady ? 0 : 4 * recipe.movement.scalarCount * laidNumbers(recipe); // prettier-ignore
    const place = runsPlace(written.layout, {
      runs: problems.length,
      threads: count,
      numbersBytes: numbersStride * recipe.kinds.length,
      pointsBytes: points.bytes,
    });
    const memory = runsMemory(place);
    const team = await startRunsTeam({ module: await compile(written.bytes), memory, runs: place }, threads?.start); // prettier-ignore
    const states = new States(memory, place, problems.length);
    states.begin(problems, recipe, options.targets ?? [], numbersStride);
    points.begin(new Float32Array(memory.buffer, place.points, points.bytes / 4));
    return runsOf({
      recipe,
      epochs: options.epochs,
      breathe,
      team,
      states,
      numbers: new Float32Array(memory.buffer, place.numbers, (numbersStride * recipe.kinds.length) / 4), // prettier-ignore
      points: {
        ...points,
        memory: new Float32Array(memory.buffer, place.points, points.bytes / 4),
      },
      quads: place.quadCount,
      work: written.work,
      description: `SIMD, four runs at a time, f32, ${count} thread${count === 1 ? '' : 's'}${why}`,
    });
  }
}

interface Parts {
  readonly recipe: RunsRecipe;
  readonly epochs: number;
  readonly breathe: () => Promise<unknown>;
  readonly team: RunsTeam;
  readonly states: States;
  readonly numbers: Float32Array;
  readonly points: ReturnType<typeof pointsOf> & { readonly memory: Float32Array };
  readonly quads: number;
  readonly work: number;
  readonly description: string;
}

function runsOf({
  recipe,
  epochs: all,
  breathe,
  team,
  states,
  numbers,
  points,
  quads,
  work,
  description,
}: Parts): Runs {
  const perEpoch = stepsPerEpoch(recipe.of);
  const stepsLaid = recipe.isSteady ? Infinity : laidNumbers(recipe);
  const recentFrom = Math.max(0, all - RECENT) + 1;
  let epoch = 0;
  let destroyed = false;
  const turn = inTurn();

  /** Epochs of all runs whose numbers and points lie in memory at once. */
  async function together(epochs: number): Promise<void> {
    if (!recipe.isSteady) {
      const steps = { step: epoch * perEpoch, count: epochs * perEpoch, perEpoch };
      const strides = {
        kind: numbers.length / recipe.kinds.length,
        step: recipe.movement.scalarCount,
      };
      putNumbers(numbers, strides, recipe, steps);
    }
    points.lay?.(points.memory, epochs);
    const atOnce = Math.max(1, Math.floor((PIECE * team.threads) / (work * epochs)));
    for (let first = 0; first < quads; first += atOnce) {
      await breathe();
      if (destroyed) throw new AbortedError('the runs were destroyed');
      const order = { epochs, epoch, recentFrom, stride: points.stride };
      const end = Math.min(first + atOnce, quads);
      if (points.layOwn === undefined) team.do({ ...order, first, end });
      else for (let quad = first; quad < end; quad++) {
        points.layOwn(points.memory, epochs, quad);
        team.do({ ...order, first: quad, end: quad + 1 });
      } // prettier-ignore
    }
    epoch += epochs;
  }

  async function advanced(count: number): Promise<Tallies> {
    checkOne('epochs', count, whole(1, all - epoch));
    const inPiece = Math.max(1, Math.floor((PIECE * team.threads) / (work * LEAST_QUADS)));
    const most = Math.max(1, Math.min(inPiece, points.most, Math.floor(stepsLaid / perEpoch)));
    for (let left = count; left > 0; left -= most) await together(Math.min(left, most));
    return states.tallies(epoch);
  }

  /** Calls share the memory. */
  const whileThere = <T>(work: () => T | Promise<T>): Promise<T> =>
    turn(() => {
      if (destroyed) throw new AbortedError('the runs were destroyed');
      return work();
    });

  return {
    description,
    advance: (count) => whileThere(() => advanced(count)),
    parameters: () => whileThere(() => states.parameters()),
    destroy() {
      destroyed = true;
      team.destroy();
    },
  };
}
