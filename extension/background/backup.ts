/**
 * What a backup holds: the state as in the vault, but each chat with its fingerprints in place of where they lie on this
 * device. Read with suspicion: anyone could have made the file.
 */
import type { SavedChat } from '../guards';
import { isSavedChat } from '../guards';
import type { Chat } from '../protocol';
import { MOST_CHATS } from '../protocol';
import { readBase64, toBase64 } from './base64';
import * as engine from './engine';
import { Failure } from './failure';
import * as protection from './protection';
import type { State } from './state';
import { isList, jsonOf, stateOf } from './state';
import * as volumes from './volumes';

/** A chat whose fingerprints can't be read any more is left out. */
export async function writeBackup(state: State, slot: number): Promise<Uint8Array> {
  const chats: SavedChat[] = [];
  for (const chat of state.chats) {
    const bytes = await protection.bytesOf(slot, chat).catch(() => null);
    const { key: _, parts: __, ...saved } = chat;
    if (bytes !== null) chats.push({ ...saved, bytes: toBase64(bytes) });
  }
  return new TextEncoder().encode(JSON.stringify({ ...state, chats }));
}

/** The state in a backup, its chats' fingerprints written where nothing of the `present` state lies. */
export async function takeBackup(backup: Uint8Array, present: State, slot: number): Promise<State> {
  const value = jsonOf(backup);
  const { chats: saved = [], ...rest } = (value ?? {}) as { chats?: unknown };
  const read = stateOf(rest);
  if (!read.ok) throw new Failure(read.error);
  if (!isList(saved, isSavedChat) || saved.length > MOST_CHATS) throw new Failure('Damaged');

  const chats: Chat[] = [];
  const fresh: volumes.Fresh[] = [];
  for (const { bytes: text, ...chat } of saved) {
    const bytes = readBase64(text);
    if (bytes === null || !engine.areFingerprints(bytes)) throw new Failure('Damaged');
    const same = await standing(chat.id, bytes, present, slot);
    if (same === null) fresh.push({ chat, bytes });
    else chats.push({ ...chat, key: same.key, parts: same.parts });
  }
  if (fresh.length > 0) {
    const gone = present.chats.filter(({ key }) => !chats.some((chat) => chat.key === key));
    chats.push(...(await volumes.write(slot, chats, fresh, gone)).fresh);
  }
  const order = saved.map(({ id }) => id);
  return { ...read.state, chats: chats.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

/** The chat of the present state that has these very fingerprints: they need not be written again. */
async function standing(id: string, bytes: Uint8Array, present: State, slot: number): Promise<Chat | null> {
  const chat = present.chats.find((each) => each.id === id);
  if (chat === undefined || volumes.lengthOf(chat) !== bytes.length) return null;
  const known = await protection.bytesOf(slot, chat).catch(() => null);
  return known?.every((byte, index) => byte === bytes[index]) ? chat : null;
}
