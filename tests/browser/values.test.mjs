// What a person beside the user, a screenshot or a screen reader gets of the values: nothing, on any page of ours, unless one is held.
// Every page is walked: its texts, what stands in its fields and attributes, and in Chromium what the accessibility tree says.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, moment, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { hold, press, see, seeGone, welcomePage } from './pages.mjs';
import { firstRun, PERSON, waitForLabels } from './product.mjs';

const VALUES = PERSON.flatMap(({ value, aliases = [] }) => [value, ...aliases]);
const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,"><p>${PHONE.value}</p>`;
/** However they are spaced and written large or small, and as the core writes them. */
const folded = (text) => text.toLowerCase().replaceAll(/[\s()+\u2010-\u2015-]/g, '');

for (const browser of wanted) {
  describe(`values, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let server;
    let own;
    let needles;
    before(async () => {
      server = await serve({ '/': PAGE });
      session = await start({ browser });
      await (await welcomePage(session)).close();
      own = await firstRun(session);
      const understood = await Promise.all(
        PERSON.map(({ kind, value, label, aliases = [], rare = false }) =>
          ask(own, 'understand', { draft: { kind, label, value, aliases, rare } }),
        ),
      );
      needles = [...new Set([...VALUES, ...understood.map(({ normal }) => normal)].map(folded))];
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });

    /** All that a page says, to whomever. */
    async function said(page) {
      const texts = await page.evaluate(() => {
        const walk = (root) =>
          [...root.querySelectorAll('*')].flatMap((element) => [
            ...[...element.attributes].map(({ value }) => value),
            ...('value' in element ? [String(element.value)] : []),
            ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
            ...(element.shadowRoot ? walk(element.shadowRoot) : []),
          ]);
        return [document.title, location.href, document.body.innerText, ...walk(document)];
      });
      if (browser === 'chromium') {
        const protocol = await page.createCDPSession();
        const { nodes } = await protocol.send('Accessibility.getFullAXTree');
        texts.push(JSON.stringify(nodes.map(({ name, value, description }) => [name?.value, value?.value, description?.value])));
        await protocol.detach();
      }
      return folded(texts.join('\n'));
    }
    const shown = async (page) => {
      const text = await said(page);
      return needles.filter((needle) => text.includes(needle));
    };

    test('no page of ours says a value, in any of its parts', async () => {
      const page = await session.open(server.url('/'));
      await waitForLabels(own, page, [PHONE.label]);
      for (const part of ['Watchlist', 'Sites and exceptions', 'Lock and passphrase', 'Backup', 'Language and look', 'About']) {
        await press(own, part);
        await waitFor(part, () => own.evaluate((part) => document.querySelector('h2')?.innerText === part, part));
        assert.deepEqual(await shown(own), [], part);
      }
      const [{ tag }] = (await ask(own, 'tab', { tab: await tabOf(own, page.url()) })).findings;
      const panel = await session.openExtensionPage('panel.html');
      await see(panel, 'Found here:');
      assert.deepEqual(await shown(panel), [], 'panel');
      await ask(own, 'notMine', { tab: await tabOf(own, page.url()), tag });
      await see(panel, 'Set aside by you');
      assert.deepEqual(await shown(panel), [], 'set aside');
      await press(own, 'Sites and exceptions');
      await see(own, 'Words taken for');
      assert.deepEqual(await shown(own), [], 'exceptions');
      const welcome = await session.openExtensionPage('welcome.html');
      await see(welcome, 'Nightjar');
      assert.deepEqual(await shown(welcome), [], 'welcome');
    });

    test('a value is seen while it is held, one at a time, and covered when it is let go', async () => {
      await press(own, 'Watchlist');
      const button = `Hold to see “${PHONE.label}”`;
      await press(own, button);
      await see(own, 'Seen only while it is held.');
      assert.deepEqual(await shown(own), [], 'a press alone');
      for (const by of ['pointer', ' ']) {
        await hold(own, button, () => see(own, PHONE.value), by);
        await seeGone(own, PHONE.value);
        assert.deepEqual(await shown(own), [], by);
      }
      await hold(own, button, async () => {
        await see(own, PHONE.value);
        assert.ok((await shown(own)).includes(folded(PHONE.value)), 'the walk sees it');
      });
      // For those who can't hold: three presses; and the next one that is uncovered covers the first.
      await moment(4000);
      for (let presses = 0; presses < 3; presses++) await press(own, button);
      await see(own, PHONE.value);
      const [, , mail] = PERSON;
      await hold(own, `Hold to see “${mail.label}”`, () => see(own, mail.value));
      assert.deepEqual(await shown(own), [], 'one at a time, and covered');
    });

    test('what is edited is covered as well until it is held; the rest can be changed without it', async () => {
      await press(own, `Edit “${PHONE.label}”`);
      await see(own, 'What to look for: Covered');
      assert.deepEqual(await shown(own), []);
      await press(own, 'Save');
      await see(own, `“${PHONE.label}” was saved.`);
      assert.ok((await ask(own, 'entries')).some(({ value }) => value === PHONE.value));
      await press(own, `Edit “${PHONE.label}”`);
      await hold(own, `Hold to see “${PHONE.label}”`, () => waitFor('the field', async () => (await shown(own)).length > 0));
      await press(own, 'Cancel');
      await waitFor('it to be covered', async () => (await shown(own)).length === 0);
    });
  });
}
