/** The type of a field: a number, or `floats` f32 that lie side by side. */
export type Field = 'u32' | 'f32' | { readonly floats: number; readonly align: number };

/** θ as a vector of P f32: two are aligned to 8 bytes, three and four to 16. */
export function vectorOf(parameterCount: number): Exclude<Field, string> {
  const align = parameterCount === 1 ? 4 : parameterCount === 2 ? 8 : 16;
  return { floats: parameterCount, align };
}

/** A struct of WGSL as it lies in a buffer, by the section "Alignment and Size". */
export class Struct<Name extends string> {
  /** Where each field begins, in bytes. */
  readonly at: Readonly<Record<Name, number>>;
  readonly bytes: number;
  readonly align: number;
  readonly #fields: Readonly<Record<Name, Field>>;

  constructor(fields: Readonly<Record<Name, Field>>) {
    let end = 0;
    const places = Object.entries<Field>(fields).map(([name, field]) => {
      const at = roundUp(end, alignOf(field));
      end = at + 4 * (typeof field === 'string' ? 1 : field.floats);
      return [name, at] as const;
    });
    this.at = Object.fromEntries(places) as Record<Name, number>;
    this.align = Math.max(...Object.values<Field>(fields).map(alignOf));
    this.bytes = roundUp(end, this.align);
    this.#fields = fields;
  }

  /** Its bytes; what is not given is 0. */
  write(
    values: Readonly<Partial<Record<Name, number | readonly number[]>>>,
  ): Uint32Array<ArrayBuffer> {
    const words = new Uint32Array(this.bytes / 4);
    const floats = new Float32Array(words.buffer);
    for (const name of Object.keys(this.at) as Name[]) {
      const value = values[name] ?? 0;
      const target = this.#fields[name] === 'u32' ? words : floats;
      target.set(typeof value === 'number' ? [value] : value, this.at[name] / 4);
    }
    return words;
  }
}

function alignOf(field: Field): number {
  return typeof field === 'string' ? 4 : field.align;
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
