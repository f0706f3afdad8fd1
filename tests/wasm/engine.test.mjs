// The background's holder of the core, when the core fails: a real trap of the real wasm, brought about from outside.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { bundled, entry, WASM } from './core.mjs';

// What the background has around it: an address for the wasm, and a fetch that reads it.
globalThis.chrome = { runtime: { getURL: (name) => `own:${name}` } };
globalThis.fetch = async (address) => {
  assert.equal(address, 'own:core_bg.wasm');
  return new Response(fs.readFileSync(WASM));
};
const engine = await bundled('extension/background/engine.ts', 'target/wasm/core.js');

const PHONE = '050 012 34 56';
const BAD = 'the text that the core fails on';
const text = (of) => ({ text: of, gap: false });

/** Makes every scan of a text with `BAD` in it run into memory that is not there. */
async function breakable() {
  await engine.load();
  engine.watch([entry('phone', PHONE)], []);
  const { prototype } = engine.Scanner;
  const { scan } = prototype;
  let traps = 0;
  prototype.scan = function (site, texts) {
    if (texts.some((each) => each.text.includes(BAD))) {
      traps += 1;
      this.__wbg_ptr = 0x7fff_fff0;
    }
    return scan.call(this, site, texts);
  };
  return { count: () => traps, mend: () => Object.assign(prototype, { scan }) };
}

test('one bad text costs itself and nothing else', async () => {
  const broken = await breakable();
  const texts = [...Array.from({ length: 9 }, () => text(`call ${PHONE}`)), text(BAD), ...Array.from({ length: 6 }, () => text(PHONE))];
  const { found, lost } = engine.scan('', texts);
  assert.deepEqual(lost, [9]);
  const places = found.flatMap(({ places }) => places);
  assert.deepEqual(
    places.map(({ block }) => block).sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15],
  );
  for (const { block, start, end } of places) assert.equal(texts[block].text.slice(start, end), PHONE);
  assert.ok(broken.count() <= 6, `${broken.count()} instances for one text of sixteen`);
  broken.mend();
  assert.equal(engine.scan('', [text(PHONE)]).found.length, 1, 'the instance that came after works');
});

test('several bad texts are each named', async () => {
  const broken = await breakable();
  assert.deepEqual(engine.scan('', [text(BAD), text(PHONE), text(BAD)]).lost, [0, 2]);
  broken.mend();
});

test('forgotten means forgotten: nothing is found, and a vault can still be made', async () => {
  engine.forget();
  assert.equal(engine.watching(), false);
  assert.deepEqual(engine.scan('', [text(PHONE)]), { found: [], lost: [] });
});

test('a watchlist that the core refuses leaves the one before it in force', async () => {
  engine.watch([entry('phone', PHONE)], []);
  assert.throws(() => engine.watch([{ ...entry('phone', PHONE), kind: 'no kind' }], []), { name: 'Internal' });
  assert.equal(engine.scan('', [text(PHONE)]).found.length, 1);
});
