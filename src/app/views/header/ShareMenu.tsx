import { useId, useState } from 'preact/hooks';
import { usePage, useWords } from '../../app-context.ts';
import {
  DEFAULT_PREFERENCES,
  PARTS,
  toggled,
  type Part,
  type Preferences,
} from '../../preferences.ts';
import { writeAddress } from '../../settings/address.ts';
import { Button } from '../../ui/Button.tsx';
import { useFirstFocus } from '../../ui/Popover.tsx';
import { Check } from '../../ui/Check.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

/** A link that opens the page as it is, or parts of it within another page. */
export function ShareLink() {
  useFirstFocus();
  const { text, config, preferences, own } = usePage();
  const words = text.share;
  const [what, setWhat] = useState<'page' | 'embed'>('page');
  const [show, setShow] = useState(DEFAULT_PREFERENCES.show);
  const id = useId();
  const shared: Preferences = what === 'page' ? preferences : { ...preferences, embed: 1, show };
  const link = new URL(location.pathname + writeAddress(config, shared), location.href).href;
  return (
    <>
      <Segmented
        label={words.what}
        value={what}
        choices={{ page: words.page, embed: words.embed }}
        onChoose={setWhat}
      />
      {own !== undefined && (
        <p class="hint is-warning" data-kind="own-data">
          {words.ownData(own.name)}
        </p>
      )}
      {(own === undefined || what === 'embed') && (
        <p class="hint">{what === 'page' ? words.about : words.aboutEmbed}</p>
      )}
      {what === 'embed' && <Parts show={show} onChange={setShow} />}
      <label class="visually-hidden" for={id}>
        {words.link}
      </label>
      <input class="input" id={id} data-link readOnly value={link} />
      <div class="row">
        <CopyButton words={words} action="copy-link" textOf={() => link} />
        {'share' in navigator && <SendButton link={link} />}
      </div>
    </>
  );
}

interface PartsProps {
  readonly show: readonly Part[];
  readonly onChange: (show: readonly Part[]) => void;
}

function Parts({ show, onChange }: PartsProps) {
  const { text } = useWords();
  const words = text.share;
  return (
    <fieldset class="pair">
      <legend class="visually-hidden">{words.parts}</legend>
      {PARTS.map((part) => (
        <Check
          key={part}
          checked={show.includes(part)}
          onCheck={() => {
            onChange(toggled(show, part, PARTS));
          }}
        >
          {words.part[part]}
        </Check>
      ))}
    </fieldset>
  );
}

/** Through whatever the device sends links with. */
function SendButton({ link }: { readonly link: string }) {
  const { text } = useWords();
  return (
    <Button
      onClick={() => {
        // Somebody who changes their mind rejects the promise, and that is no fault.
        navigator.share({ title: 'Downhill', url: link }).catch(() => undefined);
      }}
    >
      {text.share.send}
    </Button>
  );
}
