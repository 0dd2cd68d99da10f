import { useState } from 'preact/hooks';
import { useWords } from '../app-context.ts';
import { OFFLINE } from '../i18n/offline.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** A quiet line: nobody has to hurry. @property reload loads the version that has come */
export function NewerVersion({ reload }: { readonly reload: () => void }) {
  const { text } = useWords(OFFLINE);
  const [open, setOpen] = useState(true);
  if (!open) return null;
  return (
    <div class="banner" role="status" data-kind="newer">
      <Icon name="reset" />
      <p>{text.offline.newer}</p>
      <Button data-action="load-newer" onClick={reload}>
        {text.offline.reload}
      </Button>
      <Button
        look="is-icon"
        aria-label={text.dismiss}
        onClick={() => {
          setOpen(false);
        }}
      >
        <Icon name="close" />
      </Button>
    </div>
  );
}
