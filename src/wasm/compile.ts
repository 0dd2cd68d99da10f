import { DownhillError, messageOf } from '../core/errors.ts';
import { encode } from './encode.ts';
import { f32x4, v128 } from './instructions.ts';

/** A module of nothing but an addition of four f32 each. */
const PROBE = encode({
  functions: [
    {
      parameters: [],
      results: ['v128'],
      locals: [],
      body: f32x4.add(v128.floats(1), v128.floats(2)),
    },
  ],
});

/**
 * Finds out whether kernels will run here, before there are any.
 * @throws DownhillError where there is no WebAssembly, none with SIMD, or where it is forbidden
 */
export async function checkWebAssembly(): Promise<void> {
  // Typed as always there; some browsers can be told to leave it out.
  const wasm = (globalThis as { WebAssembly?: typeof WebAssembly }).WebAssembly;
  if (wasm?.validate(PROBE) !== true) {
    throw new DownhillError(
      'engine wasm needs WebAssembly with SIMD, which is not here: use a newer browser or runtime, or engine cpu',
    );
  }
  await compile(PROBE);
}

/** @throws DownhillError where that is forbidden */
export async function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new DownhillError(
      `WebAssembly did not compile: ${messageOf(error)}: allow 'wasm-unsafe-eval' in the Content-Security-Policy, or use engine cpu`,
    );
  }
}
