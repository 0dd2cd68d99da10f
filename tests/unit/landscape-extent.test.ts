/** How far the landscape reaches where an answer stands: its ellipse is in sight, and no dot. */
import { describe, expect, test } from 'vitest';
import { classroom, type Classroom } from '../helpers/classroom.ts';
import { closeUp, ellipseIn, extentOf } from '../../src/app/landscape/extent.ts';
import { placeIn, trainedOf, type Axes, type Place } from '../../src/app/landscape/plane.ts';
import { answerOf } from '../../src/app/answer/answer-of.ts';
import { contains } from '../../src/core/landscape.ts';
import type { LandscapeWindow } from '../../src/core/types.ts';

const AB = { across: 0, up: 1 } as const;

function seenIn(room: Classroom, axes: Axes = AB) {
  const state = room.store.get();
  const { prepared, parameters } = state.run;
  if (prepared === undefined) throw new Error('nothing is prepared');
  const { window, places } = extentOf(state, prepared, axes);
  for (const place of places) expect(contains(window, place)).toBe(true);
  return {
    window,
    near: closeUp(state, prepared, axes),
    ellipse: ellipseIn(answerOf(state)?.found, prepared, axes),
    start: placeIn(trainedOf(prepared.problem.start.parameters, prepared.units), axes),
    now: placeIn(trainedOf(parameters, prepared.units), axes),
  };
}

/** How many ellipses the window is wide, and high. */
function ellipsesIn({ aMin, aMax, bMin, bMax }: LandscapeWindow, ellipse: readonly Place[]) {
  const span = (of: 0 | 1): number => {
    const all = ellipse.map((corner) => corner[of]);
    return Math.max(...all) - Math.min(...all);
  };
  return [(aMax - aMin) / span(0), (bMax - bMin) / span(1)] as const;
}

function expectSeen({ near, window, ellipse, now }: ReturnType<typeof seenIn>): void {
  expect(near).toBeDefined();
  for (const times of ellipsesIn(window, ellipse)) {
    expect(times).toBeGreaterThanOrEqual(1.5 - 1e-9);
    expect(times).toBeLessThanOrEqual(8 * 1.2 + 1e-9);
  }
  for (const corner of ellipse) expect(contains(window, corner)).toBe(true);
  // It has arrived: in the middle of the ellipse.
  for (const [of, at] of now.entries()) {
    const all = ellipse.map((corner) => corner[of] ?? NaN);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    expect(Math.abs(at - (least + most) / 2)).toBeLessThan((most - least) / 4);
  }
}

describe('the way down to an answer', () => {
  test.each([10, 100, 1000])('of %d points is seen from its start, and the ellipse with it', async (points) => {
    const room = await classroom(`?points=${points}`);
    await room.teach('linear');
    await room.set({ replay: 'none', points: String(points), seed: '7' });
    await room.fit();
    expect(await room.descend()).toBe(true);
    const seen = seenIn(room);
    expectSeen(seen);
    expect(contains(seen.window, seen.start)).toBe(true);
  }); // prettier-ignore

  test.each(['puromycin', 'mgh17', 'cars', 'decay'] as const)('of %s, over any two parameters', async (id) => {
    const room = await classroom();
    await room.teach(id);
    await room.fit();
    expect(await room.descend()).toBe(true);
    const count = room.run().parameters.length;
    for (let across = 0; across < count; across++)
      for (let up = 0; up < count; up++) if (across !== up) expectSeen(seenIn(room, { across, up }));
  }); // prettier-ignore
});

describe('a run from afar', () => {
  async function trained() {
    const room = await classroom('?points=1000&seed=7&lr=0.01&epochs=5000&log-every=1');
    room.training.begin();
    await room.set({ seed: '7', start: '-2,3' });
    await room.fit();
    const before = seenIn(room);
    await room.train();
    return { room, before };
  }

  test('is seen as a whole until it comes near, and again where somebody looks back', async () => {
    const { room, before } = await trained();
    expect(before.near).toBeUndefined();
    expect(contains(before.window, before.start)).toBe(true);
    for (const corner of before.ellipse) expect(contains(before.window, corner)).toBe(true);
    const after = seenIn(room);
    expectSeen(after);
    expect(contains(after.window, after.start)).toBe(false);
    room.training.look(3);
    const back = seenIn(room);
    expect(back.near).toBeUndefined();
    expect(contains(back.window, back.start)).toBe(true);
  });

  test('has the scales of the answer, where the start knows of one only', async () => {
    const room = await classroom();
    await room.teach('puromycin');
    await room.set({ start: 'Vm=20,K=0.5' });
    await room.fit();
    const { near, window, ellipse, start } = seenIn(room);
    expect(near).toBeUndefined();
    for (const place of [start, ...ellipse]) expect(contains(window, place)).toBe(true);
    expect(window.bMax - window.bMin).toBeLessThan(1);
  });

  test('stays as it was seen while it is under way', async () => {
    const { room } = await trained();
    room.store.patch('run', { phase: 'running' });
    const { near, window, start } = seenIn(room);
    expect(near).toBeUndefined();
    expect(contains(window, start)).toBe(true);
  });

  test('beside a rival is seen as a whole', async () => {
    const { room } = await trained();
    room.store.set({ rivals: [room.run()] });
    const { near, window, start } = seenIn(room);
    expect(near).toBeUndefined();
    expect(contains(window, start)).toBe(true);
  });
});

test('an answer that is surer than f32 is no place to come near to', async () => {
  const room = await classroom();
  const x = Float64Array.from([1, 2, 3, 4]);
  // Off the line by what leaves it as it is.
  const y = x.map((one, i) => 2 * one + 1 + ([1, -1, -1, 1][i] ?? NaN) * 1e-12);
  room.settings.useData({ name: 'exact', xName: 'x', yName: 'y', x, y, standardise: false }, { start: '2,1' }); // prettier-ignore
  await room.set({ epochs: '1' });
  await room.fit();
  await room.train();
  const { near, window, ellipse, now } = seenIn(room);
  expect(now).toEqual([2, 1]);
  expect(ellipse.length).toBeGreaterThan(0);
  expect(near).toBeUndefined();
  expect(window.aMax - window.aMin).toBeGreaterThan(0.1);
  expect(window.bMax - window.bMin).toBeGreaterThan(0.1);
});

test('what is held has no ellipse', async () => {
  const room = await classroom();
  await room.teach('puromycin');
  await room.set({ fixed: 'K' });
  await room.fit();
  expect(answerOf(room.store.get())?.found?.status).toBe('converged');
  expect(seenIn(room).ellipse).toEqual([]);
});
