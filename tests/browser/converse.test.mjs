// A real messenger with its real server (converse/server.mjs): people say things, alice reads them in her browser. Nothing here is of our
// making but what they say: how the client draws, when it draws anew, what it forgets and fetches again is its own.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { messenger } from './converse/server.mjs';
import { ask, start, tabOf, waitFor, wanted } from './harness.mjs';
import { firstRun, PERSON, waitForRows } from './product.mjs';

const [PHONE, EMAIL, HOME, CAR] = ['phone', 'email', 'address', 'plate'].map((kind) => PERSON.find((item) => item.kind === kind));

for (const browser of wanted) {
  describe(`a real messenger, ${browser}`, { concurrency: 1 }, () => {
    let server, session, own, page;
    before(async () => {
      session = await start({ browser });
      own = await firstRun(session, { items: [PHONE, EMAIL, HOME, CAR] });
    });
    after(() => session?.close());
    afterEach(async () => {
      await page?.close();
      await server?.stop();
    });

    const open = async () => {
      page = await session.browser.newPage();
      await page.goto(server.url);
      await page.bringToFront();
      await page.waitForSelector('.chat-textarea');
    };
    const started = async () => {
      server = await messenger();
      return server.join('bob');
    };
    const view = async () => ask(own, 'tab', { tab: await tabOf(own, page.url()) });
    const rows = (expected, what) => waitForRows(view, expected, what);
    const shown = (text) => page.waitForFunction((text) => document.body.textContent.includes(text), {}, text);
    const say = async (text) => {
      await page.type('.chat-textarea', text);
      await page.keyboard.press('Enter');
      await shown(text);
    };

    test('what others say is found as it arrives, and whose it is is known', async () => {
      const bob = await started();
      await open();
      await bob.say('salam, necəsiz');
      await shown('salam, necəsiz');
      await rows([]);
      await bob.say('budur onun nömrəsi: 0 5 0 - 012 34 56');
      await rows([PHONE.label]);
      const [{ source, yours }] = (await view()).findings;
      assert.equal(source.author, 'bob');
      assert.deepEqual([source.mine, source.quoted, yours], [false, false, false]);
      assert.ok(source.time, 'a time');
      await bob.say('пишите ей на serce.quzu@poct.example');
      await rows([EMAIL.label, PHONE.label]);
    });

    test('what she says herself is hers, and said again by another it is not', async () => {
      const bob = await started();
      await open();
      await bob.say('salam');
      await shown('salam');
      await say('mənə zəng et: 050 012 34 56');
      await bob.say('maşını da 99-QX-012');
      await rows([CAR.label]);
      await bob.say('о, пишет: 050 012 34 56');
      await rows([CAR.label, PHONE.label]);
    });

    test('a value over two messages, a message corrected, a message taken back', async () => {
      const bob = await started();
      await open();
      await bob.say('yaz: +994 50 012');
      await bob.say('34 56');
      await rows([PHONE.label]);
      const second = await bob.say('ünvan: Sərçə küçəsi 14, mənzil 9');
      await rows([HOME.label, PHONE.label]);
      await bob.correct(second, 'ünvanı bilmirəm');
      await rows([PHONE.label]);
      await bob.correct(second, 'maşını 99-QX-012');
      await rows([CAR.label, PHONE.label]);
      await bob.retract(second);
      await rows([PHONE.label]);
    });

    test('scrolled back to what was said before she came, and forth again, it is one', async () => {
      const bob = await started();
      await bob.say('köhnə söz: 050 012 34 56');
      for (let at = 0; at < 120; at++) await bob.say(`söhbət ${at}`);
      await open();
      await shown('söhbət 119');
      await waitFor('the oldest', async () => {
        await page.$eval('.chat-content__messages', (element) => element.scrollTo(0, -1e6));
        return page.evaluate(() => document.body.textContent.includes('köhnə söz'));
      });
      await rows([`${PHONE.label} 1`], ({ label, count }) => `${label} ${count}`);
      await page.$eval('.chat-content__messages', (element) => element.scrollTo(0, 1e6));
      await bob.say('son söz');
      await shown('son söz');
      await rows([`${PHONE.label} 1`], ({ label, count }) => `${label} ${count}`);
    });

    test('the line is cut, and what is said after it comes back is found', async () => {
      await started();
      await open();
      await server.restart();
      const carol = await server.join('carol');
      await carol.say('xətt kəsiləndən sonra: 050 012 34 56');
      await shown('xətt kəsiləndən sonra');
      await rows([PHONE.label]);
      assert.match((await view()).findings[0].source.author, /carol/);
    });
  });
}
