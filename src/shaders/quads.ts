/** How an invocation of kernels/train-many.wgsl has its runs: four and four, each a variable of its own. */

/** Of one run as many numbers are reached by constants alone. */
const MOST_APART = 400;

/** What is done with each quad of an invocation, by its name and what it takes besides. */
const EACH = {
  take: ['index: u32'],
  takeNumbers: ['at: u32'],
  clearSums: [],
  endStep: ['inverse: f32', 'missing: u32'],
  endEpoch: ['epoch: u32'],
  keep: ['index: u32'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The quads of an invocation, and a function that does the same with each: an array of them would be memory. */
export function quadsWgsl(quads: number): string {
  const places = Array.from({ length: quads }, (_, q) => q);
  return [
    '// The quads of an invocation.',
    '',
    `const QUADS = ${quads}u;`,
    ...places.map((q) => `var<private> quad${q}: Quad;`),
    '',
    ...Object.entries(EACH).flatMap(([name, given]) => {
      const names = given.map((one) => one.replace(/:.*/, ''));
      const of = (q: number): readonly string[] =>
        names.map((one) => (one === 'index' && q > 0 ? `index + ${q}` : one));
      return [
        `fn each${name.charAt(0).toUpperCase()}${name.slice(1)}(${given.join(', ')}) {`,
        ...places.map((q) => `  ${name}(${[`&quad${q}`, ...of(q)].join(', ')});`),
        '}',
        '',
      ];
    }),
  ].join('\n');
}

/** `takeState` and `keepState`: in loops, since what reaches a buffer is long to a compiler. */
export function stateLines(P: number, slotCount: number): readonly string[] {
  const names = ['theta', ...Array.from({ length: slotCount }, (_, s) => `slots[${s}]`)];
  const loop = (count: string, line: string): readonly string[] => [
    `  for (var i = 0u; i < ${count}; i += 1) {`,
    `    ${line}`,
    '  }',
  ];
  const functions = (takes: readonly string[], keeps: readonly string[]): readonly string[] => [
    'fn takeState(quad: ptr<private, Quad>) {',
    ...takes,
    '}',
    '',
    'fn keepState(quad: ptr<private, Quad>) {',
    ...keeps,
    '}',
    '',
  ];
  const at = (row: string): string => `state[(${row}) * settings.quads + quad.index]`;
  if (P * names.length > MOST_APART) {
    const rows = names.map((name, n) => [`quad.${name}[i]`, at(`${n} * PARAMETERS + i`)] as const);
    return functions(
      rows.flatMap(([own, row]) => loop('PARAMETERS', `${own} = ${row};`)),
      rows.flatMap(([own, row]) => loop('PARAMETERS', `${row} = ${own};`)),
    );
  }
  const own = names.flatMap((name) => Array.from({ length: P }, (_, p) => `quad.${name}[${p}]`));
  return [
    '// On its way from or to a buffer: of what a loop reaches nothing stays in registers.',
    `const STATE = ${own.length}u;`,
    'var<private> moved: array<Runs, STATE>;',
    '',
    ...functions(
      [...loop('STATE', `moved[i] = ${at('i')};`), ...own.map((name, i) => `  ${name} = moved[${i}];`)], // prettier-ignore
      [...own.map((name, i) => `  moved[${i}] = ${name};`), ...loop('STATE', `${at('i')} = moved[i];`)], // prettier-ignore
    ),
  ];
}
