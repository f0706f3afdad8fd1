/**
 * The files that we keep, in the browser's private file system: out of reach of content scripts, and measured to leave
 * nothing of an overwritten file behind. The only file that writes, and it takes sealed bytes only (a wipe overwrites in
 * place: eraser.ts).
 *
 * `vault` is the sealed watchlist; `volumes/` what is too long for it, as many files for each of its slots; `device` is 32
 * random bytes, part of every key, so that a wipe has only these to destroy.
 *
 * Closing a writable does not swap a file in one step everywhere: Firefox, killed in the middle, was seen to leave it empty.
 * So a save writes `next` first, with its checksum in front, then `vault`, then removes `next`: at any moment one of the two
 * is whole, and `load` takes up a whole `next`. A volume is written only where nothing lies that counts.
 */
import { overwrite } from './eraser';
import { Failure } from './failure';
import { CLASSES, VOLUME } from './layout';

declare const sealed: unique symbol;
/** Bytes that only a passphrase opens. Made by the core's seal functions (engine.ts) and by reading our own file. */
export type Sealed = Uint8Array & { readonly [sealed]: true };

const NAMES = ['vault', 'next', 'device'];
/** The folder of the volumes: one, because removing it is one call, and a hundred files are seconds in Firefox. */
const VOLUMES = 'volumes';
const SLOTS = 4;
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
const volumes = async (): Promise<FileSystemDirectoryHandle> => (await folder()).getDirectoryHandle(VOLUMES, { create: true });

async function read(name: string, within = folder): Promise<Uint8Array | null> {
  try {
    const file = await (await (await within()).getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw thrown;
  }
}

async function names(within = folder): Promise<string[]> {
  const found: string[] = [];
  for await (const name of (await within()).keys()) found.push(name);
  return found;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Written, closed, read back and compared: only then is it kept. */
async function write(name: string, bytes: Uint8Array, within = folder): Promise<void> {
  try {
    const writable = await (await (await within()).getFileHandle(name, { create: true })).createWritable();
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
  const back = await read(name, within);
  if (back === null || !same(back, bytes)) throw new Failure('StorageFull');
}

async function remove(name: string, within = folder): Promise<void> {
  try {
    await (await within()).removeEntry(name, { recursive: true });
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
  const all = await names();
  for (const name of all) if (!NAMES.includes(name) && name !== VOLUMES) await remove(name);
  if (all.includes(VOLUMES)) for (const name of await names(volumes)) if (!VOLUME_NAME.test(name)) await remove(name, volumes);
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
  const before = await read('vault');
  try {
    await write('next', next);
    await write('vault', bytes);
  } catch (thrown) {
    // What is told to have failed must not come true later. Where the vault was hit, `next` is the one that is whole.
    const left = await read('vault');
    if (before === null ? left === null : left !== null && same(left, before)) await remove('next').catch(() => undefined);
    throw thrown;
  }
  // One that stays is what the vault is.
  await remove('next').catch(() => undefined);
}

// ------------------------------------------------------------------------------------------------------------- volumes

const VOLUME_NAME = /^[0-3]-\d{1,2}$/;
const volumeName = (slot: number, number: number): string => `${slot}-${number}`;

/** How many volumes a slot has. */
export async function volumeCount(): Promise<number> {
  if (!(await names()).includes(VOLUMES)) return 0;
  const highest = Math.max(-1, ...(await names(volumes)).map((name) => Number.parseInt(name.slice(2), 10)));
  return CLASSES.find((size) => size > highest) ?? 0;
}

/** Null: it is not there. */
export async function readVolume(slot: number, number: number): Promise<Sealed | null> {
  if (!(await names()).includes(VOLUMES)) return null;
  return (await read(volumeName(slot, number), volumes)) as Sealed | null;
}

/**
 * Writes these volumes of a slot: sealed parts at their places, random bytes around them. Each slot has `count` volumes
 * then, the new ones random: of those that hold nothing, nobody can tell. Nothing of the state may lie in what is written.
 * The last are made first: where a growth was cut short, how many there should be is still to be seen.
 */
export async function writeVolumes(slot: number, written: Map<number, { at: number; sealed: Sealed }[]>, count: number): Promise<void> {
  const present = new Set(await names(volumes));
  const all = Array.from({ length: SLOTS * count }, (_, at) => ({ of: at % SLOTS, number: Math.floor(at / SLOTS) }));
  const work = (
    await Promise.all(
      all.map(async ({ of, number }) => {
        const name = volumeName(of, number);
        const parts = of === slot ? written.get(number) : undefined;
        // One that was left too short was never in use.
        const stays = parts === undefined && present.has(name) && (await sizeOf(name)) === VOLUME;
        return stays ? [] : [{ name, parts: parts ?? [] }];
      }),
    )
  ).flat();
  const made = work.filter(({ name }) => !present.has(name));
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (let next = work.pop(); next !== undefined; next = work.pop()) await write(next.name, volume(next.parts), volumes);
  });
  const failed = (await Promise.allSettled(hands)).find((hand) => hand.status === 'rejected');
  if (failed === undefined) return;
  // What could not be written whole is not left half: the old state has all that it had.
  for (const { name } of made) await remove(name, volumes).catch(() => undefined);
  throw failed.reason;
}

function volume(parts: readonly { at: number; sealed: Sealed }[]): Uint8Array {
  const bytes = new Uint8Array(VOLUME);
  for (let at = 0; at < VOLUME; at += RANDOM_STEP) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_STEP));
  for (const { at, sealed } of parts) bytes.set(sealed, at);
  return bytes;
}

const sizeOf = async (name: string): Promise<number> => (await (await (await volumes()).getFileHandle(name)).getFile()).size;

/**
 * Takes the device secret off the disk: from now on no passphrase opens any copy of the vault, and whatever loads next
 * finishes the wipe. What is given back is the only one left; null if there was none.
 */
export async function takeDevice(): Promise<Uint8Array | null> {
  const device = await read('device');
  if (device === null) return null;
  await overwrite('device');
  const left = await read('device');
  if (left === null || left.some((byte) => byte !== 0)) await write('device', new Uint8Array(DEVICE_LENGTH));
  return device.length === DEVICE_LENGTH && device.some((byte) => byte !== 0) ? device : null;
}

/** Takes a wipe back, while nothing but the device secret is gone. */
export const putDevice = (device: Uint8Array): Promise<void> => write('device', device);

/** Destroys the device secret first, then the rest. */
export async function destroy(): Promise<void> {
  const whole = await overwrite('all');
  if (!whole) await write('device', new Uint8Array(DEVICE_LENGTH));
  for (const name of (await names()).filter((name) => name !== 'device')) {
    const sealed = !whole && NAMES.includes(name) ? await read(name) : null;
    // As much as one call gives: what is left of the rest opens for nobody.
    if (sealed !== null) await write(name, crypto.getRandomValues(new Uint8Array(Math.min(sealed.length, RANDOM_STEP))));
    // The keys of the volumes were in the vault.
    await remove(name);
  }
  await remove('device');
}
