/** What an adapter says of itself: who it is, and whether it computes on the CPU. */
import { expect, test } from 'vitest';
import { describeAdapter, isSoftwareAdapter } from '../../src/gpu/adapter.ts';

function infoOf(said: Partial<GPUAdapterInfo>): { readonly info: GPUAdapterInfo } {
  const nothing = { vendor: '', architecture: '', device: '', description: '' };
  return { info: { ...nothing, isFallbackAdapter: false, ...said } as GPUAdapterInfo };
}

test.each([
  ['says so itself, whatever its name', { vendor: 'acme', isFallbackAdapter: true }, true],
  [
    'has the name of a renderer on the CPU',
    { vendor: 'google', architecture: 'swiftshader' },
    true,
  ],
  ['names its driver alone', { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }, true],
  [
    'is a GPU',
    { vendor: 'nvidia', device: 'nvidia-h200', description: 'NVIDIA: 580.159.04' },
    false,
  ],
  ['says nothing', {}, false],
] as const)('software: an adapter that %s', (_, said, due) => {
  expect(isSoftwareAdapter(infoOf(said))).toBe(due);
});

test.each([
  [{ vendor: 'nvidia', device: 'nvidia-h200', description: 'NVIDIA: 580' }, 'nvidia NVIDIA: 580'],
  [{ vendor: 'apple', architecture: 'metal-3', device: 'm2' }, 'apple metal-3 m2'],
  [{ vendor: 'mesa', architecture: 'mesa' }, 'mesa'],
  [{}, 'unnamed adapter'],
] as const)('%o is called %s', (said, name) => {
  expect(describeAdapter(infoOf(said))).toBe(name);
});
