/** Every lesson taken as its captions ask, on a real engine: what is said in them is so. */
import { describe, expect, test } from 'vitest';
import { classroom, type Classroom } from '../helpers/classroom.ts';
import {
  EXAMPLE_IDS,
  LESSON_IDS,
  LESSON_OR_EXAMPLE,
  type LessonId,
} from '../../src/app/guide/ids.ts';
import { FACTS, filled } from '../../src/app/guide/lessons/facts.ts';
import { LESSONS } from '../../src/app/guide/lessons/index.ts';
import type { Step } from '../../src/app/guide/lessons/row.ts';
import type { Past } from '../../src/app/state.ts';
import { addressOf } from '../../src/app/guide/teaching.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { LANGUAGES, type Language } from '../../src/app/i18n/index.ts';
import { saidIn } from '../../src/app/i18n/phrases.ts';
import * as models from '../../src/app/training/prepare.ts';
import { readAddress } from '../../src/app/settings/address.ts';
import { PUBLISHED } from '../../src/core/article/published.ts';

type Fact = keyof typeof FACTS;

function fact(name: Fact, past: Past | undefined): number {
  return (past && FACTS[name].of(past)) ?? NaN;
}

/** What a class does at a step. */
type Act = (room: Classroom) => Promise<void>;
const train: Act = (room) => room.train();

/** Takes a lesson to its end. @returns each step when what it asks for was done, or as it was left */
async function taken(id: LessonId, acts: readonly (Act | undefined)[]): Promise<readonly Past[]> {
  const room = await classroom();
  const { steps } = LESSONS[id];
  expect(acts).toHaveLength(steps.length);
  const pasts: Past[] = [];
  for (const [at, act] of acts.entries()) {
    await room.teach(id, at + 1);
    expect(room.taught().done).toBeUndefined();
    expect(act === undefined).toBe(steps[at]?.done === undefined);
    await act?.(room);
    if (act !== undefined) expect(room.taught().done, `step ${at + 1}`).toBeDefined();
    pasts.push(room.taught().done ?? room.store.get());
    expect(saidBy(room)).not.toMatch(/…|NaN|undefined|[[\]{}]/);
  }
  return pasts;
}

/** A line each: what it is called, what to do, and what was to be seen. */
function linesOf({ title, ask, seen }: Step, language: Language): readonly string[] {
  return [title, ask, ...(seen === undefined ? [] : [seen])].map((one) => saidIn(one, language));
}

/** What is read in the end, in all languages. */
function saidBy({ store, taught }: Classroom): string {
  const { lesson, at, done, before } = taught();
  const step = LESSONS[lesson].steps[at];
  return LANGUAGES.map((language) => {
    const text = step === undefined ? '' : linesOf(step, language).join('\n');
    return filled(text, done ?? store.get(), before, numbersOf(language));
  }).join('\n');
}

describe.each(LESSON_OR_EXAMPLE)('%s', (id) => {
  const { base, steps, title, about } = LESSONS[id];

  test('every step sets up what can be set, and writes it as it was asked', () => {
    for (const { set = '' } of steps) {
      const { refused } = readAddress(addressOf(base, set), models);
      expect(refused).toEqual([]);
    }
  });

  test('has a title, and says what it is about', () => {
    for (const language of LANGUAGES)
      for (const said of [title, about]) expect(saidIn(said, language)).not.toBe('');
  });

  test('a step has a title, what to do, and what was seen where there is something to do', () => {
    for (const step of steps) {
      for (const language of LANGUAGES) {
        const lines = linesOf(step, language);
        expect(lines).toHaveLength(step.done === undefined ? 2 : 3);
        expect(lines.every((line) => line !== '')).toBe(true);
      }
    }
  });

  test('both languages name the same facts, all of them known', () => {
    const named = (step: Step, language: Language): readonly string[] =>
      [
        ...linesOf(step, language)
          .join(' ')
          .matchAll(/\{([^}]*)\}/g),
      ]
        .map(([, name = '']) => name)
        .sort();
    for (const step of steps) {
      expect(named(step, 'zh-CN')).toEqual(named(step, 'en'));
      for (const name of named(step, 'en'))
        expect(FACTS).toHaveProperty(name.replace(' before', ''));
    }
  });

  test('a caption is short enough for two lines of a projector', () => {
    for (const step of steps) {
      const [title = '', ...rest] = linesOf(step, 'en');
      for (const line of rest) expect(`${title} ${line}`.length).toBeLessThan(290);
      const [, ...chinese] = linesOf(step, 'zh-CN');
      for (const line of chinese) expect(line.length).toBeLessThan(120);
    }
  });
});

