/** Many fits by kernels/fit-many.wgsl: batches are cut to what buffers hold, and one piece is laid out while another runs. */
import { checkBatch, emptyResults, fitsOf, limitsOf } from '../core/fits/batch.ts';
import type { FitBatch, FitRecipe, FitResults, Fitter } from '../core/fits/types.ts';
import { AbortedError, IncompleteWorkError, LimitError } from '../core/errors.ts';
import { BufferScope, checked } from './buffers.ts';
import type { GpuDevice } from './device.ts';
import { layFits, piecesOf, SLICE, type FitPiece } from './fit-layout.ts';
import { BUFFER } from './flags.ts';
import { createBindGroup, createPipeline } from './pipelines.ts';
import { ReadbackRing } from './readback.ts';
import { Struct } from './struct.ts';
import { dispatch } from './trainer.ts';

/** Invocations a workgroup: they share nothing. */
const WG = 64;
/** Its sums grow with the square of them, and the lines that solve for a step with the cube. */
export const MOST_FIT_PARAMETERS = 12;
/** WebGPU's default for `maxComputeWorkgroupsPerDimension`, in fits. */
const MOST_FITS = 65_535 * WG;
/** A dispatch shall not keep a device for seconds: so many quads are looked at in one, in all iterations. */
const MOST_LOOKS = { software: 2 ** 21, hardware: 2 ** 28 } as const;
/** Two pieces on the device, and one that is laid out. */
const LANES = 3;
/** Where the state of a fit is that the driver left rows out of. */
const CUT_SHORT = 5;

/** `struct Settings` of so many parameters. */
export function fitSettings(parameters: number) {
  return new Struct({
    fits: 'u32',
    mostIterations: 'u32',
    tolerance: 'f32',
    columnQuads: 'u32',
    targetQuads: 'u32',
    isWeighed: 'u32',
    bounds: { floats: 2 * parameters, align: 8 },
  });
}

/** `struct Fit` of so many parameters. */
export function fitState(parameters: number) {
  return new Struct({
    theta: { floats: parameters, align: 4 },
    chiSquare: 'f32',
    iterations: 'u32',
    state: 'u32',
  });
}

/** The buffers of one piece at a time, which grow with what they have to hold. */
interface Lane {
  readonly scope: BufferScope;
  readonly bindGroup: GPUBindGroup;
  readonly ring: ReadbackRing;
  readonly buffers: Readonly<Record<'settings' | 'slices' | 'points' | 'fits', GPUBuffer>>;
}

