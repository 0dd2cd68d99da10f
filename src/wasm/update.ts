import type { Movement } from '../core/optimizers/movement.ts';
import type { Function } from './encode.ts';
import { f32x4, f64x2, halves, i32, local, repeat, v128, type Code } from './instructions.ts';
import type { Layout } from './layout.ts';
import { Locals } from './locals.ts';
import type { Operations } from './operations.ts';
import { writeMoved } from './moved.ts';

/**
 * dL/dθ from the sums, which are multiplied by a number; and what the optimizer makes of it: four parameters at once, in
 * f32, by the numbers of the step at an address. Those of several groups are moved by all, and each takes its own's.
 */
export function updateFunction(
  { optimizers, slotCount }: Movement,
  layout: Layout,
  operations: Operations,
): Function {
  const [numbers, scale] = [0, 1];
  const locals = new Locals(2);
  // Of the four parameters: bytes of f32, and of f64.
  const [at, at64] = [locals.next('i32'), locals.next('i32')];
  const factor = locals.next('v128');
  const kept = Array.from(
    { length: slotCount },
    (_, s) => layout.theta + (s + 1) * layout.thetaBytes,
  );
  const code: Code[] = [];
  const [low, high] = [0, 16].map((offset) =>
    locals.keep(
      code,
      f64x2.multiply(v128.load(local.get(at64), layout.sums + offset), local.get(factor)),
    ),
  );
  code.push(v128.store(local.get(at64), low ?? [], layout.gradient));
  code.push(v128.store(local.get(at64), high ?? [], layout.gradient + 16));
  let scalarsBefore = 0;
  const moved = optimizers.map((optimizer) => {
    const first = 4 * scalarsBefore;
    scalarsBefore += optimizer.scalars.length;
    return writeMoved({ code, operations, locals }, optimizer, {
      parameter: v128.load(local.get(at), layout.theta),
      gradient: halves.lower(f32x4.demote(low ?? []), f32x4.demote(high ?? [])),
      slot: (s) => v128.load(local.get(at), kept[s]),
      number: (i) => v128.loadSplat(local.get(numbers), first + 4 * i),
    });
  });
  for (const [i, address] of [layout.theta, ...kept].entries()) {
    const stays = v128.load(local.get(at), address);
    const [first = stays, ...others] = moved.map((values) => values[i] ?? stays);
    const value = others.reduce<Code>((before, own, g) => {
      const mask = v128.load(local.get(at), layout.masks + g * layout.thetaBytes);
      return v128.select(own, before, mask);
    }, first);
    code.push(v128.store(local.get(at), value, address));
  }
  const step = (place: number, bytes: number): Code =>
    local.set(place, i32.add(local.get(place), i32.constant(bytes)));
  const again = i32.below(local.get(at), i32.constant(layout.thetaBytes));
  const body = [
    local.set(factor, f64x2.splat(local.get(scale))),
    repeat([code, step(at, 16), step(at64, 32)], again),
  ];
  return { parameters: ['i32', 'f64'], results: [], locals: locals.types, body, name: 'update' };
}
