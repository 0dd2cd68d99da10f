import { useState } from 'preact/hooks';
import type { Faults } from '../../../../core/settings/fault.ts';
import type { ConfigKey } from '../../../../core/settings/index.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import { RIVALS } from '../../../i18n/rivals.ts';
import { OWN_KEYS, rivalsOf, withChanged, without } from '../../../rivals/said.ts';
import { draftOf, type Draft } from '../../../settings/draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover, useFirstFocus } from '../../../ui/Popover.tsx';
import { FormContext, RateField, SettingField, type Form } from '../settings/SettingField.tsx';
import { Same } from './WhichIsFirst.tsx';
import { useNames } from './AddRival.tsx';

const EDITORS = [0, 1, 2, 3].map((at) => () => <Editor at={at} />);

/** The run and its rivals by their names; behind each, what makes it another. */
export function Rivals() {
  const { title } = usePage(RIVALS).text.rivals;
  const names = useNames();
  return (
    <div class="rivals" role="group" aria-label={title}>
      <span class="hint" aria-hidden="true">
        {title}
      </span>
      <div class="rivals-box">
        {EDITORS.slice(0, names.length).map((Body, i) => (
          <Popover
            key={i}
            label={names[i] ?? ''}
            mark={<span class="dot" style={{ background: `var(--r${i + 1})` }} />}
            action={`rival-${i + 1}`}
            Body={Body}
          />
        ))}
      </div>
    </div>
  );
}

const FIRST: readonly ConfigKey[] = ['optimizer', 'schedule', 'lr'];
const KEYS = [...FIRST, ...OWN_KEYS.filter((key) => !FIRST.includes(key))];

/** In what the run or a rival may differ. @param at 0: the run itself */
function Editor({ at }: { readonly at: number }) {
  const { settings, store, text } = usePage(RIVALS);
  const form = useRivalForm(at - 1);
  useFirstFocus();
  return (
    <FormContext value={form}>
      <div class="pair">
        {KEYS.map((key) =>
          key === 'lr' ? <RateField key={key} /> : <SettingField key={key} field={key} />,
        )}
      </div>
      <Same />
      {form && (
        <Button
          data-action="remove-rival"
          onClick={() => settings.prefer({ rivals: without(at - 1, store.get()) })}
        >
          {text.rivals.remove}
        </Button>
      )}
    </FormContext>
  );
}

/** The fields of a rival: it follows once there is nothing wrong with them. */
function useRivalForm(at: number): Form | undefined {
  const { store, settings } = usePage();
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const [faults, setFaults] = useState<Faults>({});
  const prepared = useSelected(({ rivals }) => rivals[at]?.prepared);
  const config = rivalsOf(store.get())[at];
  if (config === undefined) return undefined;
  const change = (patch: Partial<Draft>): ReturnType<typeof withChanged> => {
    const all = { ...typed, ...patch };
    const changed = withChanged(at, all, store.get());
    setTyped(all);
    setFaults(changed.faults);
    return changed;
  };
  return {
    config,
    prepared,
    draft: { ...draftOf(config), ...typed },
    faults,
    edit: change,
    commit: (patch) => {
      const changed = change(patch);
      if (Object.keys(changed.faults).length > 0) return;
      setTyped({});
      settings.prefer({ rivals: changed.rivals });
    },
  };
}