describe('what a step is', () => {
  test('the slope changes most, the beginning is fast, and every start leads to the same line', async () => {
    const [, steps, whole, , again] = await taken('step', [
      undefined,
      (room) => room.step(3),
      train,
      (room) => {
        room.training.look(5);
        return Promise.resolve();
      },
      async (room) => {
        await room.set({ start: '8,-1' });
        await room.train();
      },
      undefined,
    ]);
    const start = steps?.run.prepared?.problem.start.parameters ?? [];
    const [a = NaN, b = NaN] = (steps?.run.parameters ?? []).map((now, p) =>
      Math.abs(now - (start[p] ?? NaN)),
    );
    expect(a).toBeGreaterThan(5 * b);
    expect(fact('loss', steps)).toBeLessThan(fact('start', steps));
    // Nine tenths of the way down take less than a tenth of the steps.
    const [first, last] = [fact('start', whole), fact('loss', whole)];
    const nearly = whole?.run.history.curve.find(({ loss }) => loss < first - 0.9 * (first - last));
    expect(nearly?.epoch).toBeLessThan(200 / 10);
    expect(last).toBeGreaterThan(3 * fact('best', whole));
    expect(fact('loss', again)).toBeLessThan(1.001 * fact('best', again));
    const best = again?.run.prepared?.best?.parameters ?? [];
    best.forEach((value, p) => {
      expect(again?.run.parameters[p]).toBeCloseTo(value, 1);
    });
  });
});

describe('the learning rate and its limit', () => {
  test('small is slow, ten times as large better, near the limit to and fro, and above it diverges', async () => {
    const [slow, better, swinging, gone, end] = await taken('rate', [
      train,
      async (room) => {
        await room.set({ lr: '0.01' });
        await room.train();
      },
      (room) => room.step(6),
      async (room) => {
        await room.set({ lr: '0.03' });
        room.training.reset();
        await room.train();
      },
      undefined,
    ]);
    expect(fact('loss', slow)).toBeGreaterThan(10 * fact('best', slow));
    expect(fact('loss', better)).toBeLessThan(fact('loss', slow) / 5);
    expect(swinging?.config.lr).toBeLessThan(fact('limit', swinging));
    expect(swinging?.config.lr).toBeGreaterThan(0.9 * fact('limit', swinging));
    const { moments } = swinging?.run.history ?? {};
    const sides = moments?.map(({ parameters: [a = NaN] }) => a > 4) ?? [];
    expect(sides).toEqual([true, false, true, false, true, false]);
    const losses = moments?.map(({ loss }) => loss) ?? [];
    expect(losses).toEqual(losses.toSorted((one, other) => other - one));
    expect(gone?.run.phase).toBe('diverged');
    const grown = gone?.run.history.curve.map(({ loss }) => loss) ?? [];
    expect(grown).toEqual(grown.toSorted((one, other) => one - other));
    // 2 over the steepest curvature.
    const curvature = end?.run.prepared?.theory?.eigenvalues.at(-1) ?? NaN;
    expect(fact('limit', end)).toBeCloseTo(2 / curvature, 12);
  });
});

