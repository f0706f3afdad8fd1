/**
 * The two files that we keep, in the browser's private file system: out of reach of content scripts, and measured to
 * leave nothing of an overwritten file behind. The only file that writes, and it takes sealed bytes only.
 *
 * `vault` is the sealed watchlist; `device` is 32 random bytes, part of every key, so that a wipe has only these to
 * destroy. A writable swaps its file in when it is closed, so a crash leaves the old bytes or the new ones.
 */
import { Failure } from './failure';

declare const sealed: unique symbol;
/** Bytes that only a passphrase opens. Made by the core's seal functions (engine.ts) and by reading our own file. */
export type Sealed = Uint8Array & { readonly [sealed]: true };

const DEVICE_LENGTH = 32;

export type Kept =
  | { is: 'nothing' }
  | { is: 'vault'; sealed: Sealed; device: Uint8Array }
  /** The vault is there, its device secret is not, or is of the wrong length: nothing will open it. */
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

/** What is kept. A wipe that was cut short is finished first: a device secret of zeros is its trace. */
export async function load(): Promise<Kept> {
  const [vault, device] = await Promise.all([read('vault'), read('device')]);
  if (device !== null && device.length === DEVICE_LENGTH && device.every((byte) => byte === 0)) {
    await destroy();
    return { is: 'nothing' };
  }
  // An empty vault file is what a crash between making the name and writing the first bytes leaves.
  if (vault === null || vault.length === 0) return { is: 'nothing' };
  if (device === null || device.length !== DEVICE_LENGTH) return { is: 'torn' };
  return { is: 'vault', sealed: vault as Sealed, device };
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

export const save = (bytes: Sealed): Promise<void> => write('vault', bytes);

/** Destroys the device secret first (from then on no passphrase opens any copy of the vault), then the rest. */
export async function destroy(): Promise<void> {
  await write('device', new Uint8Array(DEVICE_LENGTH));
  const vault = await read('vault');
  if (vault !== null) await write('vault', crypto.getRandomValues(new Uint8Array(Math.min(vault.length, 65_536))));
  await remove('vault');
  await remove('device');
}
