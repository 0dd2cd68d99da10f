import { benchCsv, benchJson, benchMarkdown, type BenchReport } from '../../run/bench/report.ts';
import { joined } from '../../run/lines.ts';
import { resultsOf, type Bench } from './bench.ts';
import { environmentOf } from './environment.ts';

/** The forms in which a benchmark can be taken along. */
export const FORMATS = {
  json: { name: 'JSON', type: 'application/json', write: benchJson },
  csv: { name: 'CSV', type: 'text/csv', write: (report: BenchReport) => joined(benchCsv(report)) },
  markdown: {
    name: 'Markdown',
    type: 'text/markdown',
    write: (report: BenchReport) => joined(benchMarkdown(report)),
  },
} as const;

export type FormatId = keyof typeof FORMATS;

const ENDINGS = { json: 'json', csv: 'csv', markdown: 'md' } as const satisfies Record<
  FormatId,
  string
>;

export function reportOf(bench: Bench): BenchReport {
  return {
    environment: environmentOf(bench, navigator),
    results: resultsOf(bench),
    failures: bench.rows.flatMap((row) =>
      row.state === 'failed' ? [{ case: row.case, why: row.why }] : [],
    ),
  };
}

export function textOf(bench: Bench, format: FormatId): string {
  return FORMATS[format].write(reportOf(bench));
}

export function fileName(format: FormatId): string {
  return `downhill-benchmark.${ENDINGS[format]}`;
}
