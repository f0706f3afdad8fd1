// What a day with the product leaves on the disk: nothing that it was told. The whole profile is searched, raw, after a day that ends
// with a crash and another that ends as days do; a build that does not seal shows that the search finds. Then what the sealed file
// itself tells, and what is left of it after a wipe.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unevenness } from './chance.mjs';
import { telegram } from './exports.mjs';
import { kept } from './forged.mjs';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { choose, fill, hold, press, see, welcomePage } from './pages.mjs';
import { tabView, waitForLabels } from './product.mjs';
import { encodings, files, searchFiles } from './search.mjs';

const DIST = path.join(ROOT, 'dist');
/** Typed in one way, shown by the page in another: what the browser keeps of the page is not what is looked for. */
const PHONE = { label: 'nobody’s telefon 7319', value: '055 107 31 96', normal: '+994 55 107 31 96', shown: '+994 (55) 107–31–96' };
const MAIL = { label: 'nobody’s poçt 7319', value: 'serce7319@poct.example', shown: 'serce7319 (at) poct (dot) example' };
const PHRASE = { label: 'nobody’s cümlə 7319', value: 'yeddi min üç yüz on doqquz göy qapı' };
const UNSAVED = 'yarımçıq qalmış 7319 uzun cümlə';
const SITE = 'nobody-7319.example';
const FIRST = 'qovun mizan telqar subat 7319';
const SECOND = 'tabaq mizan telqar subat 7319';
const BACKUP = 'ayrıca saxlanan dörd söz 7319';
const CHAT = 'nobody’s söhbət 7319';
const MESSAGE = 'kirayə müqaviləsini 7319 nömrəli şkafın altında gizlətdim';
const PASTED = 'köhnə pianonu 7319 manata kimsəyə demədən satdıq keçən yay';
const SECRETS = [PHONE.value, MAIL.value, PHRASE.value, PHONE.label, MAIL.label, PHRASE.label, CHAT, SITE, FIRST, SECOND, BACKUP];
/** What is typed into a field of the page's own, which browsers do keep. */
const TYPED = 'axtaris sozu 7319';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,">
<p>Zəng: ${PHONE.shown}</p><p>Yazın: ${MAIL.shown}</p><form><input name="q"></form>`;

/** What the browser does often in a day is done at once. */
const PREFS = { 'browser.sessionstore.interval': 300 };

/** The build with sealing switched off: the state lies beside the sealed file, in every encoding, with the passphrases. */
function unsealed() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-unsealed-'));
  fs.cpSync(DIST, folder, { recursive: true });
  const file = path.join(folder, 'background.js');
  const source = fs.readFileSync(file, 'utf8');
  const names = 'NAMES = ["vault", "next", "device"]';
  assert.ok(source.includes(names));
  const spoil = fs.readFileSync(new URL('./unsealed.js', import.meta.url), 'utf8');
  fs.writeFileSync(file, `${spoil}\n${source.replace(names, 'NAMES = ["vault", "next", "device", "plain"]')}`);
  return folder;
}

/** What histories and sessions keep of our pages' addresses beside the names of files. */
function fragments(profile, extensionUrl) {
  const address = new RegExp(`${extensionUrl.replaceAll(/[./]/g, '\\$&')}/[\\w.-]*[?#][\\w.=&-]{2,}`, 'g');
  const texts = ({ content }) => [content.toString('latin1'), content.toString('utf16le'), content.subarray(1).toString('utf16le')];
  return [...files(profile)].flatMap((file) => texts(file).flatMap((text) => text.match(address) ?? []));
}

