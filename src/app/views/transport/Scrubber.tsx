import { useMoment, usePage, useSelected, useSome } from '../../app-context.ts';
import { farthestOf, momentOf } from '../../state.ts';

/** Where an epoch is on the track, from 0 to 1: on a logarithmic scale, and yet the start is there. */
export function shareOf(epoch: number, epochs: number): number {
  return Math.min(Math.log1p(epoch) / Math.log1p(epochs), 1);
}

/** The epoch that is nearest to a place on the track. */
export function epochAt(share: number, epochs: number): number {
  return Math.round(Math.expm1(share * Math.log1p(epochs)));
}

/** A press of an arrow key goes so many moments on. */
const WAYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};

/** How far the run is, and the way back to each of its moments. Of large data that are being made, how far these are. */
export function Scrubber() {
  const { store, training, text, numbers, config } = usePage();
  const { share } = useSome('run', 'share');
  const done = useSelected((state) => farthestOf(state).epoch);
  const { epoch, loss } = useMoment(farthestOf);
  const { epochs } = config;
  const { progressOfData, scrub, scrubbed } = text.transport;
  if (share !== undefined) return <progress aria-label={progressOfData} value={share} />;
  const at = shareOf(epoch, epochs);
  // 1, 10, 100 and so on, as far as the run goes.
  const decades = Array.from({ length: Math.floor(Math.log10(epochs)) + 1 }, (_, i) => 10 ** i);

  function onKeyDown(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { moments } = farthestOf(store.get()).history;
    const next = moments.findLastIndex((one) => one.epoch <= epoch) + way;
    training.look(next < 0 ? 0 : moments[next]?.epoch);
  }

  return (
    <div class="scrubber" style={{ '--at': String(at), '--done': String(shareOf(done, epochs)) }}>
      <input
        type="range"
        data-action="scrub"
        aria-label={scrub}
        aria-valuetext={scrubbed(numbers.integer(epoch), numbers.short(loss))}
        title={scrub}
        min={0}
        max={1}
        step="any"
        value={at}
        onInput={({ currentTarget }) => {
          training.look(epochAt(currentTarget.valueAsNumber, epochs));
          // There may be no moment just there.
          currentTarget.value = String(shareOf(momentOf(farthestOf(store.get())).epoch, epochs));
        }}
        onKeyDown={onKeyDown}
      />
      {decades.map((decade) => (
        <span key={decade} class="tick" style={{ '--at': String(shareOf(decade, epochs)) }} />
      ))}
    </div>
  );
}
