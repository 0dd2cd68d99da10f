/** The views without a browser: drawn to HTML from a state, and read back as a person reads them. */
import { h, type ComponentType } from 'preact';
import { render } from 'preact-render-to-string';
import { AppContext, type App } from '../../src/app/app-context.ts';
import type { AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';

// What the charts ask for when they are loaded: import this file before them.
const noMatch = { matches: false, addEventListener: () => undefined };
Object.assign(globalThis, { matchMedia: () => noMatch });

/** @param controllers what the view asks while it is drawn, beside the state */
export function drawn<Props extends object>(
  state: AppState,
  View: ComponentType<Props>,
  props: Props,
  controllers: object = {},
): string {
  const store = new Store(state, (notify) => {
    notify();
  });
  // Nobody presses a button here.
  const training = { isStill: () => false };
  const idle = { settings: {}, training, desk: {}, editing: {}, guide: {}, tables: {}, undo: {} };
  const app = { store, ...idle, ...controllers } as unknown as App;
  return render(h(AppContext, { value: app, children: h(View, props) }));
}

/** What a person reads of it. */
export function textOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  return decoded(text).trim();
}

/** A program as it is drawn: its text to the letter, and the class of each word that has one. */
export function codeOf(html: string) {
  const words = html.matchAll(/<span class="([^"]*)">([^<]*)</g);
  return {
    text: decoded(html.replace(/<[^>]*>/g, '')),
    kinds: Object.fromEntries(Array.from(words, ([, kind, word = '']) => [decoded(word), kind])),
  };
}

/** The texts of all elements with that name, such as `dd`; none of them holds another. */
export function textsOf(html: string, name: string): readonly string[] {
  const elements = html.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'));
  return Array.from(elements, ([, inside = '']) => textOf(inside));
}

/** How things stand, in the first sentence that a reader hears by itself. */
export function saidIn(html: string): string {
  return textOf(/<p role="status"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '');
}

/** The cells of every row of every table. [rows][columns] */
export function rowsOf(html: string): readonly (readonly string[])[] {
  const rows = html.matchAll(/<tr(?: [^>]*)?>(.*?)<\/tr>/gs);
  return Array.from(rows, ([, row = '']) => {
    const cells = row.matchAll(/<(th|td)(?: [^>]*)?(?:\/>|>(.*?)<\/\1>)/gs);
    return Array.from(cells, ([, , inside = '']) => textOf(inside));
  });
}

/** What stands beside each name of a list of definitions. */
export function definitionsOf(html: string): ReadonlyMap<string, string> {
  const values = textsOf(html, 'dd');
  return new Map(textsOf(html, 'dt').map((name, i) => [name, values[i] ?? '']));
}

/** The values of an attribute, in the order of the page. */
export function attributesOf(html: string, name: string): readonly string[] {
  return Array.from(html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')), ([, value = '']) =>
    decoded(value),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
