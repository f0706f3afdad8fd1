// Every message between a content script and the background, over all that a user does: positions go to the page, and nothing of what
// she wrote. The pages show her data in other forms than she wrote it in, so that a value that comes back was not read off the page.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pointerHeard, pointTo } from './hands.mjs';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { PASSPHRASE, PERSON, waitForLabels } from './product.mjs';
import { encodings } from './search.mjs';
import { wrapped } from './wrapped.mjs';

const LABELS = PERSON.map((_, at) => `nişan ${at} of nobody`);
const COLLECT = `<script>
  globalThis.recorded = [];
  addEventListener('message', ({ data }) => { if (data?.recorded) globalThis.recorded.push(data.recorded); });
</script>`;
const head = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,">${COLLECT}`;
const PAGES = {
  '/': `${head}<p id="name">Лалой Чинарлы</p><p id="phone" style="font-size:24px">+994 (50) 012-34-56</p><p>Serce.Quzu [at] poct . example</p>`,
  '/more': `${head}<p>sakitbag07</p><p>Serce kucesi, 14, menzil 9, Baki</p><p>17 fevral 1988, doğum</p><p>99qx012</p>`,
  '/frames': `${head}<p>4000-0000-0000-0002</p><iframe src="/inner"></iframe>`,
  '/inner': '<!doctype html><meta charset="utf-8"><p>FIN: 5zk1t8r</p><p>AZ21NABZ00000000137010001944</p>',
};

for (const browser of wanted) {
  describe(`recorded, ${browser}`, { concurrency: 1 }, () => {
    const extension = wrapped(path.join(ROOT, 'dist'), 'recorder', path.join(import.meta.dirname, 'noise/recorder.js'));
    let session;
    let server;
    let own;
    const record = [];
    /** Takes over what a page has recorded, before it goes. */
    const collect = async (page) => {
      record.push(...(await page.evaluate(() => globalThis.recorded.splice(0))));
    };
    before(async () => {
      server = await serve(PAGES);
      session = await start({ browser, extension });
      own = await session.openExtensionPage('options.html');
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'az' });
      for (const [at, { kind, value, aliases = [], rare = false }] of PERSON.entries())
        await ask(own, 'put', { draft: { kind, label: LABELS[at], value, aliases, rare }, id: null, on: true });
    });
    after(async () => {
      await session?.close();
      await server?.close();
      fs.rmSync(extension, { recursive: true, force: true });
    });

    test('over reading, pointing, showing, setting aside, pausing, locking and unlocking', async () => {
      const labelled = (...kinds) => kinds.map((kind) => LABELS[PERSON.findIndex((each) => each.kind === kind)]);
      for (const [file, kinds] of [
        ['/more', ['handle', 'address', 'birthdate', 'plate']],
        ['/frames', ['card', 'id', 'iban']],
      ]) {
        const page = await session.open(server.url(file));
        await waitForLabels(own, page, labelled(...kinds));
        await collect(page);
        await page.close();
      }
      const page = await session.open(server.url('/'));
      const all = labelled('name', 'phone', 'email');
      await waitForLabels(own, page, all);
      const tab = await tabOf(own, page.url());
      const { findings } = await ask(own, 'tab', { tab });
      const { tag } = findings.find(({ kind }) => kind === 'phone');
      await ask(own, 'show', { tab, tag });
      await pointTo(page, '#phone');
      await pointerHeard(own);
      await ask(own, 'fine', { tab, tag });
      await waitForLabels(own, page, labelled('name', 'email'));
      const [{ label, ...exception }] = await ask(own, 'exceptions');
      await ask(own, 'removeException', { exception });
      await waitForLabels(own, page, all);
      await ask(own, 'notMine', { tab, tag: (await ask(own, 'tab', { tab })).findings[0].tag });
      await ask(own, 'pause', { minutes: 60 });
      await ask(own, 'pause', { minutes: 0 });
      await page.evaluate(() => document.body.append(Object.assign(document.createElement('p'), { textContent: '0 50 0123456' })));
      await ask(own, 'lock');
      await waitFor('the lock to be heard of', () =>
        page.evaluate(() => globalThis.recorded.some(({ message }) => message.includes('"armed":false'))),
      );
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await page.bringToFront();
      await waitFor('findings', async () => (await ask(own, 'tab', { tab })).findings.length > 0);
      await collect(page);
      const names = new Set(record.map(({ message }) => JSON.parse(message ?? 'null')?.name).filter(Boolean));
      for (const name of ['hello', 'scan', 'pointed', 'arming', 'show']) assert.ok(names.has(name), `${name} was recorded`);
      assert.ok(record.some(({ direction, message }) => direction === 'in' && message.includes('"kind":"phone"')));
    });

    test('no value, no label, no number of an item and no passphrase is in any of them', async () => {
      const ids = (await ask(own, 'entries')).map(({ id }) => id);
      const secrets = [...PERSON.flatMap(({ value, aliases = [] }) => [value, ...aliases]), ...LABELS, ...ids, PASSPHRASE];
      assert.equal(ids.length, PERSON.length);
      const whole = record.map(({ message }) => message).join('\n');
      const told = secrets.filter((text) => encodings(text).some(({ bytes }) => whole.includes(bytes.toString())));
      assert.deepEqual(told, []);
      const hers = (await ask(own, 'tab', { tab: await tabOf(own, server.url('/')) })).findings;
      assert.ok(
        hers.every(({ item }) => ids.includes(item)),
        'what the popup is told has them',
      );
    });
  });
}
