/**
 * Overwrites our files where they lie, as a worker: a file that is written through `createWritable` is another file
 * afterwards, and the blocks of the one before stay as they were until something else needs them. Only a dedicated worker
 * may write in place, and Chromium's background can't start one: the page on which the user wipes does, before it asks
 * the background to destroy what is left.
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

/** A file that is not there, or is being written at this moment, is left to the background. */
async function erase(): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  await overwrite(folder, 'device', () => undefined).catch(() => undefined);
  for (const name of ['vault', 'next']) await overwrite(folder, name, (piece) => crypto.getRandomValues(piece)).catch(() => undefined);
}

void erase()
  .catch(() => undefined)
  .then(() => self.postMessage('done'));
