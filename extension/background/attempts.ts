/**
 * Wrong passphrases, one after another, make the next try wait: a moment at first, a minute in the end. It slows the person at
 * the keyboard down, and nobody else: who has the disk guesses without us, at the cost of the key derivation.
 *
 * Nothing readable may be written, so what is counted lies in session memory: it outlives a stopped background, not the
 * browser. A clock that is set forward ends a wait; one that is set back begins it anew.
 */
import { session } from '../browser';
import { Failure, nameOf } from './failure';

const NAME = 'attempts';
/** So many may come as they like: fingers slip. */
const FREE = 3;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;

let wrong = 0;
let last = 0;

/** At wake. */
export function resume(memory: Record<string, unknown>): void {
  const kept = memory[NAME];
  if (typeof kept !== 'object' || kept === null) return;
  const { wrong: count, last: at } = kept as Record<string, unknown>;
  if (typeof count === 'number' && typeof at === 'number') [wrong, last] = [count, at];
}

const wait = (): number => (wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE)));

/** Until when no passphrase is tried, in milliseconds since 1970; null when the next may come. */
export function until(now = Date.now()): number | null {
  if (now < last) last = now;
  return now < last + wait() ? last + wait() : null;
}

/** Tries a passphrase, if its time has come (else `TooSoon`, and nothing is tried). What opens something ends the counting. */
export async function attempt<T>(guess: () => T): Promise<T> {
  if (until() !== null) throw new Failure('TooSoon');
  try {
    const opened = guess();
    if (wrong > 0) await count(0);
    return opened;
  } catch (thrown) {
    if (nameOf(thrown) === 'WrongPassphrase') await count(wrong + 1);
    throw thrown;
  }
}

function count(to: number): Promise<void> {
  wrong = to;
  last = Date.now();
  return session.write({ [NAME]: { wrong, last } });
}
