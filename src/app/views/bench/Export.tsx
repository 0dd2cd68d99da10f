import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { ended } from '../../bench/bench.ts';
import { fileName, FORMATS, textOf, type FormatId } from '../../bench/report.ts';
import { download } from '../../download.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useBenchWords } from './use-bench-words.ts';

/** The results with their environment, to copy or to keep. */
export function Export() {
  const { store } = useApp();
  const { text } = useBenchWords();
  const { export: words } = text.bench;
  const empty = useSelected(({ bench }) => ended(bench.rows) === 0);
  const [format, setFormat] = useState<FormatId>('markdown');
  const { json, csv, markdown } = FORMATS;
  return (
    <section class="export" aria-labelledby="export-title">
      <h2 id="export-title">{words.title}</h2>
      <Segmented
        label={words.format}
        value={format}
        choices={{ json: json.name, csv: csv.name, markdown: markdown.name }}
        onChoose={setFormat}
      />
      <CopyButton
        words={words}
        action="copy-results"
        look=""
        disabled={empty}
        textOf={() => textOf(store.get().bench, format)}
      />
      <button
        type="button"
        class="button is-small"
        data-action="download-results"
        disabled={empty}
        onClick={() => {
          const { type } = FORMATS[format];
          download(fileName(format), type, textOf(store.get().bench, format));
        }}
      >
        {words.download}
      </button>
    </section>
  );
}
