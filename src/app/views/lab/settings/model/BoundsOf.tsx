import { useMemo, useState } from 'preact/hooks';
import {
  boundsOf,
  hasRoom,
  rangeOf,
  rangeText,
  withRange,
} from '../../../../../core/settings/bounds.ts';
import { usePage } from '../../../../app-context.ts';
import { DETAILS } from '../../../../i18n/details.ts';
import { TextField } from '../../../../ui/Field.tsx';
import { Popover, useFirstFocus } from '../../../../ui/Popover.tsx';

/** What the answer may be: shown where there are bounds, and typed behind a button. */
export function BoundsOf({ name }: { readonly name: string }) {
  const { text, config } = usePage(DETAILS);
  const range = boundsOf(config.bounds).get(name);
  // The same as long as it is open.
  const Body = useMemo(() => () => <BoundsField name={name} />, [name]);
  return (
    <span
      class="start-bounds"
      data-bounds={name}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <Popover
        icon="bounds"
        mark={range && <span class="formula">{rangeText(range)}</span>}
        label={text.start.bounds(name)}
        action="bounds"
        Body={Body}
      />
    </span>
  );
}

function BoundsField({ name }: { readonly name: string }) {
  useFirstFocus();
  const { settings, text, config } = usePage(DETAILS);
  const [isWrong, setWrong] = useState(false);
  const range = boundsOf(config.bounds).get(name);
  const take = (typed: string): void => {
    const range = rangeOf(typed);
    const written = range && hasRoom(range) ? range : undefined;
    const isNone = typed.trim() === '';
    setWrong(written === undefined && !isNone);
    if (written !== undefined || isNone) settings.commit({ bounds: withRange(config.bounds, name, isNone ? undefined : written) }); // prettier-ignore
  };
  return (
    <TextField
      label={text.start.bounds(name)}
      hint={text.start.boundsHint}
      fault={isWrong ? text.start.noRange : undefined}
      placeholder="0..10"
      inputMode="text"
      value={range === undefined ? '' : rangeText(range)}
      onEdit={() => undefined}
      onCommit={take}
    />
  );
}
