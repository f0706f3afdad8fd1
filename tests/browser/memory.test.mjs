// Locked means forgotten: what the background's memory holds before a lock, and no longer after it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, serve, start, wanted } from './harness.mjs';
import { heldIn } from './memory.mjs';
import { firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';

/** Nothing that our own pages give as an example: the background holds their words. */
const PHONE = '055 107 31 96';
const ITEMS = PERSON.map((item, at) => ({ ...item, label: `nişan ${at} of nobody`, value: item.kind === 'phone' ? PHONE : item.value }));
const VALUES = ITEMS.map(({ value }) => value);
const LABELS = ITEMS.map(({ label }) => label);

for (const browser of wanted) {
  describe(`memory, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let server;
    let own;
    before(async () => {
      server = await serve({ '/': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><p>${PHONE}</p>` });
      session = await start({ browser });
      own = await firstRun(session, { items: ITEMS });
      const page = await session.open(server.url('/'));
      await waitForLabels(own, page, [LABELS[VALUES.indexOf(PHONE)]]);
      await ask(own, 'entries');
      await page.close();
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });
    /** The key that session memory holds, as its base64. */
    const key = () => own.evaluate(async () => (await chrome.storage.session.get('held')).held.key);

    test('unlocked, the search finds every value and label, in the scripts and in the core', async () => {
      const found = await heldIn(session, [...VALUES, ...LABELS, await key()]);
      const where = (place) => new Set(found.filter(({ where }) => where === place).map(({ text }) => text));
      for (const text of [...VALUES, ...LABELS, await key()]) assert.ok(where('string').has(text), text);
      assert.ok(where('wasm').size > 0, 'the core has some of it as it was typed');
    });

    test('a passphrase is gone once it has opened the vault', async () => {
      assert.deepEqual(await heldIn(session, [PASSPHRASE]), []);
    });

    test('locked, neither holds a value, a label or the key', async () => {
      const held = await key();
      await ask(own, 'lock');
      assert.deepEqual(await heldIn(session, [...VALUES, ...LABELS, held, PASSPHRASE]), []);
    });

    test('unlocked again and changed, then locked: still nothing', async () => {
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      const [entry] = await ask(own, 'entries');
      const removed = await ask(own, 'remove', { id: entry.id });
      await ask(own, 'restore', { removed });
      await ask(own, 'preview', {
        draft: { kind: 'phone', label: 'tried', value: '050 019 28 37', aliases: [], rare: false },
        text: 'zəng: 050 019 28 37',
      });
      await ask(own, 'exportBackup', { passphrase: PASSPHRASE });
      const held = await key();
      await ask(own, 'lock');
      assert.deepEqual(await heldIn(session, [...VALUES, ...LABELS, held, PASSPHRASE, '050 019 28 37']), []);
    });
  });
}
