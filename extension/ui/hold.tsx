/**
 * A button that has to be held: by the pointer, or by Enter or the space bar. What a hand does by accident is too short,
 * and says so.
 */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const HOLDING_KEYS = ['Enter', ' '];

export function HoldButton({
  milliseconds,
  label,
  class: style = '',
  onHeld,
  onRelease,
  onShort,
  children,
}: {
  milliseconds: number;
  /** Where what is written on it does not say enough. */
  label?: string;
  class?: string;
  onHeld: () => void;
  /** Let go after it was held long enough. */
  onRelease?: () => void;
  /** Pressed, and let go before. Also how those press it who can't hold: a screen reader, a switch. */
  onShort: () => void;
  children: ComponentChildren;
}) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** It was held long enough, and the click that comes of letting go means nothing. */
  const held = useRef(false);
  const begin = () => {
    if (timer.current !== null) return;
    held.current = false;
    setHolding(true);
    timer.current = setTimeout(() => {
      held.current = true;
      onHeld();
    }, milliseconds);
  };
  const end = () => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    setHolding(false);
    if (held.current) onRelease?.();
  };
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  return (
    <button
      type="button"
      class={`hold ${style} ${holding ? 'holding' : ''}`}
      aria-label={label}
      onPointerDown={(event) => event.button === 0 && begin()}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onBlur={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!HOLDING_KEYS.includes(event.key)) return;
        // A key that is held would click again and again.
        event.preventDefault();
        if (!event.repeat) begin();
      }}
      onKeyUp={(event) => {
        if (!HOLDING_KEYS.includes(event.key)) return;
        event.preventDefault();
        const short = timer.current !== null && !held.current;
        end();
        if (short) onShort();
      }}
      onClick={() => {
        if (!held.current) onShort();
        held.current = false;
      }}
    >
      <span>{children}</span>
    </button>
  );
}
