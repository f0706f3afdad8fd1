// Where the fingerprints of private messages lie, in both browsers: kept through restarts, crashes, new passphrases and backups, told when
// they are damaged or there is no room, and gone after a wipe.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unevenness } from './chance.mjs';
import { facts, fingerprints, protect } from './fingerprints.mjs';
import { kept, putFile, refusal, vaultState } from './forged.mjs';
import { ask, ROOT, start, waitFor, wanted } from './harness.mjs';
import { PASSPHRASE } from './product.mjs';

const VOLUME = 1024 * 1024;
const BACKUP = 'ayrıca saxlanan dörd söz 7319';

/** The product with writes that fail when a test says so. */
function faulty(folder) {
  const copy = path.join(folder, 'extension');
  fs.cpSync(path.join(ROOT, 'dist'), copy, { recursive: true });
  const background = path.join(copy, 'background.js');
  const spoil = fs.readFileSync(path.join(import.meta.dirname, 'faulty.js'), 'utf8');
  fs.writeFileSync(background, `${spoil}\n${fs.readFileSync(background, 'utf8')}`);
  return copy;
}

const volumesOf = async (own) => Object.entries(await kept(own)).filter(([name]) => name.startsWith('volumes/'));

for (const browser of wanted) {
  describe(`volumes, ${browser}`, { concurrency: 1 }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-volumes-'));
    const extension = faulty(folder);
    const profile = path.join(folder, 'profile');
    let session;
    let own;
    before(async () => {
      fs.mkdirSync(profile);
      await open();
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
    });
    after(async () => {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });
    const open = async () => {
      session = await start({ browser, extension, profile });
      own = await session.openExtensionPage('options.html');
    };
    const reopen = async (passphrase = PASSPHRASE) => {
      await open();
      await ask(own, 'unlock', { passphrase });
    };
    const fault = (fault) => own.evaluate((fault) => chrome.storage.session.set({ fault }), fault);
    const noFault = () => own.evaluate(() => chrome.storage.session.remove(['fault', 'reached']));
    const labels = async () => (await ask(own, 'chats')).map(({ label }) => label);
    /** Every chat's fingerprints can be read from the disk: nothing is known any more, and a change waits until all was read. */
    const whole = async () => {
      await ask(own, 'lock');
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      const [{ id, label, on }] = await ask(own, 'chats');
      await ask(own, 'setChat', { id, label: `${label} `, on });
      await ask(own, 'setChat', { id, label, on });
      assert.deepEqual(
        (await ask(own, 'chats')).filter(({ error }) => error !== null),
        [],
      );
    };

    test('without chats there are no volumes; one chat makes one for each slot, none of which tells it from the others', async () => {
      assert.deepEqual(await volumesOf(own), []);
      const before = (await kept(own)).vault.length;
      await protect(own, [[facts('Lalə', 2000), fingerprints(2000)]]);
      const volumes = await volumesOf(own);
      assert.deepEqual(
        volumes.map(([name]) => name).sort(),
        [0, 1, 2, 3].map((slot) => `volumes/${slot}-0`),
      );
      for (const [name, base64] of volumes) {
        const bytes = Buffer.from(base64, 'base64');
        assert.equal(bytes.length, VOLUME, name);
        assert.ok(unevenness(bytes) < 6, `${name}: ${unevenness(bytes)}`);
      }
      assert.ok(unevenness(fingerprints(2000)) > 100, 'fingerprints are seen not to be random');
      assert.equal((await kept(own)).vault.length, before, 'nor does the vault get longer');
    });

    test('chats are listed as they were brought, changed, removed and brought back', async () => {
      await protect(own, [
        [facts('Sərçə', 30, { platform: 'whatsapp' }), fingerprints(30, 2)],
        [facts('Quzu', 40, { peer: '7319' }), fingerprints(40, 3)],
      ]);
      const all = await ask(own, 'chats');
      assert.deepEqual(
        all.map(({ id: _, ...rest }) => rest),
        [
          { label: 'Chat with Lalə', name: 'Lalə', platform: 'telegram', peer: null, messages: 2000, on: true, error: null },
          { label: 'Chat with Sərçə', name: 'Sərçə', platform: 'whatsapp', peer: null, messages: 30, on: true, error: null },
          { label: 'Chat with Quzu', name: 'Quzu', platform: 'telegram', peer: '7319', messages: 40, on: true, error: null },
        ],
      );
      const [, { id }] = all;
      await ask(own, 'setChat', { id, label: 'S.', on: false });
      assert.deepEqual((await ask(own, 'chats'))[1], { ...all[1], label: 'S.', on: false });
      const removed = await ask(own, 'removeChat', { id });
      assert.deepEqual(await labels(), ['Chat with Lalə', 'Chat with Quzu']);
      assert.equal(await ask(own, 'removeChat', { id }), null);
      await ask(own, 'restoreChat', { removed });
      assert.equal(await refusal(own, 'restoreChat', { removed }), 'Refused', 'it is back already');
      assert.deepEqual(await labels(), ['Chat with Lalə', 'S.', 'Chat with Quzu']);
      await ask(own, 'setChat', { id, label: 'S.', on: true });
      await whole();
    });

    test('a chat that was removed can’t come back once something lies where it lay', async () => {
      const { id } = (await ask(own, 'chats')).find(({ label }) => label === 'S.');
      const removed = await ask(own, 'removeChat', { id });
      // What lay beside it moves along with the first; where all of them lay, the second comes to lie.
      await protect(own, [[facts('Uzun', 150_000), fingerprints(150_000, 9)]]);
      await protect(own, [[facts('Qısa'), fingerprints(10)]]);
      assert.equal(await refusal(own, 'restoreChat', { removed }), 'Refused');
      assert.deepEqual(
        await labels(),
        ['Lalə', 'Quzu', 'Uzun', 'Qısa'].map((name) => `Chat with ${name}`),
      );
    });

    test('a newer export takes the place of the chat that it is of', async () => {
      const before = await ask(own, 'chats');
      const { id } = before[1];
      await protect(own, [[facts('Quzu', 90, { id, peer: '7319' }), fingerprints(90, 5)]]);
      const now = await ask(own, 'chats');
      assert.deepEqual(
        now.map((chat) => [chat.id, chat.messages]),
        before.map((chat) => [chat.id, chat.id === id ? 90 : chat.messages]),
      );
      await whole();
    });

    test('what is no batch, no fingerprints or too much is refused, and nothing changes', async () => {
      const before = await ask(own, 'chats');
      assert.equal(await refusal(own, 'addChats', { batch: 'unknown', chats: [facts('x')] }), 'Refused');
      await ask(own, 'stageChat', { batch: 'text', chat: 0, piece: Buffer.from('no fingerprints').toString('base64') });
      assert.equal(await refusal(own, 'addChats', { batch: 'text', chats: [facts('x')] }), 'Refused');
      assert.equal(await refusal(own, 'stageChat', { batch: 'text', chat: 0, piece: '***' }), 'Refused');
      await ask(own, 'stageChat', { batch: 'lost', chat: 0, piece: fingerprints(10).toString('base64') });
      await session.stopBackground();
      assert.equal(await refusal(own, 'addChats', { batch: 'lost', chats: [facts('x')] }), 'Refused');
      await assert.rejects(protect(own, [[facts('x'), fingerprints(620_000)]]), /ChatsFull/);
      await assert.rejects(protect(own, [[facts('x'), fingerprints(470_000)]]), /ChatsFull/, 'with those that are there');
      assert.deepEqual(await ask(own, 'chats'), before);
    });

    test('locked, nothing answers; a new passphrase and a browser that starts again have them all', async () => {
      const before = await ask(own, 'chats');
      await ask(own, 'lock');
      assert.equal(await refusal(own, 'chats'), 'Locked');
      assert.equal(await refusal(own, 'stageChat', { batch: 'x', chat: 0, piece: '' }), 'Locked');
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await ask(own, 'changePassphrase', { old: PASSPHRASE, passphrase: BACKUP });
      await session.close();
      await reopen(BACKUP);
      assert.deepEqual(await ask(own, 'chats'), before);
      await ask(own, 'changePassphrase', { old: BACKUP, passphrase: PASSPHRASE });
      await whole();
    });

    test('killed at any write, there are the old chats or the new ones, and all can be read', async () => {
      for (const how of ['never', 'half']) {
        for (let after = 0; ; after++) {
          const before = await labels();
          await noFault();
          await fault({ after, how });
          const name = `${how} ${after}`;
          const added = protect(own, [[facts(name, 300), fingerprints(300, after)]]).then(
            () => true,
            () => false,
          );
          const reached = () => own.evaluate(async () => (await chrome.storage.session.get('reached')).reached === true);
          const done = await Promise.race([added, waitFor('the write', reached).then(() => false)]);
          await session.kill();
          await reopen();
          const now = await labels();
          const fresh = [...before, `Chat with ${name}`];
          assert.deepEqual(now, done || now.length > before.length ? fresh : before, name);
          await whole();
          assert.equal((await volumesOf(own)).length % 4, 0, 'as many for each slot');
          if (done) break;
        }
      }
    });

    test('no room: it is told, and what was there is as it was', async () => {
      for (const after of [0, 1]) {
        const before = (await kept(own)).vault;
        await fault({ after, how: 'full' });
        await assert.rejects(protect(own, [[facts('x', 1000), fingerprints(1000)]]), /StorageFull/);
        await noFault();
        assert.ok((await kept(own)).vault === before);
        await whole();
      }
    });

    test('damaged fingerprints are told of by chat, and the others are as they were', async () => {
      for (const { id } of await ask(own, 'chats')) await ask(own, 'removeChat', { id });
      await protect(own, [[facts('Birinci'), fingerprints(10)]]);
      await protect(own, [[facts('İkinci', 200_000), fingerprints(200_000)]]);
      const bytes = await ask(own, 'exportBackup', { passphrase: BACKUP });
      const files = await volumesOf(own);
      for (const [name, base64] of files) {
        const spoilt = Buffer.from(base64, 'base64');
        for (let at = VOLUME / 2; at < VOLUME; at += 4096) spoilt[at] ^= 1;
        await putFile(own, name, spoilt.toString('base64'));
      }
      await ask(own, 'lock');
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      const errors = async () => (await ask(own, 'chats')).map(({ error }) => error);
      await waitFor('both to be read', async () => (await errors()).includes('Damaged'));
      assert.deepEqual(await errors(), [null, 'Damaged']);
      await ask(own, 'importBackup', { bytes, passphrase: BACKUP });
      assert.deepEqual(await errors(), [null, null]);
      await whole();
    });

    test('a wipe leaves no volume, and a backup brings the chats to another vault', async () => {
      const before = await ask(own, 'chats');
      const bytes = await ask(own, 'exportBackup', { passphrase: BACKUP });
      await ask(own, 'wipe');
      await waitFor('the wipe', async () => (await vaultState(own)) === 'empty');
      assert.deepEqual(await kept(own), {});
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
      await ask(own, 'importBackup', { bytes, passphrase: BACKUP });
      assert.deepEqual(await ask(own, 'chats'), before);
      await whole();
      await session.close();
      await reopen();
      assert.deepEqual(await ask(own, 'chats'), before);
    });
  });
}
