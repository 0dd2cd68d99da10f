import { useRef, useState } from 'preact/hooks';
import { RunFileError } from '../../../core/errors.ts';
import { useApp } from '../../app-context.ts';
import { failureText, PartMissingError } from '../../part-missing.ts';
import { labelOf } from './label.ts';
import { useRunsWords, type RunsWords } from './words.ts';

type Said = { readonly good: boolean; readonly sentence: string };

/** Brings an exported run back. */
export function ImportRun() {
  const { keeper } = useApp();
  const { text, language } = useRunsWords();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<Said | undefined>(undefined);

  async function take(file: File): Promise<void> {
    try {
      const record = await keeper.importRun(file);
      setSaid({ good: true, sentence: text.runs.imported(labelOf(record, language)) });
    } catch (error) {
      setSaid({ good: false, sentence: faultText(error, text) });
    }
  }

  return (
    <div class="runs-import">
      <p class={said?.good === false ? 'fault' : 'hint'} role="status" data-kind="import">
        {said?.sentence}
      </p>
      <input
        class="visually-hidden"
        type="file"
        accept=".json,application/json"
        ref={input}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <button
        type="button"
        class="button is-small"
        data-action="import"
        onClick={() => {
          input.current?.click();
        }}
      >
        {text.runs.import}
      </button>
    </div>
  );
}

function faultText(error: unknown, text: RunsWords['text']): string {
  const { runs } = text;
  if (error instanceof PartMissingError) return failureText(error, text);
  if (!(error instanceof RunFileError)) return runs.unreadable;
  const sentence = runs.faults[error.fault];
  return error.fault === 'damaged' ? `${sentence} ${runs.part(error.part)}` : sentence;
}
