import type { App } from './app-context.ts';

/** What a page has one of, made when a view first asks for it: it works on while another view is shown. */
export function onePerPage<One>(make: (app: App) => One): (app: App) => One {
  const made = new WeakMap<App['store'], { readonly one: One }>();
  return (app) => {
    const known = made.get(app.store) ?? { one: make(app) };
    made.set(app.store, known);
    return known.one;
  };
}
