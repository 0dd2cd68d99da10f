/** Every message of the page that takes arguments, in both languages: each of them stands in it, and in its own place. */
import { describe, expect, test, vi } from 'vitest';
import { readdirSync } from 'node:fs';
import type { Phrase } from '../../src/app/i18n/phrases.ts';
import { formulaFaultZhCN } from '../../src/app/i18n/formula-zh-CN.ts';
import { ENGLISH, formulaFaultText, type FormulaFault } from '../../src/core/formula/fault.ts';

type Message = (...args: readonly string[]) => string;
type Side = 'en' | 'zh';

interface Row {
  readonly path: string;
  /** The arguments, as the English function calls them. */
  readonly names: readonly string[];
  readonly say: Readonly<Record<Side, Message>>;
}

/** What stands about an argument (`_`) of that name; one is enough to tell two of them apart. */
const ROLES: Readonly<Record<string, Readonly<Record<Side, RegExp>>>> = {
  above: { en: /_ above/, zh: /高 _/ },
  amount: { en: /^_ runs of/, zh: /的 _ 次训练/ },
  ended: { en: /^_ of|at _ of/, zh: /完成 _ \/|停在 _ \// },
  fitted: { en: /runs of _,/, zh: /^_ 的/ },
  long: { en: /, _ epochs each/, zh: /各 _ 轮/ },
  meant: { en: /Map of _ over/, zh: /^_ 随/ },
  peak: { en: /best, _,/, zh: /最佳值 _ 位/ },
  span: { en: /in _|, _ to go/, zh: /^_ 内|还需 _|用时 _/ },
  spot: { en: /at _\./, zh: /位于 _。/ },
  told: { en: /\. _ ?Arrow/, zh: /地图。_/ },
  whole: { en: /of _ runs|^_ runs in/, zh: /\/ _ 次|^_ 次训练/ },
  work: { en: /^_ steps in/, zh: /内 _ 步/ },
  xName: { en: /over _ and/, zh: /随 _ 与/ },
  yName: { en: /and _\./, zh: /与 _ 变化/ },
  against: { en: /against the _|, _/, zh: /对照_|，_/ },
  across: { en: /over _/, zh: /在 _/ },
  all: { en: /of _/, zh: /共 _|^_ 项中/ },
  best: { en: /least possible is _/, zh: /最小值为 _/ },
  bits: { en: /for _ bits/, zh: /_ 位浮点/ },
  bound: { en: /allowed _|where _ is/, zh: /允许 _/ },
  b: { en: /and _|· _ · loss/, zh: /与 _|· _ · 损失/ },
  chance: { en: /1: _/, zh: /概率：_/ },
  cases: { en: /of _/, zh: /完成 _ 项中/ },
  checks: { en: /of _ checks/, zh: /^_ 项检查/ },
  count: { en: /have _ rows|other _ para|The _ weights/, zh: /共有 _ 行|其余 _ 个|的 _ 个/ },
  column: { en: /keep _ only|^_,/, zh: /能把 _|^_，/ },
  each: { en: /first _ steps/, zh: /前 _ 步/ },
  dataset: { en: /^_,/, zh: /^_，/ },
  epoch: { en: /epoch _|after _ epochs/, zh: /第 _ 轮|_ 轮后/ },
  epochs: { en: /_ epochs|of _/, zh: /共 _ 轮|约 _ 轮|_ 轮到/ },
  engine: { en: /engine _/, zh: /引擎 _/ },
  error: { en: /error _|is _ at epoch/, zh: /误差 _/ },
  expression: { en: /: _ is not/, zh: /行的 _ 不再/ },
  fault: { en: /used\. _/, zh: /使用。_/ },
  field: { en: /since _/, zh: /：_的值/ },
  failed: { en: /_ not\.|^_ of/, zh: /_ 项未/ },
  factor: { en: /grows _-fold/, zh: /_ 倍/ },
  fit: { en: /fit _/, zh: /拟合 _/ },
  layers: { en: /network _/, zh: /网络 _/ },
  least: { en: /from _|least _ for|least _\.|below _ can/, zh: /_ 到|小于 _|最小值为 _|至少 _/ },
  line: { en: /squares:? _/, zh: /最小二乘：? ?_/ },
  loss: { en: /loss _|it is _/, zh: /损失为? _|轮为 _/ },
  logEvery: { en: /every _/, zh: /每 _ 轮/ },
  limit: { en: /above _/, zh: /高于 _/ },
  lr: { en: /At _|rate _/, zh: /以当前设置的 _|学习率 _/ },
  measured: { en: /^measured _/, zh: /实测 _/ },
  mostUnits: { en: /1 to _/, zh: /1 到 _/ },
  most: { en: /to _|most _/, zh: /到 _|超过 _|至多 _/ },
  name: { en: /(Reading|on|in) _|^_ (is|was)/, zh: /(读取|使用) _|^_ / },
  of: { en: /^_ of|: _,|^_,/, zh: /的 _ 对照|：_，|^_，/ },
  origin: { en: /since _/, zh: /自 _/ },
  others: { en: /: _/, zh: /：_/ },
  place: { en: /^_|at _/, zh: /^_|(起点|直线|位于) _/ },
  curve: { en: /: _/, zh: /：_/ },
  points: { en: /of _|_ points/, zh: /共 _ 个|(?<!第 )_ 个点/ },
  precision: { en: /precision _/, zh: /精度 _/ },
  predicted: { en: /predicted _/, zh: /预测 _/ },
  deviation: { en: /deviation of _/, zh: /标准差为 _/ },
  residual: { en: /residual _/, zh: /残差 _/ },
  reason: { en: /finite\. _|^_ The CPU/, zh: /有限值。_|^_改由/ },
  row: { en: /row _/, zh: /第 _ 行/ },
  samples: { en: /of _ epochs/, zh: /采样的 _/ },
  spacing: { en: /steps of _/, zh: /精确到 _/ },
  spread: { en: /spreads by _/, zh: /标准差为 _/ },
  values: { en: /where _/, zh: /（_）/ },
  steps: { en: /of _|after _/, zh: /共 _|用了 _|\/ _/ },
  strategy: { en: /^_|of _ against|strategy _/, zh: /^_|：_策略/ },
  then: { en: /then _/, zh: /随后是 _/ },
  truth: { en: /truth _|true _/, zh: /真实 ?_|真实.* _/ },
  where: { en: /^_/, zh: /^_/ },
  who: { en: /Training _|^_:/, zh: /正在训练_|^_：/ },
  x: { en: /\bx:? _|\(_ →/, zh: /\bx[：]? ?_|（_ →/ },
  y: { en: /\by:? _|→ _\)|is at _/, zh: /\by[：]? ?_|→ _）|高度为 _/ },
  up: { en: /and _,/, zh: /与 _/ },
  layer: { en: /layer _/, zh: /第 _ 层/ },
  units: { en: /the _ hidden/, zh: /^_ 个隐藏/ },
};

/** What is said of an argument that is a choice, and shows in other words. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'ownData.format': ['decimal', 'header'],
  'ownData.counted': ['unit'],
};

/** They take no texts, but values of many kinds. */
const OTHERWISE = ['faults.formula', 'table', 'plain.ran'];

/** The page and its parts hand over their phrases as they are written, both languages of each side by side. */
vi.mock('../../src/app/i18n/phrases.ts', async (original) => ({
  ...(await original<object>()),
  phrases: (words: object) => words,
}));

const I18N = new URL('../../src/app/i18n/', import.meta.url);

const files = readdirSync(I18N).filter((name) => !/^index|languages|phrases|zh-CN\./.test(name));
const parts = await Promise.all(
  files.map(
    (name) => import(new URL(name, I18N).href) as Promise<Readonly<Record<string, object>>>,
  ),
);
const rows = parts.flatMap((part) => Object.values(part).flatMap((table) => rowsOf(table, '')));

function rowsOf(table: object, path: string): readonly Row[] {
  return Object.entries(table as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    if (OTHERWISE.includes(path + key)) return [];
    if (isTable(value)) return rowsOf(value, `${path}${key}.`);
    if (!isMessage(value)) return [];
    const [, list = ''] = /^[^(]*\(([^)]*)\)/.exec(value.toString()) ?? [];
    const names = [...list.matchAll(/(\w+)(?:: \w+)?/g)].map(([, name = '']) => name);
    // What is said of a fault finds each by its name.
    const said = (message: Message): Message =>
      list.startsWith('{')
        ? (...args) => message(Object.fromEntries(names.map((name, i) => [name, args[i]])) as never)
        : message;
    const say = { en: said(spoken(value, 0)), zh: said(spoken(value, 1)) };
    return [{ path: path + key, names, say }];
  });
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isMessage(value: unknown): value is (...args: readonly string[]) => Phrase {
  return typeof value === 'function';
}

function spoken(message: (...args: readonly string[]) => Phrase, language: 0 | 1): Message {
  return (...args) => {
    const phrase = message(...args);
    return typeof phrase === 'string' ? phrase : phrase[language];
  };
}

const tag = (name: string): string => `⟨${name}⟩`;

/** Whether each argument stands where its name belongs, as far as {@link ROLES} knows. */
function inPlace({ names, say }: Row, side: Side, given: readonly string[]): boolean {
  const text = say[side](...given.map(tag));
  return names.every((name) => {
    const role = ROLES[name]?.[side];
    return role?.test(text.replaceAll(tag(name), '_')) ?? true;
  });
}

describe.each(['en', 'zh'] as const)('messages in %s', (side) => {
  test('show each argument, as often as English does', () => {
    const wrong = rows.flatMap((row) => {
      const shown = row.names.filter((name) => !(CHOICES[row.path] ?? []).includes(name));
      const text = row.say[side](...row.names.map(tag));
      const english = row.say.en(...row.names.map(tag));
      const all = shown.every((name) => {
        const pieces = text.split(tag(name)).length;
        return pieces > 1 && pieces === english.split(tag(name)).length;
      });
      const foreign = text.replace(/⟨\w+⟩/g, '').match(/undefined|NaN|null|\[object|⟨/);
      return all && foreign === null ? [] : [`${row.path}: ${text}`];
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(80);
  });

  test('show each argument in its place', () => {
    const wrong = rows.filter((row) => row.names.length > 1 && !inPlace(row, side, row.names));
    expect(wrong.map((row) => `${row.path}: ${row.say[side](...row.names.map(tag))}`)).toEqual([]);
  });

  test('say of any two arguments which is which: ROLES would see them exchanged', () => {
    const unseen = rows.flatMap((row) => {
      const shown = row.names.filter((name) => !(CHOICES[row.path] ?? []).includes(name));
      const pairs = shown.flatMap((one, i) => shown.slice(i + 1).map((two) => [one, two] as const));
      return pairs.flatMap(([one, two]) => {
        const given = row.names.map((name) => (name === one ? two : name === two ? one : name));
        return inPlace(row, side, given) ? [`${row.path}: ${one} and ${two}`] : [];
      });
    });
    expect(unseen).toEqual([]);
  });
});

describe('what is wrong with a formula', () => {
  const KINDS = Object.keys(ENGLISH) as readonly FormulaFault['kind'][];

  /** What a sentence shows of a fault. Where it counts arguments, `due` is one of two numbers. */
  function shownBy(say: (fault: FormulaFault) => string, kind: FormulaFault['kind']) {
    const asked = new Set<string>();
    const get = (_: object, key: string): unknown => {
      if (key === 'kind') return kind;
      asked.add(key);
      return tag(key);
    };
    const text = say(new Proxy({}, { get }) as FormulaFault);
    return { text, names: [...asked].filter((name) => text.includes(tag(name))).sort() };
  }

  test.each(KINDS)('%s shows the same in both languages', (kind) => {
    const english = shownBy(formulaFaultText, kind);
    const chinese = shownBy(formulaFaultZhCN, kind);
    expect(chinese.names).toEqual(english.names);
    for (const { text } of [english, chinese])
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    expect(chinese.text).toMatch(/[\u4e00-\u9fff]/);
  });
});
