import { usePage, useSelected, useSome } from '../../../app-context.ts';
import { answerOf } from '../../../answer/answer-of.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { ellipseIn } from '../../../landscape/extent.ts';
import { axesOf, axisNames, type Axes } from '../../../landscape/plane.ts';
import type { Answered } from '../../../state/answer.ts';
import type { Prepared } from '../../../training/made.ts';
import { Card } from '../../../ui/Card.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import { LandscapePlot } from './LandscapePlot.tsx';
import { useLandscape, type Seen } from './use-landscape.ts';

export function LandscapeChart() {
  const { settings, text, numbers, config, preferences } = usePage(LANDSCAPE);
  const { prepared } = useSome('run', 'prepared');
  const allNames = prepared?.parameterNames ?? ['a', 'b'];
  const names = axisNames(prepared);
  const axes = axesOf(allNames, preferences.axes);
  const seen = useLandscape(prepared, axes);
  const ring = useSelected((state) => prepared && axes && levelOf(answerOf(state)?.found, prepared, axes)); // prettier-ignore
  const points = prepared?.problem.data.x.length ?? 0;
  const used = seen?.landscape.points ?? points;
  const words = text.landscape;
  const [nameA = '', nameB = ''] = axes ? [names[axes.across], names[axes.up]] : [];
  return (
    <Card
      id="landscape"
      title={axes === undefined ? words.title : words.over(nameA, nameB)}
      note={
        <>
          {prepared?.units !== undefined && (
            <abbr data-standardised title={words.inStandardised}>
              {words.standardised}
            </abbr>
          )}
          {seen && names.length > 2 && <Held seen={seen} names={names} />}
          {ring !== undefined && (
            <span data-ring>{words.ring(numbers.percent(ring).replace('.0%', '%'))}</span>
          )}
          <span>{words.colours}</span>
          <PathSaid />
          {seen?.surface.isFinite === false && <span>{words.notFinite}</span>}
          {used < points && (
            <span>{words.subset(numbers.integer(used), numbers.integer(points))}</span>
          )}
        </>
      }
      head={
        <div class="row is-tight is-last">
          {axes && allNames.length > 2 && <AxisChoice names={allNames} axes={axes} />}
          {config.start !== 'drawn' && (
            <Button
              icon="undo"
              label={words.useDrawn}
              data-action="use-drawn"
              onClick={() => settings.commit({ start: 'drawn' })}
            />
          )}
        </div>
      }
      empty={axes === undefined ? words.onlyOne : words.computing}
    >
      {prepared && axes && seen && <LandscapePlot {...{ prepared, axes, seen }} />}
    </Card>
  );
}

/** Of the ellipse that is drawn. */
function levelOf(found: Answered | undefined, prepared: Prepared, axes: Axes): number | undefined {
  return ellipseIn(found, prepared, axes).length > 0 ? found?.level : undefined;
}

/** Which two parameters the landscape lies over. Who asks for that of the other axis swaps them. */
function AxisChoice({ names, axes }: { readonly names: readonly string[]; readonly axes: Axes }) {
  const { settings, text } = usePage(LANDSCAPE);
  const chosen = { across: names[axes.across] ?? '', up: names[axes.up] ?? '' };
  return (
    <span class="is-bare row is-tight">
      {(['across', 'up'] as const).map((axis) => (
        <Select
          key={axis}
          attributes={{ 'aria-label': text.landscape.axes[axis] }}
          value={chosen[axis]}
          choices={Object.fromEntries(names.map((name) => [name, name]))}
          onChoose={(name) => {
            const { across, up }: typeof chosen = { ...chosen, [axis]: name };
            settings.prefer({ axes: across === up ? [chosen.up, chosen.across] : [across, up] });
          }}
        />
      ))}
    </span>
  );
}

/** More values nobody reads in a sentence. */
const MOST_SAID = 4;

/** What the picture does not show: where the other parameters are held. */
function Held({ seen, names }: { readonly seen: Seen; readonly names: readonly string[] }) {
  const { text, numbers } = usePage(LANDSCAPE);
  const { values, many } = text.landscape.held;
  const at = numbers.integer(seen.epoch);
  const said = names
    .map((name, p) => `${name} ${numbers.short(seen.held[p] ?? NaN)}`)
    .filter((_, p) => p !== seen.axes.across && p !== seen.axes.up);
  return (
    <span data-held>
      {said.length > MOST_SAID
        ? many(numbers.integer(said.length), at)
        : values(said.join(', '), at)}
    </span>
  );
}

/** How much of the path is drawn; and before a run, what can be done with the picture. */
function PathSaid() {
  const { text, numbers } = usePage(LANDSCAPE);
  const { hint, path } = text.landscape;
  const shown = useSelected(({ run }) => {
    if (run.epoch === 0) return hint;
    const { moments, isThinned } = run.history;
    if (isThinned) return path.thinned;
    const each = moments.findIndex(({ epoch }, i) => epoch > i + 1);
    if (each < 0) return path.each;
    const gaps = moments
      .slice(each)
      .map(({ epoch }, i) => epoch - (moments[each + i - 1]?.epoch ?? 0));
    const every = numbers.integer(Math.max(...gaps));
    return each === 0 ? path.every(every) : path.then(numbers.integer(each), every);
  });
  return <span data-path>{shown}</span>;
}
