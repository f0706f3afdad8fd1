// A flavour at work: it finds what the usual one finds, and no surface of it says the usual name.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flavours } from '../tools/flavours.mjs';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { picture, see, setLook, welcomePage } from './pages.mjs';
import { firstRun, PERSON, waitForLabels } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const PAGE = `<!doctype html><title>Elan</title><link rel="icon" href="data:,"><p style="margin:60px">${PHONE.value}</p>`;
const LANGUAGES = ['az', 'ru', 'tr', 'en'];

for (const browser of wanted) {
  for (const flavour of flavours()) {
    describe(`flavour ${flavour}, ${browser}`, { concurrency: 1 }, () => {
      let session;
      let server;
      let own;
      let name;
      const silent = async (page, where) => {
        const said = await page.evaluate(() => `${document.title} ${document.documentElement.outerHTML} ${document.body.innerText}`);
        assert.doesNotMatch(said, /nightjar/i, where);
        return said;
      };
      before(async () => {
        server = await serve({ '/': PAGE });
        session = await start({ browser, extension: path.join(ROOT, 'target/flavours', flavour, 'dist') });
      });
      after(async () => {
        await session?.close();
        await server?.close();
      });

      test('it welcomes under its own name', async () => {
        const page = await welcomePage(session);
        name = await page.evaluate(() => chrome.runtime.getManifest().name);
        await see(page, name);
        await silent(page, 'welcome');
        await picture(page, `${browser}-flavour-welcome`);
        await page.close();
      });

      test('it finds, and the button speaks under its own name', async () => {
        own = await firstRun(session, { items: [PHONE] });
        const page = await session.open(server.url('/'));
        await waitForLabels(own, page, [PHONE.label]);
        const tabId = await tabOf(own, page.url());
        await waitFor('the button', () => own.evaluate(async (tabId) => (await chrome.action.getBadgeText({ tabId })) === '1', tabId));
        assert.equal(await own.evaluate((tabId) => chrome.action.getTitle({ tabId }), tabId), `${name}: found here: 1`);
      });

      test('in every language no page of it says the usual name; the about page says its own, and the same hash', async () => {
        const page = await session.openExtensionPage('options.html');
        const { hash } = await ask(own, 'about');
        for (const language of LANGUAGES) {
          await setLook(page, language, 'light');
          const sections = await page.$$eval('nav button', (all) => all.length);
          for (let at = 0; at < sections; at++) {
            await page.$$eval('nav button', (all, at) => all[at].click(), at);
            await waitFor('the section', () => page.$$eval('nav button', (all, at) => all[at].getAttribute('aria-current') === 'page', at));
            await silent(page, `options, ${language}, ${at}`);
          }
          await waitFor('the about section, with the hash, which the background is asked for', async () => {
            const said = await silent(page, 'about');
            return said.includes('Apache-2.0') && said.includes(`${name}: `) && said.includes(hash);
          });
        }
        await picture(page, `${browser}-flavour-about`);
        await page.close();
      });

      test('locked, it says its own name', async () => {
        await ask(own, 'lock');
        const page = await session.openExtensionPage('panel.html');
        await see(page, `While ${name} is locked`);
        await silent(page, 'locked');
        await picture(page, `${browser}-flavour-locked`);
        await page.close();
        assert.equal(await own.evaluate(() => chrome.action.getTitle({})), `${name}: locked`);
      });
    });
  }
}
