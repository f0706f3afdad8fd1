/**
 * Has our files overwritten where they lie, by the worker of erase/erase.ts. Where it can't be had, or says nothing, the
 * caller overwrites as well as the background can: by another file in place of the old one.
 */
import { eraser } from '../browser';

/** Longer than it ever took. A worker that says nothing must not keep a wipe from being finished some other way. */
const LONGEST = 1200;

/** The device secret by zeros, or that and every other file by random bytes. Whether all of it was done. */
export async function overwrite(what: 'device' | 'all'): Promise<boolean> {
  const channel = new BroadcastChannel('erase');
  const answered = new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'ready') channel.postMessage(what);
      else if (isDone(data) && data.done === what) resolve(data.whole);
    };
  });
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LONGEST));
  try {
    const started = eraser.start().then(
      () => answered,
      () => false,
    );
    return await Promise.race([started, late]);
  } finally {
    channel.close();
    await eraser.end();
  }
}

const isDone = (data: unknown): data is { done: string; whole: boolean } =>
  typeof data === 'object' && data !== null && 'done' in data && 'whole' in data;
