/** The rooms of src/ and which way imports may point between them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { pictureOf, roomsOfTable, walksOf, type Arrow } from '../helpers/architecture.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** What lies beside src/, such as package.json. */
const OUTSIDE = '..';

/** The rooms and which of them each imports are those of the picture. */
const PICTURE = pictureOf();

/** What a room reaches along the arrows. */
function reachedBy(room: string, arrows: readonly Arrow[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const arrow of arrows) {
      if (arrow.from !== from || found.has(arrow.to)) continue;
      found.add(arrow.to);
      visit(arrow.to);
    }
  };
  visit(room);
  return found;
}

/** These run anywhere: no package, no builtin of Node. */
const PURE = ['core', 'cpu', 'wasm', 'shaders', 'gpu', 'run'];

/** Files that anybody may have written. The package is small, runs anywhere, and is built in. */
const READS_FILES = [
  'app/state/read-record.ts',
  'app/tables/read.ts',
  'run/read-json.ts',
  'run/verify/json.ts',
];

/** Quantiles and tails to the last digits are a field of their own. The package is nothing but functions of numbers, and is built in. */
const DISTRIBUTIONS = 'core/statistics/distributions.ts';

/** The f64 answer is the same on every machine: nothing is chosen there. */
const ANSWER = 'cpu/least-squares/';

/** What wasm/ shares with cpu/, which is no engine. */
const SHARED_BY_WASM = ['cpu/kernel.ts', 'cpu/trainer.ts'];

/** Who may choose an engine. */
const MAINS = [
  /^app\/main\.tsx$/,
  /^app\/engines\//,
  /^cli\/main\.ts$/,
  /^cli\/engines\.ts$/,
  /^cli\/gpu-[^/]+\.ts$/,
  /^cli\/(start|wasm)-thread\.ts$/,
  /^index\.ts$/,
];

interface Import {
  readonly specifier: string;
  /** A worker's script is loaded, not linked: `new URL('./worker.ts', import.meta.url)`. */
  readonly loaded: boolean;
}

/** An import of one file of src/ by another. Paths relative to src/, with slashes. */
interface Edge extends Import {
  readonly from: string;
  /** Undefined for a package or a builtin. */
  readonly to: string | undefined;
}

/** Every way in which a module names another: static, type, re-export, dynamic, worker. */
function importsOf(fileName: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, loaded = false): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) {
      found.push({ specifier: node.text, loaded });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0]);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      if (node.arguments?.[1]?.getText() === 'import.meta.url') add(node.arguments[0], true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true));
  return found;
}

