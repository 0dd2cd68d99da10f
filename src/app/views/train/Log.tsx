import { useState } from 'preact/hooks';
import { usePage } from '../../app-context.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { CopyLog } from './CopyLog.tsx';
import { LogLines } from './LogLines.tsx';
import { Replayed } from './Replayed.tsx';

type Face = 'article' | 'printed';

/** The log as the script prints it; of a replay, first of all beside what the article prints. */
export function Log() {
  const { text, config } = usePage();
  const isReplay = config.replay !== 'none';
  const [face, setFace] = useState<Face>('article');
  const { besideArticle, asPrinted } = text.log;
  return (
    <section class="log" aria-labelledby="log-title">
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
        <CopyLog />
      </div>
      {isReplay && face === 'article' ? <Replayed /> : <LogLines />}
    </section>
  );
}
