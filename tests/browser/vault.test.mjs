// The background alone, in both browsers: the vault from its making to its wiping, stopped and killed in between, and
// who may ask it for what. A stand-in for the content script says whatever a page makes it say (forger.js).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { ask, moment, ROOT, searchFiles, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { add, PASSPHRASE } from './product.mjs';

// None that the product's own pages give as an example: the profile is searched for it.
const PHONE = '055 107 31 96';
const LABEL = 'label of nobody 7319';
const SITE = 'nobody-7319.example';

/** The product with the forger in place of its content script, and a blank page of ours to ask from. */
function forged(folder) {
  const copy = path.join(folder, 'extension');
  fs.cpSync(path.join(ROOT, 'dist'), copy, { recursive: true });
  fs.copyFileSync(path.join(import.meta.dirname, 'forger.js'), path.join(copy, 'content.js'));
  fs.writeFileSync(path.join(copy, 'blank.html'), '<!doctype html><meta charset="utf-8"><title>blank</title>');
  return copy;
}

/** Asks as a content script. `none`: no answer. */
function say(page, name, carried) {
  return page.evaluate(
    (message) =>
      new Promise((resolve) => {
        const number = Math.random();
        const hear = ({ data }) => {
          if (data?.answer !== number) return;
          removeEventListener('message', hear);
          resolve(data.reply);
        };
        addEventListener('message', hear);
        postMessage({ ask: number, message });
      }),
    carried === undefined ? { name } : { name, with: carried },
  );
}

/** Keeps what the background tells the document from now on, for `told`. */
function listen(page) {
  return page.evaluate(() => {
    // Once a document: the same event kept twice is one object, which Firefox's protocol gives back only once.
    if (globalThis.events === undefined) {
      addEventListener('message', ({ data }) => {
        if (data?.event !== undefined) globalThis.events.push(data.event);
      });
    }
    globalThis.events = [];
  });
}

const told = (page) => page.evaluate(() => globalThis.events);

const scanned = (page, ...texts) => say(page, 'scan', { blocks: texts.map((text, id) => ({ id: id + 1, text })), gone: [] });

/** The name of the error that an ask ends with, or null. */
const refusal = (own, name, carried) =>
  ask(own, name, carried).then(
    () => null,
    (error) => error.message.replace(/^.*: /, ''),
  );

const vaultState = async (own) => (await ask(own, 'status')).vault;

/** The files that we keep, as base64, read from a page of ours: it shares the private file system. */
function kept(own) {
  return own.evaluate(async () => {
    const files = {};
    for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      files[name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }
    return files;
  });
}

function putFile(own, name, base64) {
  return own.evaluate(
    async (name, base64) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      await writable.write(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
      await writable.close();
    },
    name,
    base64,
  );
}

/** Changes what session memory says of the unlocked state, as a clock or a long sleep would have it. */
async function shiftHeld(session, own, change) {
  const { held } = await own.evaluate(() => chrome.storage.session.get('held'));
  await own.evaluate((held) => chrome.storage.session.set({ held }), { ...held, ...change(held) });
  await session.stopBackground();
}

