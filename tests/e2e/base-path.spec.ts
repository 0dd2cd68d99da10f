/** The built page under a path of a host, as on GitHub Pages: it finds all its files there. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './page.ts';

const BUILT = new URL('../../dist/page/', import.meta.url);
const BASE = '/lessons/week-3/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A host of static files that has nothing outside BASE. */
function createHost(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const inside = pathname.startsWith(BASE);
    const name = pathname.slice(BASE.length) || 'index.html';
    readFile(inside ? fileURLToPath(new URL(name, BUILT)) : '').then(
      (content) => {
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
}

test('under a base path nothing is missing: page, GPU and Workers', async ({ downhill }) => {
  const host = createHost();
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = host.address() as AddressInfo;
    const missing: string[] = [];
    const found: string[] = [];
    downhill.page.on('response', (response) => {
      (response.ok() ? found : missing).push(new URL(response.url()).pathname);
    });
    await downhill.page.goto(`http://127.0.0.1:${port}${BASE}?epochs=200&speed=max`);
    for (const engine of ['webgpu', 'cpu', 'wasm']) {
      await downhill.choose('Engine', engine);
      await downhill.inPhase('ready');
      await downhill.train();
      await downhill.expectEpoch(200);
    }
    expect(missing).toEqual([]);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/\/cpu-worker-.*\.js$/)]));
    expect(found.filter((path) => !path.startsWith(BASE))).toEqual([]);
  } finally {
    host.close();
    host.closeAllConnections();
  }
});
