/** How the page calls its Workers: both ends, with a clone between them as a browser makes it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PartMissingError } from '../../src/app/part-missing.ts';
import { Caller } from '../../src/app/workers/call.ts';
import { serve, type Beside, type Skills } from '../../src/app/workers/serve.ts';
import { AbortedError, ConfigError, DownhillError, LimitError } from '../../src/core/errors.ts';
import { DataError } from '../../src/csv/faults.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

class FakeWorker extends EventTarget {
  terminated = false;
  postMessage: (request: unknown, transfer: Transferable[]) => void = () => undefined;
  terminate(): void {
    this.terminated = true;
  }
}

/** A Worker that serves `skills`, and who calls it. */
function served<All extends Skills>(skills: All) {
  const worker = new FakeWorker();
  vi.stubGlobal('addEventListener', (_: 'message', hear: (event: { data: unknown }) => void) => {
    worker.postMessage = (data, transfer) => {
      hear({ data: structuredClone(data, { transfer }) });
    };
  });
  vi.stubGlobal('postMessage', (data: unknown, options: StructuredSerializeOptions) => {
    const message = new MessageEvent('message', { data: structuredClone(data, options) });
    worker.dispatchEvent(message);
  });
  serve(skills);
  return { worker, caller: new Caller<All>(worker as unknown as Worker, 'the worker') };
}

function failing(error: unknown) {
  const { caller } = served({
    fail: () => {
      throw error;
    },
  });
  return caller.ask('fail', undefined).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

/** Never answers. */
const silent = { wait: () => new Promise<number>(() => undefined) };

describe('a question to a Worker', () => {
  test('answers find their questions, in any order', async () => {
    const doors = new Map<string, () => void>();
    const { caller } = served({
      wait: (name: string) =>
        new Promise<string>((resolve) => {
          doors.set(name, () => {
            resolve(name);
          });
        }),
    });
    const [first, second] = [caller.ask('wait', 'first'), caller.ask('wait', 'second')];
    doors.get('second')?.();
    await expect(second).resolves.toBe('second');
    doors.get('first')?.();
    await expect(first).resolves.toBe('first');
  });

  test('news come before the answer, even of one that never comes', async () => {
    const { caller } = served({
      count: (to: number, { tell }: Beside<number>) => {
        for (let n = 1; n < to; n++) tell(n);
        return to;
      },
      begin: (_: undefined, { tell }: Beside<'ready'>) => {
        tell('ready');
        return new Promise<never>(() => undefined);
      },
    });
    const heard: unknown[] = [];
    const hear = (news: unknown) => heard.push(news);
    expect(await caller.ask('count', 3, { hear })).toBe(3);
    void caller.ask('begin', undefined, { hear });
    expect(heard).toEqual([1, 2, 'ready']);
  });

  test('what is handed over is not copied, either way', async () => {
    const answers: Float64Array[] = [];
    const { caller } = served({
      twice: (numbers: Float64Array<ArrayBuffer>, { hand }: Beside<never>) => {
        const doubled = numbers.map((n) => 2 * n);
        answers.push(doubled);
        hand(doubled.buffer);
        return doubled;
      },
    });
    const numbers = Float64Array.of(1, 2);
    const doubled = await caller.ask('twice', numbers, { transfer: [numbers.buffer] });
    expect([...doubled]).toEqual([2, 4]);
    expect([numbers, ...answers].map(({ length }) => length)).toEqual([0, 0]);
  });
});

describe('an error', () => {
  test.each([
    new LimitError('points 9e9: too many'),
    new AbortedError('stopped'),
    new PartMissingError(),
  ])('keeps its class and its message: $name', async (error) => {
    const thrown = await failing(error);
    expect(thrown).toBeInstanceOf(error.constructor);
    expect(thrown).toMatchObject({ name: error.name, message: error.message });
  });

  test('keeps the field, and the code and values of a table that cannot be read', async () => {
    const config = await failing(new ConfigError('points', 'points 1: too few'));
    expect(config).toBeInstanceOf(ConfigError);
    expect(config).toMatchObject({ field: 'points' });
    const table = new DataError('no-header-line', { line: 9 });
    const { name, message, fault, values } = table;
    expect(await failing(table)).toMatchObject({ name, message, fault, values });
  });

  test('that is not ours stays an Error', async () => {
    for (const thrown of [await failing(new RangeError('x')), await failing('x')]) {
      expect(thrown).toBeInstanceOf(Error);
      expect(thrown).not.toBeInstanceOf(DownhillError);
      expect(thrown).toMatchObject({ message: 'x' });
    }
  });

  test.each([
    [new Event('error'), 'a part of the page could not be fetched'],
    [Object.assign(new Event('error'), { message: 'no memory' }), 'the worker failed: no memory'],
  ])('of a script that does not load, or that throws, is for whoever waits', async (event, why) => {
    const { worker, caller } = served(silent);
    const waiting = caller.ask('wait', undefined);
    worker.dispatchEvent(event);
    await expect(waiting).rejects.toThrow(why);
    await expect(caller.ask('wait', undefined)).rejects.toThrow(why);
    expect(worker.terminated).toBe(true);
  });
});

describe('the end of a Worker', () => {
  test('ends whoever waits', async () => {
    const { worker, caller } = served(silent);
    const waiting = caller.ask('wait', undefined);
    caller.end(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(caller.ask('wait', undefined)).rejects.toThrow('gone');
    caller.tell('wait', undefined);
    expect(worker.terminated).toBe(true);
  });

  test('comes with the answer to its only question', async () => {
    const { worker, caller } = served({ add: ([a = 0, b = 0]: number[]) => a + b });
    const { signal } = new AbortController();
    expect(await caller.askOnce('add', [1, 2], { signal })).toBe(3);
    expect(worker.terminated).toBe(true);
  });

  test.each(['before', 'after'])('comes when it is stopped %s it was asked', async (when) => {
    const { worker, caller } = served(silent);
    const stopping = new AbortController();
    if (when === 'before') stopping.abort();
    const waiting = caller.askOnce('wait', undefined, { signal: stopping.signal });
    stopping.abort();
    await expect(waiting).rejects.toThrow(AbortedError);
    expect(worker.terminated).toBe(true);
  });
});