for (const browser of wanted) {
  describe(`vault, ${browser}`, { concurrency: 1 }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-vault-'));
    const extension = forged(folder);
    const profile = path.join(folder, 'profile');
    fs.mkdirSync(profile);
    let session;
    let server;
    let own;
    let page;

    const open = async () => {
      session = await start({ browser, extension, profile });
      own = await session.openExtensionPage('blank.html');
    };
    after(async () => {
      await session?.close();
      await server?.close();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });
    let passphrase = PASSPHRASE;
    const unlock = () => ask(own, 'unlock', { passphrase });
    const tab = () => tabOf(own, page.url());
    const badge = (id) => own.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id);

    test('first run: nothing is kept, a weak passphrase is refused, a strong one makes the vault', async () => {
      server = await serve({ '/': '<title>a page</title><p>a page', '/other': '<title>another</title><p>another' });
      await open();
      assert.equal(await vaultState(own), 'empty');
      assert.equal(await refusal(own, 'entries'), 'Locked');
      assert.equal(await refusal(own, 'create', { passphrase: 'sevgilim2020', language: 'az' }), 'WeakPassphrase');
      assert.deepEqual(await kept(own), {});
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'az' });
      assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault']);
      const status = await ask(own, 'status');
      assert.deepEqual(status, { vault: 'unlocked', language: 'az', look: 'system', pausedUntil: null, items: 0 });
      assert.equal(await refusal(own, 'create', { passphrase: PASSPHRASE, language: 'az' }), 'Refused', 'never over another one');
    });

    test('an item is added, changed, switched off and removed; what can’t be watched is refused by name', async () => {
      const draft = { kind: 'phone', label: LABEL, value: PHONE, aliases: [], rare: false };
      const { id } = await ask(own, 'put', { draft, id: null, on: true });
      assert.equal(await refusal(own, 'put', { draft: { ...draft, value: '12' }, id: null, on: true }), 'TooShort');
      assert.equal(await refusal(own, 'put', { draft, id: 'another', on: true }), 'Refused');
      await ask(own, 'put', { draft: { ...draft, label: 'changed' }, id, on: false });
      assert.deepEqual(await ask(own, 'entries'), [{ ...draft, label: 'changed', id, on: false, error: null }]);
      await ask(own, 'remove', { id });
      assert.deepEqual(await ask(own, 'entries'), []);
      await ask(own, 'put', { draft, id: null, on: true });
      await ask(own, 'setSite', { site: SITE, mode: 'badge' });
      assert.deepEqual(await ask(own, 'sites'), [{ site: SITE, mode: 'badge' }]);
      await ask(own, 'setSite', { site: SITE, mode: 'inline' });
      assert.deepEqual(await ask(own, 'sites'), []);
      await ask(own, 'setSite', { site: SITE, mode: 'off' });
    });

    test('a document says hello, sends text and gets positions in answers of one size', async () => {
      page = await session.open(server.url('/'));
      const hello = await say(page, 'hello');
      assert.equal(hello.ok, true);
      assert.deepEqual({ ...hello.value, epoch: 0 }, { armed: true, marks: true, language: 'az', epoch: 0 });
      const none = await scanned(page, 'nothing here');
      const some = await scanned(page, `😀 ${PHONE}`, `again ${PHONE}`);
      assert.equal(some.value.findings.length, 2);
      const [first] = some.value.findings;
      assert.match(first.tag, /^[0-9a-f]{16}$/);
      assert.deepEqual(
        { ...first, tag: '' },
        { tag: '', block: 1, start: 3, end: 3 + PHONE.length, kind: 'phone', severity: first.severity, reasons: [] },
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
        wipe: undefined,
        entries: undefined,
        subject: undefined,
        exceptions: undefined,
        sites: undefined,
        settings: undefined,
        about: undefined,
        create: { passphrase: PASSPHRASE, language: 'en' },
        unlock: { passphrase: PASSPHRASE },
        changePassphrase: { old: PASSPHRASE, passphrase: `${PASSPHRASE} x` },
        strength: { passphrase: 'x' },
        understand: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false } },
        preview: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false }, text: PHONE },
        put: { draft: { kind: 'phone', label: '', value: PHONE, aliases: [], rare: false }, id: null, on: true },
        remove: { id: 'x' },
        importList: { text: '', format: 'csv' },
        tab: { tab: await tab() },
        show: { tab: 1, tag: '0123456789abcdef' },
        fine: { tab: 1, tag: '0123456789abcdef' },
        notMine: { tab: 1, tag: '0123456789abcdef' },
        removeException: { exception: { item: 'x', site: 'y' } },
        setSite: { site: '127.0.0.1', mode: 'off' },
        setSettings: { settings: { language: 'en', look: 'dark', idleMinutes: 60, badge: 'off' } },
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
      await say(page, 'hello');
      await listen(page);
      await Promise.all([scanned(page, `lost ${PHONE}`), scanned(page, 'more')]);
      const { value } = await say(page, 'hello');
      await scanned(page, `lost ${PHONE}`);
      await session.stopBackground();
      await ask(own, 'status');
      const after = await waitFor('findings or the question for them', async () => {
        const { findings } = await ask(own, 'tab', { tab: await tab() });
        return findings.length > 0
          ? 'kept'
          : (await told(page)).some((event) => event.name === 'arming' && event.with.epoch > value.epoch) && 'asked';
      });
      assert.ok(['kept', 'asked'].includes(after));
    });

    test('session memory holds no value and no label', async () => {
      const memory = JSON.stringify(await own.evaluate(() => chrome.storage.session.get(null)));
      for (const text of [PHONE, '994551073196', LABEL, SITE, PASSPHRASE]) assert.equal(memory.includes(text), false, text);
      const local = await own.evaluate(async () => [await chrome.storage.local.get(null), await chrome.storage.sync.get(null)]);
      assert.deepEqual(local, [{}, {}]);
    });

    test('two pages that save at once lose nothing', async () => {
      const other = await session.openExtensionPage('blank.html');
      const before = (await ask(own, 'entries')).length;
      await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          add(index % 2 ? own : other, { kind: 'phrase', label: `at once ${index}`, value: `sentence of nobody number ${index}` }),
        ),
      );
      await other.close();
      await session.stopBackground();
      const entries = await ask(own, 'entries');
      assert.equal(entries.length, before + 16);
      assert.equal(new Set(entries.map(({ id }) => id)).size, before + 16);
      for (const { id, label } of entries) if (label.startsWith('at once')) await ask(own, 'remove', { id });
    });

    test('lists are imported, and what is watched already is left alone', async () => {
      const text = `[[item]]\nkind = "phone"\nvalue = "+994 55 107 31 96"\n\n[[item]]\nkind = "phrase"\nlabel = "listed"\nvalue = "a sentence that nobody says"\n\n[[item]]\nkind = "phone"\nlabel = "bad"\nvalue = "1"\n`;
      const result = await ask(own, 'importList', { text, format: 'toml' });
      assert.deepEqual(
        [result.added, result.known, result.refused.map(({ label, error }) => [label, error])],
        [1, 1, [['bad', 'TooShort']]],
      );
      assert.deepEqual(await ask(own, 'importList', { text, format: 'toml' }).then(({ added, known }) => [added, known]), [0, 2]);
    });

    test('a backup restores the whole state, by its own passphrase', async () => {
      const another = 'backup of four other words 20';
      const entries = await ask(own, 'entries');
      const bytes = await ask(own, 'exportBackup', { passphrase: another });
      assert.equal(await refusal(own, 'importBackup', { bytes, passphrase: PASSPHRASE }), 'WrongPassphrase');
      assert.equal(await refusal(own, 'importBackup', { bytes: btoa('not a backup at all'), passphrase: another }), 'NotAVault');
      assert.equal(await refusal(own, 'importBackup', { bytes: '***', passphrase: another }), 'NotAVault');
      for (const { id } of entries) await ask(own, 'remove', { id });
      await ask(own, 'importBackup', { bytes, passphrase: another });
      assert.deepEqual(await ask(own, 'entries'), entries);
      assert.equal(await refusal(own, 'exportBackup', { passphrase: '1234' }), 'WeakPassphrase');
    });

    test('lock: nothing answers, documents are disarmed; a wrong passphrase says so, the right one opens', async () => {
      await say(page, 'hello');
      await listen(page);
      await ask(own, 'lock');
      await waitFor('the document to be disarmed', async () => (await told(page)).at(-1)?.with.armed === false);
      assert.equal(await vaultState(own), 'locked');
      assert.deepEqual(await scanned(page, PHONE), { ok: false, error: 'Locked' });
      for (const name of ['entries', 'exceptions', 'sites', 'settings']) assert.equal(await refusal(own, name), 'Locked', name);
      assert.equal(await refusal(own, 'tab', { tab: await tab() }), 'Locked');
      assert.equal('held' in (await own.evaluate(() => chrome.storage.session.get(null))), false);
      assert.equal(await refusal(own, 'unlock', { passphrase: `${PASSPHRASE}x` }), 'WrongPassphrase');
      assert.equal(await vaultState(own), 'locked');
      await unlock();
      await waitFor('the document to be armed', async () => (await told(page)).at(-1)?.with.armed === true);
    });

    test('the deadline locks, and so does a clock that was set back', async () => {
      const minutes = 60_000;
      await shiftHeld(session, own, ({ deadline }) => ({ deadline: deadline - 16 * minutes }));
      assert.equal(await vaultState(own), 'locked', 'slept past the deadline');
      assert.equal('held' in (await own.evaluate(() => chrome.storage.session.get(null))), false);
      await unlock();
      await shiftHeld(session, own, ({ seen }) => ({ seen: seen + 5 * minutes }));
      assert.equal(await vaultState(own), 'locked', 'the clock is five minutes before the time last seen');
      await unlock();
      await shiftHeld(session, own, ({ seen }) => ({ seen: seen + 20_000 }));
      assert.equal(await vaultState(own), 'unlocked', 'clocks are set right by seconds');
      await shiftHeld(session, own, () => ({ deadline: Date.now() + 1500 }));
      assert.equal(await vaultState(own), 'unlocked');
      await waitFor('the deadline', async () => (await vaultState(own)) === 'locked');
      assert.deepEqual(await scanned(page, PHONE), { ok: false, error: 'Locked' });
      await unlock();
    });

    test('the idle time that is chosen counts at once; looking does not put the deadline off, doing does', async () => {
      const deadline = async () => (await own.evaluate(() => chrome.storage.session.get('held'))).held.deadline - Date.now();
      const settings = await ask(own, 'settings');
      await ask(own, 'setSettings', { settings: { ...settings, idleMinutes: 60 } });
      assert.ok((await deadline()) > 59 * 60_000);
      await ask(own, 'setSettings', { settings: { ...settings, idleMinutes: 5 } });
      assert.ok((await deadline()) <= 5 * 60_000);
      await shiftHeld(session, own, () => ({ deadline: Date.now() + 60_000 }));
      for (const name of ['status', 'entries', 'sites']) await ask(own, name);
      await scanned(page, PHONE);
      assert.ok((await deadline()) <= 60_000);
      await ask(own, 'strength', { passphrase: 'x' });
      await waitFor('a later deadline', async () => (await deadline()) > 4 * 60_000);
    });

    test('a changed passphrase opens, the old one does not', async () => {
      const next = `${PASSPHRASE} ulduz`;
      assert.equal(await refusal(own, 'changePassphrase', { old: 'not it', passphrase: next }), 'WrongPassphrase');
      assert.equal(await refusal(own, 'changePassphrase', { old: PASSPHRASE, passphrase: 'short' }), 'WeakPassphrase');
      await ask(own, 'changePassphrase', { old: PASSPHRASE, passphrase: next });
      await session.stopBackground();
      assert.equal(await vaultState(own), 'unlocked', 'the new key is the one held');
      await ask(own, 'lock');
      assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), 'WrongPassphrase');
      passphrase = next;
      await unlock();
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

    test('a browser that starts again is locked; nothing readable is in the profile', async () => {
      await session.close();
      const texts = [PHONE, '0551073196', '994551073196', LABEL, SITE, PASSPHRASE, 'lale@poct.example', btoa(PHONE), btoa(LABEL)];
      assert.deepEqual(searchFiles(profile, texts), []);
      await open();
      assert.equal(await vaultState(own), 'locked');
      assert.equal(await refusal(own, 'entries'), 'Locked');
      await unlock();
      assert.ok((await ask(own, 'entries')).some(({ label }) => label === LABEL));
    });

    test('killed in the middle of saving, it has the old state or the new one', async () => {
      for (const wait of [5, 40, 120]) {
        const before = (await ask(own, 'entries')).length;
        await own.evaluate((count) => {
          for (let index = 0; index < 8; index++) {
            const draft = {
              kind: 'phrase',
              label: 'killed',
              value: `written while it was killed ${count} ${index}`,
              aliases: [],
              rare: false,
            };
            void chrome.runtime.sendMessage({ name: 'put', with: { draft, id: null, on: true } });
          }
        }, before);
        await moment(wait);
        await session.kill();
        await open();
        assert.equal(await vaultState(own), 'locked');
        await unlock();
        const entries = await ask(own, 'entries');
        assert.ok(entries.length >= before && entries.length <= before + 8, `${before} → ${entries.length}`);
      }
    });

    test('a damaged, newer or foreign file is called so, and nothing is written over it', async () => {
      const files = await kept(own);
      const bytes = () => Buffer.from(files.vault, 'base64');
      const newer = bytes();
      newer[8] = 9;
      const cases = {
        damaged: [bytes().subarray(0, 1000).toString('base64'), 'Damaged'],
        newer: [newer.toString('base64'), 'NewerVersion'],
        foreign: [Buffer.from('a file of another program, of no interest at all').toString('base64'), 'NotAVault'],
      };
      for (const [state, [content, error]] of Object.entries(cases)) {
        await ask(own, 'lock');
        await putFile(own, 'vault', content);
        await session.stopBackground();
        assert.equal(await vaultState(own), state);
        assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), error);
        assert.equal(await refusal(own, 'create', { passphrase: PASSPHRASE, language: 'en' }), 'Refused');
        assert.deepEqual((await kept(own)).vault, content, `${state}: as it was`);
        await putFile(own, 'vault', files.vault);
        await unlock();
      }
      // Without its device secret the vault is as good as damaged.
      await ask(own, 'lock');
      await own.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('device'));
      await session.stopBackground();
      assert.equal(await vaultState(own), 'damaged');
      assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), 'Damaged');
      assert.equal(await refusal(own, 'create', { passphrase: PASSPHRASE, language: 'en' }), 'Refused');
      await putFile(own, 'device', files.device);
      await unlock();
    });

    test('wipe: no file, no memory, no alarm is left; a wipe that was cut short is finished', async () => {
      await ask(own, 'wipe');
      assert.equal(await vaultState(own), 'empty');
      assert.deepEqual(await kept(own), {});
      const left = await own.evaluate(async () => [Object.keys(await chrome.storage.session.get(null)), await chrome.alarms.getAll()]);
      assert.deepEqual(
        left[0].filter((name) => name !== 'epoch' && !name.startsWith('tab.')),
        [],
      );
      assert.deepEqual(left[1], []);

      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
      await putFile(own, 'device', Buffer.alloc(32).toString('base64'));
      await ask(own, 'lock');
      await session.stopBackground();
      assert.equal(await vaultState(own), 'empty');
      assert.deepEqual(await kept(own), {});
    });
  });
}
