import '../../../styles/answer.css';
import { useState } from 'preact/hooks';
import { COPIES, type CopyId } from '../../../../run/fit/copies.ts';
import type { FittedParameter } from '../../../../run/fit/fit.ts';
import { ENGLISH, type FitSentences } from '../../../../run/fit/words.ts';
import { lackOf } from '../../../../run/fit/told.ts';
import type { FitWarning } from '../../../../run/fit/warnings.ts';
import { tableOf, ungrouped, type Field } from '../../../../core/text/table.ts';
import { usePage, useMoment, useSelected } from '../../../app-context.ts';
import { pressed } from '../../../answer/press.ts';
import { toCorrelation } from '../../../../core/text/digits.ts';
import { toError, typeset } from '../../../../core/text/typeset.ts';
import { ANSWER } from '../../../i18n/answer.ts';
import { WARNINGS_ZH } from '../../../i18n/fit-zh-CN.ts';
import { failureText } from '../../../part-missing.ts';
import { answerOf } from '../../../answer/answer-of.ts';
import type { Answer, Answered } from '../../../state/answer.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { FigureList } from '../../../ui/FigureList.tsx';
import { Popover, useFirstFocus } from '../../../ui/Popover.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { ComparedWith } from './Compared.tsx';

/** More of a parameter nobody reads. */
const MOST_DIGITS = 9;
/** So many correlations are said, the strongest. */
const MOST_PAIRS = 3;
const COPY_IDS = Object.keys(COPIES) as readonly CopyId[];

export function AnswerCard() {
  const { text, numbers } = usePage(ANSWER);
  const answer = useSelected(answerOf);
  const { found, phase, failure, elapsedMs, share = 0, compared } = answer ?? {};
  const words = text.answer;
  const ended = found?.reason === 'direct' ? [words.direct] : found && [words[found.status], words.iterations(numbers.integer(found.iterations))]; // prettier-ignore
  const others = found && found.minima.length > 1 ? [words.minima(numbers.integer(found.minima.length))] : []; // prettier-ignore
  const said = phase === 'busy' ? numbers.share(share) : elapsedMs && numbers.duration(elapsedMs);
  return (
    <Card
      id="answer"
      title={words.title}
      note={ended && <span data-ended>{[...ended, ...others].join(text.comma)}</span>}
      head={said !== undefined && <span class="hint">{said}</span>}
    >
      {found !== undefined ? (
        <Found {...{ found, compared }} />
      ) : phase === 'busy' ? (
        <Busy share={share} />
      ) : null}
      {phase === 'failed' && (
        <p class="fault" role="alert">
          {words.failed(failureText(failure, text))}
        </p>
      )}
    </Card>
  );
}

function Busy({ share }: { readonly share: number }) {
  const app = usePage(ANSWER);
  return (
    <div class="stack">
      <progress aria-label={app.text.answer.title} value={share} />
      <p role="status">{app.text.answer.busy}</p>
      <Button data-action="stop-fit" onClick={() => void pressed(app, (there) => there.stop(app))}>
        {app.text.answer.stop}
      </Button>
    </div>
  );
}

const FIELDS = {
  name: { kind: 'text', value: ({ name }) => name },
  now: { kind: 'result', value: () => NaN },
  value: { kind: 'result', value: ({ value }) => value },
  interval: { kind: 'text', side: 'right', value: ({ low }) => String(low) },
  unit: { kind: 'text', value: ({ unit = '' }) => unit },
} as const satisfies Record<string, Field<FittedParameter>>;

interface FoundProps {
  readonly found: Answered;
  readonly compared: Answer['compared'];
}

