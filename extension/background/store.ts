/**
 * The files that we keep, in the browser's private file system: out of reach of content scripts, and measured to leave
 * nothing of an overwritten file behind. The only file that writes, and it takes sealed bytes only (a wipe begins with
 * erase/erase.ts, which overwrites in place).
 *
 * `vault` is the sealed watchlist; `volume-…` hold what is too long for it, as many for each of its slots; `device` is 32 random bytes, part of every key, so that a wipe has only these to
 * destroy. Closing a writable does not swap a file in one step everywhere: Firefox, killed in the middle, was seen to
 * leave it empty. So a save writes `next` first, with its checksum in front, then `vault`, then removes `next`: at any
 * moment one of the two is whole, and `load` takes up a whole `next`.
 */
import { Failure } from './failure';
import { CLASSES, VOLUME } from './layout';

declare const sealed: unique symbol;
/** Bytes that only a passphrase opens. Made by the core's seal functions (engine.ts) and by reading our own file. */
export type Sealed = Uint8Array & { readonly [sealed]: true };

const NAMES = ['vault', 'next', 'device'];
const SLOTS = 4;
const volumeName = (slot: number, number: number): string => `volume-${slot}-${number}`;
const VOLUME_NAMES = new Set(
  Array.from({ length: SLOTS }, (_, slot) => Array.from({ length: CLASSES[4] }, (_, number) => volumeName(slot, number))).flat(),
);
/** So many volumes are written at the same time: one after the other, most of the time goes by in waiting. */
const AT_ONCE = 8;
/** As much as one call gives. */
const RANDOM_STEP = 65_536;
const DEVICE_LENGTH = 32;
const SUM_LENGTH = 32;

export type Kept =
  | { is: 'nothing' }
  | { is: 'vault'; sealed: Sealed; device: Uint8Array }
  /** The vault is empty, or its device secret is missing or of the wrong length: nothing will open it. */
  | { is: 'torn' };

const folder = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory();

async function read(name: string): Promise<Uint8Array | null> {
  try {
    const file = await (await (await folder()).getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw thrown;
  }
}

async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const name of (await folder()).keys()) found.push(name);
  return found;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Written, closed, read back and compared: only then is it kept. */
async function write(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const writable = await (await (await folder()).getFileHandle(name, { create: true })).createWritable();
    try {
      await writable.write(bytes as Uint8Array<ArrayBuffer>);
      await writable.close();
    } catch (thrown) {
      await writable.abort().catch(() => undefined);
      throw thrown;
    }
  } catch (thrown) {
    throw thrown instanceof DOMException && thrown.name === 'QuotaExceededError' ? new Failure('StorageFull') : thrown;
  }
  const back = await read(name);
  if (back === null || !same(back, bytes)) throw new Failure('StorageFull');
}

async function remove(name: string): Promise<void> {
  try {
    await (await folder()).removeEntry(name);
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
  }
}

/** What is kept. A save or a wipe that was cut short is finished first: a device secret of zeros is the trace of a wipe. */
export async function load(): Promise<Kept> {
  const device = await read('device');
  if (device !== null && device.length === DEVICE_LENGTH && device.every((byte) => byte === 0)) {
    await destroy();
    return { is: 'nothing' };
  }
  await finishSave();
  // Chromium's own half-written file of a save that was killed: an old state, sealed, that nobody asked to be kept.
  for (const name of await names()) if (!NAMES.includes(name) && !VOLUME_NAMES.has(name)) await remove(name);
  const vault = await read('vault');
  if (vault === null) return { is: 'nothing' };
  if (vault.length === 0 || device === null || device.length !== DEVICE_LENGTH) return { is: 'torn' };
  return { is: 'vault', sealed: vault as Sealed, device };
}

/** A `next` that is whole was about to become the vault; one that is not never counted. */
async function finishSave(): Promise<void> {
  const next = await read('next');
  if (next === null) return;
  const bytes = next.subarray(SUM_LENGTH);
  if (next.length > SUM_LENGTH && same(next.subarray(0, SUM_LENGTH), await sum(bytes))) await write('vault', bytes);
  await remove('next');
}

