import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly fault?: string | undefined;
  /** Under it; a text looks as hints do. */
  readonly hint?: ComponentChildren;
  /** Stands at the right end of the label's line. */
  readonly aside?: ComponentChildren;
  readonly children: (attributes: ControlAttributes) => ComponentChildren;
}

/** What a control needs so that its label, hint and fault belong to it. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export function Field({ label, fault, hint, aside, children }: FieldProps) {
  const id = useId();
  const [asideId, saidId] = [`${id}-aside`, `${id}-said`];
  const faulty = fault !== undefined;
  return (
    <div class={faulty ? 'field is-faulty' : 'field'}>
      <div class="row is-apart">
        <label class="hint" for={id}>
          {label}
        </label>
        {aside && <span id={asideId}>{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': `${asideId} ${saidId}`, 'aria-invalid': faulty })}
      <p class="field-said" id={saidId} aria-live="polite">
        {faulty ? <span class="fault">{fault}</span> : asHint(hint)}
      </p>
    </div>
  );
}

function asHint(hint: ComponentChildren): ComponentChildren {
  return typeof hint === 'string' ? <span class="hint">{hint}</span> : hint;
}
