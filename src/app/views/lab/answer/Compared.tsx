import { useState } from 'preact/hooks';
import { ConfigError } from '../../../../core/errors.ts';
import { tableOf, ungrouped, type Field } from '../../../../core/text/table.ts';
import {
  CONCLUSIONS,
  conclusionText,
  conclusionsOf,
  criterionName,
} from '../../../../run/fit/compared-words.ts';
import type { ComparedModel, Comparison } from '../../../../run/fit/comparing.ts';
import { typeset } from '../../../../core/text/typeset.ts';
import { pressed } from '../../../answer/press.ts';
import { usePage } from '../../../app-context.ts';
import { printed } from '../../../format/equation.ts';
import { ANSWER } from '../../../i18n/answer.ts';
import { CONCLUSIONS_ZH } from '../../../i18n/fit-zh-CN.ts';
import { failureText } from '../../../part-missing.ts';
import type { Compared } from '../../../state/answer.ts';
import { TextField } from '../../../ui/Field.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { faultText } from '../settings/faults.ts';

const FIELDS = {
  formula: { kind: 'text', value: ({ formula }) => formula },
  parameters: { kind: 'integer', value: ({ parameters }) => parameters },
  s: { kind: 'short', value: ({ rss, degreesOfFreedom }) => Math.sqrt(rss / degreesOfFreedom) },
  difference: { kind: 'short', value: ({ difference }) => difference },
} as const satisfies Record<string, Field<ComparedModel>>;

/** Another formula on the same rows, beside the one that was fitted. */
export function ComparedWith({ compared }: { readonly compared: Compared | undefined }) {
  const app = usePage(ANSWER);
  const { text, numbers } = app;
  const [typed, setTyped] = useState<string>();
  const { formula = '', failure, comparison } = compared ?? {};
  const words = text.answer.compare;
  const [fault] = failure instanceof ConfigError ? Object.values(failure.faults) : [];
  const isBusy = compared !== undefined && failure === undefined && comparison === undefined;
  return (
    <div class="stack compared">
      <TextField
        label={words.with}
        value={typed ?? formula}
        inputMode="text"
        placeholder={words.example}
        hint={isBusy ? words.busy : undefined}
        fault={
          failure && (faultText(fault, undefined, text, numbers) ?? failureText(failure, text))
        }
        onEdit={setTyped}
        onCommit={(other) => {
          setTyped(undefined);
          void pressed(app, (there) => there.compare(app, other.trim()));
        }}
      />
      <div role="status">{comparison && <Beside comparison={comparison} />}</div>
    </div>
  );
}

function Beside({ comparison }: { readonly comparison: Comparison }) {
  const { text, language } = usePage(ANSWER);
  const { compare, s } = text.answer;
  const heads = { formula: compare.formula, parameters: compare.parameters, s, difference: `Δ${criterionName(comparison)}` }; // prettier-ignore
  const said = language === 'en' ? CONCLUSIONS : CONCLUSIONS_ZH;
  const models = comparison.models.map((one) => ({ ...one, formula: printed(one.formula) }));
  return (
    <>
      <TableScroll look="" label={compare.title}>
        <Table
          look=""
          table={tableOf(FIELDS, heads, ungrouped(models))}
          keyOf={(one) => models.indexOf(one)}
          rowHead="formula"
          draw={{ formula: ({ difference }, name) => difference === 0 ? <strong>{name}</strong> : name }} // prettier-ignore
        />
      </TableScroll>
      {conclusionsOf({ ...comparison, models }).map((one) => (
        <p key={one.kind} data-conclusion={one.kind}>
          {conclusionText(one, said)
            .replace(/^by /, 'By ')
            .replace(/\d\S*e-\d+/g, (small) => typeset(small))}
        </p>
      ))}
    </>
  );
}