/** @throws LimitError for more parameters than the kernel is written out for; GpuError */
export async function createFitter(gpu: GpuDevice, recipe: FitRecipe): Promise<Fitter> {
  const { graph, mostIterations, tolerance } = recipe;
  const { length: P } = graph.parameters;
  if (P > MOST_FIT_PARAMETERS) {
    throw new LimitError(
      `many fits on webgpu are of at most ${MOST_FIT_PARAMETERS} parameters, and this formula has ${P}: use engine cpu or wasm`,
    );
  }
  const { device } = gpu;
  const method = { model: graph, loss: { kind: 'mse' }, optimizer: { kind: 'sgd' } } as const;
  const pipeline = await createPipeline(gpu, 'fitMany', method, { WG });
  const SETTINGS = fitSettings(P);
  const FIT = fitState(P);
  const limits = limitsOf(recipe).flat();
  const looks = gpu.software ? MOST_LOOKS.software : MOST_LOOKS.hardware;
  const most = {
    fits: Math.min(MOST_FITS, Math.floor(gpu.bindingBytes / Math.max(FIT.bytes, SLICE.bytes))),
    quads: Math.floor(Math.min(gpu.bindingBytes / 16, looks / (1 + mostIterations))),
  };
  const free: (Lane | undefined)[] = Array<undefined>(LANES).fill(undefined);
  const all = new Set<Lane>();
  const waiting: ((lane: Lane | undefined) => void)[] = [];
  let destroyed = false;

  function hasRoom({ buffers }: Lane, fits: number, bytes: number): boolean {
    return buffers.fits.size >= fits * FIT.bytes && buffers.points.size >= bytes;
  }

  function take(): Promise<Lane | undefined> {
    if (free.length > 0) return Promise.resolve(free.pop());
    return new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(lane: Lane | undefined): void {
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next(lane);
  }

  /** With room for so many fits, and bytes of points. */
  async function createLane(fits: number, bytes: number): Promise<Lane> {
    const scope = new BufferScope(device, 'fits');
    const remedy = 'give fewer fits at a time, or lower the rows of a fit';
    const fresh = await gpu.guard(
      checked(device, 'the buffers of many fits', remedy, (): Lane => {
        const create = (role: string, size: number, usage = 0): GPUBuffer =>
          scope.create(role, size, BUFFER.STORAGE | BUFFER.COPY_DST | usage);
        const buffers = {
          settings: create('settings', SETTINGS.bytes),
          slices: create('slices', fits * SLICE.bytes),
          points: create('points', bytes),
          fits: create('fits', fits * FIT.bytes, BUFFER.COPY_SRC),
        };
        const bindGroup = createBindGroup(device, 'fitMany', pipeline, buffers);
        return { scope, buffers, bindGroup, ring: new ReadbackRing(gpu, scope, 1, fits * FIT.bytes) }; // prettier-ignore
      }),
    );
    all.add(fresh);
    return fresh;
  }

  async function fitPiece(batch: FitBatch, piece: FitPiece, results: FitResults): Promise<void> {
    let lane = await take();
    try {
      throwIfDestroyed();
      const fits = piece.end - piece.first;
      const { slices, points, columnQuads, targetQuads, scales } = layFits(batch, piece);
      if (points.byteLength > gpu.bindingBytes) {
        throw new LimitError(
          `the rows of a fit need ${points.byteLength} bytes, this device binds ${gpu.bindingBytes}: use engine cpu or wasm`,
        );
      }
      if (lane !== undefined && !hasRoom(lane, fits, points.byteLength)) {
        all.delete(lane);
        lane.scope.destroy();
        lane = undefined;
      }
      lane ??= await createLane(fits, Math.max(16, points.byteLength));
      const { buffers, bindGroup, ring } = lane;
      const byteLength = fits * FIT.bytes;
      device.queue.writeBuffer(buffers.settings, 0, SETTINGS.write({ fits, mostIterations, tolerance, columnQuads, targetQuads, isWeighed: batch.weights === undefined ? 0 : 1, bounds: limits })); // prettier-ignore
      device.queue.writeBuffer(buffers.slices, 0, slices);
      device.queue.writeBuffer(buffers.points, 0, points);
      device.queue.writeBuffer(buffers.fits, 0, startsOf(batch, piece));
      const slot = ring.take();
      const encoder = device.createCommandEncoder({ label: 'fits' });
      const pass = encoder.beginComputePass({ label: 'fits' });
      dispatch(pass, { pipeline, bindGroup, workgroups: Math.ceil(fits / WG) });
      pass.end();
      encoder.copyBufferToBuffer(buffers.fits, 0, slot, 0, byteLength);
      device.queue.submit([encoder.finish()]);
      readResults(await ring.read(slot, byteLength), scales, piece.first, results);
    } finally {
      giveBack(lane);
    }
  }

  /** `struct Fit` of each, of which the start is to be known. */
  function startsOf({ starts }: FitBatch, { first, end }: FitPiece): Float32Array<ArrayBuffer> {
    const stride = FIT.bytes / 4;
    const laid = new Float32Array((end - first) * stride);
    for (let fit = first; fit < end; fit++)
      for (let p = 0; p < P; p++) laid[(fit - first) * stride + p] = starts[fit * P + p] ?? NaN;
    return laid;
  }

  /** @throws IncompleteWorkError */
  function readResults(
    bytes: ArrayBuffer,
    scales: Float32Array,
    first: number,
    { parameters, chiSquares, iterations, states }: FitResults,
  ): void {
    const [floats, words] = [new Float32Array(bytes), new Uint32Array(bytes)];
    const stride = FIT.bytes / 4;
    for (let i = 0; i < scales.length; i++) {
      const [at, fit] = [i * stride, first + i];
      for (let p = 0; p < P; p++) parameters[fit * P + p] = floats[at + p] ?? NaN;
      chiSquares[fit] = (floats[at + P] ?? NaN) / (scales[i] ?? NaN) ** 2;
      iterations[fit] = words[at + P + 1] ?? 0;
      states[fit] = words[at + P + 2] ?? 0;
      if (states[fit] === CUT_SHORT) {
        throw new IncompleteWorkError(
          `the driver of ${gpu.adapter} cut the loop over the rows of fit ${fit} short: use another adapter, or engine cpu or wasm`,
        );
      }
    }
  }

  function throwIfDestroyed(): void {
    if (destroyed) throw new AbortedError('the fitter was destroyed');
  }

  return {
    description: 'an invocation a fit, f32',
    maxInFlight: 2,
    async fit(batch) {
      checkBatch(recipe, batch);
      const fits = fitsOf(recipe, batch);
      const results = emptyResults(fits, P);
      const pieces = piecesOf(batch, fits, most);
      await Promise.all(pieces.map((piece) => fitPiece(batch, piece, results)));
      return results;
    },
    destroy() {
      destroyed = true;
      for (const { scope } of all) scope.destroy();
      all.clear();
    },
  };
}
