import { useState } from 'preact/hooks';

export function useRedraw(): () => void {
  const [, count] = useState(0);
  return () => count((n) => n + 1);
}
