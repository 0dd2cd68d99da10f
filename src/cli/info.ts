import { AbortedError, DownhillError, GpuUnavailableError } from '../core/errors.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import { tableOf, type Field } from '../core/text/table.ts';
import { ENGINES, type EngineId } from '../core/types.ts';
import { isShape, type Shape } from '../core/work/shape.ts';
import { aligned } from './aligned.ts';
import { VERSION, type Command, type Machine, type World } from './command.ts';
import { OFFERS, offeredRows } from './offers.ts';

/** The limits that decide how large a run may be and how it is cut up. */
const LIMITS = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeWorkgroupStorageSize',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

interface EngineReport {
  readonly engine: EngineId;
  readonly available: boolean;
  /** What it computes on, or why it is not to be had. */
  readonly detail: string;
}

export const INFO: Command<{ readonly json: boolean }> = {
  command: 'info',
  forms: ['[--json]'],
  about: `Prints the version, the runtime, the CPU, which engines this machine offers and why not the
others, the GPU adapter with the limits and features that matter here, and all that can be asked
for by name: models, losses, optimizers, schedules, activations and datasets, with their options.

  --json     print one JSON object`,
  flags: { '': { json: SWITCH } },
  examples: [],
  read: ({ raw }) => ({ json: raw['json'] === true }),
  perform: info,
};

/** What this machine offers, to stdout. Fails for nothing that is missing. */
async function info(
  { json }: { readonly json: boolean },
  { terminal, stop, makers, machine, openGpu, tuning }: World,
): Promise<boolean> {
  const engines: EngineReport[] = [];
  let adapter: AdapterReport | null = null;
  for (const engine of ENGINES) {
    try {
      const made = await stop.race(
        Promise.resolve(engine === 'cpu' ? makers.cpu('f32') : makers[engine]('f32')),
      );
      const { info } = made;
      made.destroy();
      engines.push({ engine, available: true, detail: info.adapter });
      if (engine === 'webgpu') {
        adapter = await describeAdapter(await openGpu(), info.software, tuning.load(info.adapter));
      }
    } catch (error) {
      if (!(error instanceof DownhillError) || error instanceof AbortedError) throw error;
      engines.push({ engine, available: false, detail: error.message });
    }
  }
  const report = { version: VERSION, ...machine, engines, adapter, ...OFFERS };
  await terminal.print(json ? [JSON.stringify(report)] : table(machine, engines, adapter));
  return true;
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
  const groups: (readonly [string, readonly Row[]])[] = [
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
  groups.push(...offeredRows());
  const named = groups.map(([head, rows]) => ({ key: head, head, rows }));
  return aligned(tableOf(NAMED, { name: '', value: '' }, named));
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

/** @throws GpuUnavailableError where `gpu` gives no adapter */
async function describeAdapter(gpu: GPU, software: boolean, kept: unknown) {
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new GpuUnavailableError('no-adapter', 'the adapter has gone away');
  const { vendor, architecture, device, description } = adapter.info;
  return {
    vendor,
    architecture,
    device,
    description,
    /** It computes on the CPU. */
    software,
    /** What was measured to be fast for many points; null before that. */
    shape: isShape(kept) ? kept : null,
    limits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
    features: [...adapter.features].sort(),
  };
}

type AdapterReport = Awaited<ReturnType<typeof describeAdapter>>;
