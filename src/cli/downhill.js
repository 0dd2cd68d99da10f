#!/usr/bin/env node
/** What npm runs, in a syntax that older versions of Node read, too: of the program they would only say SyntaxError. */
const [leastMajor, leastMinor] = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  console.error(
    `downhill: Node ${process.versions.node} is too old, it takes ${leastMajor}.${leastMinor} or newer: https://nodejs.org has one`,
  );
  process.exitCode = 1;
} else {
  void import('node:module').then((node) => {
    // From 22.8 on Node keeps what it has compiled, in the folder for temporary files, for the next time.
    /** @type {{ enableCompileCache?: () => unknown, builtinModules: unknown }} */
    const { enableCompileCache } = node;
    if (enableCompileCache !== undefined) enableCompileCache();
    return import('./main.js');
  });
}