for (const browser of wanted) {
  describe(`disk, ${browser}`, { concurrency: 1 }, () => {
    let server;
    const folders = [];
    const profileOf = (what) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), `nightjar-disk-${what}-`));
      folders.push(folder);
      return folder;
    };
    before(async () => {
      server = await serve({ '/': PAGE });
    });
    after(async () => {
      await server.close();
      for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });
    const open = (profile, extension = DIST) => start({ browser, extension, profile, prefs: PREFS });

    /** From the first run to a crash, by hand where a browser might listen; the vault is open and a form half filled in. */
    async function day(session, profile) {
      const page = await session.open(server.url('/'));
      const welcome = await welcomePage(session);
      await press(welcome, 'English');
      await press(welcome, 'Next');
      await fill(welcome, 'Passphrase', FIRST);
      await fill(welcome, 'The same once more', FIRST);
      await press(welcome, 'Seal with this passphrase');
      await see(welcome, 'Step 3 of 3');
      await fill(welcome, 'Phone number to try', PHONE.value);
      await fill(welcome, 'What to look for', PHONE.value);
      await fill(welcome, 'Your own short name for it', PHONE.label);
      await press(welcome, 'Add');
      await see(welcome, `“${PHONE.label}” was added.`);
      await welcome.close();

      const own = await session.openExtensionPage('options.html');
      for (const [kind, { value, label }] of [
        ['E-mail address', MAIL],
        ['Phrase', PHRASE],
      ]) {
        await press(own, 'Add an item');
        await choose(own, 'What is it?', kind);
        await fill(own, 'What to look for', value);
        await fill(own, 'Your own short name for it', label);
        await press(own, 'Add');
        await see(own, `“${label}” was added.`);
      }
      await press(own, `Edit “${PHRASE.label}”`);
      await press(own, 'Save');
      await see(own, `“${PHRASE.label}” was saved.`);
      await press(own, 'Private messages');
      const exported = path.join(profileOf('export'), 'result.json');
      fs.writeFileSync(exported, telegram(CHAT, 7319, [MESSAGE]));
      const input = await own.waitForSelector('input[type=file][aria-label="Choose files"]');
      await input.uploadFile(exported);
      await press(own, 'Protect the chosen chats');
      await see(own, `Chat with ${CHAT}`);
      await press(own, 'Paste text instead');
      await fill(own, 'Messages as text', PASTED);
      await press(own, 'Look through it');
      await press(own, 'Protect the chosen chats');
      await waitFor('two chats', async () => (await ask(own, 'chats')).length === 2);
      await waitForLabels(own, page, [PHONE.label, MAIL.label]);
      const [{ tag }] = (await tabView(own, page.url())).findings;
      await ask(own, 'fine', { tab: await tabOf(own, page.url()), tag });
      await ask(own, 'setSite', { site: SITE, mode: 'badge' });
      await ask(own, 'exportBackup', { passphrase: BACKUP });
      const panel = await session.openExtensionPage('panel.html');
      await see(panel, 'Found here:');
      await panel.close();
      await ask(own, 'lock');
      await ask(own, 'unlock', { passphrase: FIRST });
      await press(own, 'Lock and passphrase');
      await fill(own, 'Present passphrase', FIRST);
      await fill(own, 'New passphrase', SECOND);
      await fill(own, 'The same once more', SECOND);
      await press(own, 'Change it');
      await see(own, 'The passphrase was changed.');
      await press(own, 'Watchlist');
      await hold(own, `Hold to see “${PHRASE.label}”`, () => see(own, PHRASE.value));
      await press(own, 'Add an item');
      await choose(own, 'What is it?', 'Phrase');
      await fill(own, 'What to look for', UNSAVED);
      // What a browser keeps of forms it has kept by the time that it has kept this.
      await page.bringToFront();
      await page.type('input', TYPED);
      await own.bringToFront();
      await waitFor('the browser to keep its session', () => searchFiles(profile, [TYPED]).length > 0, { every: 500 });
      return own;
    }

    test('after a day that ends with a crash, and one that ends as days do, nothing of it is on the disk', async () => {
      const profile = profileOf('day');
      let session = await open(profile);
      await day(session, profile);
      const { extensionUrl } = session;
      await session.kill();
      const all = [...SECRETS, UNSAVED, MESSAGE, PASTED, PHONE.normal];
      assert.deepEqual(searchFiles(profile, all), []);
      session = await open(profile);
      const own = await session.openExtensionPage('options.html');
      await see(own, 'While Nightjar is locked');
      await fill(own, 'Passphrase', SECOND);
      await press(own, 'Unlock');
      await see(own, PHRASE.label);
      await session.close();
      assert.deepEqual(searchFiles(profile, all), []);

      assert.deepEqual(fragments(profile, extensionUrl), []);
    });

    test('the search finds all of it when nothing is sealed', async () => {
      const profile = profileOf('unsealed');
      const extension = unsealed();
      folders.push(extension);
      const session = await open(profile, extension);
      const own = await day(session, profile);
      const address = `#${SITE}`;
      await own.evaluate((address) => history.replaceState(null, '', address), address);
      await waitFor('the browser to keep the address', () => fragments(profile, session.extensionUrl).length > 0, { every: 500 });
      await session.kill();
      const found = searchFiles(profile, SECRETS);
      const unseen = SECRETS.flatMap((text) =>
        encodings(text)
          .filter(({ encoding }) => !found.some((each) => each.text === text && each.encoding === encoding))
          .map(({ encoding }) => `${text}, ${encoding}`),
      );
      assert.deepEqual(unseen, []);
    });

    test('the sealed file is as long with a hundred items as with none, and its bytes tell nothing', async () => {
      const session = await open(profileOf('size'));
      try {
        const own = await session.openExtensionPage('options.html');
        await ask(own, 'create', { passphrase: FIRST, language: 'az' });
        const file = async () => Buffer.from((await kept(own)).vault, 'base64');
        const none = await file();
        const text = Array.from({ length: 100 }, (_, at) => `[[item]]\nkind = "phrase"\nvalue = "heç kimin ${at} cümləsi"\n`).join('\n');
        await ask(own, 'importList', { text, format: 'toml' });
        const many = await file();
        assert.deepEqual([none.length, many.length], [65_536, 65_536]);
        // Four slots after a header of 52 bytes, of which some are in use. Beyond six deviations is one in some hundred million.
        for (const bytes of [none, many]) {
          const body = bytes.subarray(52);
          const slot = body.length / 4;
          const parts = [body, ...[0, 1, 2, 3].map((at) => body.subarray(at * slot, (at + 1) * slot))];
          for (const part of parts) assert.ok(unevenness(part) < 6, `uneven by ${unevenness(part)}`);
        }
        assert.ok(unevenness(Buffer.from(text)) > 1000, 'a text is seen to be one');
      } finally {
        await session.close();
      }
    });
  });
}
