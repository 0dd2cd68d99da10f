/** How the gpu tests and the e2e tests start Chromium: Playwright's launch options. */
import type { LaunchOptions } from 'playwright';
import { findChromium } from '../../scripts/find-browsers.mjs';

const executablePath = findChromium();

export const chromium: LaunchOptions = {
  // Without a path Playwright looks for its own browser, and fails with what to do if it has none.
  ...(executablePath !== undefined && { executablePath }),
  args: [
    // Without it Chromium has no WebGPU on Linux, and none on a software adapter anywhere.
    '--enable-unsafe-webgpu',
    // Playwright itself turns off the first-run page, the sandbox, sync, updates and other background traffic.
    '--disable-quic',
  ],
};
