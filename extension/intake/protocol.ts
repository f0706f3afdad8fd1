/**
 * Between a page of ours and the worker that reads exports of private messages (`intake.js`, started by the options page).
 * Types alone. What goes in are files, what comes out are names, counts and fingerprints: never a message.
 *
 * One worker serves one choice of files: `look` once, then `take` as often as is wished. While it reads it hears nothing, so
 * the page cancels by ending it (`Worker.terminate()`), and ends it when it is done: with it goes all that was read.
 */

import type { Platform } from '../protocol';

/** A file as the user chose it. `path`: with the folders in which it lay, if a folder was chosen or dropped; else its name. */
export type Chosen = { file: File; path: string };

export type Ask = { name: 'look'; files: Chosen[] } | { name: 'take'; keys: number[] };

export type Answer =
  /** Bytes that were gone through, of all that there are: now and then, and at the end of each. */
  | { name: 'progress'; done: number; all: number }
  /** The end of `look`. */
  | { name: 'chats'; chats: FoundChat[]; troubles: Trouble[] }
  /** The end of `take`: the fingerprints of each chat that was asked for, in the order of the list. */
  | { name: 'taken'; chats: TakenChat[]; troubles: Trouble[] }
  /** Nothing came of it: a fault of ours, or no memory was left. The worker is of no use any more. */
  | { name: 'failed' };

/**
 * A chat that was found in the files, with at least one message. `name` is as shown in the app, or by those who wrote, and may
 * be empty. `peer` is the number that outlives a rename, as far as the export has one (Telegram). `open`: anyone can read it (a
 * public channel or group), so what stands there is not private. `authors`: the first few who wrote, as shown.
 */
export type FoundChat = {
  key: number;
  name: string;
  platform: Platform;
  peer: string | null;
  open: boolean;
  messages: number;
  authors: string[];
};

/** `bytes`: the fingerprints, as the vault keeps them and the scanner reads them. `messages`: of how many messages. */
export type TakenChat = { key: number; messages: number; bytes: Uint8Array<ArrayBuffer> };

/**
 * What is wrong with a file. What could be read of it was read all the same.
 * `NotAnExport`: nothing in it is a message. `Damaged`: it ends too early, or is not written as such files are.
 * `TooLarge`: more than can be taken in, or an archive that unpacks to far more than it is. `NewerFormat`: of a form that
 * this version does not know. `Locked`: it needs a password. `Unreadable`: the system doesn't give its bytes out.
 */
export type Fault = 'NotAnExport' | 'Damaged' | 'TooLarge' | 'NewerFormat' | 'Locked' | 'Unreadable';

/** `file`: its path, that of a file in an archive after the archive's. `messages`: how many were read from it before. */
export type Trouble = { file: string; fault: Fault; messages: number };
