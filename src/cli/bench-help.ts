import { RANGES } from '../core/config.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { BENCH_DEFAULTS } from '../run/bench/cases.ts';
import { MOST_RUNS } from './bench-args.ts';
import { grouped } from './output.ts';

/** What `downhill bench --help` prints. */
export function benchHelp(): string {
  const { points, steps, runs } = BENCH_DEFAULTS;
  return `Usage: downhill bench [flags]

Measures how fast each engine trains by each strategy: full-batch gradient descent on the line
y = a·x + b, at the settings of train. Each case is warmed up, then run several times; each run's
result is held against the exact solution, and a wrong result is not a time. A run is timed from its
first step to its last loss read back, without preparation; one that would take over two seconds
does fewer steps. The cpu engine computes in f64, its fastest. Of webgpu it also tells where the time
goes: the parts of a submit, each kernel, and the points read a second beside a copy.

  --points N,… (default ${points.join(',')})
      on how many points, ${grouped(RANGES.points.least)} to ${grouped(RANGES.points.most)} each
  --engine ${ENGINES.join(',')} (default: all)
      what computes
  --strategy ${STRATEGIES.join(',')} (default: all)
      how the steps reach the device; fused is for webgpu only
  --steps N (default ${grouped(steps)})
      the most steps of a run, ${grouped(RANGES.epochs.least)} to ${grouped(RANGES.epochs.most)}
  --runs N (default ${runs})
      how many runs of each case are measured, 1 to ${grouped(MOST_RUNS)}
  --json, --csv, --markdown
      print the figures and the environment so, instead of as a table
  --no-tune
      take the usual shape for many points; else the fastest is measured once, and kept

Examples:
  downhill bench --points 100 --runs 3
  downhill bench --engine webgpu --strategy dispatch,fused --markdown > bench.md
`;
}
