import { useState } from 'preact/hooks';
import { joined } from '../../../../core/text/lines.ts';
import {
  benchCsv,
  benchJson,
  benchMarkdown,
  type BenchReport,
} from '../../../../run/bench/report.ts';
import { download } from '../../../download.ts';
import { environmentOf } from '../../../environment.ts';
import type { Bench } from '../../../state/bench.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useBench } from './use-bench.ts';

/** The forms in which a benchmark can be taken along, by what the names of their files end in. */
const NAMES = { json: 'JSON', csv: 'CSV', md: 'Markdown' };
const TYPES = { json: 'application/json', csv: 'text/csv', md: 'text/markdown' };
const WRITERS = {
  json: benchJson,
  csv: (report: BenchReport) => joined(benchCsv(report)),
  md: (report: BenchReport) => joined(benchMarkdown(report)),
};

export function exported({ rows, ...bench }: Bench, format: keyof typeof NAMES): string {
  return WRITERS[format]({ environment: environmentOf(bench, navigator), rows });
}

/** The results with their environment, to copy or to keep. */
export function Export() {
  const { text, bench } = useBench();
  const { export: words } = text.bench;
  const [format, setFormat] = useState<keyof typeof NAMES>('md');
  return (
    <section class="row" aria-labelledby="export-title">
      <h2 id="export-title">{text.headed.export}</h2>
      <Segmented label={words.format} value={format} choices={NAMES} onChoose={setFormat} />
      <CopyButton word={words.copy} action="copy-results" textOf={() => exported(bench, format)} />
      <Button
        data-action="download-results"
        onClick={() => {
          const name = `downhill-benchmark.${format}`;
          download({ name, type: TYPES[format], content: exported(bench, format) });
        }}
      >
        {words.download}
      </Button>
    </section>
  );
}
