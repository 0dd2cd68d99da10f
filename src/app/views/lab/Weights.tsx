import { isNetwork } from '../../../core/models/model.ts';
import { useSome } from '../../app-context.ts';
import { lazy, type FrameProps } from '../../ui/lazy.tsx';

const Picture = lazy(
  async () => (await import('./network/WeightsPicture.tsx')).WeightsPicture,
  InItsPlace,
);

function InItsPlace({ children }: FrameProps) {
  return <section class="weights">{children}</section>;
}

/** Of a network alone. */
export function Weights() {
  const { prepared } = useSome('run', 'prepared');
  return prepared !== undefined && isNetwork(prepared.problem.model) ? <Picture /> : null;
}
