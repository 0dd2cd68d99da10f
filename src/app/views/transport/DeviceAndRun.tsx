import { Device } from './Device.tsx';
import { Figures } from './Figures.tsx';

/** All that is known of what computes, and of the run. */
export function DeviceAndRun() {
  return (
    <>
      <Device />
      <Figures />
    </>
  );
}
