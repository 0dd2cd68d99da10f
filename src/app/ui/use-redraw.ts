import { useState } from 'preact/hooks';

/** A way to have the view drawn again. */
export function useRedraw(): () => void {
  const [, count] = useState(0);
  return () => {
    count((n) => n + 1);
  };
}
