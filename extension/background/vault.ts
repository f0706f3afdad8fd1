/**
 * The watchlist while it is open, and every way in which it opens, changes and closes. One after the other: two pages
 * that save at once are served in turn, and what is in memory is what was written.
 */
import { alarms, session as memory } from '../browser';
import type { Language, Status } from '../protocol';
import * as attempts from './attempts';
import { attempt } from './attempts';
import { takeBackup, writeBackup } from './backup';
import * as engine from './engine';
import { Failure } from './failure';
import * as protection from './protection';
import * as session from './session';
import type { State } from './state';
import { firstState, readState, writeState } from './state';
import type { Kept } from './store';
import * as store from './store';
import * as volumes from './volumes';

type Closed = Exclude<Status['vault'], 'unlocked'>;

const WIPE_END = 'wipe-end';
/** No alarm rings earlier. */
const WIPE_END_LATEST = 30_000;

let closed: Closed = 'empty';
let open: State | null = null;
let waking: Promise<void> | null = null;
let last: Promise<unknown> = Promise.resolve();
/** A wipe that can still be taken back, with the device secret that is on no disk any more. */
let wiping: { device: Uint8Array; until: number } | null = null;
/** Counts locks, so that an unlocking that was overtaken by one knows. */
let locks = 0;
let changed: (before: State | null) => Promise<void> = () => Promise.resolve();

/** Called after every change, with the state as it was before (null: it was not open). `state` gives the one that counts now. */
export const onChange = (listener: (before: State | null) => Promise<void>): void => {
  changed = listener;
};

/**
 * What every event and call begins with: takes up where the last background left off, and locks if the time is over.
 * Afterwards `state` tells.
 */
export async function wake(): Promise<void> {
  waking ??= inTurn(async () => {
    await engine.load();
    const kept = await store.load();
    closed = look(kept);
    const left = await memory.read();
    session.resume(left);
    attempts.resume(left);
    open = session.overdue() ? null : reopen(kept);
    if (open === null) await session.drop();
    else void protect(open);
  });
  try {
    await waking;
  } catch (thrown) {
    // The core or the files could not be had. The next event tries again.
    waking = null;
    throw thrown;
  }
  if (open !== null && session.overdue()) await lock();
}

/** The state, opened by the key in session memory; null if there is none, or if it does not fit what is kept. */
function reopen(kept: Kept): State | null {
  const key = session.key();
  if (key === null || kept.is !== 'vault') return null;
  try {
    const read = readState(engine.openVaultWithKey(kept.sealed, key));
    if (!read.ok) return null;
    engine.watch(read.state.entries, read.state.exceptions);
    return read.state;
  } catch {
    return null;
  }
}

/** The state while unlocked, else null. */
export const state = (): State | null => open;

export const standing = (): Status['vault'] => (open === null ? closed : 'unlocked');

function look(kept: Kept): Closed {
  if (kept.is === 'nothing') return 'empty';
  if (kept.is === 'torn') return 'damaged';
  switch (engine.fault(kept.sealed)) {
    case null:
      return 'locked';
    case 'NewerVersion':
      return 'newer';
    case 'NotAVault':
      return 'foreign';
    default:
      return 'damaged';
  }
}

/** Makes a vault. Never over another one, whatever state that is in. */
export const create = (passphrase: string, language: Language): Promise<void> =>
  inTurn(async () => {
    if (open !== null || wiping !== null || (await store.load()).is !== 'nothing') throw new Failure('Refused');
    const first = firstState(language);
    const device = await store.makeDevice();
    const { sealed, key } = engine.createVault(passphrase, device, writeState(first));
    await store.save(sealed);
    closed = 'locked';
    await begin(first, key);
  });

/**
 * Unlocking takes as long as deriving the key and this part of it more, whatever is in the watchlist that opens: how many
 * items there are to compile is not to be told by a clock.
 */
const AT_LEAST = 1.25;

export async function unlock(passphrase: string): Promise<void> {
  const end = await inTurn(async () => {
    if (open !== null) return 0;
    if (wiping !== null) throw new Failure('Refused');
    const kept = await store.load();
    closed = look(kept);
    if (kept.is !== 'vault') throw new Failure(kept.is === 'torn' ? 'Damaged' : 'Refused');
    const fault = engine.fault(kept.sealed);
    if (fault !== null) throw new Failure(fault);
    const from = performance.now();
    const { state, key } = await attempt(() => engine.openVault(kept.sealed, passphrase, kept.device));
    const derived = performance.now();
    const read = readState(state);
    if (!read.ok) throw new Failure(read.error);
    await begin(read.state, key);
    return from + (derived - from) * AT_LEAST;
  });
  await new Promise((resolve) => setTimeout(resolve, end - performance.now()));
}

async function begin(state: State, key: Uint8Array): Promise<void> {
  const before = locks;
  engine.watch(state.entries, state.exceptions);
  await session.hold(key, state.settings);
  if (locks !== before) {
    engine.forget();
    return session.drop();
  }
  open = state;
  void protect(state);
  void inTurn(() => volumes.mend(slot())).catch(() => undefined);
  await changed(null);
}

/** Messages are recognised from when this is done. */
const protect = ({ chats }: State): Promise<void> => protection.protect(slot(), chats);

/** At once: from the first line on nothing here answers with anything of the watchlist. */
export async function lock(): Promise<void> {
  const before = open;
  locks += 1;
  open = null;
  engine.forget();
  protection.forget();
  await session.drop();
  if (before !== null) await changed(before);
}

