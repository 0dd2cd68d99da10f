import { usePage, useSome } from '../../app-context.ts';
import { Check } from '../../ui/Check.tsx';

/** What each key does, and whether they act. */
export function Keys() {
  const { guide, text } = usePage();
  const { shortcuts } = useSome('guide', 'shortcuts');
  const { keys } = text.explain;
  const { space, keys: transport } = text.transport;
  return (
    <>
      <dl class="pairs">
        {[
          [space, transport.play],
          ['→', transport.step],
          ['R', transport.reset],
          ['Ctrl Z', text.undo.listed],
          ['?', keys.show],
          ['Esc', keys.escape],
          ['Tab', keys.tab],
          ['← → ↑ ↓', text.points.listed],
        ].map(([key, does]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={does}>{does}</dd>,
        ])}
      </dl>
      <Check checked={shortcuts} onCheck={guide.setShortcuts}>
        {keys.enabled(space)}
      </Check>
    </>
  );
}
