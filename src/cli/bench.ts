import { AbortedError, DownhillError } from '../core/errors.ts';
import type { EngineId, EngineInfo } from '../core/types.ts';
import {
  benchCsv,
  benchJson,
  benchMarkdown,
  type BenchFailure,
  type BenchReport,
} from '../run/bench/report.ts';
import { benchProblem } from '../run/bench/cases.ts';
import { runBenchmark } from '../run/bench/bench.ts';
import type { BenchEvent, BenchResult } from '../run/bench/types.ts';
import type { BenchFormat, BenchRequest } from './bench-args.ts';
import { benchTable } from './bench-table.ts';
import type { EngineMakers } from './engines.ts';
import { environmentOf, type Machine } from './machine.ts';
import type { Io } from './io.ts';
import { duration, grouped } from './output.ts';

const LINES: Readonly<Record<BenchFormat, (report: BenchReport) => readonly string[]>> = {
  table: benchTable,
  json: (report) => [benchJson(report)],
  csv: benchCsv,
  markdown: benchMarkdown,
};

/**
 * `downhill bench`: the figures to stdout, at the end or when stopped; progress to stderr, where that
 * is a terminal.
 * @throws AbortedError when stopped, DownhillError when not one case could be measured
 */
export async function bench(
  { cases, runs, format }: BenchRequest,
  io: Io,
  makers: EngineMakers,
  machine: Machine,
): Promise<void> {
  const engines = new Map<EngineId, EngineInfo>();
  const results: BenchResult[] = [];
  const failures: BenchFailure[] = [];
  const openEngine = async (id: EngineId) => {
    // f64 is the fastest where JavaScript computes: each f32 result would have to be rounded.
    const engine = await (id === 'cpu' ? makers.cpu('f64') : makers[id]('f32'));
    engines.set(id, engine.info);
    return engine;
  };
  const options = {
    cases,
    runs,
    openEngine,
    problemOf: benchProblem,
    clock: io.clock,
    signal: io.stop,
  };
  let stopped: AbortedError | undefined;
  try {
    for await (const event of io.stop.until(runBenchmark(options))) {
      if (event.kind === 'finished') results.push(event.result);
      if (event.kind === 'failed') failures.push(event);
      if (event.kind === 'started') io.terminal.show(() => caseLine(event, cases.length));
    }
  } catch (error) {
    if (!(error instanceof AbortedError)) throw error;
    const done = results.length + failures.length;
    stopped = new AbortedError(`stopped after ${done} of ${cases.length} cases`);
  }
  const environment = environmentOf(machine, [...engines.values()]);
  if (stopped === undefined || results.length + failures.length > 0) {
    await io.terminal.print(LINES[format]({ environment, results, failures }));
  }
  if (stopped !== undefined) throw stopped;
  if (results.length === 0) {
    throw new DownhillError(
      'not one case could be measured, for the reasons given: use another --engine or --strategy',
    );
  }
}

/** `case 3/21: webgpu fused, 10,000 points, 12.34 s left` */
function caseLine(event: Extract<BenchEvent, { kind: 'started' }>, total: number): string {
  const { engine, strategy, points } = event.case;
  const left = event.etaMs === undefined ? '' : `, ${duration(event.etaMs)} left`;
  return `case ${event.index + 1}/${total}: ${engine} ${strategy}, ${grouped(points)} points${left}`;
}
