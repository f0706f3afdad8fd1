/** The button that uncovers a value: as long as it is held, and by three presses in a row for those who can't hold. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { HoldButton } from './hold';
import { useWords } from './page';

const HOLD_MS = 500;
const PRESSES = 3;
const WITHIN_MS = 4000;
/** After three presses nobody lets go: it is covered again by itself. */
const SEEN_MS = 10_000;

export function Reveal({ label, show, stays = false }: { label: string; show: (yes: boolean) => void; stays?: boolean }) {
  const w = useWords();
  const [short, setShort] = useState(false);
  const presses = useRef<number[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const cover = () => {
    clearTimeout(timer.current ?? undefined);
    if (!stays) show(false);
  };
  // Uncovered only as long as someone looks.
  useEffect(() => {
    const look = () => document.hidden && show(false);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const press = () => {
    const now = Date.now();
    presses.current = [...presses.current.filter((at) => now - at < WITHIN_MS), now];
    setShort(true);
    if (presses.current.length < PRESSES) return;
    presses.current = [];
    show(true);
    timer.current = setTimeout(cover, SEEN_MS);
  };
  return (
    <>
      <HoldButton class="small" milliseconds={HOLD_MS} label={label} onHeld={() => show(true)} onRelease={cover} onShort={press}>
        {w('value_hold')}
      </HoldButton>
      <span role="status" class={short ? 'hint' : 'unseen'}>
        {short ? w('value_hold_hint') : ''}
      </span>
    </>
  );
}
