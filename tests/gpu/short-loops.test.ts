import { describe, expect, test } from 'vitest';
import { IncompleteWorkError } from '../../src/core/errors.ts';
import { isSoftwareAdapter, requestAdapter } from '../../src/gpu/adapter.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Snapshot } from '../../src/core/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { changedGpu } from '../helpers/fake-gpu.ts';
import { edit, run, withEngine } from '../helpers/fault-runs.ts';
import { last, RATE, seededProblem, trainTo } from '../helpers/problems.ts';

const adapter = await requestAdapter({ gpu: navigator.gpu });

describe('a driver that cuts work short', () => {
  const CUT_SEQUENCE = edit(
    'total = plus(total, gradients[i]);',
    'if (i == 48) { break; } total = plus(total, gradients[i]);',
  );
  // A GPU has so many invocations that each goes through a few rows. Of the two kernels either may be compiled first, and
  // one has no such loop.
  const most = isSoftwareAdapter(adapter) ? 100 : 2;
  const CUT_BLOCKS = (code: string): string =>
    code.replaceAll('< whole;', `< whole && done < ${most};`);
  const CUT_FUSED = edit('epoch <= last;', 'epoch <= last && done < 600;');
  // As llvmpipe counts: the loops over the points together, over all steps of the dispatch.
  const CUT_FUSED_POINTS = (code: string): string =>
    edit('< whole;', '< whole && iteration() < 6000;')(code) +
    'var<private> iterations: u32; fn iteration() -> u32 { iterations += 1; return iterations; }';
  const CUT_MOMENTS = (code: string): string =>
    code.replace(/while \((epoch < \w+)\)/g, 'while ($1 && epoch - first < 1000)');

  // The kernel of one invocation has no loop that could be cut (tests/unit/kernels.test.ts).
  test('is found out in the kernel of one workgroup', () =>
    withEngine({ gpu: changedGpu({ shader: CUT_SEQUENCE }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(600));
      await expect(trainer.advance(1, RATE)).rejects.toThrow(IncompleteWorkError);
    }));

  test('is found out in the kernel of many blocks', () =>
    withEngine({ gpu: changedGpu({ shader: CUT_BLOCKS }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(1_000_000));
      await expect(trainer.advance(1, RATE)).rejects.toThrow(/cut the work short/);
    }));

  test('is found out when it drops steps', () => {
    const shader = edit(
      'run.state.epoch = epoch;',
      'run.state.epoch = epoch - select(0u, 1u, epoch == 500);',
    );
    return withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      const trainer = await engine.prepare(seededProblem(100));
      await expect(trainer.advance(499, RATE)).resolves.toMatchObject({ epoch: 499 });
      await expect(trainer.advance(10, RATE)).rejects.toThrow(/epoch 499 of 509/);
    });
  });

  test.each([
    [3, { model: 'exponential' }],
    [105, { model: 'network', layers: [8, 8], dataset: 'circle' }],
  ])('has less to cut of %i parameters once it has done so: all loops are counted', (P, settings) =>
    withEngine({ gpu: navigator.gpu }, async (engine) => {
      const { problem } = setUp(parseConfig({ ...settings, points: 100, strategy: 'fused' }));
      const { description } = await engine.prepare(problem, { caution: 1 });
      const [, WG = NaN, steps = NaN] = (
        /1 × (\d+) threads, (\d+) steps/.exec(description) ?? []
      ).map(Number);
      // Each of an invocation's quads adds to each sum, which is cleared, exchanged and moved by.
      const iterations = steps * (Math.ceil(25 / WG) * (1 + P) + Math.ceil((3 * P) / WG));
      expect(iterations).toBeLessThan(2 ** 16);
      expect(iterations).toBeGreaterThan(2 ** 12);
    }),
  );

  test.each([
    ['one workgroup', 600, CUT_SEQUENCE, undefined],
    ['many blocks', 1_000_000, CUT_BLOCKS, undefined],
    ['many chunks', 1_000_000, CUT_BLOCKS, 2 ** 20],
  ])('is mended by smaller pieces: %s', async (_name, points, shader, bindingBytes) => {
    const problem = seededProblem(points);
    const oracle = await cpuEngine('f64').prepare(problem);
    const due = last(await trainTo(oracle, 30));
    const gpu = changedGpu({ shader });
    await withEngine({ gpu, ...(bindingBytes && { bindingBytes }) }, async (engine) => {
      const found = last(await run(engine, problem, 30));
      expect(found.epoch).toBe(30);
      found.parameters.forEach((value, p) => {
        expect(value).toBeCloseTo(due.parameters[p] ?? NaN, 4);
      });
    });
  });

  describe.each([
    ['fused, between steps', 'fused', 100, CUT_FUSED],
    // More than are held in registers.
    ['fused, between points', 'fused', 1100, CUT_FUSED_POINTS],
    ['moments', 'moments', 100, CUT_MOMENTS],
  ] as const)('in many steps of one dispatch: %s', (_name, strategy, points, shader) => {
    const EPOCHS = 4000;
    const problem = seededProblem(points, { strategy, sampleEvery: 10 });

    test('is found out', () =>
      withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
        const trainer = await engine.prepare(problem);
        await expect(trainer.advance(200, RATE)).resolves.toMatchObject({ epoch: 200 });
        const rest = trainer.advance(EPOCHS, RATE);
        // A GPU holds all points that `fused` takes, and has no loop over them.
        if (shader === CUT_FUSED_POINTS && trainer.description.includes('in registers')) {
          await expect(rest).resolves.toMatchObject({ epoch: 200 + EPOCHS });
        } else {
          await expect(rest).rejects.toThrow(IncompleteWorkError);
        }
      }));

    test('is mended, to the numbers of a driver that can be trusted', async () => {
      const ends: (Snapshot & { readonly epochs: readonly number[] })[] = [];
      for (const gpu of [navigator.gpu, changedGpu({ shader })]) {
        await withEngine({ gpu }, async (engine) => {
          const snapshots = await run(engine, problem, EPOCHS);
          const epochs = snapshots.flatMap(({ samples }) => samples.map(({ epoch }) => epoch));
          ends.push({ ...last(snapshots), epochs });
        });
      }
      const [due, found] = ends;
      expect(found?.epochs).toEqual(due?.epochs);
      // `moments` keeps more of θ on the device than a checkpoint holds, as in the engine's suite.
      const relative = strategy === 'moments' ? 1e-5 : 0;
      found?.parameters.forEach((value, p) => {
        const exact = due?.parameters[p] ?? NaN;
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(relative * Math.abs(exact));
      });
      expect(found?.epoch).toBe(EPOCHS);
    });
  });

  test('ends in an error where smaller pieces do not help', () => {
    const shader = (code: string): string =>
      code.replaceAll('< whole;', '< whole && false;').replaceAll('if (quad < end)', 'if (false)');
    return withEngine({ gpu: changedGpu({ shader }) }, async (engine) => {
      await expect(run(engine, seededProblem(5000), 10)).rejects.toThrow(IncompleteWorkError);
    });
  });
});
