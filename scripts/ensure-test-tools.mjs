/**
 * Gets what the tests need and npm does not bring: a Chromium, and on Linux the Vulkan loader for
 * npm's `webgpu`; with the argument `implementations` a Firefox and Mesa's Vulkan drivers, too. Silent
 * where all are there; a line for each thing it installs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, onPath } from './find-browsers.mjs';

const MINUTE = 60_000;
const playwrightCli = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));

try {
  await ensureChromium();
  ensureVulkanLoader();
  if (process.argv[2] === 'implementations') {
    ensureFirefox();
    ensureVulkanDriver();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function ensureChromium() {
  if (findChromium() !== undefined) return;
  const why = 'the gpu and e2e tests run in it, and none was found';

  if (await playwrightCanDownload()) {
    console.log(`Installing Chromium with "npx playwright install --with-deps chromium": ${why}`);
    // Killed outright, because Playwright's downloader ends when it loses its parent.
    spawnSync(process.execPath, [playwrightCli, 'install', '--with-deps', 'chromium'], {
      stdio: 'inherit',
      timeout: 10 * MINUTE,
      killSignal: 'SIGKILL',
    });
    if (findChromium() !== undefined) return;
  }
  const problem = aptInstall('chromium', why);
  if (problem === undefined && findChromium() !== undefined) return;
  throw new Error(
    `No Chromium for the tests (${problem ?? 'the package chromium brought none that runs'}): ` +
      'install Chrome or Chromium, or set DOWNHILL_CHROMIUM to the path of one',
  );
}

function ensureVulkanLoader() {
  if (process.platform !== 'linux' || hasVulkanLoader()) return;
  const problem = aptInstall('libvulkan1', 'WebGPU under Node needs the Vulkan loader');
  if (problem === undefined && hasVulkanLoader()) return;
  throw new Error(
    `No Vulkan loader, libvulkan.so.1, for WebGPU under Node (${problem ?? 'not seen by ldconfig'}): ` +
      'install libvulkan1 (Debian, Ubuntu), vulkan-loader (Fedora) or vulkan-icd-loader (Arch)',
  );
}

function ensureFirefox() {
  if (findFirefox() !== undefined) return;
  const problem = aptInstall('firefox-esr', 'its WebGPU is another one than that of Chromium');
  if (problem === undefined && findFirefox() !== undefined) return;
  throw new Error(
    `No Firefox (${problem ?? 'the package firefox-esr brought none'}): ` +
      'install one, or set DOWNHILL_FIREFOX to its path',
  );
}

/** Mesa's lavapipe, on which the WebGPU of Firefox and Deno runs where there is no GPU. */
function ensureVulkanDriver() {
  if (process.platform !== 'linux' || existsSync('/usr/share/vulkan/icd.d')) return;
  const problem = aptInstall(
    'mesa-vulkan-drivers',
    'the WebGPU of Firefox and Deno needs a Vulkan driver',
  );
  if (problem !== undefined) {
    throw new Error(`No Vulkan driver (${problem}): install one that computes on the CPU`);
  }
}

function hasVulkanLoader() {
  // Where PATH has no sbin, as for Debian's ordinary users, it is still there.
  const ldconfig = onPath('ldconfig') ?? '/sbin/ldconfig';
  const { status, stdout } = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' });
  return status === 0 && stdout.includes('libvulkan.so.1');
}

/**
 * Asks for the first byte of what Playwright would download, since its installer keeps trying for
 * minutes where the host is out of reach.
 */
async function playwrightCanDownload() {
  // fetch knows no proxy; behind one, the installer's time limit has to do.
  if (process.env['HTTPS_PROXY'] ?? process.env['https_proxy']) return true;
  const plan = spawnSync(process.execPath, [playwrightCli, 'install', '--dry-run', 'chromium'], {
    encoding: 'utf8',
  });
  const url = /https?:\/\/\S+/.exec(plan.stdout)?.[0];
  if (url === undefined) return false;
  try {
    const response = await fetch(url, {
      headers: { range: 'bytes=0-0' },
      signal: AbortSignal.timeout(5_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * @param {string} name of a Debian package
 * @param {string} why
 * @returns {string | undefined} what went wrong
 */
function aptInstall(name, why) {
  if (onPath('apt-get') === undefined) return 'there is no apt-get to install it with';
  if (process.getuid?.() !== 0) return `"apt-get install ${name}" needs root`;
  console.log(`Installing Debian's ${name}, which can take some minutes: ${why}`);
  return aptGet('update') ?? aptGet('install', '-y', name);
}

/** @param {string[]} args */
function aptGet(...args) {
  const { status, error, stderr } = spawnSync(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=300', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 15 * MINUTE,
    },
  );
  if (status === 0) return undefined;
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  return `"apt-get ${args.join(' ')}" failed: ${reason}`;
}
