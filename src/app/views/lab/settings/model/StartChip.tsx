import { useRef } from 'preact/hooks';
import { usePage } from '../../../../app-context.ts';
import { START } from '../../../../i18n/start.ts';
import { moved, strideOf } from './start-text.ts';

/** A press that moves no farther is a press. CSS px */
const STILL_PX = 3;
const FARTHEST = 1e12;

interface StartChipProps {
  readonly name: string;
  /** Its place, and colour, among the parameters. */
  readonly p: number;
  readonly value: number;
  /** Shows it, and nothing else; undefined: as it was. */
  readonly onTry: (value: number | undefined) => void;
  /** The run sets out from there; undefined: from where it is drawn. */
  readonly onTake: (value: number | undefined) => void;
}

/** One parameter of the start: a number to type, to step with the arrows, and to drag sideways. */
export function StartChip({ name, p, value, onTry, onTake }: StartChipProps) {
  const { text } = usePage(START);
  const input = useRef<HTMLInputElement>(null);
  const drag = useRef<{ readonly from: number; readonly value: number; readonly to?: number }>(
    null,
  );
  const shown = String(Number(value.toPrecision(4)));
  return (
    <span
      class="chip start-chip"
      title={text.start.hint}
      data-start={name}
      onPointerDown={(event) => {
        // Who types selects by dragging.
        if (event.button !== 0 || document.activeElement === input.current) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, value };
      }}
      onPointerMove={({ clientX }) => {
        if (drag.current === null) return;
        const { from, value: begun, to: before } = drag.current;
        if (before === undefined && Math.abs(clientX - from) < STILL_PX) return;
        const to = moved(begun, clientX - from);
        drag.current = { from, value: begun, to };
        onTry(to);
      }}
      onPointerUp={() => {
        if (drag.current?.to !== undefined) onTake(drag.current.to);
        else if (drag.current !== null) input.current?.focus();
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
        onTry(undefined);
      }}
    >
      <span class="formula" style={{ color: `var(--p${p + 1})` }}>
        {name}
      </span>
      {' = '}
      <input
        ref={input}
        type="number"
        min={-FARTHEST}
        max={FARTHEST}
        step={strideOf(value)}
        aria-label={text.start.of(name)}
        value={shown}
        style={{ width: `${Math.max(shown.length, 3)}ch` }}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isFinite(valueAsNumber)) onTry(valueAsNumber);
        }}
        onChange={({ currentTarget: { validity, valueAsNumber } }) => {
          if (validity.badInput || validity.rangeOverflow || validity.rangeUnderflow) return;
          onTake(Number.isFinite(valueAsNumber) ? valueAsNumber : undefined);
        }}
      />
    </span>
  );
}
