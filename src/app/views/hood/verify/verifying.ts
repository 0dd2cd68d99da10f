import { ConfigError, messageOf } from '../../../../core/errors.ts';
import type { OwnData } from '../../../../core/data/own.ts';
import type { Engine, EngineId, Precision } from '../../../../core/types.ts';
import type { VerifyReport } from '../../../../run/verify/types.ts';
import { environmentOf, type Navigating } from '../../../environment.ts';
import { onePerPage } from '../../../one-per-page.ts';
import { fetchPart } from '../../../part-missing.ts';
import { keptData } from '../../../state/record.ts';
import type { prepareAside } from '../../../training/preparing.ts';
import { Working, type Doing } from '../../../training/working.ts';
import {
  EMPTY_VERIFICATION,
  verifiedConfig,
  type Compared,
  type FileState,
  type VerifiedConfig,
  type Verification,
} from '../../../state/verification.ts';

/** A report has about 500 samples a strategy, so that this is a hundred of them. */
const MOST_FILE_BYTES = 16 * 2 ** 20;

/** What is read of a file. */
type ReportFile = Pick<File, 'name' | 'size' | 'text'>;

/** How this page's report is called beside a file. */
const OWN_NAME = 'this run';

export interface VerifySurroundings {
  /** A new engine each time, which the verification destroys. Those on the CPU work in Workers. */
  readonly openEngine: (id: EngineId, precision: Precision) => Promise<Engine>;
  readonly prepare: typeof prepareAside;
  readonly clock: () => number;
  readonly navigator: Navigating;
}

/** Verify, Stop, Compare: what the buttons of the Verify view do. */
export class Verifying extends Working<Verification, VerifySurroundings> {
  protected get state(): Verification {
    return this.store.get().verification;
  }

  protected patch(news: Partial<Verification>): void {
    const stopped = news.phase === 'stopped' && { progress: undefined };
    this.store.patch('verification', { ...news, ...stopped });
  }

  /** Verifies the settings as they are now. */
  start(): void {
    const { own } = this.store.get();
    const config = verifiedConfig(this.store.get());
    this.begin({ ...EMPTY_VERIFICATION, config, own }, (doing) => this.#verify(config, own, doing));
  }

  /** Holds the report against one from a file, perhaps of another machine. */
  async compare(file: ReportFile): Promise<void> {
    const { report } = this.state;
    if (report === undefined) return;
    const { name } = file;
    const reading: FileState = { state: 'reading', name };
    this.patch({ file: reading });
    const after = await this.#compared(report, file).then(
      (compared): FileState => ({ state: 'compared', name, compared }),
      (error: unknown): FileState => ({ state: 'refused', name, why: messageOf(error) }),
    );
    // Another file may have been chosen meanwhile, or another verification begun.
    if (this.state.file === reading) this.patch({ file: after });
  }

  async #compared(report: VerifyReport, file: ReportFile): Promise<Compared> {
    const { name, size } = file;
    if (size > MOST_FILE_BYTES) {
      throw new ConfigError(
        'compare',
        `${name} has ${size} bytes, and a report at most ${MOST_FILE_BYTES}: give a file of downhill verify --json`,
      );
    }
    const { compareReports, readVerifyJson, verifyJson } = await fetchPart(
      () => import('./work.ts'),
    );
    const other = readVerifyJson(await file.text(), name);
    // As it would come from a file, so that both are read alike.
    const own = readVerifyJson(verifyJson(report), OWN_NAME);
    const data = this.state.own;
    const { signal } = new AbortController();
    const prepared = await this.surroundings.prepare(own.config, signal, undefined, data);
    return { comparison: compareReports(own, other, prepared), own, other };
  }

  async #verify(
    config: VerifiedConfig,
    own: OwnData | undefined,
    { signal, tell }: Doing<Verification>,
  ): Promise<Partial<Verification>> {
    const { openEngine, prepare, clock, navigator } = this.surroundings;
    const opened: Engine[] = [];
    const open = async (id: EngineId, precision: Precision): Promise<Engine> => {
      const engine = await openEngine(id, precision);
      opened.push(engine);
      return engine;
    };
    try {
      const { verify } = await fetchPart(() => import('./work.ts'));
      const engine = await open(config.engine, config.precision);
      const report = await verify({
        config,
        engine,
        mirror: await open('cpu', 'f32'),
        oracle: await open('cpu', 'f64'),
        environment: environmentOf({ opened: { [config.engine]: engine.info } }, navigator),
        data: own && keptData(own),
        setUp: (asked) => Promise.resolve(prepare(asked, signal, undefined, own)),
        clock,
        signal,
        onProgress: (progress) => {
          tell({ progress });
        },
      });
      return { report };
    } finally {
      for (const engine of opened) engine.destroy();
    }
  }
}

/** The verification of the page. */
export const verifyingOf = onePerPage(
  ({ store, training, openers, prepare, clock }) =>
    new Verifying(store, training, {
      // Only the CPU computes in f64.
      openEngine: (id, precision) =>
        id === 'cpu' || precision === 'f64' ? openers.cpu(precision) : openers[id](precision),
      prepare,
      clock,
      navigator,
    }),
);
