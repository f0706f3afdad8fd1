/** Seconds that go down while someone looks. */

import { useEffect, useState } from 'preact/hooks';

const left = (until: number | null): number => (until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));

/** How many seconds there are still until a time, in milliseconds since 1970; 0 when it is over, or there is none. */
export function useSecondsTo(until: number | null): number {
  const [, look] = useState(0);
  const now = left(until);
  useEffect(() => {
    if (now === 0) return;
    const timer = setTimeout(() => look((times) => times + 1), 250);
    return () => clearTimeout(timer);
  });
  return now;
}
