/**
 * Overwrites our files where they lie, as a worker: a file that is written through `createWritable` is another file
 * afterwards, and the blocks of the one before stay as they were until something else needs them. Only a dedicated worker
 * may write in place; the background starts this one (background/eraser.ts) and says what to overwrite.
 *
 * The device secret comes first. Zeros in its place are the trace of a wipe: whatever happens next, it is finished.
 */

/** What lib.dom.d.ts has for workers only. */
type InPlace = {
  createSyncAccessHandle(): Promise<{
    getSize(): number;
    write(bytes: Uint8Array, at: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
};

const PIECE = 65_536;
const DEVICE = 'device';
const zeros = () => undefined;
const noise = (piece: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(piece);

async function overwrite(folder: FileSystemDirectoryHandle, name: string, fill: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  const handle = (await folder.getFileHandle(name)) as FileSystemFileHandle & InPlace;
  const file = await handle.createSyncAccessHandle();
  try {
    const size = file.getSize();
    for (let at = 0; at < size; at += PIECE) {
      const piece = new Uint8Array(Math.min(PIECE, size - at));
      fill(piece);
      file.write(piece, { at });
    }
    file.flush();
  } finally {
    file.close();
  }
}

/** Volumes may come to 256 MB, and their keys lie in the vault: as many as can be overwritten in this time. */
const VOLUMES_WITHIN = 500;

/** Whether everything that has to be was overwritten; what wasn't (it is being written at this moment) the background does. */
async function erase(all: boolean): Promise<boolean> {
  const folder = await navigator.storage.getDirectory();
  const names: string[] = [];
  const folders: FileSystemDirectoryHandle[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === 'file') names.push(name);
    else folders.push(handle as FileSystemDirectoryHandle);
  }
  let whole = true;
  const attempt = async (name: string, fill: (piece: Uint8Array<ArrayBuffer>) => void) => {
    await overwrite(folder, name, fill).catch(() => {
      whole = false;
    });
  };
  if (names.includes(DEVICE)) await attempt(DEVICE, zeros);
  if (!all) return whole;
  for (const name of names) if (name !== DEVICE) await attempt(name, noise);
  const end = Date.now() + VOLUMES_WITHIN;
  for (const each of folders) {
    for await (const name of each.keys()) {
      if (Date.now() > end) return whole;
      await overwrite(each, name, noise).catch(() => undefined);
    }
  }
  return whole;
}

const channel = new BroadcastChannel('erase');
channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (data !== 'device' && data !== 'all') return;
  void erase(data === 'all')
    .catch(() => false)
    .then((whole) => channel.postMessage({ done: data, whole }));
};
channel.postMessage('ready');
