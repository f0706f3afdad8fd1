// Documents and what was found in them, in both browsers: who may ask the background for what, positions and counts, the
// user's say, and a background that is stopped in between.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { badgeOf, LABEL, listen, PHONE, SITE, say, scanned, stage, told, vaultState } from './forged.mjs';
import { ask, ROOT, serve, tabOf, waitFor, wanted } from './harness.mjs';
import { add, PASSPHRASE } from './product.mjs';

for (const browser of wanted) {
  describe(`documents, ${browser}`, { concurrency: 1 }, () => {
    const scene = stage(browser);
    let session;
    let server;
    let own;
    let page;
    after(async () => {
      await session?.close();
      await server?.close();
      scene.clear();
    });
    const tab = () => tabOf(own, page.url());
    const badge = (id) => badgeOf(own, id);

    test('a document says hello, sends text and gets positions in answers of one size', async () => {
      server = await serve({ '/': '<title>a page</title><p>a page', '/other': '<title>another</title><p>another' });
      ({ session, own } = await scene.open());
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'az' });
      await add(own, { kind: 'phone', label: LABEL, value: PHONE });
      await ask(own, 'setSite', { site: SITE, mode: 'off' });
      page = await session.open(server.url('/'));
      const hello = await say(page, 'hello');
      assert.equal(hello.ok, true);
      assert.deepEqual({ ...hello.value, epoch: 0 }, { armed: true, marks: true, typing: false, language: 'az', epoch: 0 });
      const none = await scanned(page, 'nothing here');
      const some = await scanned(page, `😀 ${PHONE}`, `again ${PHONE}`);
      assert.equal(some.value.findings.length, 2);
      const [first] = some.value.findings;
      assert.match(first.tag, /^[0-9a-f]{16}$/);
      assert.deepEqual(
        { ...first, tag: '' },
        { tag: '', block: 1, start: 3, end: 3 + PHONE.length, kind: 'phone', severity: first.severity, reasons: [], words: null },
      );
      assert.equal(JSON.stringify(none).length, JSON.stringify(some).length, 'a find doesn’t show in the size');
      assert.equal(JSON.stringify(some).includes(LABEL), false);
      const again = await scanned(page, `😀 ${PHONE}`, `again ${PHONE}`);
      assert.deepEqual(again.value.findings, some.value.findings, 'what stays keeps its tag');
      const view = await ask(own, 'tab', { tab: await tab() });
      assert.deepEqual(
        view.findings.map(({ label, count }) => [label, count]),
        [
          [LABEL, 1],
          [LABEL, 1],
        ],
      );
      assert.equal(await badge(await tab()), '2');
    });

    test('the same words again are one finding with a count; a block that goes takes its findings along', async () => {
      await scanned(page, `call ${PHONE}`, `call ${PHONE}`, 'between', `call ${PHONE}`);
      const { findings } = await ask(own, 'tab', { tab: await tab() });
      assert.deepEqual(
        findings.map(({ count }) => count),
        [3],
      );
      assert.equal(await badge(await tab()), '1');
      await say(page, 'scan', { blocks: [], gone: [1, 2] });
      const later = await ask(own, 'tab', { tab: await tab() });
      assert.deepEqual(
        later.findings.map(({ count }) => count),
        [1],
      );
      await say(page, 'scan', { blocks: [{ id: 4, text: 'edited' }], gone: [] });
      assert.deepEqual((await ask(own, 'tab', { tab: await tab() })).findings, []);
      assert.equal(await badge(await tab()), '');
    });

    test('what is typed is looked at only where it is asked for, answered in one size, and kept nowhere', async () => {
      const text = `I will kill you, ${PHONE}`;
      const typed = (text, form = false) => say(page, 'typed', { text, form });
      assert.deepEqual(await typed(text), { ok: false, error: 'Refused' });
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), typing: true } });
      const [some, none, alone] = [await typed(text), await typed('nothing'), await typed(PHONE)];
      assert.deepEqual(some.value.finding, { kind: 'phone', reasons: ['threat'], words: null });
      assert.deepEqual([none.value.finding, alone.value.finding], [null, null], 'nothing, and what is no Danger');
      assert.equal(JSON.stringify(some).length, JSON.stringify(none).length, 'a find doesn’t show in the size');
      assert.equal((await typed(`kill ${PHONE}`, true)).value.finding, null, 'a form that asks for it is given it');
      assert.equal((await typed(`${text}, you will be sorry`, true)).value.finding?.kind, 'phone', 'and not more');
      assert.deepEqual((await ask(own, 'tab', { tab: await tab() })).findings, []);
      assert.equal(await badge(await tab()), '');
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), typing: false } });
    });

    test('a page full of findings is counted whole and listed in part', async () => {
      await scanned(page, Array.from({ length: 200 }, (_, index) => `line ${index}: ${PHONE}`).join('\n'));
      const { findings, more } = await ask(own, 'tab', { tab: await tab() });
      assert.deepEqual([findings.length, more], [30, 170]);
      assert.equal(await badge(await tab()), '99+');
      await scanned(page, 'nothing');
      assert.equal(await badge(await tab()), '');
    });

    test('hidden text is listed as hidden; context is not answered', async () => {
      const { value } = await say(page, 'scan', {
        blocks: [
          { id: 1, text: `one ${PHONE}`, context: true },
          { id: 2, text: `two ${PHONE}`, hidden: true },
        ],
        gone: [],
      });
      assert.deepEqual(
        value.findings.map(({ block, reasons }) => [block, reasons]),
        [[2, ['hidden']]],
      );
      assert.deepEqual(
        (await ask(own, 'tab', { tab: await tab() })).findings.map(({ hidden }) => hidden),
        [true],
      );
    });

    test('trusted calls are refused from a content script, and what is no call gets no answer', async () => {
      const calls = {
        status: undefined,
        lock: undefined,
        hide: undefined,
        wipe: undefined,
        unwipe: undefined,
        entries: undefined,
        subject: undefined,
        exceptions: undefined,
        sites: undefined,
        settings: undefined,
        about: undefined,
        create: { passphrase: PASSPHRASE, language: 'en' },
        unlock: { passphrase: PASSPHRASE },
        changePassphrase: { old: PASSPHRASE, passphrase: `${PASSPHRASE} x` },
        addWatchlist: { passphrase: `${PASSPHRASE} y`, kept: [PASSPHRASE] },
        strength: { passphrase: 'x' },
        understand: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false } },
        preview: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false }, text: PHONE },
        put: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false }, id: null, on: true },
        remove: { id: 'x' },
        restore: {
          removed: {
            entry: { id: 'x', kind: 'phone', label: '', value: PHONE, aliases: [], rare: false, on: true },
            at: 0,
            exceptions: [],
          },
        },
        importList: { text: '', format: 'csv' },
        chats: undefined,
        stageChat: { batch: 'x', chat: 0, piece: '' },
        addChats: { batch: 'x', chats: [] },
        setChat: { id: 'x', label: '', on: false },
        removeChat: { id: 'x' },
        restoreChat: {
          removed: {
            chat: { id: 'x', label: '', name: '', platform: 'text', peer: null, messages: 0, on: true, key: '', parts: [] },
            at: 0,
            exceptions: [],
          },
        },
        tab: { tab: await tab() },
        show: { tab: 1, tag: '0123456789abcdef' },
        fine: { tab: 1, tag: '0123456789abcdef' },
        notMine: { tab: 1, tag: '0123456789abcdef' },
        removeException: { exception: { item: 'x', site: 'y' } },
        setSite: { site: '127.0.0.1', mode: 'off' },
        setSettings: { settings: { language: 'en', look: 'dark', idleMinutes: 60, badge: 'off', discreet: false, takeBack: 0 } },
        pause: { minutes: 60 },
        exportBackup: { passphrase: PASSPHRASE },
        importBackup: { bytes: '', passphrase: PASSPHRASE },
      };
      const source = fs.readFileSync(path.join(ROOT, 'extension/protocol.ts'), 'utf8');
      const table = source.slice(source.indexOf('export interface TrustedCalls'), source.indexOf('export interface PageEvents'));
      const names = [...table.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
      assert.deepEqual(Object.keys(calls).sort(), names.sort(), 'every trusted call is tried here');
      for (const [name, carried] of Object.entries(calls)) {
        assert.deepEqual(await say(page, name, carried), { ok: false, error: 'Refused' }, name);
      }
      for (const [name, carried] of [['status', {}], ['unknown'], ['scan', { blocks: 'x', gone: [] }], ['hello', 1]]) {
        assert.equal(await say(page, name, carried), 'none', name);
      }
      assert.equal(await vaultState(own), 'unlocked');
      assert.deepEqual(await ask(own, 'sites'), [{ site: SITE, mode: 'off' }]);
    });

    test('fine here, not mine, and both taken back', async () => {
      await scanned(page, `fine ${PHONE}`, `other ${PHONE}`);
      const rows = async () => (await ask(own, 'tab', { tab: await tab() })).findings;
      const [first] = await rows();
      await ask(own, 'notMine', { tab: await tab(), tag: first.tag });
      assert.equal((await rows()).filter(({ accepted }) => accepted).length, 1);
      assert.equal((await scanned(page, `fine ${PHONE}`, `other ${PHONE}`)).value.findings.length, 1);
      assert.equal(await badge(await tab()), '1');
      const [exception] = await ask(own, 'exceptions');
      assert.equal(exception.label, LABEL);
      const { label, ...bare } = exception;
      await ask(own, 'removeException', { exception: bare });
      const { value } = await scanned(page, `fine ${PHONE}`, `other ${PHONE}`);
      assert.equal(value.findings.length, 2);
      await ask(own, 'fine', { tab: await tab(), tag: value.findings[0].tag });
      assert.equal((await scanned(page, `fine ${PHONE}`, `other ${PHONE}`)).value.findings.length, 0);
      const [fine] = await ask(own, 'exceptions');
      assert.equal(fine.site, '127.0.0.1');
      await ask(own, 'removeException', { exception: { item: fine.item, site: fine.site } });
    });

    test('a pause silences all but Danger, and ends', async () => {
      await add(own, { kind: 'email', label: 'mail', value: 'lale@poct.example' });
      await listen(page);
      await ask(own, 'pause', { minutes: 60 });
      await waitFor('the document to be told', async () => (await told(page)).some(({ name }) => name === 'arming'));
      const { pausedUntil } = await ask(own, 'status');
      assert.ok(pausedUntil > Date.now() + 59 * 60_000);
      assert.deepEqual((await scanned(page, 'lale@poct.example')).value.findings, []);
      assert.equal(await badge(await tab()), '');
      await ask(own, 'pause', { minutes: 0 });
      assert.equal((await scanned(page, 'lale@poct.example')).value.findings.length, 1);
    });

    test('a site that is off is not read, badge only has no marks', async () => {
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'off' });
      assert.deepEqual(await scanned(page, PHONE), { ok: false, error: 'Refused' });
      await waitFor('the document to be disarmed', async () => (await told(page)).at(-1)?.with.armed === false);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'badge' });
      const hello = await say(page, 'hello');
      assert.deepEqual([hello.value.armed, hello.value.marks], [true, false]);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'inline' });
    });

    test('a stopped background is unlocked again when it wakes, and has lost no finding', async () => {
      await say(page, 'hello');
      await scanned(page, `kept ${PHONE}`);
      const before = await ask(own, 'tab', { tab: await tab() });
      await waitFor('the mirror', () =>
        own.evaluate(async () =>
          Object.entries(await chrome.storage.session.get(null)).some(
            ([name, docs]) => name.startsWith('tab.') && docs.some(({ kept }) => kept.length > 0),
          ),
        ),
      );
      await session.stopBackground();
      assert.equal(await vaultState(own), 'unlocked');
      assert.deepEqual(await ask(own, 'tab', { tab: await tab() }), before);
      assert.equal(await badge(await tab()), '1');
    });

    test('stopped before the findings were mirrored, it asks the document for its text again', async () => {
      const three = ['one', 'two', 'three'].map((before) => `${before} ${PHONE}`);
      const { value } = await say(page, 'hello');
      await listen(page);
      await scanned(page, ...three);
      await session.stopBackground();
      const after = await waitFor('all findings, or the question for them', async () => {
        const { findings } = await ask(own, 'tab', { tab: await tab() });
        if (findings.length === three.length) return 'kept';
        return (await told(page)).some(({ name, with: carried }) => name === 'arming' && carried.epoch > value.epoch) && 'asked';
      });
      if (after === 'asked') await scanned(page, ...three);
      assert.equal((await ask(own, 'tab', { tab: await tab() })).findings.length, three.length);
    });

    test('session memory holds no value and no label', async () => {
      const memory = JSON.stringify(await own.evaluate(() => chrome.storage.session.get(null)));
      for (const text of [PHONE, '994551073196', LABEL, SITE, PASSPHRASE]) assert.equal(memory.includes(text), false, text);
      const local = await own.evaluate(async () => [await chrome.storage.local.get(null), await chrome.storage.sync.get(null)]);
      assert.deepEqual(local, [{}, {}]);
    });

    test('a document that goes, a tab that goes elsewhere or is closed is forgotten', async () => {
      const id = await tab();
      await say(page, 'hello');
      await scanned(page, PHONE);
      assert.equal(await badge(id), '1');
      await say(page, 'leave');
      assert.deepEqual(await ask(own, 'tab', { tab: id }).then(({ heard, findings }) => [heard, findings]), [false, []]);
      await say(page, 'hello');
      await scanned(page, PHONE);
      assert.equal((await ask(own, 'tab', { tab: id })).findings.length, 1);
      await page.goto(server.url('/other'));
      await say(page, 'hello');
      assert.deepEqual((await ask(own, 'tab', { tab: id })).findings, []);
      await scanned(page, PHONE);
      await page.goto('about:blank');
      await waitFor('the badge to go', async () => (await badge(id)) === '');
      await page.close();
      await waitFor('the tab to be forgotten', () =>
        own.evaluate(async (name) => !(name in (await chrome.storage.session.get(null))), `tab.${id}`),
      );
    });
  });
}