describe('local minima', () => {
  test('another start, another valley; Adam ends there, too; and the watershed is where it is said to be', async () => {
    const startAt =
      (b: number): Act =>
      async (room) => {
        await room.set({ start: `${b},0` });
        await room.train();
      };
    const [deep, shallow, adam, near] = await taken('valleys', [
      train,
      train,
      train,
      startAt(2.8),
      undefined,
    ]);
    expect(fact('loss', deep)).toBeCloseTo(0.0867, 3);
    expect(fact('loss', shallow)).toBeCloseTo(3.5, 2);
    expect(fact('loss', adam)).toBeCloseTo(3.5, 2);
    expect(adam?.run.parameters[0]).toBeCloseTo(shallow?.run.parameters[0] ?? NaN, 1);
    expect(fact('loss', near)).toBeCloseTo(0.0867, 3);
    const room = await classroom();
    await room.teach('valleys', 4);
    await startAt(3)(room);
    expect(room.run().loss).toBeCloseTo(3.5, 2);
    // More steps would not help either.
    await room.set({ epochs: '2000' });
    await room.train();
    expect(room.run().loss).toBeCloseTo(3.5, 2);
  });
});

describe('momentum and Adam', () => {
  test('some momentum is faster than none, much of it slower; Adam’s rate is another', async () => {
    const [plain, rolling, heavy, adam] = await taken('momentum', [
      train,
      train,
      train,
      train,
      async (room) => {
        await room.train();
        const { run, rivals } = room.store.get();
        const arrivals = [run, ...rivals].map((one) =>
          fact('steps', { ...room.store.get(), run: one }),
        );
        const [plainly = NaN, byMomentum = NaN, byAdam = NaN] = arrivals;
        expect(byMomentum).toBeLessThan(byAdam);
        expect(byAdam).toBeLessThan(plainly);
      },
    ]);
    const [none, some, much] = [plain, rolling, heavy].map((past) => fact('steps', past));
    expect(some).toBeLessThan((none ?? NaN) / 4);
    expect(much).toBeGreaterThan(none ?? NaN);
    // Down the side in three steps: from there the loss falls by less than a twentieth a step.
    const losses = plain?.run.history.curve.map(({ loss }) => loss) ?? [];
    expect(losses[3]).toBeGreaterThan(0.95 * (losses[2] ?? NaN));
    expect(losses[2]).toBeLessThan((losses[0] ?? NaN) / 20);
    const best = fact('best', plain);
    const arrived = adam?.run.history.curve.find(({ loss }) => loss < 1.01 * best)?.epoch;
    // A loss is that before the last step.
    expect(fact('steps', adam)).toBe((arrived ?? NaN) - 1);
    expect(arrived).toBeLessThan((none ?? NaN) / 2);

    const room = await classroom();
    await room.teach('momentum', 4);
    await room.set({ lr: '0.01', epochs: '4000' });
    await room.train();
    expect(room.run().loss).toBeGreaterThan(1.01 * best);
  });
});

describe('a network draws a boundary', () => {
  test('one cut, four, two and three about a circle, and two layers about a spiral', async () => {
    const layers = (sizes: string) => async (room: Classroom) => {
      await room.set({ layers: sizes });
      await room.train();
    };
    const [one, four, three, narrow, deep] = await taken('boundary', [
      train,
      train,
      layers('3'),
      train,
      train,
    ]);
    expect(fact('right', one)).toBeLessThan(0.62);
    expect(fact('right', four)).toBe(1);
    expect(fact('right', three)).toBe(1);
    expect(fact('right', narrow)).toBeLessThan(0.8);
    expect(fact('right', deep)).toBeGreaterThan(0.97);

    const room = await classroom();
    await room.teach('boundary', 3);
    await room.train();
    expect(room.taught().done).toBeUndefined();
    expect(fact('right', room.store.get())).toBeLessThan(0.9);
  });
});

