import { readFileSync } from 'node:fs';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';
import { onPath } from './scripts/find-browsers.mjs';
import { mutantPlugins } from './scripts/mutant.mjs';
import { inPlace } from './scripts/in-place.mjs';
import { offline } from './scripts/offline.mjs';
import { gathers, thirdParty } from './scripts/third-party.mjs';
import { lean } from './src/shaders/lean.ts';

/** What it imports has a package a function. */
const DISTRIBUTIONS = '/src/core/statistics/distributions.ts';

/** Of the packages that a build takes parts of. */
const PACKAGES = new Set<string>();

/** Isolate the page from other origins, so that threads may share memory: engine wasm over all cores. The preview takes them over. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** dist/page: static files that work under any path of any host. */
const page: UserConfig = {
  base: './',
  plugins: [
    ...mutantPlugins(),
    leanShaders(),
    oneModule(DISTRIBUTIONS),
    gathers(PACKAGES),
    offline(PACKAGES),
    thirdParty(PACKAGES),
  ],
  build: {
    // A page with a fault takes nobody's place.
    outDir: mutantPlugins().length === 0 ? 'dist/page' : 'dist/mutant',
    // A data: address would break the page's Content-Security-Policy, default-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the page begins with comes in one piece, which compresses better than thirty.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [...mutantPlugins(), oneModule(DISTRIBUTIONS), gathers(PACKAGES)],
  },
  // Else Vite would look through bench/, too, whose packages are its own.
  optimizeDeps: { entries: ['index.html'] },
  server: { open: hasDesktop(), headers },
  preview: { open: false },
};

/** With what each of them needs and none before it has, a file: a command waits for seven of them, in place of fifty or of all. */
const CLI_PARTS = [
  'core/settings/table',
  'csv/read',
  'core/statistics/distributions',
  'cli/fit',
  'cli/train',
  'cli/sweep',
  'cli/verify',
];

/**
 * dist/cli/main.js, and parts that it loads when a command needs them; they need nothing but npm's `webgpu` where they use
 * the GPU, and `@resvg/resvg-js` where they make a PNG. Beside it what its threads load, and what starts it.
 */
const cli: UserConfig = {
  plugins: [
    oneModule(DISTRIBUTIONS),
    gathers(PACKAGES),
    thirdParty(PACKAGES),
    {
      name: 'launcher',
      generateBundle() {
        // As it is written: no builder may put newer syntax into it.
        const source = readFileSync('src/cli/downhill.js');
        this.emitFile({ type: 'asset', fileName: 'downhill.js', source });
      },
    },
    inPlace('dist/cli', 'parts'),
  ],
  ssr: { noExternal: true, external: ['webgpu', '@resvg/resvg-js'] },
  build: {
    target: 'node20',
    // `npm run train` builds each time: two of them at once must not write into each other's file.
    outDir: `dist/cli-${process.pid}`,
    copyPublicDir: false,
    rolldownOptions: {
      input: ['src/cli/main.ts', 'src/cli/wasm-thread.ts'],
      output: {
        entryFileNames: '[name].js',
        // A program that was started before a build must not load parts of another.
        chunkFileNames: 'parts/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: /^(?!.*\/cli\/(main|wasm-thread)\.ts)/ },
            ...CLI_PARTS.map((path) => ({
              name: path.replace(/.*\//, ''),
              test: new RegExp(`/src/${path}\\.ts$`),
            })),
          ],
        },
      },
    },
  },
};

/**
 * dist/lib: a file a module, so that who bundles it leaves out the modules that he does not use, with their
 * tables and WGSL. The types beside them are tsc's.
 */
const library: UserConfig = {
  plugins: [oneModule(DISTRIBUTIONS), gathers(PACKAGES), thirdParty(PACKAGES)],
  build: {
    target: 'es2022',
    outDir: 'dist/lib',
    copyPublicDir: false,
    // Who bundles it minifies it with the rest.
    minify: false,
    lib: { entry: 'src/index.ts', formats: ['es'] },
    rolldownOptions: {
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
};

/** What is compiled on the page travels without comments; what is shown of it is fetched as it is. */
function leanShaders(): Plugin {
  const LEAN = '.wgsl?raw&lean';
  return {
    name: 'lean-shaders',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isShown = source.includes('/examples/') || importer?.endsWith('/shaders/files.ts');
      if (!source.endsWith('.wgsl?raw') || isShown === true) return undefined;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && found.id.replace('.wgsl?raw', LEAN);
    },
    load(id) {
      if (!id.endsWith(LEAN)) return undefined;
      const text = readFileSync(id.replace(LEAN, '.wgsl'), 'utf8');
      return `export default ${JSON.stringify(lean(text))}`;
    },
  };
}

/** A file and the packages that it imports, each CommonJS of several files with long comments, as one module without any. */
function oneModule(path: string): Plugin {
  const banner =
    '/*! Holds parts of @stdlib, (c) The Stdlib Authors, Apache-2.0: THIRD-PARTY.txt */';
  return {
    name: 'one-module',
    apply: 'build',
    async load(id) {
      if (!id.endsWith(path)) return undefined;
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [silent, gathers(PACKAGES)],
        build: {
          target: 'es2022',
          write: false,
          minify: false,
          copyPublicDir: false,
          lib: { entry: id, formats: ['es'] },
          rolldownOptions: { output: { banner, comments: { legal: false, jsdoc: false } } },
        },
      });
      const [only] = Array.isArray(built) ? built : [];
      return only?.output[0].code;
    },
  };
}

/** What a package writes for those who look for a fault in it, on a console or by a key of localStorage, nobody asks for here. */
const silent: Plugin = {
  name: 'silent',
  enforce: 'pre',
  resolveId: (source) => (source === 'debug' ? '\0debug' : undefined),
  load: (id) => (id === '\0debug' ? 'module.exports = () => () => undefined;' : undefined),
};

/** Without a desktop Vite would print the stack of a failed `xdg-open`. */
function hasDesktop(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return display !== undefined && onPath('xdg-open') !== undefined;
}

export default defineConfig(({ isSsrBuild, mode }) => {
  if (isSsrBuild === true) return cli;
  return mode === 'library' ? library : page;
});