function edgesOf(from: string): Edge[] {
  return importsOf(from, readFileSync(join(SRC, from), 'utf8')).map(({ specifier, loaded }) => {
    const path = specifier.replace(/\?.*$/, '');
    const to = path.startsWith('.') ? posix.join(dirname(from), path) : undefined;
    return { from, to, specifier, loaded };
  });
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function shown({ from, specifier }: Edge): string {
  return `${from} imports ${specifier}`;
}

/** Each cycle once, as a path from one of its files back to itself. */
function cyclesOf(edges: readonly Pick<Edge, 'from' | 'to'>[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (to !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const imported of next.get(file) ?? []) visit(imported);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return cycles;
}

const FILES = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'));
const EDGES = FILES.flatMap(edgesOf);

/** Who asks what is known of a run without training; nobody else guesses at it. */
const THEORY = 'core/quadratic/';
const ASK_FOR_THEORY = [
  /^index\.ts$/,
  /^core\/article\/replay\.ts$/,
  /^(cpu|gpu)\/(.*\/)?(moments(-f64|-any)?|kernels)\.ts$/,
  /^gpu\/strategies\/index\.ts$/,
  /^run\/(divergence|bench\/check|verify\/[a-z]+|sweep\/target)\.ts$/,
  /^cli\/(train|follow|remarks)\.ts$/,
  /^app\/(training\/(made|line|prepare)|data\/(loading|read-worker)|editing\/[a-z-]+|format\/of-run|landscape\/extent)\.ts$/,
  /^app\/views\/(data|lab\/landscape|transport)\//,
];

describe('the imports of src/', () => {
  test('are found in every form', () => {
    const text = `
      import a from './a.ts';
      import type { B } from './b.ts';
      import './c.css';
      export * from './d.ts';
      export type { E } from './e.ts';
      const f = await import('./f.ts');
      let g: import('./g.ts').G, h: typeof import('./h.ts');
      new Worker(new URL('./i.ts', import.meta.url));
      new URL('./page.html', location.href);
      // import k from './k.ts';
      const l = "import l from './l.ts'";
      import m from 'm';
    `;
    const found = importsOf('sample.ts', text).map(({ specifier }) => specifier);
    const relatives = ['a.ts', 'b.ts', 'c.css', 'd.ts', 'e.ts', 'f.ts', 'g.ts', 'h.ts', 'i.ts'];
    expect(found).toEqual([...relatives.map((name) => `./${name}`), 'm']);
    expect(EDGES.length).toBeGreaterThan(FILES.length);
  });

  test('lead to files that are there', () => {
    const missing = EDGES.filter(({ to }) => to !== undefined && !existsSync(join(SRC, to)));
    expect(missing.map(shown)).toEqual([]);
  });

  test('the picture, the table and src/ have the same rooms', () => {
    const rooms = [...new Set(FILES.map(roomOf))].sort();
    expect(PICTURE.rooms).toEqual(rooms);
    expect(roomsOfTable()).toEqual(rooms);
    expect(Object.values(walksOf())).toHaveLength(3);
  });

  test.each(PICTURE.rooms)('%s imports only what the arrows lead it to', (room) => {
    const doors = ['app', 'cli'].includes(room) ? [OUTSIDE] : [];
    const allowed = [room, ...doors, ...reachedBy(room, PICTURE.imports)];
    const wrong = EDGES.filter(({ from, to }) => {
      return roomOf(from) === room && to !== undefined && !allowed.includes(roomOf(to));
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('no arrow of the picture is idle, and none says what others say', () => {
    const idle = PICTURE.imports.filter((arrow) => {
      const others = PICTURE.imports.filter((one) => one !== arrow);
      const isUsed = EDGES.some(({ from, to = '' }) => {
        return roomOf(from) === arrow.from && roomOf(to) === arrow.to;
      });
      return !isUsed || reachedBy(arrow.from, others).has(arrow.to);
    });
    expect(idle).toEqual([]);
  });

  test.each(Object.entries(walksOf()))('%s meets each room once, in one direction', (_, stops) => {
    const rooms = stops.map(({ room }) => room).filter((room, i, all) => room !== all[i - 1]);
    expect(rooms.slice(-4)).toEqual(['core', 'run', 'gpu', 'shaders']);
    const steps = rooms.slice(1).map((to, i) => ({ from: rooms[i], to }));
    for (const step of steps) expect(PICTURE.ways).toContainEqual(step);
    expect(new Set(rooms).size).toBe(rooms.length);
    for (const { file, word } of stops) {
      const text = existsSync(join(SRC, file)) ? readFileSync(join(SRC, file), 'utf8') : '';
      expect(text, `${file} has ${word}`).toMatch(new RegExp(`\\b${word}\\b`));
    }
  });

  test.each(PURE)('%s imports no package and no builtin', (room) => {
    const wrong = EDGES.filter(({ from, to, specifier }) => {
      const isAllowed =
        (READS_FILES.includes(from) && specifier === 'valibot') ||
        (from === DISTRIBUTIONS && specifier.startsWith('@stdlib/'));
      return roomOf(from) === room && to === undefined && !isAllowed;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('only what reads files imports the package for it', () => {
    const importing = EDGES.filter(({ specifier }) => specifier === 'valibot');
    expect(importing.map(({ from }) => from).toSorted()).toEqual(READS_FILES);
  });

  test('only the distributions come from a package of statistics', () => {
    const importing = EDGES.filter(({ specifier }) => specifier.startsWith('@stdlib/'));
    expect([...new Set(importing.map(({ from }) => from))]).toEqual([DISTRIBUTIONS]);
  });

  test('csv imports one package, and nobody else that one', () => {
    const packages = EDGES.filter(({ from, to }) => roomOf(from) === 'csv' && to === undefined);
    expect([...new Set(packages.map(({ specifier }) => specifier))]).toEqual(['papaparse']);
    const others = EDGES.filter(({ from, specifier }) => {
      return specifier === 'papaparse' && roomOf(from) !== 'csv';
    });
    expect(others.map(shown)).toEqual([]);
  });

  test('only those who ask for the theory import its room, and by its index', () => {
    const asking = EDGES.filter(({ from, to = '' }) => {
      return to.startsWith(THEORY) && !from.startsWith(THEORY);
    });
    const wrong = asking.filter(({ from, to }) => {
      return to !== `${THEORY}index.ts` || !ASK_FOR_THEORY.some((who) => who.test(from));
    });
    expect(wrong.map(shown)).toEqual([]);
    const idle = ASK_FOR_THEORY.filter((who) => !asking.some(({ from }) => who.test(from)));
    expect(idle).toEqual([]);
  });

  test('only shaders/ imports WGSL of src/', () => {
    const wrong = EDGES.filter(({ from, to = OUTSIDE }) => {
      return to.endsWith('.wgsl') && roomOf(to) !== OUTSIDE && roomOf(from) !== 'shaders';
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('only the mains choose an engine', () => {
    const wrong = EDGES.filter(({ from, to }) => {
      const engine = to === undefined ? '' : roomOf(to);
      const chooses = ['gpu', 'cpu', 'wasm'].includes(engine) && roomOf(from) !== engine;
      const shares =
        (roomOf(from) === 'wasm' && SHARED_BY_WASM.includes(to ?? '')) ||
        (roomOf(from) === 'run' && to?.startsWith(ANSWER) === true);
      return chooses && !shares && !MAINS.some((main) => main.test(from));
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('make no cycle', () => {
    expect(cyclesOf([{ from: 'a', to: 'b' }])).toEqual([]);
    const three = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
    ];
    expect(cyclesOf(three)).toEqual(['b -> c -> b']);
    expect(cyclesOf(EDGES.filter(({ loaded }) => !loaded))).toEqual([]);
  });
});
