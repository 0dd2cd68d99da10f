/** What is told by a code and values, so that each language finds words of its own for it. */
export type Told<T> = {
  readonly [K in keyof T]: { readonly code: K; readonly values: T[K] };
}[keyof T];

/** One language: a function a code. */
export type WordsFor<T> = { readonly [K in keyof T]: (values: T[K]) => string };

/** The values that go with each code of one language; none where its words take none. */
export type ValuesOf<Words> = {
  readonly [K in keyof Words]: Words[K] extends (values: infer Values) => string
    ? unknown extends Values
      ? Readonly<Record<string, never>>
      : Readonly<Values>
    : never;
};

/** What `words` say to a code and its values. */
export function inWords<T, K extends keyof T>(words: WordsFor<T>, code: K, values: T[K]): string {
  return words[code](values);
}
