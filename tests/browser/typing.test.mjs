// About to leak it oneself: a sign beside the field that is typed into, where the settings ask for it and nowhere else. Every message of the
// content script is kept, so that what was never sent is known; the page is the leak suite's, whose record has to be the same either way.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { badgeOf } from './forged.mjs';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { differences } from './leak/record.mjs';
import { serve as serveHostile } from './leak/server.mjs';
import { add, around, different, PASSPHRASE, PERSON, pixels, tabView, waitForLabels } from './product.mjs';
import { wrapped } from './wrapped.mjs';

const HOME = PERSON.find(({ kind }) => kind === 'address');
const SAID = 'gel: Serce kucesi 14, menzil 9, Baki';
const CALM = 'sabah gorusek';
/** Longer than the pause that the content script waits for (extension/content/typing.ts). */
const PAUSE = 450;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,">
<script>
  globalThis.recorded = [];
  addEventListener('message', ({ data }) => { if (data?.recorded) recorded.push(data.recorded); });
</script>
<style>body{margin:160px 40px;font:14px sans-serif;background:#bcd} textarea,[contenteditable]{display:block;width:600px;height:60px;margin-bottom:130px}</style>
<textarea id="chat"></textarea><div id="editor" contenteditable><p>Salam</p><p><br></p></div>
<input id="secret" type="password"><input id="code" autocomplete="one-time-code">`;

for (const browser of wanted) {
  describe(`typing, ${browser}`, { concurrency: 1 }, () => {
    const extension = wrapped(path.join(ROOT, 'dist'), 'recorder', path.join(import.meta.dirname, 'noise/recorder.js'));
    let session;
    let server;
    let hostile;
    let own;
    let page;
    before(async () => {
      server = await serve({ '/': PAGE, '/shown': `${PAGE}<p>Serce kucesi 14, menzil 9, Baki</p>` });
      hostile = await serveHostile();
      session = await start({ browser, extension });
      own = await session.openExtensionPage('options.html');
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
      await add(own, HOME);
    });
    after(async () => {
      await session?.close();
      await server?.close();
      await hostile?.close();
      fs.rmSync(extension, { recursive: true, force: true });
    });

    const recorded = (of) => of.evaluate(() => globalThis.recorded.map(({ direction, message }) => [direction, JSON.parse(message)]));
    /** The texts that were sent of fields, and what was said of each. */
    const asked = async (of = page) =>
      (await recorded(of)).filter(([way, it]) => way === 'out' && it.name === 'typed').map(([, it]) => it.with.text);
    const answers = async (of = page) =>
      (await recorded(of)).filter(([way, it]) => way === 'in' && it?.value?.finding !== undefined).map(([, it]) => it.value.finding);
    const answered = (count, of = page) => waitFor(`${count} answers`, async () => (await answers(of)).length >= count);
    const tell = async (typing) => {
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), typing } });
      await waitFor(
        'the page to be told',
        async () => (await recorded(page)).filter(([, it]) => it?.name === 'arming').at(-1)?.[1].with.typing === typing,
      );
    };
    const type = async (selector, text, of = page, delay = 0) => {
      await of.bringToFront();
      await of.focus(selector);
      await of.keyboard.type(text, { delay });
    };
    /** With a pause after each key in which the text would be asked about, while the field still has the focus. */
    const typeSlowly = (selector, text) => type(selector, text, page, PAUSE);
    /** The window above a field, and whether something is drawn there that was not. */
    const above = (of, selector) => around(of, selector, 120).then((box) => ({ ...box, height: 114 }));
    const leaveField = (of) => of.evaluate(() => document.activeElement.blur());

    test('off at first: what is typed goes nowhere; switched on, an open page shows a sign beside the field', async () => {
      page = await session.open(server.url('/'));
      await waitFor('the page to be read', async () => (await recorded(page)).some(([way, it]) => way === 'out' && it.name === 'scan'));
      assert.equal((await ask(own, 'settings')).typing ?? false, false);
      await type('#chat', SAID);
      await typeSlowly('#chat', '..');
      await tell(true);
      const box = await above(page, '#chat');
      await leaveField(page);
      const bare = await pixels(page, box);
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      await type('#chat', '!');
      await waitFor('the sign', async () => different(await pixels(page, box), bare) > 2000);
      assert.deepEqual(await asked(), [`${SAID}..!`], 'nothing of what was typed before');
      assert.deepEqual(await answers(), [{ kind: 'address', reasons: [], words: null }]);
      assert.deepEqual(
        await page.evaluate(() => [document.getElementById('chat').value, document.activeElement.id, document.documentElement.outerHTML]),
        [`${SAID}..!`, 'chat', before],
        'the page is as it was',
      );
      const tab = await tabOf(own, page.url());
      assert.deepEqual([(await tabView(own, page.url())).findings, await badgeOf(own, tab)], [[], ''], 'it is listed and counted nowhere');
      await leaveField(page);
      await waitFor('the sign to go', async () => different(await pixels(page, box), bare) === 0);
    });

    test('in an editor with lines of its own, and gone when the text no longer says it', async () => {
      const box = await above(page, '#editor');
      const bare = await pixels(page, box);
      await page.click('#editor p:last-child');
      await page.keyboard.type(SAID);
      await waitFor('the sign', async () => different(await pixels(page, box), bare) > 2000);
      assert.equal((await asked()).at(-1), `Salam\n${SAID}\n`);
      // As a messenger empties its field when the message is sent.
      await page.evaluate(() => document.getElementById('editor').replaceChildren());
      await waitFor('the sign to go', async () => different(await pixels(page, box), bare) === 0);
    });

    test('never of a field for passwords, also when it shows what is typed, or for codes', async () => {
      const before = (await asked()).length;
      await typeSlowly('#secret', 'Ser');
      await page.evaluate(() => {
        document.getElementById('secret').type = 'text';
      });
      await typeSlowly('#secret', 'ce 1');
      await typeSlowly('#code', '012');
      await type('#chat', CALM);
      await answered(before + 1);
      assert.deepEqual((await asked()).slice(before), [`${SAID}..!${CALM}`]);
      assert.equal(await page.$eval('#secret', ({ value }) => value), 'Serce 1');
    });

    test('not for what is fine on this site, nor where the site has no marks, nor when it is off again', async () => {
      const other = await session.open(server.url('/shown'));
      await waitForLabels(own, other, [HOME.label]);
      const [{ tag }] = (await tabView(own, other.url())).findings;
      await ask(own, 'fine', { tab: await tabOf(own, other.url()), tag });
      await type('#chat', SAID, other);
      await answered(1, other);
      assert.deepEqual(await answers(other), [null]);
      const [{ label, ...exception }] = await ask(own, 'exceptions');
      await ask(own, 'removeException', { exception });
      await waitFor('a sign again', async () => (await answers(other)).at(-1)?.kind === 'address');
      await other.close();
      const before = (await asked()).length;
      await page.bringToFront();
      const site = '127.0.0.1';
      await ask(own, 'setSite', { site, mode: 'badge' });
      await waitFor(
        'the page to be told',
        async () =>
          (await recorded(page)).at(-1)?.[1]?.with?.typing === false || (await recorded(page)).some(([, it]) => it?.with?.marks === false),
      );
      await typeSlowly('#chat', '??');
      await ask(own, 'setSite', { site, mode: 'inline' });
      await tell(false);
      await typeSlowly('#chat', '??');
      await tell(true);
      await type('#editor', CALM);
      await answered(before + 1);
      assert.deepEqual((await asked()).slice(before), [CALM]);
      await page.close();
    });

    test('a page records the same with a sign as with none', async () => {
      const [{ id, on: _, error: __, ...draft }] = await ask(own, 'entries');
      const seen = [];
      for (const on of [false, true]) {
        await ask(own, 'put', { draft, id, on });
        const open = await session.browser.newPage();
        await open.evaluateOnNewDocument(() => {
          globalThis.recorded = [];
          addEventListener('message', ({ data }) => data?.recorded && globalThis.recorded.push(data.recorded));
        });
        await open.goto(hostile.url('open'), { waitUntil: 'load' });
        await open.bringToFront();
        await waitFor('the page to settle', () => open.evaluate(() => window.notebook.isSettled));
        await open.evaluate(() => {
          window.notebook.doing = 'type';
        });
        await type('#field', SAID, open);
        await waitFor(
          'the answer',
          async () => (await asked(open)).at(-1)?.endsWith(SAID) && (await answers(open)).length === (await asked(open)).length,
        );
        assert.equal((await answers(open)).at(-1)?.kind ?? null, on ? 'address' : null);
        await open.evaluate(() => window.notebook.frames(30));
        const picture = await open.screenshot({ captureBeyondViewport: false });
        await open.evaluate(() => {
          window.notebook.moment('typed');
          window.notebook.doing = 'collecting';
        });
        const record = JSON.parse(await open.evaluate(() => window.notebook.answer()));
        // The recorder's own messages to the page come when they come.
        record['events.others'] = record['events.others'].filter((line) => !line.includes(' message window '));
        seen.push({ record, picture });
        await open.close();
      }
      const [without, withSign] = seen;
      assert.ok(!without.picture.equals(withSign.picture), 'nothing was drawn, so nothing is proved');
      assert.deepEqual(differences(without.record, withSign.record), []);
    });
  });
}
