/** The sums of kernels/train-shared.wgsl, written out: no index but a constant, so that none of them is ever in memory. */

/** Invocations of the workgroup, at most. */
export const SHARED_MOST_WIDTH = 64;

/** Of workgroup memory that every adapter has, less what is not the tile's and θ's. */
const WORKGROUP_BYTES = 16_384 - 64;

/** How many sums are exchanged at a time. @param parameters P, with the loss P + 1 sums */
function rowsOf(parameters: number): number {
  const most = Math.floor((WORKGROUP_BYTES - 4 * parameters) / 4 / (SHARED_MOST_WIDTH + 1));
  const times = Math.ceil((parameters + 1) / Math.max(1, most));
  return Math.ceil((parameters + 1) / times);
}

/** `exchange` for P parameters. */
export function rowsWgsl(parameters: number): string {
  const rows = rowsOf(parameters);
  const sums = Array.from({ length: parameters + 1 }, (_, p) =>
    p === parameters ? 'losses' : `gradients[${p}]`,
  );
  const firsts = Array.from({ length: Math.ceil(sums.length / rows) }, (_, i) => i * rows);
  const parts = firsts.flatMap((first) => {
    const some = sums.slice(first, first + rows);
    return [
      ...some.map((sum, row) => `  tile[${row} * (WG + 1) + lane] = across(${sum});`),
      `  moveRows(lane, ${first}, ${some.length}, columns, inverse, ofStep);`,
    ];
  });
  return [
    '// The sums of all invocations, as many at a time as there is room for, and a step of each parameter.',
    '',
    `const ROWS = ${rows}u;`,
    '',
    'fn exchange(lane: u32, columns: u32, inverse: f32, ofStep: Numbers) {',
    ...parts,
    '}',
    '',
  ].join('\n');
}
