import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ConfigError } from '../../../../../core/errors.ts';
import type { Fault } from '../../../../../core/settings/fault.ts';
import { usePage, useSome } from '../../../../app-context.ts';
import { printed } from '../../../../format/equation.ts';
import { draftOf, MODEL_KEYS, type Draft } from '../../../../settings/draft.ts';
import { columnsOf, inkOf, modelText, typedModel } from '../../../../settings/model-text.ts';
import { Field } from '../../../../ui/Field.tsx';
import { lazy } from '../../../../ui/lazy.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { faultText } from '../faults.ts';

const Presets = lazy(async () => (await import('./Presets.tsx')).Presets, Fragment);

/** The model as a formula: a preset fills it in, and whatever is typed is the model. */
export function ModelField() {
  const { settings, text, numbers, config, draft, faults, own } = usePage();
  const { failure } = useSome('run', 'failure');
  const [typed, setTyped] = useState<string>();
  const [isEdited, setEdited] = useState(false);
  const ink = useRef<HTMLSpanElement>(null);
  const used = modelText(draftOf(config), own);
  const shown = typed ?? modelText(draft, own);
  // Some faults show only beside the data.
  const isUsed = shown === used;
  const found = isUsed && failure instanceof ConfigError ? failure.faults : {};
  const fault = MODEL_KEYS.map((key) => faults[key] ?? found[key]).find((one) => one !== undefined);

  const patchOf = (value: string): Partial<Draft> =>
    value === used ? asUsed() : { ...typedModel(value), start: 'drawn' };
  /** The fields as the run has them. */
  function asUsed(): Partial<Draft> {
    const { replay, start, ...all } = draftOf(config);
    return { replay, start, ...Object.fromEntries(MODEL_KEYS.map((key) => [key, all[key]])) };
  }
  const commit = (value: string): void => {
    setTyped(undefined);
    if (value === used) settings.edit(asUsed());
    else settings.commitModel(typedModel(value));
  };

  return (
    <Field
      label={text.settings.names.model}
      fault={faultText(fault, isUsed ? undefined : printed(used), text, numbers)}
    >
      {(attributes) => (
        <div class="formula-field">
          <span class="formula-ink" aria-hidden="true" ref={ink}>
            {isEdited || fault !== undefined ? (
              <>
                <Inked text={shown} />
                <Wrong text={shown} fault={fault} />
              </>
            ) : (
              <Inked text={asPrinted(shown, own?.yName)} />
            )}
          </span>
          <input
            {...attributes}
            class="input"
            type="text"
            data-field="model"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={shown}
            onFocus={() => {
              setEdited(true);
            }}
            onBlur={() => {
              setEdited(false);
              setTyped(undefined);
            }}
            onScroll={({ currentTarget }) => {
              if (ink.current !== null) ink.current.scrollLeft = currentTarget.scrollLeft;
            }}
            onInput={({ currentTarget: { value } }) => {
              setTyped(value);
              settings.edit(patchOf(value));
            }}
            onChange={({ currentTarget: { value } }) => {
              commit(value);
            }}
            onKeyDown={({ key }) => {
              if (key !== 'Escape') return;
              setTyped(undefined);
              settings.edit(asUsed());
            }}
          />
          <Popover label={text.settings.presets} icon="down" action="presets" Body={Presets} />
        </div>
      )}
    </Field>
  );
}

/** As a book has it: `y = a·x² + b`. Sizes of layers stay as they are. */
function asPrinted(text: string, target = 'y'): string {
  if ('layers' in typedModel(text)) return text;
  return /[=~]/.test(text) ? printed(text) : `${target} = ${printed(text)}`;
}

function Inked({ text }: { readonly text: string }) {
  const { draft, own } = usePage();
  return (
    <>
      {inkOf(text, columnsOf(draft, own)).map(({ text: piece, p }) =>
        p === undefined ? piece : <span style={{ color: `var(--p${p + 1})` }}>{piece}</span>,
      )}
    </>
  );
}

/** The same once more, unseen, with a line under what cannot be read. */
function Wrong({ text, fault }: { readonly text: string; readonly fault: Fault | undefined }) {
  if (fault?.kind !== 'formula') return null;
  const { start, end } = fault.span;
  return (
    <span class="formula-wrong">
      {text.slice(0, start)}
      <u>{text.slice(start, Math.max(end, start + 1)) || ' '}</u>
    </span>
  );
}
