import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'downhill-checkout-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

test('where git writes Windows line ends, a checkout has the bytes that it has everywhere', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  git(root, 'clone', '--quiet', '-c', 'core.autocrlf=true', '.', folder);
  // `i/lf w/crlf attr/ name`: in the repository, and in the folder.
  const lines = git(folder, 'ls-files', '--eol').trim().split('\n');
  expect(lines.length).toBeGreaterThan(100);
  const changed = lines.filter((line) => !/^i\/(\S+) +w\/\1 /.test(line));
  expect(changed).toEqual([]);
});
