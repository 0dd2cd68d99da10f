import { sameRun, verifiedConfig } from '../../state/verification.ts';
import { usePage, useSelected, useSome } from '../../app-context.ts';
import { NoFrame, lazy } from '../../ui/lazy.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { ViewLink } from '../ViewLinks.tsx';

/** Whether the numbers of this run were checked, and the way to where they are. */
export function VerifiedChip() {
  const { text } = usePage();
  const verified = useSelected((state) => {
    const { config, own, report, phase } = state.verification;
    if (phase !== 'done' || config === undefined || report === undefined) return undefined;
    const isThis = own === state.own && sameRun(config, verifiedConfig(state));
    return isThis ? report.pass : undefined;
  });
  const { yes, no, unknown } = text.chips.verified;
  return (
    <span class={verified === undefined ? 'chip' : verified ? 'chip is-good' : 'chip is-bad'}>
      <ViewLink to="verify" isHere={false}>
        {verified === undefined ? unknown : verified ? yes : no}
      </ViewLink>
    </span>
  );
}

/** What computes, and how fast; all that is known of it behind it. */
export function DeviceChip() {
  const { text, numbers } = usePage();
  const { engine, stepsPerSecond } = useSome('run', 'engine', 'stepsPerSecond');
  const { device, chips } = text;
  const name = engine === undefined ? device.none : device.engines[engine.engine];
  const label = Number.isNaN(stepsPerSecond)
    ? name
    : `${name} · ${chips.speed(numbers.compact(stepsPerSecond))}`;
  return <Popover label={label} action="device" Body={DeviceAndRun} />;
}

const DeviceAndRun = lazy(async () => (await import('./DeviceAndRun.tsx')).DeviceAndRun, NoFrame);
