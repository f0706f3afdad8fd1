// Where fingerprints come to lie, and the parts that they are sealed in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled, core, thrownBy } from './core.mjs';

const { layOut, VOLUME, OVERHEAD, CLASSES, MOST_BYTES } = await bundled('extension/background/layout.ts');
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 5);

/** A chat that lies where these parts say. */
const chat = (...parts) => ({ parts });

/** What is wrong with a layout: places outside of a volume or over one another, or over what is in use. */
function faults(chats, lengths, { kept, moves, fresh, count }) {
  const found = [];
  const inUse = new Set(chats.flatMap(({ parts }) => parts.map(([volume]) => volume)));
  const moved = new Set(moves.map(({ to }) => to));
  const all = [...kept, ...fresh].flat();
  for (const place of all) {
    const [volume, at, length] = place;
    if (at < 0 || length <= OVERHEAD || at + length > VOLUME || volume >= count) found.push(`${place}: not in a volume`);
    if (all.some((other) => other !== place && other[0] === volume && other[1] < at + length && at < other[1] + other[2]))
      found.push(`${place}: over another`);
    const written = moved.has(place) || fresh.flat().includes(place);
    if (written && inUse.has(volume)) found.push(`${place}: written over what is in use`);
  }
  const inside = (parts) => parts.reduce((sum, [, , length]) => sum + length - OVERHEAD, 0);
  for (const [index, parts] of fresh.entries()) if (inside(parts) !== lengths[index]) found.push(`chat ${index}: ${inside(parts)} bytes`);
  for (const [index, parts] of kept.entries())
    if (inside(parts) !== inside(chats[index].parts)) found.push(`kept ${index}: ${inside(parts)} bytes`);
  if (!CLASSES.includes(count)) found.push(`${count} volumes`);
  return found;
}

test('one small chat takes one volume, the next moves in with it, elsewhere', () => {
  const first = layOut([], [5000], 0, true);
  assert.deepEqual(first, { count: 1, kept: [], moves: [], fresh: [[[0, 0, 5000 + OVERHEAD]]] });
  const second = layOut([chat(...first.fresh[0])], [700], first.count, true);
  assert.deepEqual(second, {
    count: 4,
    kept: [[[1, 0, 5000 + OVERHEAD]]],
    moves: [{ from: [0, 0, 5000 + OVERHEAD], to: [1, 0, 5000 + OVERHEAD] }],
    fresh: [[[1, 5000 + OVERHEAD, 700 + OVERHEAD]]],
  });
});

test('what may not move stays', () => {
  const there = [chat([0, 0, 5000])];
  const { kept, moves } = layOut(there, [700], 1, false);
  assert.deepEqual([kept, moves], [[[[0, 0, 5000]]], []]);
});

test('chats come and go for a long time: nothing in use is written over, nothing is lost, and no class is skipped', () => {
  let seed = 7319;
  const random = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  let chats = [];
  let count = 0;
  let refused = 0;
  const bytes = () => chats.flatMap(({ parts }) => parts).reduce((sum, [, , length]) => sum + length, 0);
  for (let round = 0; round < 2000; round++) {
    while (chats.length > 0 && (random(3) === 0 || bytes() > MOST_BYTES / 2)) chats.splice(random(chats.length), 1);
    const lengths = Array.from({ length: 1 + random(4) }, () => 1 + (random(8) === 0 ? random(900_000) : random(20_000)));
    const layout = layOut(chats, lengths, count, random(5) > 0);
    if (layout === null) {
      refused += 1;
      continue;
    }
    assert.deepEqual(faults(chats, lengths, layout), [], `round ${round}`);
    assert.ok(layout.count >= count);
    ({ count } = layout);
    chats = [...layout.kept, ...layout.fresh].map((parts) => chat(...parts));
  }
  assert.equal(refused, 0, 'half of what is allowed always finds room');
});

test('as much as is allowed fits at once, and more than there are volumes for is refused', () => {
  const layout = layOut([], [MOST_BYTES], 0, true);
  assert.equal(layout.count, 16);
  assert.equal(layOut([], [16 * VOLUME], 0, true), null);
});

test('a part opens under its key, as the part that it is, and a volume is as long as the core says', () => {
  const longest = new Uint8Array(VOLUME - OVERHEAD).fill(7);
  const sealed = core.sealPart(KEY, 0, 1, longest);
  assert.equal(sealed.length, VOLUME);
  assert.deepEqual(core.openPart(KEY, 0, 1, sealed), longest);
  for (const [what, wrong] of Object.entries({
    'another key': () =>
      core.openPart(
        KEY.map((byte) => byte ^ 1),
        0,
        1,
        sealed,
      ),
    'another number': () => core.openPart(KEY, 1, 1, sealed),
    'another count': () => core.openPart(KEY, 0, 2, sealed),
    'another byte': () =>
      core.openPart(
        KEY,
        0,
        1,
        sealed.map((byte, at) => (at === 99 ? byte ^ 1 : byte)),
      ),
  }))
    assert.equal(thrownBy(wrong), 'WrongPassphrase', what);
  assert.equal(
    thrownBy(() => core.openPart(KEY, 0, 1, sealed.subarray(0, 39))),
    'Damaged',
  );
  assert.equal(
    thrownBy(() => core.sealPart(KEY, 0, 1, new Uint8Array(VOLUME - OVERHEAD + 1))),
    'TooLarge',
  );
  assert.equal(
    thrownBy(() => core.sealPart(KEY.subarray(1), 0, 1, longest)),
    'Internal',
  );
});
