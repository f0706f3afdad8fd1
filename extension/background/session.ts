/**
 * Whether we are unlocked, and for how long still. The key lives in the browser's session memory: it survives the
 * background being stopped, and is gone when the browser is.
 *
 * The deadline is an absolute time, looked at on every wake and every call, not only by a timer: a machine that slept
 * past it wakes up locked. It moves only by what the user does. A clock that was set back locks too: how long that was,
 * nobody knows.
 */
import { alarms, idle, session } from '../browser';
import type { Settings } from '../protocol';
import { FIRST_TAKE_BACK, TAKE_BACKS } from '../protocol';
import { fromBase64, toBase64 } from './base64';

type Held = { key: string; deadline: number; seen: number; minutes: number };

const NAME = 'held';
const TAKE_BACK = 'takeBack';
const ALARM = 'lock';
/** Clocks are set right by seconds all the time. */
const CLOCK_SLACK = 60_000;
/** How old the time last seen may get in session memory. */
const SEEN_STEP = 15_000;

let held: Held | null = null;
/** How long a wipe can be taken back, as the settings said that were open last: a wipe is asked for while locked too. */
let grace: Settings['takeBack'] = FIRST_TAKE_BACK;

const isHeld = (value: unknown): value is Held => {
  if (typeof value !== 'object' || value === null) return false;
  const { key, deadline, seen, minutes } = value as Record<string, unknown>;
  return typeof key === 'string' && typeof deadline === 'number' && typeof seen === 'number' && typeof minutes === 'number';
};

/** At wake: takes up what session memory holds. */
export function resume(memory: Record<string, unknown>): void {
  grace = TAKE_BACKS.find((seconds) => seconds === memory[TAKE_BACK]) ?? FIRST_TAKE_BACK;
  const value = memory[NAME];
  held = isHeld(value) ? { ...value } : null;
  if (held !== null) watch(held.minutes);
}

/** The key, or null when there is none. Whether it may still be used is for `overdue` to say. */
export const key = (): Uint8Array | null => (held === null ? null : fromBase64(held.key));

/** Whether the time is over. The caller then locks. */
export function overdue(now = Date.now()): boolean {
  if (held === null) return false;
  if (now >= held.deadline || now < held.seen - CLOCK_SLACK) return true;
  if (now > held.seen + SEEN_STEP) {
    held.seen = now;
    void keep(held);
  }
  return false;
}

/** Unlocked with this key from now on. */
export async function hold(bytes: Uint8Array, { idleMinutes: minutes, takeBack }: Settings): Promise<void> {
  const now = Date.now();
  held = { key: toBase64(bytes), deadline: now + minutes * 60_000, seen: now, minutes };
  watch(minutes);
  await keep(held);
  await keepTakeBack(takeBack);
  await setAlarm(held, now);
}

/** The settings are others now. */
export async function follow({ idleMinutes, takeBack }: Settings): Promise<void> {
  if (idleMinutes !== held?.minutes) await extend(idleMinutes);
  await keepTakeBack(takeBack);
}

/** In seconds. */
export const takeBack = (): Settings['takeBack'] => grace;

/** The user did something, or chose another idle time: the time runs anew. */
export async function extend(minutes = held?.minutes): Promise<void> {
  if (held === null || minutes === undefined || overdue()) return;
  const now = Date.now();
  held = { ...held, minutes, deadline: now + minutes * 60_000, seen: Math.max(held.seen, now) };
  watch(minutes);
  await keep(held);
  await setAlarm(held, now);
}

/** Locked from now on: at once in this process, and then in session memory. */
export async function drop(): Promise<void> {
  held = null;
  await session.remove([NAME]);
  await alarms.clear(ALARM);
}

/**
 * The alarm rings half way to the deadline. If the user was at the machine since then, the time runs anew; if not, it
 * rings again at the deadline. So a page that keeps talking to us doesn't keep us unlocked, and a user who only reads
 * isn't locked out.
 */
export async function onAlarm(name: string): Promise<void> {
  if (name !== ALARM || held === null || overdue()) return;
  const half = Math.max(15, held.minutes * 30);
  if ((await idle.state(half)) === 'active') await extend();
  else if (held !== null) await alarms.set(ALARM, held.deadline);
}

/** Whether what the browser says of the user's presence means: lock. */
export async function isAbsence(state: 'active' | 'idle' | 'locked'): Promise<boolean> {
  if (held === null || state === 'active') return false;
  // A background that has just started hears by the browser's own idle time at first.
  return state === 'locked' || (await idle.state(held.minutes * 60)) !== 'active';
}

async function keepTakeBack(seconds: Settings['takeBack']): Promise<void> {
  grace = seconds;
  await session.write({ [TAKE_BACK]: seconds });
}

const keep = (value: Held): Promise<void> => session.write({ [NAME]: value });

const setAlarm = (value: Held, now: number): Promise<void> => alarms.set(ALARM, now + (value.deadline - now) / 2);

const watch = (minutes: number): void => idle.after(minutes * 60);