describe('the examples', () => {
  test.each(EXAMPLE_IDS)('%s trains as it is set up', async (id) => {
    const room = await classroom();
    await room.teach(id);
    await room.train();
    expect(room.run().phase).toBe('done');
    expect(room.run().loss).toBeLessThan(room.run().prepared?.startLoss ?? NaN);
  });

  test.each(['parameter', 'linear'] as const)('of %s says what the article printed', (id) => {
    const { parameters, log } = PUBLISHED[id];
    const said = saidIn(LESSONS[id].steps[0]?.ask ?? '', 'en');
    for (const number of [...parameters, log.at(-1)?.[1]]) expect(said).toContain(String(number));
  });

  test('decay and logistic come near to what the points were drawn with', async () => {
    const room = await classroom();
    await room.teach('decay');
    await room.train();
    [5, 1.2, 1].forEach((value, p) => {
      expect(Math.abs((room.run().parameters[p] ?? NaN) / value - 1)).toBeLessThan(0.03);
    });
  });

  test('the sine’s other valley is forty times as high', async () => {
    const room = await classroom();
    await room.teach('sine');
    await room.train();
    const { loss } = room.run();
    await room.set({ start: '3.5,0' });
    await room.train();
    expect(room.run().loss / loss).toBeCloseTo(40, -1);
  });

  test('two units of the XOR network get stuck', async () => {
    const room = await classroom();
    await room.teach('xor');
    await room.set({ layers: '2', epochs: '2000' });
    await room.train();
    expect(fact('right', room.store.get())).toBeLessThan(0.9);
  });

  test('MGH09: plain steps are still off, Adam has the certified digits, and from afar it is lost', async () => {
    const certified = [0.19280693458, 0.19128232873, 0.12305650693, 0.13606233068];
    const room = await classroom();
    await room.teach('mgh09');
    const off = () =>
      Math.max(...certified.map((value, p) => Math.abs((room.run().parameters[p] ?? NaN) - value)));
    await room.train();
    expect(off()).toBeGreaterThan(0.02);
    await room.set({ optimizer: 'adam', lr: '0.01', epochs: '2000' });
    await room.train();
    expect(off()).toBeLessThan(5e-5);
    await room.set({ start: '25,39,41.5,39', epochs: '20000' });
    await room.train();
    expect(off()).toBeGreaterThan(1);
  });
});

describe('the address', () => {
  test('of a lesson alone sets it up; one that says more is as somebody left it', async () => {
    const fresh = await classroom('?lesson=rate&at=3');
    await fresh.guide.teach('rate', 3);
    expect(fresh.store.get().config.lr).toBe(0.0225);
    const left = await classroom('?lesson=rate&at=3&lr=0.02');
    await left.guide.teach('rate', 3);
    expect(left.store.get().config.lr).toBe(0.02);
    // Own data come in no address.
    const mgh09 = await classroom('?lesson=mgh09&lr=0.5');
    await mgh09.guide.teach('mgh09');
    expect(mgh09.store.get().own?.name).toBe('MGH09 (NIST)');
  });

  test('a step beyond the last is the last', async () => {
    const room = await classroom();
    await room.teach('step', 99);
    expect(room.store.get().preferences.at).toBe(LESSONS.step.steps.length);
  });

  test('a lesson leaves the page as it looked', async () => {
    const room = await classroom('?residuals=off&speed=5');
    await room.teach('step');
    expect(room.store.get().preferences).toMatchObject({ residuals: 'on', lesson: 'step', at: 1 });
    await room.guide.endLesson();
    expect(room.store.get().preferences).toMatchObject({
      residuals: 'off',
      speed: 5,
      lesson: 'none',
    });
    expect(room.store.get().taught).toBeUndefined();
  });

  test('of a step in the middle says nothing of a step before', async () => {
    const room = await classroom();
    await room.teach('step');
    await room.train();
    await room.teach('valleys', 2);
    await room.train();
    expect(saidBy(room)).toContain('hardly shows it, at loss 3.5. Here');
    expect(saidBy(room)).toContain('损失是 3.5。');
  });

  test('names all lessons', () => {
    expect(Object.keys(LESSONS).sort()).toEqual([...LESSON_IDS, ...EXAMPLE_IDS].sort());
  });
});
