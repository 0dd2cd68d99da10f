import { AbortedError, DownhillError } from '../core/errors.ts';
import { isShape, type Shape, type TuningStore } from '../core/work/shape.ts';
import { ENGINES, type EngineId } from '../core/types.ts';
import { tableOf, type Field } from '../core/text/table.ts';
import { aligned } from './aligned.ts';
import type { EngineMakers } from './engines.ts';
import type { Io } from './io.ts';
import { describeAdapter, type AdapterReport } from './adapter-report.ts';
import { VERSION, type Machine } from './machine.ts';

/** What `info` reports that is neither an engine nor written down here. */
export interface InfoSources {
  readonly machine: Machine;
  /** The shapes that were measured, by adapter. */
  readonly tuning: Pick<TuningStore, 'load'>;
  /** @throws GpuUnavailableError */
  readonly openGpu: () => Promise<GPU>;
}

interface EngineReport {
  readonly engine: EngineId;
  readonly available: boolean;
  /** What it computes on, or why it is not to be had. */
  readonly detail: string;
}

/** `downhill info`: what this machine offers, to stdout. Fails for nothing that is missing. */
export async function info(
  json: boolean,
  io: Io,
  makers: EngineMakers,
  { machine, openGpu, tuning }: InfoSources,
): Promise<void> {
  const engines: EngineReport[] = [];
  let adapter: AdapterReport | null = null;
  for (const engine of ENGINES) {
    try {
      const made = await io.stop.race(
        Promise.resolve(engine === 'cpu' ? makers.cpu('f32') : makers[engine]('f32')),
      );
      const { info } = made;
      made.destroy();
      engines.push({ engine, available: true, detail: info.adapter });
      if (engine === 'webgpu')
        adapter = await describeAdapter(
          await openGpu(),
          info.software,
          shapeOf(tuning.load(info.adapter)),
        );
    } catch (error) {
      if (!(error instanceof DownhillError) || error instanceof AbortedError) throw error;
      engines.push({ engine, available: false, detail: error.message });
    }
  }
  const report = { version: VERSION, ...machine, engines, adapter };
  await io.terminal.print(json ? [JSON.stringify(report)] : table(machine, engines, adapter));
}

type Row = readonly [name: string, value: string];

const NAMED = {
  name: { kind: 'text', value: ([name]) => name },
  value: { kind: 'text', value: ([, value]) => (value === '' ? '(not said)' : value) },
} as const satisfies Record<string, Field<Row>>;

function table(
  { runtime, platform, cpu }: Machine,
  engines: readonly EngineReport[],
  adapter: AdapterReport | null,
): string[] {
  const groups: [string, readonly Row[]][] = [
    [
      'Downhill',
      [
        ['version', VERSION],
        ['runtime', `${runtime.name} ${runtime.version}`],
        ['platform', platform],
        ['cpu', `${cpu.model}, ${cpu.cores} cores`],
      ],
    ],
    ['Engines', engines.map(engineRow)],
  ];
  if (adapter !== null) {
    const { software, shape, limits, features, ...names } = adapter;
    const matters = ['subgroups', 'timestamp-query', 'shader-f16'];
    groups.push(
      [
        'Adapter',
        [
          ...Object.entries(names),
          ['software', software ? 'yes: it computes on the CPU' : 'no'],
          ['shape for many points', shapeText(shape)],
        ],
      ],
      ['Limits', Object.entries(limits).map(([name, value]) => [name, sized(name, value)])],
      ['Features', matters.map((name) => [name, features.includes(name) ? 'yes' : 'no'])],
    );
  }
  const named = groups.map(([head, rows]) => ({ key: head, head, rows }));
  return aligned(tableOf(NAMED, { name: '', value: '' }, named));
}

function shapeOf(kept: unknown): Shape | null {
  return isShape(kept) ? kept : null;
}

function shapeText(shape: Shape | null): string {
  if (shape === null) return 'not measured yet: the first run over 1,024 points does';
  return `${shape.blocks} × ${shape.workgroupSize} threads, measured`;
}

function engineRow({ engine, available, detail }: EngineReport): Row {
  return [engine, available ? detail : `not available: ${detail}`];
}

/** Sizes in bytes also in MiB. */
function sized(name: string, value: number): string {
  const isBytes = /Size$/.test(name) && value >= 2 ** 20;
  return isBytes ? `${value} (${(value / 2 ** 20).toFixed(0)} MiB)` : String(value);
}
