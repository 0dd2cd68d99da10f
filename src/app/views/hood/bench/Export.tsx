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
import { ended, type Bench } from '../../../state/bench.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useBench } from './use-bench.ts';

/** The forms in which a benchmark can be taken along. */
const FORMATS = {
  json: { name: 'JSON', type: 'application/json', ending: 'json', write: benchJson },
  csv: { name: 'CSV', type: 'text/csv', ending: 'csv', write: joinedBy(benchCsv) },
  markdown: {
    name: 'Markdown',
    type: 'text/markdown',
    ending: 'md',
    write: joinedBy(benchMarkdown),
  },
} as const;

export type FormatId = keyof typeof FORMATS;

function joinedBy(write: (report: BenchReport) => readonly string[]) {
  return (report: BenchReport): string => joined(write(report));
}

export function exported(bench: Bench, format: FormatId): string {
  return FORMATS[format].write({
    environment: environmentOf(bench, navigator),
    rows: bench.rows,
  });
}

/** The results with their environment, to copy or to keep. */
export function Export() {
  const { text, bench } = useBench();
  const { export: words } = text.bench;
  const empty = ended(bench.rows) === 0;
  const [format, setFormat] = useState<FormatId>('markdown');
  const { json, csv, markdown } = FORMATS;
  const written = (): string => exported(bench, format);
  return (
    <section class="row" aria-labelledby="export-title">
      <h2 id="export-title">{words.title}</h2>
      <Segmented
        label={words.format}
        value={format}
        choices={{ json: json.name, csv: csv.name, markdown: markdown.name }}
        onChoose={setFormat}
      />
      <CopyButton words={words} action="copy-results" disabled={empty} textOf={written} />
      <Button
        data-action="download-results"
        disabled={empty}
        onClick={() => {
          const { type, ending } = FORMATS[format];
          download({ name: `downhill-benchmark.${ending}`, type, content: written() });
        }}
      >
        {words.download}
      </Button>
    </section>
  );
}
