// What the user does beyond any page: the browser's menu over a mark, the keyboard, going away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { vaultState } from './forged.mjs';
import { handsOf, pointerHeard, pointTo } from './hands.mjs';
import { ask, serve, start, waitFor, wanted } from './harness.mjs';
import { see, welcomePage } from './pages.mjs';
import { firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,">
<p id="words" style="margin:60px;font-size:24px">${PHONE.value}</p><p id="others">Salam</p>`;
const LABELS = ['Show details', 'This is fine on this site', 'Not mine'];

for (const browser of wanted) {
  describe(`hands, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let server;
    let own;
    let page;
    let hands;
    before(async () => {
      server = await serve({ '/': PAGE });
      session = await start({ browser });
      await (await welcomePage(session)).close();
      own = await firstRun(session, { items: [PHONE] });
      hands = handsOf(session, own);
      page = await session.open(server.url('/'));
      await waitForLabels(own, page, [PHONE.label]);
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });
    const exceptions = async () => (await ask(own, 'exceptions')).map(({ label, ...rest }) => rest);
    const takeBack = async () => {
      for (const exception of await exceptions()) await ask(own, 'removeException', { exception });
      await waitForLabels(own, page, [PHONE.label]);
    };

    test('over a mark the browser’s menu has our entries, elsewhere it has none', async () => {
      assert.deepEqual(await hands.menu(page, await pointTo(page, '#others')), browser === 'firefox' ? [] : null);
      const place = await pointTo(page, '#words');
      await pointerHeard(own);
      const shown = await waitFor('the entries', async () => {
        const labels = await hands.menu(page, place);
        return labels === null || labels.length > 0 ? [labels] : false;
      });
      assert.deepEqual(shown, browser === 'firefox' ? [LABELS] : [null]);
    });

    for (const [entry, holds] of [
      ['fine', ({ site }) => site === '127.0.0.1'],
      ['not_mine', ({ text }) => /^[0-9a-f]{16}$/.test(text)],
    ]) {
      test(`“${entry}” in the menu sets the finding under the pointer aside`, async () => {
        const place = await pointTo(page, '#words');
        await pointerHeard(own);
        await hands.menu(page, place, entry);
        await waitForLabels(own, page, []);
        const [exception, ...more] = await exceptions();
        assert.ok(holds(exception) && more.length === 0, JSON.stringify(exception));
        await takeBack();
      });
    }

    test('“show details” in the menu opens the popup', async () => {
      const place = await pointTo(page, '#words');
      await pointerHeard(own);
      assert.equal(await hands.popup(`${session.extensionUrl}/panel.html`), false);
      await hands.menu(page, place, 'details');
      await waitFor('the popup', () => hands.popup(`${session.extensionUrl}/panel.html`));
      await hands.closePopup();
      await waitFor('the popup to close', async () => !(await hands.popup(`${session.extensionUrl}/panel.html`)));
    });

    test('the keys that the first run speaks of are ours', async () => {
      const keys = await own.evaluate(async () =>
        Object.fromEntries((await chrome.commands.getAll()).map(({ name, shortcut }) => [name, shortcut])),
      );
      assert.equal(keys._execute_action, 'Alt+Shift+J');
      assert.equal(keys['lock-and-hide'], 'Alt+Shift+L');
      assert.equal(keys.wipe, 'Alt+Shift+U');
    });

    test('one key opens the popup, the other locks and closes every page of ours', async () => {
      await page.bringToFront();
      await hands.press('panel');
      await waitFor('the popup', () => hands.popup(`${session.extensionUrl}/panel.html`));
      const host = () => page.evaluate(() => document.documentElement.children.length > 2);
      assert.equal(await host(), true);
      const from = Date.now();
      await hands.press('lock');
      await waitFor('the popup to close', async () => !(await hands.popup(`${session.extensionUrl}/panel.html`)));
      // Firefox's driver does not hear of a page that its extension closes.
      await waitFor('our page to close', () => own.evaluate(() => false).catch(() => true));
      await waitFor('the marks to go', async () => !(await host()));
      assert.ok(Date.now() - from < 5000);
      own = await session.openExtensionPage('options.html');
      hands = handsOf(session, own);
      assert.equal(await vaultState(own), 'locked');
      await see(own, 'While Nightjar is locked');
    });

    test('when she goes away it locks', async () => {
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await waitForLabels(own, page, [PHONE.label]);
      await hands.goAway();
      await waitFor('the lock', async () => (await vaultState(own)) === 'locked');
    });
  });
}