/**
 * Destroys all that we keep, whatever state it is in. Locked at once, and the device secret is off the disk with the next
 * step: it stays in this process alone for as long as the wipe may be taken back, so that whatever ends the browser ends
 * the wipe as well. Called again during that time, it waits no longer.
 */
export async function wipe(): Promise<void> {
  const before = open;
  locks += 1;
  open = null;
  engine.forget();
  protection.forget();
  // The marks go while the files are being seen to.
  const told = before === null ? Promise.resolve() : changed(before);
  await inTurn(beginWipe);
  await told;
}

async function beginWipe(): Promise<void> {
  if (wiping !== null) return finishWipe();
  const device = await store.takeDevice();
  const seconds = session.takeBack();
  if (device === null || seconds === 0) return finishWipe();
  const mine = { device, until: Date.now() + seconds * 1000 };
  wiping = mine;
  closed = 'wiping';
  setTimeout(() => void inTurn(() => (wiping === mine ? finishWipe() : Promise.resolve())), seconds * 1000);
  await session.drop();
  // Should this process be stopped before: what the alarm starts finds the trace of a wipe.
  await alarms.set(WIPE_END, Date.now() + WIPE_END_LATEST);
  await changed(null);
}

async function finishWipe(): Promise<void> {
  wiping?.device.fill(0);
  wiping = null;
  try {
    await store.destroy();
  } finally {
    await session.drop();
    await memory.clear();
    await alarms.clearAll();
    closed = look(await store.load());
    await changed(null);
  }
}

/** Takes a wipe back whose time is not over: everything is as it was, and locked. */
export const unwipe = (): Promise<void> =>
  inTurn(async () => {
    if (wiping === null) throw new Failure('Refused');
    await store.putDevice(wiping.device);
    wiping.device.fill(0);
    wiping = null;
    await alarms.clear(WIPE_END);
    closed = look(await store.load());
    await changed(null);
  });

/** Until when a wipe can be taken back, in milliseconds since 1970; null when there is none. */
export const wipingUntil = (): number | null => wiping?.until ?? null;

/** The state, or `Locked`. */
export const opened = (): State => unlocked().state;

/**
 * Changes the state: `edit` gives the new one, or the same object if nothing changes. Written before it counts. `slot`: the
 * number of the slot that the state is in.
 */
export const change = (edit: (state: State, slot: number) => State | Promise<State>): Promise<void> =>
  inTurn(async () => {
    const { state } = unlocked();
    const next = await edit(state, slot());
    if (next !== state) await keep(next);
  });

/** The open state replaced, written first. A watchlist that can't be compiled is not written. */
async function keep(next: State): Promise<void> {
  const { state, key } = unlocked();
  const rewatch = next.entries !== state.entries || next.exceptions !== state.exceptions;
  if (rewatch) engine.watch(next.entries, next.exceptions);
  try {
    const kept = await store.load();
    if (kept.is !== 'vault') throw new Failure('Damaged');
    await store.save(engine.resealVault(kept.sealed, key, writeState(next)));
  } catch (thrown) {
    if (rewatch && open !== null) engine.watch(open.entries, open.exceptions);
    throw thrown;
  }
  // It was locked while it was being written: it is kept, and stays locked.
  if (open === null) return;
  open = next;
  if (next.chats !== state.chats) await protect(next);
  if (next.settings !== state.settings) await session.follow(next.settings);
  await changed(state);
}

export const changePassphrase = (old: string, passphrase: string): Promise<void> =>
  inTurn(async () => {
    const held = unlocked().key;
    const kept = await store.load();
    if (kept.is !== 'vault') throw new Failure('Damaged');
    const key = await attempt(() => {
      const opened = engine.openVault(kept.sealed, old, kept.device).key;
      // It may open another slot of the vault than the one that is open: not this one's passphrase, then.
      if (opened.some((byte, index) => byte !== held[index])) throw new Failure('WrongPassphrase');
      return opened;
    });
    const next = engine.changePassphrase(kept.sealed, key, passphrase, kept.device);
    await store.save(next.sealed);
    if (open !== null) await session.hold(next.key, open.settings);
  });

/** Another watchlist beside the open one, empty, in a slot that none of the `kept` passphrases opens. */
export const addWatchlist = (passphrase: string, others: string[]): Promise<void> =>
  inTurn(async () => {
    const { state, key } = unlocked();
    const kept = await store.load();
    if (kept.is !== 'vault') throw new Failure('Damaged');
    // As one's own was when it was new, in the language and with the settings that a look at the screen would expect.
    const first = { ...firstState(state.settings.language ?? 'en'), settings: state.settings };
    await store.save(await attempt(() => engine.addToVault(kept.sealed, key, others, passphrase, kept.device, writeState(first))));
  });

export const exportBackup = (passphrase: string): Promise<Uint8Array> =>
  inTurn(async () => engine.sealBackup(await writeBackup(unlocked().state, slot()), passphrase));

export const importBackup = (bytes: Uint8Array, passphrase: string): Promise<void> =>
  inTurn(async () => {
    const { state } = unlocked();
    await keep(await takeBackup(engine.openBackup(bytes, passphrase), state, slot()));
  });

/** The number of the open slot: what the core puts after a key's 32 bytes (src/vault/mod.rs). */
const slot = (): number => unlocked().key[32] ?? 0;

function unlocked(): { state: State; key: Uint8Array } {
  const key = session.key();
  if (open === null || key === null) throw new Failure('Locked');
  return { state: open, key };
}

/** One after the other, a failed one too. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
