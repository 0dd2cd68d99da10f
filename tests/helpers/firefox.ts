/**
 * A stock Firefox as Vitest's browser, over WebDriver BiDi: Playwright drives only a Firefox of its own.
 * Source of the interface: BrowserProvider of Vitest 4.
 */
import { defineBrowserProvider } from '@vitest/browser';
import { launch, type Browser, type Page } from 'puppeteer-core';
import type { BrowserCommand, BrowserProvider } from 'vitest/node';
import { findFirefox } from '../../scripts/find-browsers.mjs';
import { walk } from './firefox-walk.ts';

/** On Linux Firefox has WebGPU behind a switch, and blocks adapters that compute on the CPU. */
const PREFERENCES = {
  'dom.webgpu.enabled': true,
  'gfx.webgpu.ignore-blocklist': true,
} as const;

class FirefoxProvider implements BrowserProvider {
  readonly name = 'firefox';
  readonly supportsParallelism = false;
  #browser: Promise<Browser> | undefined;
  #page: Page | undefined;

  getCommandsContext(): Record<string, unknown> {
    return {};
  }

  async openPage(_session: string, url: string): Promise<void> {
    this.#browser ??= openFirefox();
    await this.#page?.close();
    this.#page = await (await this.#browser).newPage();
    await this.#page.goto(url);
  }

  /** A tab beside that of the tests. */
  async newPage(): Promise<Page> {
    return (await (this.#browser ??= openFirefox())).newPage();
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }
}

/** @throws Error that says what to install */
export async function openFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === undefined) {
    throw new Error(
      'no Firefox: install one (Debian: apt-get install firefox-esr), or set DOWNHILL_FIREFOX to its path',
    );
  }
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: PREFERENCES,
  });
}

export function firefox() {
  return defineBrowserProvider({
    name: 'firefox',
    options: {},
    providerFactory: () => new FirefoxProvider(),
  });
}

/** For tests that look at a page from outside. */
export const walkPage: BrowserCommand = async ({ provider }) => {
  if (!(provider instanceof FirefoxProvider)) throw new Error('only Firefox has this walk');
  const page = await provider.newPage();
  try {
    return await walk(page);
  } finally {
    await page.close();
  }
};
