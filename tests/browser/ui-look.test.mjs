// Every page of ours in every state: axe-core finds nothing, nothing sticks out of a narrow window or of one at 200 % zoom, in four
// languages, light and dark. SCREENSHOTS=folder keeps a picture of each.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { account, MESSAGES } from './exports.mjs';
import { ask, resize, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { inspectAll, inspectClosed, LOOKS, WIDE } from './look.mjs';
import { choose, fill, picture, press, reload, see, seeGone, setLook, welcomePage } from './pages.mjs';
import { add, firstRun, PASSPHRASE, PERSON } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const NAME = PERSON.find(({ kind }) => kind === 'name');
const CARD = PERSON.find(({ kind }) => kind === 'card');
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title>
<p>${NAME.value}, ${PHONE.value}</p><p>Yazıb: ${MESSAGES[2]}</p><p>${PHONE.value}</p><p style="display:none">${CARD.value}</p>
<iframe srcdoc="<p>Zəng edin: ${PHONE.value}</p>"></iframe>`;

/** What of these the note at the foot of the page lies over, or that is out of the window altogether. */
const hiddenByNote = (page, selector) =>
  page.evaluate((selector) => {
    const { top } = document.querySelector('.notes').getBoundingClientRect();
    return [...document.querySelectorAll(selector)]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.top < 0 || box.bottom > top)
      .map(({ element, box }) => `${element.innerText || element.tagName} at ${box.top}-${box.bottom}, the note at ${top}`);
  }, selector);

/** The same of whatever the keyboard comes to, from the first to the last. */
async function coveredWhenFocused(page) {
  const covered = [];
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.activeElement.blur();
  });
  for (;;) {
    await page.keyboard.press('Tab');
    const inNote = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('.notes') !== null);
    if (inNote) return covered;
    covered.push(...(await hiddenByNote(page, ':focus')));
  }
}

for (const browser of wanted) {
  const name = (what) => `${browser}-${what}`;
  describe(browser, () => {
    let session;
    let server;
    let own;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-look-'));
    const file = (name, content) => {
      fs.writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    before(async () => {
      session = await start({ browser });
      server = await serve({ '/': PAGE, '/empty': '<title>Rain</title><p>Rain tomorrow.' });
    });
    after(async () => {
      await session.close();
      await server.close();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    test('welcome', async () => {
      const page = await welcomePage(session);
      for (const [language, own] of Object.entries({ az: 'Azərbaycanca', ru: 'Русский', tr: 'Türkçe', en: 'English' })) {
        await press(page, own);
        await waitFor(language, () => page.evaluate((language) => document.documentElement.lang === language, language));
        await inspectClosed(page, name(`welcome-language-${language}`));
        await press(page, { az: 'Növbəti', ru: 'Дальше', tr: 'İleri', en: 'Next' }[language]);
        await press(page, { az: 'Dörd söz', ru: 'Предложить четыре', tr: 'Dört sözcük', en: 'Offer four' }[language]);
        await waitFor('its strength', () => page.evaluate(() => document.querySelector('.strength p').innerText !== ''));
        await inspectClosed(page, name(`welcome-passphrase-${language}`));
        if (language !== 'en') await press(page, { az: 'Geri', ru: 'Назад', tr: 'Geri' }[language]);
      }
      await fill(page, 'Passphrase', 'sunshine');
      await see(page, 'Too weak');
      await fill(page, 'The same once more', 'moonshine');
      await see(page, 'The two are not the same.');
      await inspectClosed(page, name('welcome-weak'));
      await fill(page, 'Passphrase', PASSPHRASE);
      await fill(page, 'The same once more', PASSPHRASE);
      await press(page, 'Seal with this passphrase');
      await see(page, 'Step 3 of 3');
      await fill(page, 'Phone number to try', PHONE.value);
      await see(page, 'It would be marked like this');
      await fill(page, 'What to look for', PHONE.value);
      await see(page, 'Will be looked for as');
      await inspectAll(page, name('welcome-items'));
      await press(page, 'Add');
      await see(page, '“phone” was added.');
      const covered = [];
      for (const [language, look] of LOOKS) {
        await setLook(page, language, look);
        for (const height of [400, 480, 560, 640, 720, 800, 900]) {
          await resize(page, { width: 320, height });
          await page.click('.notes .quiet');
          await page.type('.item-form input[spellcheck]', `050 1${height} 0${LOOKS.findIndex((each) => each[0] === language)}1`);
          const count = (await ask(page, 'entries')).length;
          const add = await page.$('.item-form button.main');
          // Where a note would lie: at the window's lower edge.
          await add.evaluate((add) => add.scrollIntoView({ block: 'end' }));
          await add.click();
          await waitFor('the list', () => page.evaluate((count) => document.querySelectorAll('.added li').length === count, count + 1));
          covered.push(...(await hiddenByNote(page, '.item-form button.main')).map((each) => `${language} ${height}: ${each}`));
          await picture(page, name(`welcome-added-${language}-${height}`), { window: true });
        }
      }
      await resize(page, { width: 320, height: 400 });
      covered.push(...(await coveredWhenFocused(page)).map((each) => `focused: ${each}`));
      assert.deepEqual(covered, [], 'the note covers nothing that was pressed or has the focus');
      await setLook(page, 'en', 'light');
      await resize(page, WIDE);
      await press(page, 'Next');
      await see(page, 'What to know before you rely on it');
      await inspectAll(page, name('welcome-limits'));
      await page.close();
    });

    test('options', async () => {
      own = await session.openExtensionPage('options.html');
      for (const { id } of await ask(own, 'entries')) await ask(own, 'remove', { id });
      await see(own, 'Nothing here yet.');
      await inspectAll(own, name('options-no-items'));
      for (const item of PERSON) await add(own, item);
      const [first, second] = await ask(own, 'entries');
      const { id, kind, label, value, aliases, rare } = second;
      const draft = { kind, label, value, aliases, rare };
      await ask(own, 'put', { draft, id, on: false });
      await press(own, `Hold to see “${PERSON.at(-1).label}”`);
      await see(own, 'Seen only while it is held.');
      await see(own, 'Switched off');
      await inspectAll(own, name('options-watchlist'));
      await press(own, 'Add an item');
      await choose(own, 'What is it?', 'Name');
      await fill(own, 'What to look for', 'Lalə');
      await see(own, 'Too common');
      await inspectAll(own, name('options-add'));
      await press(own, 'Cancel');
      await ask(own, 'put', { draft, id, on: true });

      await press(own, 'Private messages');
      await see(own, 'No chats yet.');
      await press(own, 'What is kept of them');
      await press(own, 'How to get your messages out of an app');
      await press(own, 'Paste text instead');
      await inspectAll(own, name('options-messages-none'));
      await press(own, 'Cancel');
      const give = async (...files) => (await own.$('input[type=file][aria-label="Choose files"]')).uploadFile(...files);
      const names = ['Aygün Sərçəli-Quzuoğlu', 'Ailə', ...Array.from({ length: 120 }, (_, at) => `Qonşu ${at}`)];
      await give(file('account.json', account(names)), file('picture-of-a-rather-long-name-from-somewhere.json', '{"width":1}'));
      await see(own, 'Which chats should be recognised?');
      await press(own, names[0]);
      await press(own, names[1]);
      await inspectAll(own, name('options-messages-pick'));
      await press(own, 'Protect the chosen chats');
      await see(own, 'Chats added or brought up to date: 2');
      await press(own, 'Looked for');
      await see(own, 'Switched off');
      await press(own, `Rename “Chat with ${names[1]}”`);
      await inspectAll(own, name('options-messages'));
      await press(own, 'Cancel');

      await ask(own, 'setSite', { site: 'a-rather-long-name-of-a-forum.neighbourhood.example', mode: 'badge' });
      await press(own, 'Sites and exceptions');
      await inspectAll(own, name('options-sites'));
      await press(own, 'Lock and passphrase');
      await fill(own, 'New passphrase', 'sunshine');
      await see(own, 'Too weak');
      await inspectAll(own, name('options-lock'));
      await press(own, 'Backup');
      await ask(own, 'importList', { text: '', format: 'toml' });
      await inspectAll(own, name('options-backup'));
      for (const [title, section] of [
        ['Language and look', 'look'],
        ['About', 'about'],
      ]) {
        await press(own, title);
        await inspectAll(own, name(`options-${section}`));
      }
      assert.equal(first.label, NAME.label);
    });

    test('panel', async () => {
      const panel = await session.openExtensionPage('panel.html');
      const show = async (url, ready) => {
        const page = await session.open(server.url(url));
        const tab = await tabOf(own, server.url(url));
        await waitFor(url, async () => ready(await ask(own, 'tab', { tab })));
        await panel.bringToFront();
        await reload(panel);
        return page;
      };
      const empty = await show('/empty', ({ heard }) => heard);
      await see(panel, 'Nothing of yours was found');
      await inspectAll(panel, name('panel-nothing'));
      const full = await show('/', ({ findings }) => findings.some(({ hidden }) => hidden) && findings.length >= 4);
      await see(panel, 'Found here:');
      await press(panel, 'What you can do');
      await inspectAll(panel, name('panel-findings'));
      await press(panel, 'Not mine: card');
      await see(panel, 'Set aside by you: 1');
      await inspectAll(panel, name('panel-set-aside'));
      await press(panel, 'Pause for an hour');
      await see(panel, 'Paused until');
      await inspectAll(panel, name('panel-paused'));
      await press(panel, 'End the pause');
      await seeGone(panel, 'Paused until');
      await press(panel, 'Off');
      await see(panel, 'Off on this site');
      await inspectAll(panel, name('panel-off'));
      await press(panel, 'Marks on the page');
      await own.bringToFront();
      await press(own, 'Sites and exceptions');
      await see(own, 'Words taken for “card”');
      await inspectAll(own, name('options-exceptions'));
      await full.close();
      await empty.close();
      await panel.close();
    });

    test('a page that can’t be read', async () => {
      // Over a page of the browser's own the panel has nothing to say, in a session where no other page was looked at.
      const alone = await start({ browser });
      try {
        await (await welcomePage(alone)).close();
        const page = await firstRun(alone, { items: [PHONE] });
        const panel = await alone.openExtensionPage('panel.html');
        await see(panel, 'This page can’t be read');
        await inspectAll(panel, name('panel-unreadable'));
        await page.close();
      } finally {
        await alone.close();
      }
    });

    test('locked, and a sealed file that can’t be used', async () => {
      await ask(own, 'lock');
      await see(own, 'While Nightjar is locked');
      await fill(own, 'Passphrase', 'not this one');
      await press(own, 'Unlock');
      await see(own, 'This passphrase doesn’t open it.');
      await inspectClosed(own, name('options-locked'));
      const panel = await session.openExtensionPage('panel.html');
      await see(panel, 'While Nightjar is locked');
      await inspectClosed(panel, name('panel-locked'));
      await panel.close();

      /** Puts other bytes where the vault lies, as a damaged disk or another program would. */
      const spoil = async (page, change) => {
        await page.evaluate(async (change) => {
          const folder = await navigator.storage.getDirectory();
          const handle = await folder.getFileHandle('vault');
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          const writable = await handle.createWritable();
          if (change === 'newer') bytes[8] = 9;
          const other = { short: bytes.slice(0, 700), newer: bytes, foreign: new TextEncoder().encode('a letter '.repeat(9000)) };
          await writable.write(other[change]);
          await writable.close();
        }, change);
        await session.stopBackground();
      };
      for (const [change, title] of [
        ['short', 'The sealed file is damaged'],
        ['newer', 'The sealed file is from a newer Nightjar'],
        ['foreign', 'This is not Nightjar’s file'],
      ]) {
        await spoil(own, change);
        for (const file of ['options', 'panel', 'welcome']) {
          const page = await session.openExtensionPage(`${file}.html`);
          await see(page, title);
          await inspectClosed(page, name(`${file}-${change}`));
          await page.close();
        }
      }
      const page = await session.openExtensionPage('options.html');
      await press(page, 'Wipe everything: hold');
      await see(page, 'nothing was wiped');
      await press(page, 'Without holding');
      await fill(page, 'Type “wipe” to confirm', 'wipe');
      await inspectClosed(page, name('options-wipe'));
      await press(page, 'Wipe everything now');
      await see(page, 'Being wiped');
      await inspectClosed(page, name('options-wiping'));
      await see(page, 'Not set up yet');
      await inspectClosed(page, name('options-empty'));
      const empty = await session.openExtensionPage('panel.html');
      await see(empty, 'Not set up yet');
      await inspectClosed(empty, name('panel-empty'));
    });
  });
}
