/** A setting is a row of one table, and its words: nothing else has to know of it. */
import { expect, test } from 'vitest';
import { choice, number } from '../../src/core/settings/kinds.ts';
import { SETTINGS } from '../../src/core/settings/table.ts';

// As if they stood in the table, before anything that reads it is loaded.
Object.assign(SETTINGS, {
  stepMemory: {
    ...number(0, 0, 0.99),
    about: 'how much of the last step goes on, {range}',
    names: ['stickiness'],
    changes: 'rate',
  },
  shuffle: {
    ...choice(['never', 'once'], 'never'),
    about: 'whether the order of the points is drawn',
    changes: 'data',
  },
});

const { TEXTS } = await import('../../src/app/i18n/index.ts');
const { en, 'zh-CN': zhCN } = TEXTS;
Object.assign(en.settings.names, { stepMemory: 'Memory of steps', shuffle: 'Order' });
Object.assign(en.settings.choices, { shuffle: { never: 'As drawn', once: 'Shuffled' } });
Object.assign(zhCN.settings.names, { stepMemory: '步的记忆', shuffle: '顺序' });
Object.assign(zhCN.settings.choices, { shuffle: { never: '按抽取顺序', once: '打乱' } });

const { parseRuns } = await import('../../src/app/state/read-record.ts');
const { recordOf } = await import('../../src/app/views/compare/recording.ts');
const { readAddress, writeAddress } = await import('../../src/app/settings/address.ts');
const { checkDraft, draftOf } = await import('../../src/app/settings/draft.ts');
const { createSettings } = await import('../../src/app/settings/settings.ts');
const { isPending } = await import('../../src/app/state.ts');
const { Store } = await import('../../src/app/store.ts');
const { createTraining } = await import('../../src/app/training/training.ts');
const { Drawer } = await import('../../src/app/views/lab/settings/Drawer.tsx');
const { readFlags } = await import('../../src/cli/flags.ts');
const { helpText } = await import('../../src/cli/help.ts');
const { TRAIN } = await import('../../src/cli/train.ts');
const { VERIFY } = await import('../../src/cli/verify.ts');
const { DEFAULTS } = await import('../../src/core/settings/index.ts');
const { parseConfig } = await import('../../src/core/settings/parse.ts');
const { checkTrainingOptions } = await import('../../src/run/training.ts');
const { drawn, textOf } = await import('../helpers/drawn.ts');
const { stateOf } = await import('../helpers/runs.ts');

const SET = { stepMemory: 0.5, shuffle: 'once' };
const WRONG = { kind: 'number', least: 0, most: 0.99, integer: false };

test('the library takes it, checks it, and knows what else it is called', () => {
  expect(DEFAULTS).toMatchObject({ stepMemory: 0, shuffle: 'never' });
  expect(parseConfig(SET)).toEqual({ ...DEFAULTS, ...SET });
  expect(() => parseConfig({ stepMemory: 1 })).toThrow(
    'stepMemory 1 is not a number from 0 to 0.99: give one in that range',
  );
  checkTrainingOptions(SET);
  expect(() => {
    checkTrainingOptions({ stickiness: 0.5 });
  }).toThrow('"stickiness" is not a setting: did you mean stepMemory?');
});

test('the address carries it', () => {
  const { config, preferences, refused } = readAddress('?step-memory=0.5&shuffle=once');
  expect([config, refused]).toEqual([{ ...DEFAULTS, ...SET }, []]);
  expect(writeAddress(config, preferences)).toBe('?step-memory=0.5&shuffle=once');
  expect(readAddress('?step-memory=2').refused).toEqual([
    { part: 'step-memory=2', fault: WRONG, used: '0' },
  ]);
});

test.each([TRAIN, VERIFY])('$command has its flag, and a line of help', (command) => {
  const parsed = command.read(readFlags(['--step-memory', '0.5', '--shuffle=once'], command));
  expect(parsed).toMatchObject({ config: SET });
  const text = helpText(command);
  expect(text).toContain(
    '\n  --step-memory X (default 0)\n      how much of the last step goes on, 0 to 0.99\n',
  );
  expect(text).toContain('\n  --shuffle never|once (default never)\n      whether the order');
  expect(() => readFlags(['--step-memory'], command)).toThrow('such as --step-memory 0');
  expect(() => readFlags(['--stickiness', '1'], command)).toThrow('did you mean --step-memory?');
});

test('the file of a run holds it, and gives it back', () => {
  const { run } = stateOf(SET, 100);
  const record = recordOf(run, { id: 'a', name: '', savedAt: '2026-01-02T03:04:05.678Z' });
  expect(record?.settings).toEqual({ 'step-memory': '0.5', shuffle: 'once' });
  expect(parseRuns(JSON.stringify(record))).toEqual([record]);
  expect(() => parseRuns(JSON.stringify({ ...record, settings: { 'step-memory': '7' } }))).toThrow(
    'settings.step-memory is "7", not a setting',
  );
});

test('the page has its field, in both languages, and says what is wrong with it', () => {
  const state = { ...stateOf(SET, 100), own: undefined };
  const shown = (lang: 'en' | 'zh-CN', patch: object = {}): string => {
    const preferences = { ...state.preferences, lang };
    return drawn({ ...state, preferences, ...patch }, Drawer, {}, { desk: {}, editing: {} });
  };
  expect(shown('en')).toMatch(/Memory of steps<\/label>.*?value="0.5"/s);
  expect(textOf(shown('en'))).toMatch(/Order As drawn Shuffled/);
  expect(textOf(shown('zh-CN'))).toMatch(
    /步的记忆.*顺序 按抽取顺序 打乱|顺序 按抽取顺序 打乱.*步的记忆/,
  );
  const draft = { ...draftOf(DEFAULTS), stepMemory: '7' };
  const { faults } = checkDraft(draft);
  expect(faults).toEqual({ stepMemory: WRONG });
  expect(textOf(shown('en', { draft, faults }))).toContain('A number from 0 to 0.99, please.');
});

test('a change of it does to a run what its part does', () => {
  const { run, ...rest } = stateOf({}, 100);
  const store = new Store({ ...rest, run }, () => undefined);
  const never = new Promise<never>(() => undefined);
  const training = createTraining(store, {
    engines: { open: () => never, discard: () => undefined, forgetMissing: () => undefined },
    prepare: () => never,
    clock: () => 0,
    nextFrame: () => never,
    after: () => never,
    isStill: () => false,
  });
  const settings = createSettings(store, training, { follow: () => undefined }, () =>
    Promise.reject(new Error('not needed')),
  );
  const commit = (patch: object): void => {
    settings.commit(patch);
  };
  commit({ stepMemory: '0.25' });
  expect(store.get().config).toMatchObject({ stepMemory: 0.25 });
  expect(store.get().run).toBe(run);
  commit({ shuffle: 'once' });
  // A run that is under way is asked about.
  expect(store.get().run).toBe(run);
  expect(isPending(store.get())).toBe(true);
});
