import { ConfigError, messageOf } from '../../../../core/errors.ts';
import type { Engine, EngineId, Precision } from '../../../../core/types.ts';
import { compareReports } from '../../../../run/verify/compare.ts';
import { readVerifyJson, verifyJson } from '../../../../run/verify/json.ts';
import type { VerifyReport } from '../../../../run/verify/types.ts';
import { verify } from '../../../../run/verify/verify.ts';
import { environmentOf } from '../../../environment.ts';
import { onePerPage } from '../../../one-per-page.ts';
import { keptData } from '../../../state/record.ts';
import { verifiedConfig, type Compared } from '../../../state/verification.ts';
import { NO_WORK } from '../../../state/work.ts';
import { Working } from '../../../training/working.ts';

/** A report has about 500 samples a strategy, so that this is a hundred of them. */
const MOST_FILE_BYTES = 16 * 2 ** 20;

/** What is read of a file. */
type ReportFile = Pick<File, 'name' | 'size' | 'text'>;

/** How this page's report is called beside a file. */
const OWN_NAME = 'this run';

/** Verify, Stop, Compare: what the buttons of the Verify view do. */
export class Verifying extends Working<'verification'> {
  protected readonly slice = 'verification';

  start(): void {
    const { store, openers, prepare, clock } = this.app;
    const { own } = store.get();
    const config = verifiedConfig(store.get());
    this.begin({ ...NO_WORK, config, own }, async ({ signal, tell }) => {
      // Engines of its own. Only the CPU computes in f64.
      const opened: Engine[] = [];
      const open = async (id: EngineId, precision: Precision): Promise<Engine> => {
        const isCpu = id === 'cpu' || precision === 'f64';
        const engine = await (isCpu ? openers.cpu(precision) : openers[id](precision));
        opened.push(engine);
        return engine;
      };
      try {
        const engine = await open(config.engine, config.precision);
        const report = await verify({
          config,
          engine,
          mirror: await open('cpu', 'f32'),
          oracle: await open('cpu', 'f64'),
          environment: environmentOf({ opened: { [config.engine]: engine.info } }, navigator),
          data: own && keptData(own),
          setUp: (asked) => prepare(asked, signal, undefined, own),
          clock,
          signal,
          onProgress: (progress) => tell({ progress }),
        });
        return { report };
      } finally {
        for (const engine of opened) engine.destroy();
      }
    });
  }

  /** Holds the report against one from a file, perhaps of another machine. */
  async compare(file: ReportFile): Promise<void> {
    const { report } = this.state;
    if (report === undefined) return;
    const reading = { name: file.name };
    this.patch({ file: reading });
    const outcome = await this.#compared(report, file).then(
      (compared) => ({ compared }),
      (error: unknown) => ({ refused: messageOf(error) }),
    );
    // Another file may have been chosen meanwhile, or another verification begun.
    if (this.state.file === reading) this.patch({ file: { ...reading, ...outcome } });
  }

  async #compared(report: VerifyReport, file: ReportFile): Promise<Compared> {
    const { name, size } = file;
    if (size > MOST_FILE_BYTES) {
      throw new ConfigError(
        'compare',
        `${name} has ${size} bytes, and a report at most ${MOST_FILE_BYTES}: give a file of downhill verify --json`,
      );
    }
    const other = readVerifyJson(await file.text(), name);
    // As it would come from a file, so that both are read alike.
    const own = readVerifyJson(verifyJson(report), OWN_NAME);
    const { signal } = new AbortController();
    const prepared = await this.app.prepare(own.config, signal, undefined, this.state.own);
    return { comparison: compareReports(own, other, prepared), own, other };
  }
}

export const verifyingOf = onePerPage((app) => new Verifying(app));
