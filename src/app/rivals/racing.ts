/** The runs of the rivals: each a loop like the run's own, on what that has prepared. */
import { methodOf } from '../../core/setting-up.ts';
import { beginAt } from '../../core/problem.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { emptyRun, leadOf, type AppState, type Run } from '../state.ts';
import type { Store } from '../store.ts';
import type { Prepared } from '../training/made.ts';
import { createRunLoop, type RunLoop, type Surroundings } from '../training/run-loop.ts';
import { changed } from '../training/changed.ts';
import { rivalsOf } from './said.ts';

export type Racing = ReturnType<typeof createRacing>;

interface Rival {
  /** As it is said to be. */
  readonly config: FitConfig;
  /** Which of the state's runs it is. */
  readonly history: Run['history'];
  readonly loop: RunLoop;
}

export function createRacing(store: Store<AppState>, around: Surroundings) {
  let rivals: readonly Rival[] = [];

  function loops(): readonly RunLoop[] {
    return rivals.map(({ loop }) => loop);
  }

  /** Keeps those that are still wanted; one that is new or another begins, and catches up where the others wait. */
  function follow(): void {
    const { own, rivals: there } = store.get();
    const { playing } = leadOf(store.get());
    const before = rivals.filter(({ history }) => there.some((run) => run.history === history));
    const configs = rivalsOf(store.get());
    const kept = new Set<Rival>();
    const found = configs.map((config, i) => {
      const same = before.find((one) => !kept.has(one) && changed(one.config, config).size === 0);
      const rival = same ?? (configs.length === before.length ? before[i] : undefined);
      if (rival === undefined || kept.has(rival) || !canFollow(rival, config)) return undefined;
      kept.add(rival);
      return rival;
    });
    for (const rival of rivals) if (!kept.has(rival)) rival.loop.end();
    const runs = found.map(
      (rival, i) => runOf(rival) ?? emptyRun(configs[i] ?? store.get().config, own),
    );
    store.set({ rivals: runs });
    rivals = runs.map(({ history }, i) => ({
      config: configs[i] ?? store.get().config,
      history,
      loop: found[i]?.loop ?? loopOf(history),
    }));
    for (const [i, { config, loop }] of rivals.entries()) {
      const old = found[i];
      if (old === undefined) {
        void loop.begin();
        if (playing) loop.play();
        continue;
      }
      const parts = changed(config, old.config);
      if (parts.has('rate')) loop.setLearningRate(config.lr);
      if (parts.has('length')) loop.setEpochs(config.epochs);
    }
  }

  function runOf(rival: Pick<Rival, 'history'> | undefined): Run | undefined {
    return store.get().rivals.find(({ history }) => history === rival?.history);
  }

  /** Whether the run can go on as what it is said to be now. */
  function canFollow(rival: Rival, config: FitConfig): boolean {
    const parts = [...changed(config, rival.config)];
    const { epoch = 0, phase } = runOf(rival) ?? {};
    if (parts.includes('length') && (config.epochs < epoch || phase === 'diverged')) return false;
    return parts.every((part) => part === 'rate' || part === 'length');
  }

  function loopOf(history: Run['history']): RunLoop {
    const none = emptyRun(store.get().config, undefined);
    const prepare: Surroundings['prepare'] = async (config, signal, report, own) => {
      const main = await mainsOf(signal);
      // Only where the run itself has batches its draws are known.
      const isDrawn = config.batch === 'full' || main.problem.start.order !== undefined;
      return isDrawn ? preparedAs(config, main) : around.prepare(config, signal, report, own);
    };
    return createRunLoop(
      store,
      { ...around, prepare },
      {
        run: () => runOf({ history }) ?? none,
        report: (news, moves) => {
          const runs = store.get().rivals;
          store.set(
            { rivals: runs.map((run) => (run.history === history ? { ...run, ...news } : run)) },
            moves,
          );
        },
        lr: () => rivals.find((rival) => rival.history === history)?.config.lr ?? NaN,
      },
    );
  }

  /** What the run itself trains on, once that is there. */
  function mainsOf(signal: AbortSignal): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const { prepared, failure } = store.get().run;
        if (prepared !== undefined) resolve(prepared);
        else if (failure !== undefined) reject(failure);
        else return;
        stop();
      };
      const stop = store.follow(look);
      signal.addEventListener('abort', stop);
      look();
    });
  }

  return { loops, follow };
}

/** The same data and start by another method: what preparing `config` would make, without drawing again. */
export function preparedAs(config: FitConfig, main: Prepared): Prepared {
  const { problem, reading } = main;
  const { parameters, order } = problem.start;
  const method = methodOf(config, problem.model);
  const others = {
    ...problem,
    ...method,
    strategy: config.strategy,
    learningRate: config.lr,
    start: beginAt(method.optimizer, parameters, config.batch === 'full' ? undefined : order),
  };
  return { ...main, problem: others, theory: reading.theoryOf(others) };
}
