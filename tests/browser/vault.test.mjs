// The vault, in both browsers: from its making to its wiping, locked, stopped and killed in between, its files damaged.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, describe, test } from 'node:test';
import { kept, LABEL, listen, PHONE, putFile, refusal, SITE, say, scanned, shiftHeld, stage, told, vaultState } from './forged.mjs';
import { ask, moment, serve, tabOf, waitFor, wanted } from './harness.mjs';
import { add, PASSPHRASE } from './product.mjs';
import { searchFiles } from './search.mjs';

for (const browser of wanted) {
  describe(`vault, ${browser}`, { concurrency: 1 }, () => {
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
    const open = async () => {
      ({ session, own } = await scene.open());
    };
    let passphrase = PASSPHRASE;
    const unlock = () => ask(own, 'unlock', { passphrase });

    test('first run: nothing is kept, a weak passphrase is refused, a strong one makes the vault', async () => {
      server = await serve({ '/': '<title>a page</title><p>a page' });
      await open();
      assert.equal(await vaultState(own), 'empty');
      assert.equal(await refusal(own, 'entries'), 'Locked');
      assert.equal(await refusal(own, 'create', { passphrase: 'sevgilim2020', language: 'az' }), 'WeakPassphrase');
      assert.deepEqual(await kept(own), {});
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'az' });
      assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault']);
      const status = await ask(own, 'status');
      assert.deepEqual(status, {
        vault: 'unlocked',
        wipingUntil: null,
        guessAfter: null,
        language: 'az',
        look: 'system',
        pausedUntil: null,
        items: 0,
      });
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
      await add(own, { kind: 'email', label: 'mail', value: 'lale@poct.example' });
      await ask(own, 'setSite', { site: SITE, mode: 'badge' });
      assert.deepEqual(await ask(own, 'sites'), [{ site: SITE, mode: 'badge' }]);
      await ask(own, 'setSite', { site: SITE, mode: 'inline' });
      assert.deepEqual(await ask(own, 'sites'), []);
      await ask(own, 'setSite', { site: SITE, mode: 'off' });
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
      page = await session.open(server.url('/'));
      await say(page, 'hello');
      await listen(page);
      await ask(own, 'lock');
      await waitFor('the document to be disarmed', async () => (await told(page)).at(-1)?.with.armed === false);
      assert.equal(await vaultState(own), 'locked');
      assert.deepEqual(await scanned(page, PHONE), { ok: false, error: 'Locked' });
      for (const name of ['entries', 'exceptions', 'sites', 'settings']) assert.equal(await refusal(own, name), 'Locked', name);
      assert.equal(await refusal(own, 'tab', { tab: await tabOf(own, page.url()) }), 'Locked');
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

    test('a browser that starts again is locked; nothing readable is in the profile', async () => {
      await session.close();
      const texts = [PHONE, '0551073196', '994551073196', LABEL, SITE, PASSPHRASE, 'lale@poct.example', btoa(PHONE), btoa(LABEL)];
      assert.deepEqual(searchFiles(scene.profile, texts), []);
      await open();
      assert.equal(await vaultState(own), 'locked');
      assert.equal(await refusal(own, 'entries'), 'Locked');
      await unlock();
      assert.ok((await ask(own, 'entries')).some(({ label }) => label === LABEL));
    });

    test('killed in the middle of saving, it has the old state or the new one', async () => {
      for (const wait of [5, 40, 120, 200]) {
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
        assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault'], 'nothing half-written is left');
        const entries = await ask(own, 'entries');
        assert.ok(entries.length >= before && entries.length <= before + 8, `${before} → ${entries.length}`);
      }
    });

    test('a save that was cut short between its files is finished, or never counted', async () => {
      const { vault } = await kept(own);
      const whole = (bytes) => Buffer.concat([crypto.createHash('sha256').update(bytes).digest(), bytes]).toString('base64');
      await ask(own, 'put', {
        draft: { kind: 'phrase', label: 'later', value: 'saved a moment later', aliases: [], rare: false },
        id: null,
        on: true,
      });
      const later = (await kept(own)).vault;
      const count = (await ask(own, 'entries')).length;
      const cases = [
        ['the vault is empty, the next one whole', '', whole(Buffer.from(later, 'base64')), count],
        ['the vault is cut, the next one whole', vault.slice(0, 4000), whole(Buffer.from(later, 'base64')), count],
        ['the vault is whole, the next one cut', vault, whole(Buffer.from(later, 'base64')).slice(0, 4000), count - 1],
        ['the vault is whole, the next one empty', vault, '', count - 1],
      ];
      for (const [what, first, next, expected] of cases) {
        await putFile(own, 'vault', first);
        await putFile(own, 'next', next);
        await session.stopBackground();
        assert.equal((await ask(own, 'entries')).length, expected, what);
        assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault'], what);
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
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), takeBack: 0 } });
      await ask(own, 'wipe');
      assert.equal(await vaultState(own), 'empty');
      assert.deepEqual(await kept(own), {});
      const left = await own.evaluate(async () => [Object.keys(await chrome.storage.session.get(null)), await chrome.alarms.getAll()]);
      assert.deepEqual(
        left[0].filter((name) => !['epoch', 'named'].includes(name) && !name.startsWith('tab.')),
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
