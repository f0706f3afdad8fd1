// Everything that may have gone wrong, as our own pages say it: each notice is looked at like the pages themselves. A stand-in for
// the content script says what is wrong with a page, a build of the test's own has a background that does not answer.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { say, scanned, stage } from './forged.mjs';
import { ask, ROOT, resize, serve, start, waitFor, wanted } from './harness.mjs';
import { inspect, inspectAll, inspectClosed, LOOKS, NARROW, WIDE } from './look.mjs';
import { press, see, seeGone, setLook, welcomePage } from './pages.mjs';
import { add, PASSPHRASE, PERSON } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const TROUBLES = {
  removed: 'The page keeps removing the marks.',
  hidden: 'The page covers or hides the marks.',
  canvas: 'This page draws its text as a picture.',
  frame: 'A part of this page can’t be read by extensions.',
  core: 'because of a fault in Nightjar',
  whose: 'can’t tell whose messages these are',
  nothing: 'nothing on this page that Nightjar can read',
};

for (const browser of wanted) {
  const name = (what) => `${browser}-${what}`;

  describe(`notices, ${browser}`, { concurrency: 1 }, () => {
    const scene = stage(browser);
    let session;
    let server;
    let own;
    let page;
    let panel;
    before(async () => {
      server = await serve({ '/': '<title>a page</title><p>a page' });
      ({ session, own } = await scene.open());
      await (await welcomePage(session)).close();
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
      page = await session.open(server.url('/'));
      panel = await session.openExtensionPage('panel.html');
    });
    after(async () => {
      await session?.close();
      await server?.close();
      scene.clear();
    });
    /** The panel says this, and looks well saying it: in all languages, or, for one of many, in the one whose turn it is. */
    const looksWell = async (text, what, turn) => {
      await see(panel, text);
      if (turn === undefined) return inspectAll(panel, name(what));
      const [language, look] = LOOKS[turn % LOOKS.length];
      await resize(panel, NARROW);
      await setLook(panel, language, look);
      await inspect(panel, name(`${what}-${language}`));
      await resize(panel, WIDE);
      await setLook(panel, 'en', 'light');
    };

    test('a page that was open before', () => looksWell('This page was not read yet', 'notice-unheard'));

    test('nothing to look for yet', async () => {
      await say(page, 'hello');
      await looksWell('There is nothing to look for yet.', 'notice-no-items');
    });

    test('what could not be done on a page, each and all together', async () => {
      await add(own, PHONE);
      await waitFor('the page to be armed', async () => (await scanned(page, `call ${PHONE.value}`)).ok);
      for (const [turn, [trouble, text]] of Object.entries(TROUBLES).entries()) {
        if (trouble !== 'core') {
          await say(page, 'trouble', { troubles: [trouble] });
          await looksWell(text, `notice-${trouble}`, turn);
          await say(page, 'trouble', { troubles: [] });
          await seeGone(panel, text);
        }
      }
      await say(page, 'trouble', { troubles: Object.keys(TROUBLES) });
      await looksWell(TROUBLES.core, 'notice-all');
      for (const text of Object.values(TROUBLES)) await see(panel, text);
    });

    test('whose message it is, and what is her own', async () => {
      const chats = [
        { name: 'Gözətçi | məhəllə xəbərləri və elanları', id: '-1002345678901', private: false },
        { name: 'Nərgiz', id: '777000222', private: true },
      ];
      const message = { quoted: false, time: '2026-09-28T10:30:00.000Z', link: null };
      const sources = [
        { ...message, key: '7', chat: 0, author: 'Rövşən', mine: false, link: 'https://t.me/gozetci_numune/7' },
        { ...message, key: '8', chat: 0, author: chats[0].name, mine: false, quoted: true, time: '10:31' },
        { ...message, key: '3', chat: 1, author: null, mine: true },
      ];
      const blocks = sources.map((_, at) => ({ id: at + 1, text: `${at} ${PHONE.value}`, gap: true, message: at }));
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), yours: true } });
      await say(page, 'trouble', { troubles: [] });
      assert.equal((await say(page, 'scan', { blocks, gone: [], sources, chats })).ok, true);
      await looksWell('In your own messages or profile: 1', 'notice-source');
      await press(panel, 'Copy link');
      await see(panel, 'The link is copied.');
      await see(panel, 'Gözətçi | məhəllə xəbərləri və elanları · Rövşən · 28/09/2026');
      await say(page, 'scan', { blocks: [], gone: blocks.map(({ id }) => id) });
    });

    test('more than can be listed', async () => {
      await scanned(page, Array.from({ length: 200 }, (_, index) => `line ${index}: ${PHONE.value}`).join('\n'));
      await looksWell('Not listed here: 170', 'notice-more');
    });
  });

  test(`a background that does not answer, ${browser}`, async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-silent-'));
    fs.cpSync(path.join(ROOT, 'dist'), folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'background.js'), '');
    const session = await start({
      browser,
      extension: folder,
      args: { chromium: ['--accept-lang=tr'] },
      prefs: { 'intl.accept_languages': 'tr' },
    });
    try {
      const page = await session.openExtensionPage('options.html');
      await see(page, 'Yeniden dene');
      await inspectClosed(page, name('notice-unanswered'));
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}
