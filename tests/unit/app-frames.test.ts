/** When the next frame is due, also where none comes. */
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

class FakeDocument extends EventTarget {
  hidden = false;
}

const page = new FakeDocument();
let frames: (() => void)[] = [];

vi.stubGlobal('document', page);
vi.stubGlobal('matchMedia', () => ({ matches: false }));
vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
const { nextFrame } = await import('../../src/app/frames.ts');

beforeEach(() => {
  page.hidden = false;
  frames = [];
});

afterAll(() => {
  vi.unstubAllGlobals();
});

test('comes with the frame', async () => {
  const due = vi.fn();
  const waiting = nextFrame().then(due);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(due).not.toHaveBeenCalled();
  for (const frame of frames) frame();
  await waiting;
});

test('comes in a hidden tab, where no frame does', () => {
  page.hidden = true;
  return nextFrame();
});

test('comes when the tab is hidden while a frame is due', () => {
  const waiting = nextFrame();
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  return waiting;
});
