import { useState } from 'preact/hooks';
import { RunFileError } from '../../../core/errors.ts';
import { useApp, usePage, type WordsOf } from '../../app-context.ts';
import { RUNS } from '../../i18n/runs.ts';
import { failureText, PartMissingError } from '../../part-missing.ts';
import { FileButton } from '../../ui/FileButton.tsx';
import { labelOf } from './label.ts';
import { keeperOf } from './keeper.ts';

type Said = { readonly good: boolean; readonly sentence: string };

/** Brings an exported run back. */
export function ImportRun() {
  const keeper = keeperOf(useApp());
  const { text, language } = usePage(RUNS);
  const [said, setSaid] = useState<Said | undefined>(undefined);

  async function take(file: File): Promise<void> {
    try {
      const records = await keeper.importRuns(file);
      const labels = records.map((record) => labelOf(record, language));
      setSaid({ good: true, sentence: text.runs.imported(labels.join('; ')) });
    } catch (error) {
      setSaid({ good: false, sentence: faultText(error, text) });
    }
  }

  return (
    <div class="row">
      <p class={said?.good === false ? 'fault' : 'hint'} role="status" data-kind="import">
        {said?.sentence}
      </p>
      <FileButton action="import" onFile={(file) => void take(file)}>
        {text.runs.import}
      </FileButton>
    </div>
  );
}

function faultText(error: unknown, text: WordsOf<typeof RUNS>['text']): string {
  const { runs } = text;
  if (error instanceof PartMissingError) return failureText(error, text);
  if (!(error instanceof RunFileError)) return runs.unreadable;
  const sentence = runs.faults[error.fault];
  return error.fault === 'damaged' ? `${sentence} ${runs.part(error.part)}` : sentence;
}
