/** The first half of a wipe, done by the page: our files are overwritten where they lie (erase/erase.ts). */

/** Longer than it ever took. A worker that says nothing must not keep the background from destroying what it can. */
const LONGEST = 1000;

export function eraseInPlace(): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker('erase.js');
    const end = () => {
      worker.terminate();
      resolve();
    };
    worker.onmessage = end;
    worker.onerror = end;
    setTimeout(end, LONGEST);
  });
}
