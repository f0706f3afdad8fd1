/** What our own pages ask about protected messages, answered: each function is a line of `TrustedCalls`. */
import type { CallOf, Chat, ChatView, TrustedCalls, ValueOf } from '../protocol';
import { MOST_CHATS } from '../protocol';
import { readBase64 } from './base64';
import * as engine from './engine';
import { Failure } from './failure';
import { MOST_BYTES } from './layout';
import * as protection from './protection';
import type { State } from './state';
import * as vault from './vault';
import * as volumes from './volumes';

type With<N extends keyof TrustedCalls> = CallOf<TrustedCalls, N>;

/** Fingerprints that were brought and are not yet protected, by the chat's number in its batch. */
type Staged = { batch: string; chats: Uint8Array[][]; length: number };
let staged: Staged | null = null;

export const chats = (): ChatView[] =>
  vault.opened().chats.map((chat) => {
    const { key: _, parts: __, ...view } = chat;
    return { ...view, error: protection.isUnreadable(chat) ? 'Damaged' : null };
  });

export function stageChat({ batch, chat, piece }: With<'stageChat'>): null {
  vault.opened();
  const bytes = readBase64(piece);
  if (bytes === null) throw new Failure('Refused');
  if (staged?.batch !== batch) staged = { batch, chats: [], length: 0 };
  staged.length += bytes.length;
  if (staged.length > MOST_BYTES) {
    staged = null;
    throw new Failure('ChatsFull');
  }
  const pieces = staged.chats[chat] ?? [];
  staged.chats[chat] = [...pieces, bytes];
  return null;
}

export async function addChats({ batch, chats }: With<'addChats'>): Promise<null> {
  vault.opened();
  const brought = staged?.batch === batch ? staged.chats : [];
  staged = null;
  const fresh = chats.map((chat, index) => ({
    chat: { ...chat, id: chat.id ?? crypto.randomUUID(), on: true },
    bytes: joined(brought[index] ?? []),
  }));
  if (!fresh.every(({ bytes }) => engine.areFingerprints(bytes))) throw new Failure('Refused');
  await vault.change(async (state, slot) => {
    if (chats.some(({ id }) => id !== null && !state.chats.some((known) => known.id === id))) throw new Failure('Refused');
    const written = await volumes.write(slot, state.chats, fresh, []);
    const added = new Map(written.fresh.map((chat) => [chat.id, chat]));
    const kept = written.kept.map((chat) => added.get(chat.id) ?? chat);
    const others = written.fresh.filter(({ id }) => !state.chats.some((known) => known.id === id));
    return withChats(state, [...kept, ...others]);
  });
  return null;
}

export async function setChat({ id, label, on }: With<'setChat'>): Promise<null> {
  await vault.change((state) => {
    if (!state.chats.some((chat) => chat.id === id)) throw new Failure('Refused');
    return { ...state, chats: state.chats.map((chat) => (chat.id === id ? { ...chat, label, on } : chat)) };
  });
  return null;
}

export async function removeChat({ id }: With<'removeChat'>): Promise<ValueOf<TrustedCalls, 'removeChat'>> {
  let removed: ValueOf<TrustedCalls, 'removeChat'> = null;
  await vault.change((state) => {
    const at = state.chats.findIndex((chat) => chat.id === id);
    const chat = state.chats[at];
    if (chat === undefined) return state;
    removed = { chat, at, exceptions: state.exceptions.filter(({ item }) => item === id) };
    return {
      ...state,
      chats: state.chats.filter((known) => known !== chat),
      exceptions: state.exceptions.filter(({ item }) => item !== id),
    };
  });
  return removed;
}

export async function restoreChat({ removed: { chat, at, exceptions } }: With<'restoreChat'>): Promise<null> {
  await vault.change(async (state, slot) => {
    if (state.chats.some(({ id }) => id === chat.id) || exceptions.some(({ item }) => item !== chat.id)) throw new Failure('Refused');
    // Something else may have been written there since.
    await volumes.read(slot, chat).catch(() => {
      throw new Failure('Refused');
    });
    return {
      ...withChats(state, [...state.chats.slice(0, at), chat, ...state.chats.slice(at)]),
      exceptions: [...state.exceptions, ...exceptions],
    };
  });
  return null;
}

/** Locked: what waited to be protected is dropped. */
export const forget = (): void => {
  staged = null;
};

function withChats(state: State, chats: Chat[]): State {
  if (chats.length > MOST_CHATS) throw new Failure('ChatsFull');
  return { ...state, chats };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
