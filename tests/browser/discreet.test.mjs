// The discreet setting: a button and a menu that say nothing of what they belong to, at once, while locked, and after a restart.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { handsOf, pointerHeard, pointTo } from './hands.mjs';
import { ask, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { inspectAll } from './look.mjs';
import { press, welcomePage } from './pages.mjs';
import { firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,">
<p id="words" style="margin:60px;font-size:24px">${PHONE.value}</p>`;
const PLAIN = { title: 'Tools', text: '' };

for (const browser of wanted) {
  describe(`discreet, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let server;
    let own;
    let page;
    let hands;
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-profile-'));
    before(async () => {
      server = await serve({ '/': PAGE, '/empty': '<!doctype html><title>Rain</title><link rel="icon" href="data:,"><p>Rain tomorrow.' });
      session = await start({ browser, profile });
      await (await welcomePage(session)).close();
      own = await firstRun(session, { items: [PHONE] });
      hands = handsOf(session, own);
      page = await session.open(server.url('/'));
      await waitForLabels(own, page, [PHONE.label]);
    });
    after(async () => {
      await session?.close();
      await server?.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });
    /** What the button says for a tab, or for all that have no word of their own. */
    const button = async (opened) => {
      const tab = opened === undefined ? {} : { tabId: await tabOf(own, opened.url()) };
      return own.evaluate(
        async (tab) => ({
          title: await chrome.action.getTitle(tab),
          text: await chrome.action.getBadgeText(tab),
        }),
        tab,
      );
    };
    const shows = async (wanted, opened) => {
      let last;
      await waitFor('the button', async () => {
        last = await button(opened);
        return JSON.stringify(last) === JSON.stringify(wanted);
      }).catch(() => assert.deepEqual(last, wanted));
    };
    const setDiscreet = async (discreet) => ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), discreet } });
    /** The entries of ours over a mark: the browser's own menu, or what its background last made visible. */
    const entries = async () => {
      const place = await pointTo(page, '#words');
      await pointerHeard(own);
      const shown = await hands.menu(page, place);
      return shown ?? hands.entries();
    };

    test('until it is chosen the button says what was found, under its name', async () => {
      await hands.icon();
      await hands.entries?.();
      await page.reload();
      await waitForLabels(own, page, [PHONE.label]);
      await shows({ title: 'Nightjar: found here: 1', text: '1' }, page);
      await waitFor('the entries', async () => (await entries()).length === 3);
    });

    test('chosen, it is plain at once, for every tab, and the menu over a mark has nothing of ours', async () => {
      await setDiscreet(true);
      await shows(PLAIN, page);
      await shows(PLAIN);
      await waitFor('the icon', async () => (await hands.icon()) === 'plain');
      assert.deepEqual(await entries(), []);
      const empty = await session.open(server.url('/empty'));
      await shows(PLAIN, empty);
      await empty.close();
    });

    test('a pause and a site that is off make it paler and nothing else', async () => {
      await ask(own, 'pause', { minutes: 60 });
      await page.bringToFront();
      await waitFor('the icon', async () => (await hands.icon()) === 'pale');
      await shows(PLAIN, page);
      await ask(own, 'pause', { minutes: 0 });
      await waitFor('the icon', async () => (await hands.icon()) === 'plain');
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'off' });
      await shows(PLAIN, page);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'inline' });
      await waitForLabels(own, page, [PHONE.label]);
    });

    test('its setting looks right, and the rest of its group is out of use', async () => {
      const view = await session.openExtensionPage('options.html');
      await press(view, 'Language and look');
      await waitFor('the setting', () => view.$('input[name=discreet]:checked'));
      assert.equal(await view.$$eval('input[name=badge]:disabled', (all) => all.length), 3);
      await inspectAll(view, `${browser}-discreet`);
      await view.close();
    });

    test('locked it is plain still', async () => {
      await ask(own, 'lock');
      await shows(PLAIN, page);
      await waitFor('the icon', async () => (await hands.icon()) === 'pale');
      await shows(PLAIN);
    });

    test('after a restart it is plain before it is unlocked, and after, locked again, and by another background', async () => {
      await session.close();
      session = await start({ browser, profile });
      own = await session.openExtensionPage('options.html');
      hands = handsOf(session, own);
      await ask(own, 'status');
      await shows(PLAIN);
      const { default_icon } = await own.evaluate(() => chrome.runtime.getManifest().action);
      for (const [size, file] of Object.entries(default_icon)) assert.ok(file.endsWith(`icons/pale-${size}.png`), file);
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      page = await session.open(server.url('/'));
      await waitForLabels(own, page, [PHONE.label]);
      await shows(PLAIN, page);
      await ask(own, 'lock');
      await session.stopBackground();
      await ask(own, 'status');
      await shows(PLAIN);
      await shows(PLAIN, page);
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await waitForLabels(own, page, [PHONE.label]);
    });

    test('no page of ours has another title or picture than the plain ones', async () => {
      for (const file of ['options.html', 'panel.html', 'welcome.html']) {
        const view = await session.openExtensionPage(file);
        assert.equal(await view.title(), 'Tools', file);
        assert.equal(await view.$eval('link[rel=icon]', (link) => link.getAttribute('href')), 'icons/plain-32.png', file);
        await view.close();
      }
    });

    test('taken back, the name and the number are there again, and stay for the locks of this run', async () => {
      await setDiscreet(false);
      await shows({ title: 'Nightjar: found here: 1', text: '1' }, page);
      await ask(own, 'lock');
      await shows({ title: 'Nightjar: locked', text: '' }, page);
      await session.stopBackground();
      await ask(own, 'status');
      await shows({ title: 'Nightjar: locked', text: '' });
    });
  });
}
