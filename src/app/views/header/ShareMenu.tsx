import { SHARE } from '../../i18n/share.ts';
import { useEffect, useState } from 'preact/hooks';
import type { OwnData } from '../../../core/data/own.ts';
import { usePage } from '../../app-context.ts';
import { DEFAULT_PREFERENCES, PARTS, toggled } from '../../preferences.ts';
import { download } from '../../download.ts';
import { writeAddress } from '../../settings/address.ts';
import { MOST_KEPT_ROWS } from '../../tables/kept-table.ts';
import { hashOf, MOST_LINK, setupFile } from '../../tables/setup.ts';
import { Button } from '../../ui/Button.tsx';
import { useFirstFocus } from '../../ui/Popover.tsx';
import { Check } from '../../ui/Check.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

/** A link that opens the page as it is, or parts of it within another page. */
export function ShareLink() {
  useFirstFocus();
  const { text, config, preferences, own } = usePage(SHARE);
  const words = text.share;
  const [what, setWhat] = useState<'page' | 'embed'>('page');
  const [show, setShow] = useState(DEFAULT_PREFERENCES.show);
  const isPage = what === 'page';
  const shared = isPage ? preferences : { ...preferences, embed: 1 as const, show };
  const bare = new URL(location.pathname + writeAddress(config, shared), location.href).href;
  const hash = useHash(own);
  const carries = hash !== undefined && bare.length + hash.length <= MOST_LINK;
  const link = carries ? bare + hash : bare;
  const fits = link.length <= MOST_LINK;
  const isLarge = own !== undefined && !carries;
  return (
    <>
      <Segmented
        label={words.what}
        value={what}
        choices={{ page: words.page, embed: words.embed }}
        onChoose={setWhat}
      />
      {(own === undefined || !isPage) && (
        <p class="hint">{isPage ? words.about : words.aboutEmbed}</p>
      )}
      {(own !== undefined || !fits) && (
        <p class={carries && fits ? 'hint' : 'hint is-warning'} data-kind="own-data">
          {!fits || own === undefined
            ? words.tooLong
            : (carries ? words.carries : words.ownData)(own.name)}
        </p>
      )}
      {!isPage && (
        <fieldset class="pair">
          <legend class="visually-hidden">{words.parts}</legend>
          {PARTS.map((part) => (
            <Check
              key={part}
              checked={show.includes(part)}
              onCheck={() => setShow((now) => toggled(now, part, PARTS))}
            >
              {words.part[part]}
            </Check>
          ))}
        </fieldset>
      )}
      {fits && <input class="input" aria-label={words.link} data-link readOnly value={link} />}
      <div class="row">
        {fits && <CopyButton word={words.copy} action="copy-link" textOf={() => link} />}
        {fits && 'share' in navigator && (
          <Button
            onClick={() => {
              // Somebody who changes their mind rejects the promise, and that is no fault.
              navigator.share({ title: 'Downhill', url: link }).catch(() => undefined);
            }}
          >
            {words.send}
          </Button>
        )}
        {(isLarge || !fits) && (own?.x.length ?? 0) <= MOST_KEPT_ROWS && (
          <Button data-action="save-setup" onClick={() => download(setupFile(config, own))}>
            {words.file}
          </Button>
        )}
      </div>
    </>
  );
}

/** The part of a link that carries these data; undefined where none can, and until it is packed. */
function useHash(own: OwnData | undefined): string | undefined {
  const [packed, setPacked] = useState<{ own: OwnData; hash: string | undefined } | undefined>();
  useEffect(() => {
    if (own !== undefined) void hashOf(own).then((hash) => setPacked({ own, hash }));
  }, [own]);
  return packed?.own === own ? packed?.hash : undefined;
}
