/** A run that diverged says why, and what helps, in both languages. */
import { describe, expect, test } from 'vitest';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import type { AppState } from '../../src/app/state.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { divergenceText } from '../../src/app/views/transport/divergence.ts';
import { statusOf } from '../../src/app/views/transport/status.ts';
import { stateOf } from '../helpers/runs.ts';

const { en } = TEXTS;

/** @param scale of x: the stable rate falls with its square */
function diverged(lr: number, scale: number): AppState {
  const state = stateOf({ lr }, 7);
  const own = {
    name: 'wide.csv',
    xName: 'x',
    yName: 'y',
    x: Float64Array.of(-scale, 0, scale),
    y: Float64Array.of(1, 2, 4),
    standardise: false,
  };
  const prepared = prepare(state.config, own);
  return { ...state, run: { ...state.run, phase: 'diverged', divergedAt: 9, prepared } };
}

/** λmax = 2·mean x² = 4/3·scale², so that the limit is 1.5/scale². */
const CASES = [
  ['a rate that overshoots', 0.02, 10, 'above 0.015 overshoot here: lower the learning rate', true],
  ['a rate that cannot be lowered', 1e-12, 1e7, 'none below 1e-12 can be set: standardise', false],
  ['numbers that are too large', 0.01, 10, 'stable: the numbers themselves are too large', false],
] as const;

describe.each(CASES)('%s', (_what, lr, scale, says, offersRate) => {
  const state = diverged(lr, scale);

  test('is the reason that is given, and offers what helps', () => {
    const { sentence, tone, next } = statusOf(state, en, numbersOf('en'));
    expect(sentence).toMatch(/^Diverged by epoch 9: the loss is no longer finite\. /);
    expect(sentence).toContain(says);
    expect([tone, next]).toEqual(['bad', offersRate ? 'use-rate' : undefined]);
  });

  test('is told in Chinese, too', () => {
    const said = divergenceText(state.run, TEXTS['zh-CN'], numbersOf('zh-CN'));
    expect(said).toMatch(/^第 9 轮前已发散：(?!.*[A-Za-z]{2})/);
  });
});
