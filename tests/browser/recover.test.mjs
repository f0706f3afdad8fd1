// It keeps working: the background stopped at any moment, the extension replaced while pages are open. What a killed browser leaves
// behind is in vault.test.mjs.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ask, ROOT, serve, start, waitFor, wanted } from './harness.mjs';
import { add, firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';

const DIST = path.join(ROOT, 'dist');
const PHONE = PERSON.filter(({ kind }) => kind === 'phone');
const PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><main><p>Zəng: 050 012 34 56</p></main>';
const item = (number) => ({ kind: 'phrase', label: `phrase ${number}`, value: `yaşıl qapının açarı ${number}` });

/** What a page sees under its root: head, body, and our host where marks are drawn. */
const children = (page) => page.evaluate(() => document.documentElement.children.length);
const say = (page, text) => page.evaluate((text) => document.querySelector('main').append(document.createElement('p'), text), text);

for (const browser of wanted) {
  describe(browser, () => {
    test('a background that is stopped loses nothing and stays unlocked', async (t) => {
      const server = await serve({ '/': PAGE });
      const session = await start({ browser });
      t.after(async () => {
        await session.close();
        await server.close();
      });
      const own = await firstRun(session);
      const page = await session.open(server.url('/'));
      await waitForLabels(own, page, ['mobile']);
      await session.stopBackground();
      await waitForLabels(own, page, ['mobile']);
      assert.equal((await ask(own, 'status')).vault, 'unlocked');
      await session.stopBackground();
      await page.bringToFront();
      await say(page, 'FİN: 5ZK1T8R');
      await waitForLabels(own, page, ['FIN', 'mobile']);
      // In the middle of a scan: the page is asked again for what was under way.
      await say(page, `${'mətn '.repeat(20_000)} serce.quzu@poct.example`);
      await session.stopBackground();
      await waitForLabels(own, page, ['FIN', 'e-mail', 'mobile']);
    });

    test('a background that is stopped in the middle of saving leaves the old list or the new one', async (t) => {
      const session = await start({ browser });
      t.after(() => session.close());
      const own = await firstRun(session, { items: PHONE });
      const kept = new Set(['mobile']);
      for (let number = 1; number <= 5; number++) {
        const [saved] = await Promise.allSettled([add(own, item(number)), session.stopBackground()]);
        if (saved.status === 'fulfilled') kept.add(item(number).label);
        const listed = (await ask(own, 'entries')).map(({ label }) => label);
        for (const label of kept) assert.ok(listed.includes(label), `${label} was saved, and is gone`);
        for (const label of listed) kept.add(label);
      }
      await ask(own, 'lock');
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      assert.deepEqual((await ask(own, 'entries')).map(({ label }) => label).sort(), [...kept].sort());
    });

    test('an extension that is replaced leaves open pages without a trace, and finds again when they are loaded anew', async (t) => {
      const server = await serve({ '/': PAGE });
      const session = await start({ browser });
      t.after(async () => {
        await session.close();
        await server.close();
      });
      const own = await firstRun(session, { items: PHONE });
      const page = await session.open(server.url('/'));
      const troubles = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => troubles.push(message.text()));
      await waitForLabels(own, page, ['mobile']);
      // The same folder once more is to both browsers what an update is.
      await session.install(DIST);
      await page.bringToFront();
      await say(page, 'FİN: 5ZK1T8R');
      await waitFor('our host to leave', async () => (await children(page)) === 2);
      assert.deepEqual(troubles, []);

      const back = await session.openExtensionPage('options.html');
      await ask(back, 'unlock', { passphrase: PASSPHRASE });
      await page.bringToFront();
      await page.reload();
      await waitForLabels(back, page, ['mobile']);
    });
  });
}
