// Messengers, as their user has them open: whose message a finding stands in, what is her own, what reads on from one message to the
// next, and what is the same place seen again. The pages are of our own making (tests/pages/messengers, each says after what); a test
// drives them live.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { APPS } from './messengers/apps.mjs';
import { add, firstRun, PERSON, waitForRows } from './product.mjs';

const [PHONE, EMAIL, CAR] = ['phone', 'email', 'plate'].map((kind) => PERSON.find((item) => item.kind === kind));
const NUMBER = '+994 50 012 34 56';
/** Short lines, of which the 13th and the 14th hold a number together. */
const LINES = Array.from(
  { length: 30 },
  (_, at) => `<p>${at === 12 ? '+994 50 012' : at === 13 ? '34 56' : `s${'abcde'[at % 5]}`}</p>`,
).join('');
const PICTURE = `<!doctype html><title>Söhbət</title><svg width="600" height="400"><rect width="600" height="400" /></svg>`;

for (const browser of wanted) {
  describe(`messengers, ${browser}`, { concurrency: 1 }, () => {
    let session, server, own;
    before(async () => {
      server = await serve({ '/lines.html': LINES, '/picture.html': PICTURE }, { folder: path.join(ROOT, 'tests/pages/messengers') });
      session = await start({ browser });
      own = await firstRun(session, { items: [PHONE, EMAIL] });
      await add(own, CAR);
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });

    let page;
    afterEach(async () => {
      await page?.close();
      await listOwn(false);
    });
    const opened = async (app, search = '') => {
      page = await session.browser.newPage();
      await page.goto(server.url(`/${app}.html`) + search, { waitUntil: 'load' });
      await page.bringToFront();
      const tab = await tabOf(own, await page.evaluate(() => location.href));
      const view = () => ask(own, 'tab', { tab });
      const rows = (expected, what) => waitForRows(view, expected, what);
      const say = (message) => page.evaluate((message) => window.app.say(message), message);
      const one = async () => (await view()).findings[0];
      return { view, rows, say, one };
    };
    const listOwn = async (yours) => ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), yours } });

    test('a value over two lines stays found when something else near it changes', async () => {
      const { rows } = await opened('lines');
      await rows([PHONE.label]);
      for (const [line, text] of [
        [0, '99-QX-012'],
        [29, EMAIL.value],
      ]) {
        await page.evaluate((line, text) => document.querySelectorAll('p')[line].append(` ${text}`), line, text);
        await rows(line === 0 ? [CAR.label, PHONE.label] : [CAR.label, EMAIL.label, PHONE.label]);
      }
    });

    test('a page with something to see and nothing to read says so, until there is something', async () => {
      const { view } = await opened('picture');
      const from = Date.now();
      await waitFor('the trouble', async () => (await view()).troubles.includes('nothing'));
      assert.ok(Date.now() - from < 5000);
      await page.evaluate(() => document.body.append('salam'));
      await waitFor('it to go', async () => (await view()).troubles.length === 0);
    });

    test('a chat whose name comes after its messages has it all the same', async () => {
      const { say, rows, one } = await opened('telegram-k');
      const name = await page.evaluate(() => {
        const title = document.querySelector('.chat-info .peer-title');
        const { textContent } = title;
        title.textContent = '';
        document.querySelector('#column-left').remove();
        return textContent;
      });
      await say({ from: 'Nərgiz', text: `nömrə ${NUMBER}` });
      await rows([PHONE.label]);
      assert.equal((await one()).source.chat.name, '');
      await page.evaluate((name) => document.querySelector('.chat-info .peer-title').append(name), name);
      await waitFor('the name', async () => (await one())?.source.chat.name === name);
    });

    const only = process.env.APPS?.split(',');
    for (const { app, chat, side, named, link, key, rowed, known } of APPS.filter(({ app }) => only === undefined || only.includes(app))) {
      describe(app, () => {
        test('another’s message is found, and it is known whose it is, where and when', async () => {
          const { say, rows, one } = await opened(app);
          await say({ from: 'Nərgiz', text: 'sabahınız xeyir' });
          const id = await say({ from: 'Nərgiz', text: `bu da onun nömrəsi ${NUMBER}` });
          // The list of chats may be read before the chat.
          await rows([`${PHONE.label} ${rowed ? 2 : 1} true`], ({ label, count, source }) => `${label} ${count} ${source?.key !== ''}`);
          const { source, yours } = await one();
          assert.deepEqual(source.chat, chat);
          if (key !== null) assert.equal(source.key, key(id));
          assert.equal(source.author, named ? 'Nərgiz' : chat.name);
          assert.deepEqual([source.mine, source.quoted, yours], [false, false, false]);
          assert.ok(source.time, 'a time');
          assert.equal(source.link, link(id));
        });

        if (side) {
          test('her own message is hers: no mark, not counted, listed when she asks for it', async () => {
            const { say, rows, view } = await opened(app);
            await say({ from: 'me', text: `zəng et: ${NUMBER}` });
            await say({ from: 'Nərgiz', text: `yaz mənə: ${EMAIL.value}` });
            await rows([EMAIL.label]);
            await listOwn(true);
            await rows([EMAIL.label, PHONE.label]);
            const mine = (await view()).findings.find(({ label }) => label === PHONE.label);
            assert.deepEqual([mine.yours, mine.source.mine], [true, true]);
            await listOwn(false);
            await rows([EMAIL.label]);
            // The same words of hers, in another's message.
            await say({ from: 'Nərgiz', text: `zəng et: ${NUMBER}`, forwarded: 'Lalə' });
            await rows([EMAIL.label, PHONE.label]);
          });
        }

        test('a value over two messages of one author is found, over two authors it is not', async () => {
          const { say, rows } = await opened(app);
          await say({ from: 'Nərgiz', text: '+994 50 012' });
          if (side) {
            await say({ from: 'Rövşən', text: '34 56' });
            await say({ from: 'Rövşən', text: '99-QX-012' });
            await rows([CAR.label]);
          }
          await say({ from: 'Nərgiz', text: 'yaz: +994 50 012' });
          await say({ from: 'Nərgiz', text: '34 56' });
          await rows(side ? [CAR.label, PHONE.label] : [PHONE.label]);
        });

        test('edited and deleted messages', async () => {
          const { say, rows } = await opened(app);
          const [first, second] = [
            await say({ from: 'Nərgiz', text: `nömrə ${NUMBER}` }),
            await say({ from: 'Nərgiz', text: EMAIL.value }),
          ];
          await say({ from: 'Nərgiz', text: 'bəs' });
          await rows([PHONE.label, EMAIL.label]);
          await page.evaluate((id) => window.app.edit(id, 'nömrə silindi'), first);
          await rows([EMAIL.label]);
          await page.evaluate((id) => window.app.edit(id, '99-QX-012'), first);
          await rows([EMAIL.label, CAR.label]);
          await page.evaluate((id) => window.app.remove(id), second);
          await rows([CAR.label]);
        });

        test('scrolled away and back, in nodes that are used again, it is the same one', async () => {
          const { say, rows, one } = await opened(app);
          const id = await say({ from: 'Nərgiz', text: `nömrə ${NUMBER}` });
          for (let at = 0; at < 30; at++) await say({ from: at % 3 === 0 && side ? 'me' : 'Nərgiz', text: `söhbət ${at}` });
          await rows([]);
          await page.evaluate(() => window.app.scroll(0));
          await rows([PHONE.label]);
          if (key !== null) assert.equal((await one()).source.key, key(id));
          await page.evaluate(() => window.app.scroll(25));
          await rows([]);
          await page.evaluate(() => window.app.scroll(0));
          await rows([`${PHONE.label} 1`], ({ label, count }) => `${label} ${count}`);
        });

        // Where only a class says what is hers, it has to be seen beside messages that are not.
        if (side && app !== 'generic') {
          test('a node that says the same words for someone else is looked at again', async () => {
            const { rows } = await opened(app);
            await page.evaluate((text) => {
              for (let at = 0; at < 24; at++) window.app.say({ from: at < 12 ? 'me' : 'Nərgiz', text: at % 12 === 5 ? text : 'bəli' });
              window.app.scroll(0);
            }, `nömrə ${NUMBER}`);
            await rows([]);
            await page.evaluate(() => window.app.scroll(12));
            await rows([PHONE.label]);
            await page.evaluate(() => window.app.scroll(0));
            await rows([]);
          });
        }

        if (!known) return;
        test('an app that was written anew is noticed, and still read', async () => {
          const { say, view } = await opened(app, '?broken');
          for (let at = 0; at < 5; at++) await say({ from: 'Nərgiz', text: `söhbət ${at}` });
          await say({ from: 'Nərgiz', text: `nömrə ${NUMBER}` });
          const from = Date.now();
          await waitFor('the trouble', async () => (await view()).troubles.includes('whose'));
          assert.ok(Date.now() - from < 5000);
          await waitFor('the number', async () => (await view()).findings.some(({ label }) => label === PHONE.label));
        });
      });
    }
  });
}
