import type { ConfigKey } from '../core/config.ts';

/** What `downhill verify --help` prints. The settings of a run are told as `train` tells them. */
export function verifyHelp(flagLines: (key: ConfigKey) => string): string {
  const keys: readonly ConfigKey[] = [
    'model',
    'seed',
    'replay',
    'start',
    'points',
    'epochs',
    'lr',
    'precision',
  ];
  return `Usage: downhill verify [flags]
       downhill verify --compare a.json b.json

Trains by each strategy, and holds the loss and the parameters along the run against exact gradient
descent in closed form, the f64 oracle and the f32 mirror, each within a bound that is derived from
the rounding of the arithmetic. Runs twice, and compares bit by bit; holds the device's own step
count against what was asked for; finds where f32 gets no further. Exit status 1 if anything fails.

  --engine webgpu|cpu|wasm|auto (default webgpu)
      what is verified
  --strategy dispatch|fused|moments|all (default all)
      by which strategy; all: each one that the engine has
${keys.map(flagLines).join('\n')}
  --json
      print one JSON object: the environment, the samples, the errors, the checks
  --compare a.json b.json
      compare two such objects, of two machines: equal to the bit, or within both bounds together;
      a difference is the value of the second less that of the first. - is stdin
  --no-tune
      take the usual shape for many points; else the fastest is measured once, and kept

Examples:
  downhill verify
  downhill verify --points 5000 --epochs 300 --strategy fused
  downhill verify --json > here.json
`;
}
