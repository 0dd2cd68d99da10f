import { usePage, useSome } from '../../app-context.ts';
import { LEARN } from '../../i18n/learn.ts';
import { Check } from '../../ui/Check.tsx';

export function Keys() {
  const { guide, text } = usePage(LEARN);
  const { shortcuts } = useSome('guide', 'shortcuts');
  const { listed } = text;
  const { space } = text.transport;
  return (
    <>
      <dl class="pairs">
        {[
          [space, listed.play],
          ['→', listed.step],
          ['F', listed.fit],
          ['R', listed.reset],
          ['Ctrl Z', listed.undo],
          ['?', listed.keys],
          ['Esc', listed.escape],
          ['Tab', listed.tab],
          ['← → ↑ ↓', listed.points],
        ].map(([key, does]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={does}>{does}</dd>,
        ])}
      </dl>
      <Check checked={shortcuts} onCheck={guide.setShortcuts}>
        {listed.enabled(space)}
      </Check>
    </>
  );
}
