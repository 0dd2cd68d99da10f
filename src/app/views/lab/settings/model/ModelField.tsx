import { useRef, useState } from 'preact/hooks';
import { ConfigError } from '../../../../../core/errors.ts';
import { usePage, useSome } from '../../../../app-context.ts';
import { printed } from '../../../../format/equation.ts';
import { draftOf, modelIn, MODEL_KEYS } from '../../../../settings/draft.ts';
import { columnsOf, inkOf, modelText, typedModel } from '../../../../settings/model-text.ts';
import { Field } from '../../../../ui/Field.tsx';
import { lazy } from '../../../../ui/lazy.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { faultText } from '../faults.ts';

const Presets = lazy(() => import('./Presets.tsx'), 'Presets', '');

/** The model as a formula: a preset fills it in, and whatever is typed is the model. */
export function ModelField() {
  const { settings, text, numbers, config, draft, faults, own } = usePage();
  const { failure } = useSome('run', 'failure');
  const [typed, setTyped] = useState<string>();
  const [isEdited, setEdited] = useState(false);
  const ink = useRef<HTMLSpanElement>(null);
  const inUse = draftOf(config);
  const used = modelText(inUse, own);
  const shown = typed ?? modelText(draft, own);
  const isUsed = shown === used;
  // Some faults show only beside the data.
  const found = isUsed && failure instanceof ConfigError ? failure.faults : {};
  const fault = MODEL_KEYS.map((key) => faults[key] ?? found[key]).find((one) => one !== undefined);
  const isRaw = isEdited || fault !== undefined;
  const wrong = fault?.kind === 'formula' ? fault.span : undefined;

  const edit = (value: string): void => {
    const patch =
      value === used
        ? modelIn(inUse)
        : { ...typedModel(value), start: 'drawn', fixed: '', rates: '', bounds: '' };
    settings.edit(patch);
  };
  return (
    <Field
      label={text.settings.names.model}
      fault={faultText(fault, isUsed ? undefined : printed(used), text, numbers)}
    >
      {(attributes) => (
        <div class="formula-field">
          <span class="formula-ink" aria-hidden="true" ref={ink}>
            {inkOf(isRaw ? shown : asPrinted(shown, own?.yName), columnsOf(draft, own)).map(
              ({ text: piece, p }) =>
                p === undefined ? (
                  piece
                ) : (
                  <span style={{ color: `var(--p${p + 1})` }}>{piece}</span>
                ),
            )}
            {wrong && (
              <span class="is-unseen">
                {shown.slice(0, wrong.start)}
                <u>{shown.slice(wrong.start, Math.max(wrong.end, wrong.start + 1)) || ' '}</u>
              </span>
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
            onFocus={() => setEdited(true)}
            onBlur={() => {
              setEdited(false);
              setTyped(undefined);
            }}
            onScroll={({ currentTarget }) => {
              if (ink.current !== null) ink.current.scrollLeft = currentTarget.scrollLeft;
            }}
            onInput={({ currentTarget: { value } }) => {
              setTyped(value);
              edit(value);
            }}
            onChange={({ currentTarget: { value } }) => {
              setTyped(undefined);
              if (value === used) edit(value);
              else settings.commitModel(typedModel(value));
            }}
            onKeyDown={({ key }) => {
              if (key !== 'Escape') return;
              setTyped(undefined);
              edit(used);
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
