/** Buffers that are filled in pieces, on a queue that only counts. */
import { expect, test } from 'vitest';
import { BufferScope } from '../../src/gpu/buffers.ts';
import type { GpuDevice } from '../../src/gpu/device.ts';

const MIB = 2 ** 20;

function counted() {
  const written = new Map<GPUBuffer, [at: number, first: number, bytes: number][]>();
  let waitingBytes = 0;
  let mostWaitingBytes = 0;
  const device = {
    createBuffer: ({ label, size, usage }: GPUBufferDescriptor) => ({ label, size, usage }),
    queue: {
      writeBuffer: (buffer: GPUBuffer, at: number, data: Float32Array) => {
        written.set(buffer, [
          ...(written.get(buffer) ?? []),
          [at, data[0] ?? NaN, data.byteLength],
        ]);
        waitingBytes += data.byteLength;
        mostWaitingBytes = Math.max(mostWaitingBytes, waitingBytes);
      },
      submit: () => undefined,
      onSubmittedWorkDone: () => {
        waitingBytes = 0;
        return Promise.resolve();
      },
    },
  };
  const gpu = { device, guard: (promise: Promise<unknown>) => promise } as unknown as GpuDevice;
  const scope = new BufferScope(gpu.device, 'test');
  return { gpu, scope, written, most: () => mostWaitingBytes };
}

test('few data are written at once, without a word', async () => {
  const { gpu, scope, written } = counted();
  const data = Float32Array.of(5, 6, 7);
  const buffer = scope.createFilled('few', data, 0x80, 16);
  expect(buffer).toMatchObject({ label: 'test.few', size: 16, usage: 0x88 });
  const shares: number[] = [];
  await scope.fill(gpu, (share) => shares.push(share));
  expect(written.get(buffer)).toEqual([[0, 5, 12]]);
  expect(shares).toEqual([]);
});

test('many are written in pieces, of which none piles up on another', async () => {
  const { gpu, scope, written, most } = counted();
  const data = new Float32Array((70 * MIB) / 4);
  data[(32 * MIB) / 4] = 1;
  data[(64 * MIB) / 4] = 2;
  const buffers = [1, 2].map((role) => scope.createFilled(String(role), data, 0));
  const shares: number[] = [];
  await scope.fill(gpu, (share) => shares.push(share));
  for (const buffer of buffers) {
    expect(written.get(buffer)).toEqual([
      [0, 0, 32 * MIB],
      [32 * MIB, 1, 32 * MIB],
      [64 * MIB, 2, 6 * MIB],
    ]);
  }
  // A piece, and before it what did not fill one.
  expect(most()).toBeLessThan(64 * MIB);
  expect(shares).toEqual([32, 64, 102, 134].map((mib) => mib / 140));
});

test('ends when the one who hears the shares throws', async () => {
  const { gpu, scope, written } = counted();
  const buffer = scope.createFilled('data', new Float32Array((70 * MIB) / 4), 0);
  const stop = (): never => {
    throw new Error('enough');
  };
  await expect(scope.fill(gpu, stop)).rejects.toThrow('enough');
  expect(written.get(buffer)).toHaveLength(1);
});
