import { TABLES } from '../../i18n/tables.ts';
import { usePage, useSome } from '../../app-context.ts';
import { EXAMPLES } from '../../data/data-desk.ts';
import { Field } from '../../ui/Field.tsx';
import { Button } from '../../ui/Button.tsx';

export function Sources() {
  const { desk, text } = usePage(TABLES);
  const { dialog } = text;
  return (
    <div class="data-sources stack">
      <Field label={dialog.file} hint={dialog.drop}>
        {(attributes) => (
          <input
            {...attributes}
            class="data-file"
            type="file"
            accept=".csv,.tsv,.txt,.json,.jsonl,.gz,text/csv,text/plain,application/json"
            onChange={({ currentTarget: { files } }) => {
              const file = files?.[0];
              if (file !== undefined) desk.take({ name: file.name, blob: file });
            }}
          />
        )}
      </Field>
      <Paste />
      <div class="stack">
        <h3>{dialog.examples}</h3>
        <ul class="row">
          {EXAMPLES.map((name) => (
            <li key={name}>
              <Button onClick={() => void desk.takeExample(name)}>{dialog.example[name]}</Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Paste() {
  const { desk, text } = usePage(TABLES);
  const { dialog } = text;
  const { typed: pasted } = useSome('loading', 'typed');
  return (
    <div class="data-paste stack">
      <Field label={dialog.paste} hint={dialog.pasteHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="input"
            rows={3}
            spellcheck={false}
            value={pasted}
            onInput={({ currentTarget }) => {
              desk.type(currentTarget.value);
            }}
          />
        )}
      </Field>
      <Button
        disabled={pasted.trim() === ''}
        onClick={() => {
          desk.take({ name: dialog.pasted, blob: new Blob([pasted]) });
        }}
      >
        {dialog.usePaste}
      </Button>
    </div>
  );
}
