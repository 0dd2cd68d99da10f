import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { usePage, useSelected } from '../../../app-context.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { lazy } from '../../../ui/lazy.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Tabs } from '../../ViewLinks.tsx';
import { lineCount, logLines } from './log-text.ts';
import { LogLines } from './LogLines.tsx';
import '../../../styles/work.css';

const Replayed = lazy(async () => (await import('./Replayed.tsx')).Replayed, Fragment);

/** The log as the script prints it; of a replay, first of all beside what the article prints. */
export function Log() {
  const { store, text, config } = usePage();
  const isReplay = config.replay !== 'none';
  const [face, setFace] = useState<'article' | 'printed'>('article');
  const empty = useSelected((state) => lineCount(state) === 0);
  const { besideArticle, asPrinted } = text.log;
  return (
    <>
      <Tabs place="hood" />
      <section class="log content stack" aria-labelledby="log-title">
        <div class="row is-apart">
          <h2 id="log-title">{text.log.title}</h2>
          {isReplay && (
            <Segmented
              label={text.log.title}
              value={face}
              choices={{ article: besideArticle, printed: asPrinted }}
              onChoose={setFace}
            />
          )}
          <CopyButton
            words={text.log}
            action="copy"
            look="is-quiet"
            disabled={empty}
            textOf={() => logLines(store.get(), 0, lineCount(store.get())).join('\n')}
          />
        </div>
        {isReplay && face === 'article' ? <Replayed /> : <LogLines />}
      </section>
    </>
  );
}
