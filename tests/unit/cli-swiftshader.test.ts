import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/environment.ts';
import { findSwiftShader } from '../../src/cli/chromium.ts';
import { hasVulkanDriver, mayHaveGpu } from '../../src/cli/vulkan.ts';

let root = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'downhill-')));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, text = ''): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}

function link(path: string, target: string): void {
  put(`${path}.folder-of`);
  symlinkSync(target, join(root, path));
}

/** A manifest with its driver, in a folder of the made-up tree. */
function putSwiftShader(folder: string): string {
  put(`${folder}/libvk_swiftshader.so`);
  const icd = { ICD: { library_path: './libvk_swiftshader.so', api_version: '1.0.5' } };
  return put(`${folder}/vk_swiftshader_icd.json`, JSON.stringify(icd));
}

function host(env: Host['env'] = {}, platform = 'linux'): Host {
  return { env, platform, home: join(root, 'home/me'), root };
}

describe('SwiftShader is found', () => {
  it.each(['usr/lib/chromium', 'opt/google/chrome'])('in %s', (folder) => {
    const manifest = putSwiftShader(folder);
    expect(findSwiftShader(host())).toBe(manifest);
  });

  it('behind a symbolic link in PATH', () => {
    const manifest = putSwiftShader('srv/chrome');
    link('bin/google-chrome', put('srv/chrome/chrome-launcher'));
    expect(findSwiftShader(host({ PATH: `/nowhere:${join(root, 'bin')}` }))).toBe(manifest);
  });

  it('through the script that starts it', () => {
    const manifest = putSwiftShader('srv/chromium');
    put('srv/chromium/chromium');
    put(
      'bin/chromium',
      `#!/bin/sh\nAPPNAME=chromium\nLIBDIR="${root}/srv/$APPNAME"\nexec $LIBDIR/\${APPNAME} "$@"\n`,
    );
    expect(findSwiftShader(host({ PATH: join(root, 'bin') }))).toBe(manifest);
  });

  it('where DOWNHILL_CHROMIUM says, rather than elsewhere', () => {
    putSwiftShader('usr/lib/chromium');
    const manifest = putSwiftShader('mine');
    for (const path of [put('mine/chrome'), join(root, 'mine')]) {
      expect(findSwiftShader(host({ DOWNHILL_CHROMIUM: path }))).toBe(manifest);
    }
  });

  it("in Playwright's newest version", () => {
    putSwiftShader('home/me/.cache/ms-playwright/chromium-999/chrome-linux64');
    const newest = 'home/me/.cache/ms-playwright/chromium-1200/chrome-linux64';
    const manifest = putSwiftShader(newest);
    expect(findSwiftShader(host())).toBe(manifest);
  });

  it("in Playwright's headless shell, in a cache that the person has moved", () => {
    const build = 'cache/chromium_headless_shell-1200/chrome-headless-shell-linux64';
    const manifest = putSwiftShader(build);
    const env = { PLAYWRIGHT_BROWSERS_PATH: join(root, 'cache') };
    expect(findSwiftShader(host(env))).toBe(manifest);
  });

  it("in Puppeteer's cache", () => {
    const build = 'home/me/.cache/puppeteer/chrome/linux-156.0.1/chrome-linux64';
    const manifest = putSwiftShader(build);
    expect(findSwiftShader(host())).toBe(manifest);
  });

  it("in macOS's framework", () => {
    const app = 'Applications/Google Chrome.app/Contents';
    put(`${app}/MacOS/Google Chrome`);
    const manifest = putSwiftShader(
      `${app}/Frameworks/Google Chrome Framework.framework/Versions/156.0.1/Libraries`,
    );
    expect(findSwiftShader(host({}, 'darwin'))).toBe(manifest);
  });
});

describe('SwiftShader is not taken', () => {
  it('where there is none', () => {
    put('usr/lib/chromium/chromium');
    expect(findSwiftShader(host())).toBeUndefined();
  });

  it('from a manifest whose driver is missing', () => {
    put('usr/lib/chromium/vk_swiftshader_icd.json', '{"ICD":{"library_path":"./gone.so"}}');
    const manifest = putSwiftShader('opt/google/chrome');
    expect(findSwiftShader(host())).toBe(manifest);
  });

  it.each(['', '[]', '{"ICD":7}', '{"ICD":{}}'])('from the manifest %j', (text) => {
    put('usr/lib/chromium/libvk_swiftshader.so');
    put('usr/lib/chromium/vk_swiftshader_icd.json', text);
    expect(findSwiftShader(host())).toBeUndefined();
  });
});

describe('hardware', () => {
  it.each(['dev/dri/renderD128', 'dev/nvidiactl', 'dev/dxg'])('may be behind %s', (device) => {
    expect(mayHaveGpu(host())).toBe(false);
    put(device);
    expect(mayHaveGpu(host())).toBe(true);
  });

  it('is not told by a display without a renderer', () => {
    put('dev/dri/card0');
    expect(mayHaveGpu(host())).toBe(false);
  });

  it('is taken for granted outside Linux', () => {
    expect(mayHaveGpu(host({}, 'darwin'))).toBe(true);
  });

  it('drivers are seen by their manifests', () => {
    expect(hasVulkanDriver(host())).toBe(false);
    put('usr/share/vulkan/icd.d/lvp_icd.x86_64.json', '{}');
    expect(hasVulkanDriver(host())).toBe(true);
  });
});
