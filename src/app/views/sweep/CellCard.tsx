import { useEffect, useState } from 'preact/hooks';
import { AppContext, useApp, usePage, useSelected, useSome, type App } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { frameOf, type SweepMap } from '../../state/sweep.ts';
import { isOver } from '../../state.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, NoPlot } from '../../ui/Card.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { keeperOf } from '../compare/keeper.ts';
import { CellPlot, type CellView } from './CellPlot.tsx';
import { appOf, configAt } from './cell-run.ts';
import { readingOf } from './shown.ts';

/** The chosen cell, run again as the Lab would: how it fits, which way it took, and its loss. */
export function CellCard() {
  const page = usePage(SWEEP);
  const { store, text } = page;
  useSome('sweep', 'revision');
  const inside = useInside();
  const { cell: words } = text.sweep;
  if (inside === undefined) {
    return (
      <Card id="cell" title={words.title}>
        <NoPlot>{words.empty}</NoPlot>
      </Card>
    );
  }
  const { app, ...chosen } = inside;
  const said = readingOf(store.get(), chosen.cell, page)?.slice(0, -1).join(text.comma) ?? '';
  return (
    <AppContext value={app}>
      <Chosen {...chosen} outside={page} said={said} />
    </AppContext>
  );
}

/** A cell of a map, and the page that it is run in. */
interface Inside {
  readonly map: SweepMap;
  readonly cell: number;
  readonly app: App;
}

/** The chosen cell, trained from its start to its end; another for another cell. */
function useInside(): Inside | undefined {
  const app = useApp();
  const { map, chosen: cell } = useSome('sweep', 'map', 'chosen');
  const [inside, setInside] = useState<Inside>();
  useEffect(() => {
    if (map === undefined || cell === undefined) {
      setInside(undefined);
      return;
    }
    const one = appOf(app, map, cell);
    one.training.reset();
    one.training.play();
    setInside({ map, cell, app: one });
    return () => one.training.end();
  }, [app, map, cell]);
  const { lang, theme } = useSelected(({ preferences }) => preferences);
  useEffect(() => inside?.app.store.patch('preferences', { lang, theme }), [inside, lang, theme]);
  return cell === undefined || inside?.map !== map ? undefined : inside;
}

interface ChosenProps extends Omit<Inside, 'app'> {
  /** The page itself. */
  readonly outside: App;
  readonly said: string;
}

function Chosen({ map, cell, outside, said }: ChosenProps) {
  const { store, text } = usePage(SWEEP);
  const { cell: words } = text.sweep;
  const [view, setView] = useState<CellView>('path');
  const [pinned, setPinned] = useState<number>();
  const phase = useSome('run', 'phase').phase;
  const canPin = phase === 'done' || phase === 'diverged';
  return (
    <Card
      id="cell"
      title={words.title}
      note={<span data-cell-said={cell}>{said}</span>}
      head={
        <div class="row is-tight is-last">
          <Segmented label={words.view} value={view} choices={words.views} onChoose={setView} />
        </div>
      }
    >
      <CellPlot view={view} />
      <div class="row is-foot">
        <Equals map={map} cell={cell} outside={outside} />
        <div class="row is-tight is-last">
          <Button
            look="is-quiet"
            data-action="open-cell"
            onClick={() => openCell(outside, map, cell)}
          >
            {words.open}
          </Button>
          <Button
            data-action="pin-cell"
            disabled={!canPin || pinned === cell}
            onClick={() => {
              void keeperOf(outside).pin(store.get().run);
              setPinned(cell);
            }}
          >
            {pinned === cell ? words.pinned : words.pin}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Sets the Lab up as a cell is, and goes there. */
export function openCell({ settings }: App, map: SweepMap, cell: number): void {
  settings.adopt(configAt(map, cell), map.own);
  settings.prefer({ view: 'lab' });
}

/** Whether the run came to the loss that stands in the map. */
function Equals({ map, cell, outside }: Omit<ChosenProps, 'said'>) {
  const { text, numbers } = usePage(SWEEP);
  const run = useSelected((state) => (isOver(state.run) ? state.run : undefined));
  const { cell: words } = text.sweep;
  const column = map.measures.find(({ name }) => name === 'last-loss')?.column ?? '';
  const sweep = outside.store.get().sweep;
  const loss = frameOf({ ...sweep, map, looked: undefined })?.columns[column]?.[cell] ?? NaN;
  if (run === undefined) return <span class="hint">{words.running}</span>;
  if (run.phase === 'diverged') return <span class="hint">{text.sweep.diverged}</span>;
  if (Number.isNaN(loss)) return null;
  // As the map keeps it.
  const isSame = Math.fround(run.loss) === Math.fround(loss);
  return (
    <span class={isSame ? 'chip is-good' : 'chip'} data-equal={isSame}>
      {isSame
        ? words.equal
        : words.differs(numbers.error(Math.abs(run.loss - loss) / Math.abs(loss)))}
    </span>
  );
}