async function sum(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** A device secret for a new vault, kept before the vault is: a vault without it would open for nobody. */
export async function makeDevice(): Promise<Uint8Array> {
  // Asks not to be thrown out when the disk is full. Chromium's service worker can't ask; the permission
  // `unlimitedStorage` says the same there.
  if ('persist' in navigator.storage) await navigator.storage.persist().catch(() => false);
  const device = crypto.getRandomValues(new Uint8Array(DEVICE_LENGTH));
  await write('device', device);
  return device;
}

export async function save(bytes: Sealed): Promise<void> {
  const next = new Uint8Array(SUM_LENGTH + bytes.length);
  next.set(await sum(bytes));
  next.set(bytes, SUM_LENGTH);
  await write('next', next);
  await write('vault', bytes);
  await remove('next');
}

// ------------------------------------------------------------------------------------------------------------- volumes

/** How many volumes a slot has. Files of a growth that was cut short count: the next write makes the rest. */
export async function volumeCount(): Promise<number> {
  const numbers = (await names()).filter((name) => VOLUME_NAMES.has(name)).map((name) => Number(name.slice(name.lastIndexOf('-') + 1)) + 1);
  return Math.max(0, ...numbers);
}

/** Null: it is not there. */
export const readVolume = (slot: number, number: number): Promise<Sealed | null> =>
  read(volumeName(slot, number)) as Promise<Sealed | null>;

/**
 * Writes these volumes of a slot: sealed parts at their places, random bytes around them. Each slot has `count` volumes
 * then, the new ones random: of those that hold nothing, nobody can tell. Nothing of the state may lie in what is written.
 */
export async function writeVolumes(slot: number, volumes: Map<number, { at: number; sealed: Sealed }[]>, count: number): Promise<void> {
  const present = new Set(await names());
  const made: string[] = [];
  const work: (() => Promise<void>)[] = [];
  for (let of = 0; of < SLOTS; of += 1) {
    for (let number = 0; number < count; number += 1) {
      const name = volumeName(of, number);
      if (!present.has(name)) made.push(name);
      const parts = of === slot ? volumes.get(number) : undefined;
      if (parts !== undefined) work.push(() => write(name, volume(parts)));
      // One that a stopped background left too short was never in use.
      else if (!present.has(name) || (await sizeOf(name)) !== VOLUME) work.push(() => write(name, volume([])));
    }
  }
  const hands = Array.from({ length: AT_ONCE }, async () => {
    try {
      for (let next = work.pop(); next !== undefined; next = work.pop()) await next();
    } finally {
      work.length = 0;
    }
  });
  const failed = (await Promise.allSettled(hands)).find((hand) => hand.status === 'rejected');
  if (failed === undefined) return;
  for (const name of made) await remove(name).catch(() => undefined);
  throw failed.reason;
}

function volume(parts: readonly { at: number; sealed: Sealed }[]): Uint8Array {
  const bytes = new Uint8Array(VOLUME);
  for (let at = 0; at < VOLUME; at += RANDOM_STEP) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_STEP));
  for (const { at, sealed } of parts) bytes.set(sealed, at);
  return bytes;
}

const sizeOf = async (name: string): Promise<number> => (await (await (await folder()).getFileHandle(name)).getFile()).size;

/** Destroys the device secret first (from then on no passphrase opens any copy of the vault), then the rest. */
export async function destroy(): Promise<void> {
  await write('device', new Uint8Array(DEVICE_LENGTH));
  const all = (await names()).filter((name) => name !== 'device');
  for (const name of all.filter((name) => !VOLUME_NAMES.has(name))) {
    const sealed = NAMES.includes(name) ? await read(name) : null;
    // As much as one call gives: what is left of the rest opens for nobody.
    if (sealed !== null) await write(name, crypto.getRandomValues(new Uint8Array(Math.min(sealed.length, RANDOM_STEP))));
    await remove(name);
  }
  // Their keys were in the vault.
  await Promise.all(all.filter((name) => VOLUME_NAMES.has(name)).map(remove));
  await remove('device');
}
