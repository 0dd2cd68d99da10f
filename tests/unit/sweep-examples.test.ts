/** The scripts of examples/sweep/ for three schedulers: one sweep, whose shards they number. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFlags } from '../../src/cli/flags.ts';
import { SWEEP } from '../../src/cli/sweep.ts';

const FOLDER = new URL('../../examples/sweep/', import.meta.url);

/** What the scheduler, or its shell, puts in for its third task of eight. */
const THIRD: readonly (readonly [written: string, becomes: string])[] = [
  ['"$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"', '3/8'],
  ['$((JOB_COMPLETION_INDEX + 1))', '3'],
  [' {}/8', ' 3/8'],
  ['"${OUT:-runs}"', 'runs'],
];

function requestIn(name: string): ReturnType<typeof SWEEP.read> | undefined {
  let text = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll(/\\\n/g, '');
  for (const [written, becomes] of THIRD) text = text.replaceAll(written, becomes);
  // The shard comes last.
  const [, line = ''] = /downhill sweep (.*? 3\/8)/s.exec(text) ?? [];
  if (line === '') return undefined;
  return SWEEP.read(readFlags(line.trim().split(/\s+/), SWEEP));
}

test('each asks for its part of the same sweep', () => {
  const names = readdirSync(FOLDER).filter((name) => requestIn(name) !== undefined);
  expect(names.sort()).toEqual(['kubernetes.yaml', 'parallel.sh', 'slurm.sh']);
  const [first, ...others] = names.map((name) => ({ ...requestIn(name), out: '' }));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toMatchObject({ shard: { index: 3, count: 8 }, resume: true });
});
