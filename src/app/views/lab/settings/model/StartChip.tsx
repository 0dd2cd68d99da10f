import { useRef, useState } from 'preact/hooks';
import { numberOf } from '../../../../../core/settings/kinds.ts';
import { usePage } from '../../../../app-context.ts';
import { START } from '../../../../i18n/start.ts';
import { moved, startText, strideOf } from './start-text.ts';

/** A press that moves no farther is a press, and so far moves by a hundredth. CSS px */
const STILL_PX = 3;
const FARTHEST = 1e12;

interface Drag {
  readonly from: number;
  readonly value: number;
  readonly to?: number;
}

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
  const [typed, setTyped] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const drag = useRef<Drag | undefined>(undefined);
  /** Where the arrows have come to. */
  const stepped = useRef<number | undefined>(undefined);
  const shown = typed ?? startText(value);
  const isWrong = typed !== undefined && typed.trim() !== '' && !isNumber(typed);

  const end = (): number | undefined => {
    const { to } = drag.current ?? {};
    drag.current = undefined;
    return to;
  };
  return (
    <span
      class={isWrong ? 'chip start-chip is-faulty' : 'chip start-chip'}
      title={isWrong ? text.faults.number(`−${FARTHEST}`, String(FARTHEST)) : text.start.hint}
      data-start={name}
      onPointerDown={(event) => {
        // Who types selects by dragging.
        if (event.button !== 0 || document.activeElement === input.current) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, value };
      }}
      onPointerMove={({ clientX }) => {
        const held = drag.current;
        if (held === undefined) return;
        const by = clientX - held.from;
        if (held.to === undefined && Math.abs(by) < STILL_PX) return;
        const to = moved(held.value, by / 10, strideOf(held.value));
        drag.current = { ...held, to };
        onTry(to);
      }}
      onPointerUp={() => {
        if (drag.current === undefined) return;
        const to = end();
        if (to !== undefined) onTake(to);
        else {
          input.current?.focus();
          input.current?.select();
        }
      }}
      onPointerCancel={() => {
        end();
        onTry(undefined);
      }}
    >
      <span class="formula" style={{ color: `var(--p${p + 1})` }}>
        {name}
      </span>
      {' = '}
      <input
        ref={input}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-label={text.start.of(name)}
        aria-invalid={isWrong}
        value={shown}
        style={{ width: `${Math.max(shown.length, 3)}ch` }}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          if (isNumber(currentTarget.value)) onTry(asNumber(currentTarget.value));
        }}
        onChange={({ currentTarget }) => {
          const { value: said } = currentTarget;
          if (said.trim() !== '' && !isNumber(said)) return;
          setTyped(undefined);
          onTake(said.trim() === '' ? undefined : asNumber(said));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped(undefined);
            onTry(undefined);
          }
          const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (way === undefined) return;
          event.preventDefault();
          setTyped(undefined);
          stepped.current = moved(stepped.current ?? value, event.shiftKey ? way / 10 : way);
          onTry(stepped.current);
        }}
        onKeyUp={({ key }) => {
          const to = stepped.current;
          if (to === undefined || !key.startsWith('Arrow')) return;
          stepped.current = undefined;
          onTake(to);
        }}
      />
    </span>
  );
}

function asNumber(text: string): number {
  return numberOf(text.replaceAll('−', '-'));
}

function isNumber(text: string): boolean {
  return Math.abs(asNumber(text)) <= FARTHEST;
}
