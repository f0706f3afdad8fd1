/**
 * The fingerprints of protected chats on the disk: sealed part by part, each chat under a key of its own that lies in the
 * state, in files that are otherwise random. What is removed from the state opens for nobody from that save on.
 */
import type { Chat, PartPlace } from '../protocol';
import { fromBase64, toBase64 } from './base64';
import * as engine from './engine';
import { Failure } from './failure';
import { layOut, MOST_BYTES, OVERHEAD } from './layout';
import type { Sealed } from './store';
import * as store from './store';

const KEY_LENGTH = 32;

/** A chat that is not written yet, and its fingerprints. */
export type Fresh = { chat: Omit<Chat, 'key' | 'parts'>; bytes: Uint8Array };

/** What a chat's fingerprints take. */
export const lengthOf = ({ parts }: Pick<Chat, 'parts'>): number => parts.reduce((sum, [, , length]) => sum + length - OVERHEAD, 0);

/** A chat's fingerprints. `Damaged`: they are not what was written. */
export async function read(slot: number, { key, parts }: Chat): Promise<Uint8Array> {
  const secret = fromBase64(key);
  const bytes = new Uint8Array(lengthOf({ parts }));
  let end = 0;
  for (const [number, [volume, at, length]] of parts.entries()) {
    const sealed = (await store.readVolume(slot, volume))?.subarray(at, at + length) as Sealed | undefined;
    if (sealed?.length !== length) throw new Failure('Damaged');
    try {
      const part = engine.openPart(secret, number, parts.length, sealed);
      bytes.set(part, end);
      end += part.length;
    } catch {
      throw new Failure('Damaged');
    }
  }
  return bytes;
}

/** What a write that was cut short left undone: it would show in which slot it was. */
export async function mend(slot: number): Promise<void> {
  const count = await store.volumeCount();
  if (count > 0) await store.writeVolumes(slot, new Map(), count);
}

/**
 * Writes these fingerprints where nothing of the state lies, and gives the chats that were there, some of their parts now
 * elsewhere, and the new ones: written, but not counting before a state is saved that names them.
 * `gone`: chats that this state will not have any more, whose parts stay as they are until then.
 */
export async function write(
  slot: number,
  chats: readonly Chat[],
  fresh: readonly Fresh[],
  gone: readonly Chat[],
): Promise<{ kept: Chat[]; fresh: Chat[] }> {
  const all = [...chats, ...gone];
  const lengths = fresh.map(({ bytes }) => bytes.length);
  const total = [...chats.map(lengthOf), ...lengths].reduce((sum, length) => sum + length, 0);
  const layout = total > MOST_BYTES ? null : layOut(all, lengths, await store.volumeCount(), gone.length === 0);
  if (layout === null) throw new Failure('ChatsFull');

  const written = new Map<number, { at: number; sealed: Sealed }[]>();
  const put = ([volume, at]: PartPlace, sealed: Sealed) => written.set(volume, [...(written.get(volume) ?? []), { at, sealed }]);
  for (const { from, to } of layout.moves) {
    const [volume, at, length] = from;
    const sealed = (await store.readVolume(slot, volume))?.subarray(at, at + length) as Sealed | undefined;
    // One that is damaged already is as damaged elsewhere.
    if (sealed?.length === length) put(to, sealed);
  }
  const added = fresh.map(({ chat, bytes }, index): Chat => {
    const key = crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
    const parts = layout.fresh[index] ?? [];
    let from = 0;
    for (const [number, place] of parts.entries()) {
      const to = from + place[2] - OVERHEAD;
      put(place, engine.sealPart(key, number, parts.length, bytes.subarray(from, to)));
      from = to;
    }
    return { ...chat, key: toBase64(key), parts };
  });
  await store.writeVolumes(slot, written, layout.count);
  return { kept: chats.map((chat, index) => ({ ...chat, parts: layout.kept[index] ?? [] })), fresh: added };
}
