// Private messages from an export to a mark, in both browsers: files are chosen or dropped, text is pasted, chats are picked, and a piece
// of one is recognised on a page that quotes it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { account, MESSAGES, QUOTE, telegram, whatsapp, zip } from './exports.mjs';
import { ask, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { fieldOf, fill, press, see, seeGone } from './pages.mjs';
import { firstRun, PASSPHRASE, pixels, tabView, waitForLabels } from './product.mjs';

const BEFORE = 'Kanalda yazılıb: ';
const PAGE = `<!doctype html><html lang="az"><meta charset="utf-8"><title>Kanal</title><link rel="icon" href="data:,">
<style>body { margin: 40px; font: 16px/40px sans-serif; width: 2000px; white-space: nowrap }</style>
<p>Bu gün hava yaxşıdır, sabah yağış gözlənilir.</p><p id="quote">${BEFORE}${QUOTE}. Gülməli deyil?</p>`;
const OTHERS = [
  'Dünən axşam toyda o qədər oynadıq ki, səhər ayaqqabılarımı tapa bilmədim, balam',
  'Sabah saat onda həkimdəyəm, gözləmə məni',
];

/** The rectangle of what differs to the eye between two pictures, in their own pixels. */
function changed(one, other) {
  const box = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
  for (let at = 0; at < one.data.length; at += 4) {
    const distance = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(one.data[at + channel] - other.data[at + channel]), 0);
    if (distance <= 60) continue;
    const [x, y] = [(at / 4) % one.width, Math.floor(at / 4 / one.width)];
    Object.assign(box, {
      left: Math.min(box.left, x),
      right: Math.max(box.right, x),
      top: Math.min(box.top, y),
      bottom: Math.max(box.bottom, y),
    });
  }
  return box;
}

