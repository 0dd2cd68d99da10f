/** How all parameters move, as WGSL. */
import type { Movement } from '../core/optimizers/movement.ts';
import { slotsWgsl, updateLines, updateWgsl } from './formula.ts';

/** `update` of each parameter: where there are groups, by the function of its own. */
export function movementWgsl({ optimizers, groupOf, slotCount }: Movement): string {
  const [only, ...others] = optimizers;
  if (only !== undefined && others.length === 0) return updateWgsl(only);
  const groups = [...optimizers.keys()];
  const texts = optimizers.map((optimizer) => updateLines(optimizer).join());
  // Those that differ by their rates alone have one function.
  const functionOf = groups.map((g) => texts.indexOf(texts[g] ?? ''));
  const call = (g: number): string =>
    `updateOfGroup${functionOf[g] ?? g}(p, gradient, numbers.ofGroup${g});`;
  return [
    '// How a parameter moves: by the settings of its group, and of group 0 where it is in none.',
    '',
    slotsWgsl(slotCount),
    '',
    ...optimizers.flatMap((optimizer, g) =>
      functionOf[g] === g ? updateLines(optimizer, `OfGroup${g}`) : [],
    ),
    '// Of a step, the same for all parameters of a group.',
    'struct Numbers {',
    ...groups.map((g) => `  ofGroup${g}: NumbersOfGroup${functionOf[g] ?? g},`),
    '}',
    '',
    'fn groupOf(p: u32) -> u32 {',
    ...linesOfRuns(groupOf),
    '}',
    '',
    'fn update(p: u32, gradient: f32, numbers: Numbers) {',
    '  switch groupOf(p) {',
    ...groups.slice(1).flatMap((g) => [`    case ${g}: {`, `      ${call(g)}`, '    }']),
    '    default: {',
    `      ${call(0)}`,
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');
}

/** Parameters of a group mostly lie side by side: a line says where the next ones begin. */
function linesOfRuns(groupOf: readonly number[]): string[] {
  const ends = [...groupOf.keys()].filter((p) => p > 0 && groupOf[p] !== groupOf[p - 1]);
  return [
    ...ends.flatMap((end) => [
      `  if (p < ${end}) {`,
      `    return ${groupOf[end - 1] ?? 0};`,
      '  }',
    ]),
    `  return ${groupOf.at(-1) ?? 0};`,
  ];
}