function Found({ found, compared }: FoundProps) {
  const { text, numbers, language } = usePage(ANSWER);
  const { epoch, parameters: now } = useMoment();
  const { parameters, level, rSquaredAbout, warnings } = found;
  const words = text.answer;
  const written = (value: number, { standardError: error }: FittedParameter): string =>
    toError(value, error, MOST_DIGITS) ?? numbers.result(value);
  // Of one of many that would do as well more digits say nothing.
  const valueOf = (one: FittedParameter): string =>
    lackOf(one, warnings) === 'undetermined' ? numbers.short(one.value) : written(one.value, one);
  const behind = (one: FittedParameter): string => {
    const lack = lackOf(one, warnings);
    return lack === undefined ? `± ${toError(one.standardError, one.standardError) ?? '0'}` : words.lacks[lack]; // prettier-ignore
  };
  const heads = {
    name: text.numbers.name,
    ...(epoch > 0 && { now: text.numbers.now }),
    value: words.value,
    interval: words.interval(numbers.share(level)),
    ...(parameters.some(({ unit = '' }) => unit !== '') && { unit: words.unit }),
  };
  return (
    <>
      <TableScroll look="is-parameters" labelledBy="answer-title">
        <Table
          look="is-parameters"
          table={tableOf(FIELDS, heads, ungrouped(parameters))}
          keyOf={({ name }) => name}
          rowHead="name"
          unseen={['name']}
          marksOf={({ name }) => ({ 'data-name': name })}
          draw={{
            name: ({ name }) => (
              <>
                <span
                  class="dot"
                  style={{ background: `var(--p${indexOf(parameters, name) + 1})` }}
                />
                {name}
              </>
            ),
            now: (one) => written(now[indexOf(parameters, one.name)] ?? NaN, one),
            value: (one) => (
              <span title={String(one.value)} data-value={one.value} data-error={one.standardError}>
                {valueOf(one)} <span class="plus-minus">{behind(one)}</span>
              </span>
            ),
            interval: (one) => one.high > one.low ? `${written(one.low, one)} … ${written(one.high, one)}` : '', // prettier-ignore
          }}
        />
      </TableScroll>
      <ul class="answer-warnings stack">
        {warnings.map((one) => (
          <li key={JSON.stringify(one)} class="is-warning" data-warning={one.kind}>
            {sentenceOf(one, language === 'en' ? ENGLISH : WARNINGS_ZH)}
          </li>
        ))}
      </ul>
      <div class="row is-apart is-foot">
        <FigureList
          look="row"
          figures={[
            [
              words.rSquared[rSquaredAbout],
              toError(found.rSquared, 1 - found.rSquared) ?? numbers.result(found.rSquared),
            ],
            [words.s, numbers.short(found.residualStandardDeviation)],
            [words.aicc, numbers.short(found.aicc ?? NaN)],
            [words.degrees, numbers.integer(found.degreesOfFreedom)],
            ...(epoch > 0 ? [] : pairsOf(found)).map(([one, other, r]) => [words.correlation(`${one}, ${other}`), typeset(toCorrelation(r))] as const), // prettier-ignore
          ]}
        />
        <Ways found={found} />
      </div>
      {found.loss === 'mse' && <ComparedWith compared={compared} />}
    </>
  );
}

/** Copies, and the way to where it is seen how it comes about. */
function Ways({ found }: { readonly found: Answered }) {
  const app = usePage(ANSWER);
  const { text, config } = app;
  const [isLost, setLost] = useState(false);
  const isThere = useSelected(({ run }) => run.epoch > 0);
  const isBound = found.parameters.some(({ atBound }) => atBound);
  // Gradient descent goes on beyond a bound.
  const canDescend = !isThere && !isBound && found.loss === 'mse' && found.status === 'converged' && config.replay === 'none'; // prettier-ignore
  const descend = async (): Promise<void> => {
    setLost((await pressed(app, (there) => there.descend(app))) === false);
  };
  return (
    <div class="row is-tight">
      <Popover label={text.answer.copy} action="copy-answer" Body={Copies} />
      {canDescend && (
        <Button data-action="descend" onClick={() => void descend()}>
          {text.answer.descend}
        </Button>
      )}
      {isLost && (
        <p class="hint is-warning" role="status">
          {text.answer.noDescent}
        </p>
      )}
    </div>
  );
}

function Copies() {
  useFirstFocus();
  const { text, store } = usePage(ANSWER);
  return (
    <>
      {COPY_IDS.map((id) => (
        <CopyButton
          key={id}
          word={text.answer.copies[id]}
          action={`copy-${id}`}
          look="is-item"
          textOf={() => {
            const found = answerOf(store.get())?.found;
            return found === undefined ? '' : COPIES[id](found);
          }}
        />
      ))}
    </>
  );
}

function indexOf(parameters: readonly FittedParameter[], name: string): number {
  return parameters.findIndex((one) => one.name === name);
}

function sentenceOf(warning: FitWarning, said: FitSentences): string {
  const sentence = (said[warning.kind] as (one: FitWarning) => string)(warning);
  // tau is not Tau.
  const isName = 'name' in warning && sentence.startsWith(warning.name);
  return isName ? sentence : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function pairsOf({
  parameters,
  correlation,
}: Answered): readonly (readonly [string, string, number])[] {
  // prettier-ignore
  return parameters
    .flatMap((other, q) =>
      parameters.slice(0, q).map((one, p) => [one.name, other.name, correlation[p]?.[q] ?? NaN] as const), // prettier-ignore
    )
    .filter(([, , r]) => Math.abs(r) > 0)
    .toSorted(([, , one], [, , other]) => Math.abs(other) - Math.abs(one))
    .slice(0, MOST_PAIRS);
}