for (const browser of wanted) {
  describe(`chats, ${browser}`, { concurrency: 1 }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-chats-'));
    const profile = path.join(folder, 'profile');
    const file = (name, content) => {
      const full = path.join(folder, name);
      fs.mkdirSync(path.dirname(full), { recursive: true });
      fs.writeFileSync(full, content);
      return full;
    };
    let session;
    let server;
    let own;
    let page;
    before(async () => {
      fs.mkdirSync(profile);
      server = await serve({ '/': PAGE });
      await open();
      own = await firstRun(session, { items: [] });
      page = await session.open(server.url('/'));
    });
    after(async () => {
      await session.close();
      await server.close();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });
    const open = async () => {
      session = await start({ browser, profile, viewport: { width: 1400, height: 700 } });
    };
    const choose = async (...files) => (await own.waitForSelector('input[type=file][aria-label="Choose files"]')).uploadFile(...files);
    const labels = async () => (await ask(own, 'chats')).map(({ label }) => label);
    const AYGUN = 'Chat with Aygün Sərçəli';

    test('an export is chosen, its chats are listed, and the one that is picked is protected', async () => {
      const bare = await pixels(page);
      await press(own, 'Private messages');
      await see(own, 'No chats yet.');
      await choose(file('result.json', account(['Aygün Sərçəli', 'Quzu', 'Ailə'])));
      await see(own, 'Which chats should be recognised?');
      const lines = await own.$$eval('.picks li', (all) => all.map((line) => line.innerText.replaceAll(/\s+/g, ' ').trim()));
      assert.deepEqual(lines, [
        'Aygün Sərçəli Telegram · messages: 5 · Lalə',
        'Quzu Telegram · messages: 5 · Lalə',
        'Ailə Telegram · messages: 5 · Lalə',
      ]);
      await press(own, 'Protect the chosen chats');
      assert.deepEqual(await labels(), [], 'not without a choice');
      await press(own, 'Choose all');
      await see(own, 'Chosen: 3 of 3');
      await press(own, 'Choose none');
      await press(own, 'Aygün Sərçəli');
      await see(own, 'Chosen: 1 of 3');
      await press(own, 'Protect the chosen chats');
      await see(own, 'Chats added or brought up to date: 1');
      await see(own, AYGUN);
      const [{ id: _, ...chat }] = await ask(own, 'chats');
      assert.deepEqual(chat, {
        label: AYGUN,
        name: 'Aygün Sərçəli',
        platform: 'telegram',
        peer: '7000000',
        messages: 5,
        on: true,
        error: null,
      });

      await waitForLabels(own, page, [AYGUN]);
      const { findings } = await tabView(own, page.url());
      assert.deepEqual(
        findings.map(({ kind, words, count }) => [kind, words >= 11 && words <= 14, count]),
        [['passage', true, 1]],
      );
      const box = await waitFor('the mark', async () => {
        const box = changed(bare, await pixels(page));
        return box.right > 0 && box;
      });
      const quote = await page.$eval(
        '#quote',
        (element, from, length) => {
          const range = document.createRange();
          range.setStart(element.firstChild, from);
          range.setEnd(element.firstChild, from + length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, top, bottom };
        },
        BEFORE.length,
        QUOTE.length,
      );
      assert.ok(Math.abs(box.left - quote.left) < 16 && Math.abs(box.right - quote.right) < 16, JSON.stringify({ box, quote }));
      assert.ok(box.top > quote.top - 8 && box.bottom < quote.bottom + 8, JSON.stringify({ box, quote }));
    });

    test('the popup says of about how many words it is, and of which chat', async () => {
      const panel = await session.openExtensionPage('panel.html');
      await see(panel, `words from your private messages (${AYGUN})`);
      const { words } = (await tabView(own, page.url())).findings[0];
      await see(panel, `about ${words} words from your private messages (${AYGUN})`);
      await panel.close();
    });

    test('off it is silent, on it is found again; its name is another at once', async () => {
      await press(own, 'Looked for');
      await waitForLabels(own, page, []);
      await own.bringToFront();
      await see(own, 'Switched off');
      await press(own, 'Switched off');
      await waitForLabels(own, page, [AYGUN]);
      await press(own, `Rename “${AYGUN}”`);
      await fill(own, 'Your own short name for it', 'Aygün');
      await own.keyboard.press('Enter');
      await see(own, 'Aygün\n');
      await waitForLabels(own, page, ['Aygün']);
      await press(own, 'Rename “Aygün”');
      await fill(own, 'Your own short name for it', AYGUN);
      await press(own, 'Save');
      await waitForLabels(own, page, [AYGUN]);
    });

    test('removed, and brought back', async () => {
      await press(own, `Remove “${AYGUN}”`);
      await see(own, `“${AYGUN}” was removed.`);
      await see(own, 'No chats yet.');
      await waitForLabels(own, page, []);
      await own.bringToFront();
      await press(own, 'Undo');
      await seeGone(own, 'No chats yet.');
      await waitForLabels(own, page, [AYGUN]);
    });

    test('“not mine” and “fine here” are of a chat as of an item', async () => {
      const tab = await tabOf(own, page.url());
      for (const act of ['notMine', 'fine']) {
        const [{ tag }] = (await tabView(own, page.url())).findings;
        await ask(own, act, { tab, tag });
        await waitForLabels(own, page, []);
        const [{ label, ...exception }] = await ask(own, 'exceptions');
        assert.equal(label, AYGUN);
        await ask(own, 'removeException', { exception });
        await waitForLabels(own, page, [AYGUN]);
      }
    });

    test('locked nothing is recognised; unlocked, woken and in a browser that starts again it is', async () => {
      await ask(own, 'lock');
      await see(own, 'While Nightjar is locked');
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await waitForLabels(own, page, [AYGUN]);
      await session.stopBackground();
      await page.bringToFront();
      await page.evaluate((text) => document.body.append(document.createElement('p'), text), MESSAGES[4]);
      // Beside the first it is one piece with it.
      await waitFor('the second piece', async () => (await tabView(own, page.url())).findings[0]?.words >= 20);
      await session.close();
      await open();
      own = await session.openExtensionPage('options.html');
      await fill(own, 'Passphrase', PASSPHRASE);
      await press(own, 'Unlock');
      await see(own, 'Private messages');
      page = await session.open(server.url('/'));
      await waitForLabels(own, page, [AYGUN]);
    });

    test('files that are dropped anywhere are read, and the page stays', async () => {
      await press(own, 'Private messages');
      await see(own, AYGUN);
      const archive = zip({ '_chat.txt': whatsapp('Quzu', [...OTHERS, ...OTHERS]) }).toString('base64');
      const prevented = await own.evaluate((archive) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob(archive), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], 'WhatsApp Chat with Quzu.zip', { type: 'application/zip' }));
        const event = (name) => new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
        return ['dragenter', 'dragover', 'drop'].map((name) => !document.querySelector('h1').dispatchEvent(event(name)));
      }, archive);
      assert.deepEqual(prevented, [true, true, true]);
      await see(own, 'WhatsApp · messages: 4');
      await see(own, 'Chosen: 1 of 1');
      await press(own, 'Protect the chosen chats');
      await waitFor('the second chat', async () => (await labels()).length === 2);
      const chats = await ask(own, 'chats');
      assert.deepEqual(
        chats.map(({ platform, messages }) => [platform, messages]),
        [
          ['telegram', 5],
          ['whatsapp', 4],
        ],
      );
      await page.evaluate((text) => document.body.append(document.createElement('p'), text), OTHERS[0]);
      await waitForLabels(own, page, [AYGUN, chats[1].label]);
    });

    test('text that is pasted is protected like a chat', async () => {
      await press(own, 'Paste text instead');
      await fill(own, 'Messages as text', 'Yeddinci mərtəbədəki köhnə pianonu yayda kimsəyə demədən bağ evinə apardıq');
      const field = await fieldOf(own, 'Messages as text');
      assert.deepEqual(await field.evaluate(({ spellcheck, autocomplete, name }) => [spellcheck, autocomplete, name]), [false, 'off', '']);
      await press(own, 'Look through it');
      await see(own, 'Text · messages: 1');
      await press(own, 'Protect the chosen chats');
      await waitFor('the third chat', async () => (await labels()).length === 3);
      assert.deepEqual(
        (await ask(own, 'chats')).map(({ platform }) => platform),
        ['telegram', 'whatsapp', 'text'],
      );
    });

    test('a newer export of the same chat takes the place of the older one, whatever it is called now', async () => {
      const before = await ask(own, 'chats');
      await choose(file('newer.json', telegram('Aygün S.', 7_000_000, [...MESSAGES, OTHERS[1]])));
      await see(own, 'protected already, will be brought up to date');
      await press(own, 'Protect the chosen chats');
      await waitFor('the newer one', async () => (await ask(own, 'chats'))[0].messages === 6);
      const now = await ask(own, 'chats');
      assert.deepEqual(now, [{ ...before[0], name: 'Aygün S.', messages: 6 }, ...before.slice(1)]);
    });

    test('what can’t be read is said by file, and what can is listed', async () => {
      await choose(
        file('picture.json', '{"width":640,"height":480,"pixels":[1,2,3]}'),
        file('cut.json', telegram('Yarımçıq', 5, MESSAGES).slice(0, -90)),
      );
      await see(own, 'Which chats should be recognised?');
      await see(own, 'Not everything could be read:');
      await see(own, 'picture.json: there are no messages in it.');
      await see(own, 'cut.json: it ends too early or is damaged.');
      await press(own, 'Cancel');
      await see(own, 'Cancelled. Nothing was added.');
      await choose(file('nothing.json', '{"a":1}'));
      await see(own, 'No messages were found in what you chose.');
    });

    test('a long reading shows how far it is, can be cancelled, and leaves the page free', async () => {
      const before = await ask(own, 'chats');
      const long = Array.from({ length: 100_000 }, (_, number) => `${MESSAGES[2]} ${number} ${OTHERS[number % 2]}`);
      await choose(file('long.json', telegram('Uzun', 6, long)));
      await own.waitForSelector('progress');
      await see(own, 'Looking for chats in the files…');
      await press(own, 'Cancel');
      await see(own, 'Cancelled. Nothing was added.');
      assert.equal(await own.$('progress'), null);
      await choose(path.join(folder, 'long.json'));
      await own.waitForSelector('progress[value]:not([value="0"])');
      await see(own, 'messages: 100,000');
      await press(own, 'Cancel');
      assert.deepEqual(await ask(own, 'chats'), before);
    });
  });
}
