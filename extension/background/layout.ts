/**
 * Where fingerprints come to lie in the volumes of a slot. It reckons and writes nothing.
 *
 * What is in use is never written over: new bytes go to volumes that nothing of the state lies in, so that a save that is
 * cut short leaves the old state whole. To keep little room lost, the parts in the emptiest volumes move along into the
 * first of the new ones. A slot has as many volumes as the smallest class that holds them, and so has every other slot.
 */
import type { Chat, PartPlace } from '../protocol';

/** Every volume is as long as this (src/vault/volume.rs). */
export const VOLUME = 1024 * 1024;
/** A sealed part is longer than what is in it by this. */
export const OVERHEAD = 40;
/** How many volumes a slot can have. */
export const CLASSES = [0, 1, 4, 16] as const;
/**
 * Fingerprints of all chats together, in bytes. A backup carries them as base64 in one sealed file, and has to fit into
 * the class of 16 MB: the next would be more than a browser lets one message carry.
 */
export const MOST_BYTES = 11 * 1024 * 1024;

/** No part is begun where less room than this is left. */
const SLIVER = 4096;

export type Layout = {
  /** How many volumes each slot has then. */
  count: number;
  /** The chats that were there, in their order: their parts, some at new places. */
  kept: PartPlace[][];
  /** What is copied, as it is. */
  moves: { from: PartPlace; to: PartPlace }[];
  /** The new ones, in their order. */
  fresh: PartPlace[][];
};

/**
 * `lengths`: of the new fingerprints. `count`: how many volumes each slot has. `move`: whether those that are there may
 * move. Null: there is no room.
 */
export function layOut(chats: readonly Chat[], lengths: readonly number[], count: number, move: boolean): Layout | null {
  const filled = new Map<number, number>();
  for (const [volume, , length] of chats.flatMap(({ parts }) => parts)) filled.set(volume, (filled.get(volume) ?? 0) + length);

  const emptied = new Set<number>();
  let moved = 0;
  for (const [volume, length] of move ? [...filled].sort(([, a], [, b]) => a - b) : []) {
    if (moved + length > VOLUME - SLIVER) break;
    moved += length;
    emptied.add(volume);
  }

  let volume = -1;
  let at = VOLUME;
  const next = () => {
    do volume += 1;
    while (filled.has(volume));
    at = 0;
  };
  const place = (length: number): PartPlace => {
    at += length;
    return [volume, at - length, length];
  };

  const moves: Layout['moves'] = [];
  if (emptied.size > 0) next();
  const kept = chats.map(({ parts }) =>
    parts.map((from) => {
      if (!emptied.has(from[0])) return from;
      const to = place(from[2]);
      moves.push({ from, to });
      return to;
    }),
  );
  const fresh = lengths.map((length) => {
    const parts: PartPlace[] = [];
    for (let left = length; left > 0; ) {
      if (VOLUME - at < SLIVER) next();
      const inside = Math.min(left, VOLUME - at - OVERHEAD);
      parts.push(place(inside + OVERHEAD));
      left -= inside;
    }
    return parts;
  });

  const needed = Math.max(count, volume + 1, ...[...filled.keys()].map((number) => number + 1));
  const fitting = CLASSES.find((size) => size >= needed);
  return fitting === undefined ? null : { count: fitting, kept, moves, fresh };
}
