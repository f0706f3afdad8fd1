/**
 * The fingerprints of the chats that are on, while unlocked: read from their volumes once and given to the engine.
 *
 * Unlocking and waking don't wait for it. The first answers wait for a moment, so that what was recognised before the background
 * was stopped does not go and come again; after that they are of the items alone, and whoever had one is asked once more.
 */
import type { Chat } from '../protocol';
import * as engine from './engine';
import type { Doc } from './tabs';
import * as volumes from './volumes';

/** By the key of its parts: a chat that took another's place has the other's id. */
const loaded = new Map<string, Uint8Array>();
const unreadable = new Set<string>();
const early = new Set<Doc>();
/** How long an answer waits: longer than the messages of a few years take. */
const MOMENT = 300;
let complete = true;
let waiting: (() => void)[] = [];
/** Counts what is to be protected, so that a reading that was overtaken knows. */
let turn = 0;
let tell: (docs: Doc[]) => Promise<void> = () => Promise.resolve();

/** Called with the documents that have to send their text again. */
export const onComplete = (listener: (docs: Doc[]) => Promise<void>): void => {
  tell = listener;
};

/** Resolved when all is read, or after a moment. */
export function soon(): Promise<void> {
  if (complete) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
    setTimeout(resolve, MOMENT);
  });
}

/** A document was looked at. */
export function lookedAt(doc: Doc): void {
  if (!complete) early.add(doc);
}

/** Whether this chat's fingerprints could not be read. */
export const isUnreadable = ({ key }: Chat): boolean => unreadable.has(key);

/** A chat's fingerprints, on or off. */
export const bytesOf = async (slot: number, chat: Chat): Promise<Uint8Array> => loaded.get(chat.key) ?? volumes.read(slot, chat);

/** Protects these chats from now on; resolved when it does. */
export async function protect(slot: number, chats: readonly Chat[]): Promise<void> {
  turn += 1;
  const mine = turn;
  const on = chats.filter((chat) => chat.on);
  const keys = new Set(on.map(({ key }) => key));
  for (const key of loaded.keys()) if (!keys.has(key)) loaded.delete(key);
  for (const chat of on) {
    if (loaded.has(chat.key) || unreadable.has(chat.key)) continue;
    complete = false;
    const bytes = await volumes.read(slot, chat).catch(() => null);
    if (mine !== turn) return;
    if (bytes === null || !engine.areFingerprints(bytes)) unreadable.add(chat.key);
    else loaded.set(chat.key, bytes);
  }
  engine.protect(
    on.flatMap(({ id, key }) => {
      const bytes = loaded.get(key);
      return bytes === undefined ? [] : [{ id, bytes }];
    }),
  );
  finish();
  const docs = [...early];
  early.clear();
  if (docs.length > 0) await tell(docs);
}

/** Locked: nothing of it is held any longer. */
export function forget(): void {
  turn += 1;
  loaded.clear();
  unreadable.clear();
  early.clear();
  finish();
}

function finish(): void {
  complete = true;
  for (const resolve of waiting) resolve();
  waiting = [];
}
