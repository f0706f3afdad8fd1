// Wiping, taking it back, and hiding: what the user holds or presses, and what is left on the raw disk, killed at the worst moment.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { kept, refusal, vaultState } from './forged.mjs';
import { handsOf } from './hands.mjs';
import { ask, moment, serve, start, waitFor, wanted } from './harness.mjs';
import { fill, hold, press, see, welcomePage } from './pages.mjs';
import { firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';
import { files } from './search.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const HOLD = 'Wipe everything: hold for two seconds';
const PAGE = `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,"><p>${PHONE.value}</p>`;
/** The longest that a wipe may take once it is final. */
const LONGEST = 2000;

for (const browser of wanted) {
  describe(`wipe, ${browser}`, { concurrency: 1 }, () => {
    const folders = [];
    let session;
    let own;
    const folder = (what) => {
      folders.push(fs.mkdtempSync(path.join(os.tmpdir(), `nightjar-wipe-${what}-`)));
      return folders.at(-1);
    };
    /** The product with one item, in a profile that stays. `takeBack`: for how many seconds a wipe can be taken back. */
    const begin = async (takeBack) => {
      const profile = folder('profile');
      session = await start({ browser, profile });
      await (await welcomePage(session)).close();
      own = await firstRun(session, { items: [PHONE] });
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), takeBack } });
      const { device, vault } = await kept(own);
      return { profile, secret: Buffer.from(device, 'base64'), sealed: Buffer.from(vault, 'base64') };
    };
    const reopen = async (profile) => {
      session = await start({ browser, profile });
      own = await session.openExtensionPage('options.html');
    };
    afterEach(async () => {
      await session?.close();
      session = null;
    });
    after(() => {
      for (const each of folders) fs.rmSync(each, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });

    /** The pieces of these bytes that are somewhere in the profile. */
    const left = (profile, bytes, step) => {
      const all = [...files(profile)];
      const pieces = [];
      for (let at = 0; at + 16 <= bytes.length; at += step) pieces.push(bytes.subarray(at, at + 16));
      return [pieces.filter((piece) => all.some(({ content }) => content.includes(piece))).length, pieces.length];
    };
    const secretLeft = (profile, secret) => left(profile, secret, 16)[0];
    const sealedLeft = (profile, sealed) => left(profile, sealed.subarray(52), 1024);

    /** A copy of the profile, as whoever images the disk has it; without Chromium's mark that a browser is using it. */
    const copy = (profile) => {
      const to = folder('copy');
      fs.cpSync(profile, to, { recursive: true, filter: (from) => !path.basename(from).startsWith('Singleton') });
      return to;
    };

    /** A second name for each of our files: through it the same blocks are read, whatever becomes of the first. */
    const linked = (profile, old) => {
      for (const [name, bytes] of Object.entries(old)) {
        const { file } = [...files(profile)].find(({ content }) => content.equals(bytes));
        fs.linkSync(path.join(profile, file), path.join(profile, `link-${name}`));
      }
      return (name) => fs.readFileSync(path.join(profile, `link-${name}`));
    };

    test('held too shortly it does nothing and says so; held by pointer or by key it locks, and can be taken back', async () => {
      const { profile, secret } = await begin(10);
      await press(own, 'Lock and passphrase');
      await press(own, HOLD);
      await see(own, 'Let go before two seconds were over: nothing was wiped.');
      for (const by of ['pointer', 'Enter', ' ']) {
        await hold(own, HOLD, () => moment(1500), by);
        assert.equal(await vaultState(own), 'unlocked', `1.5 seconds, ${by}`);
        const from = Date.now();
        await hold(own, HOLD, () => see(own, 'Being wiped'), by);
        assert.ok(Date.now() - from >= 1990, `${by}: ${Date.now() - from} ms`);
        assert.equal(secretLeft(profile, secret), 0, 'the secret is off the disk at once');
        assert.equal(await refusal(own, 'entries'), 'Locked');
        assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), 'Refused');
        assert.equal(await refusal(own, 'create', { passphrase: PASSPHRASE, language: 'en' }), 'Refused');
        await press(own, 'Take it back');
        await see(own, 'While Nightjar is locked');
        await see(own, 'Taken back: nothing was lost');
        assert.equal(await refusal(own, 'unwipe'), 'Refused', 'there is nothing to take back');
        await ask(own, 'unlock', { passphrase: PASSPHRASE });
        assert.deepEqual(
          (await ask(own, 'entries')).map(({ value }) => value),
          [PHONE.value],
        );
        await press(own, 'Lock and passphrase');
      }
    });

    test('from the popup, while locked too, and for those who can’t hold a button: the word is typed', async () => {
      await begin(5);
      const panel = await session.openExtensionPage('panel.html');
      await hold(panel, HOLD, () => see(panel, 'Being wiped'));
      await press(panel, 'Take it back');
      await see(panel, 'While Nightjar is locked');
      await press(panel, HOLD);
      await see(panel, 'This destroys all that Nightjar keeps on this device');
      await press(panel, 'Without holding a button');
      await press(panel, 'Wipe everything now');
      assert.equal(await vaultState(own), 'locked', 'not without the word');
      await fill(panel, 'Type “wipe” to confirm', 'Wipe');
      await press(panel, 'Wipe everything now');
      await see(panel, 'Seconds left: ');
      await press(panel, 'Wipe now');
      await see(panel, 'Everything that Nightjar kept on this device was destroyed.');
      await see(panel, 'Not set up yet');
      assert.deepEqual(await kept(own), {});
    });

    test('when the time is over it is destroyed, where it lay', async () => {
      const { profile, secret, sealed } = await begin(5);
      const through = linked(profile, { device: secret, vault: sealed });
      await press(own, 'Lock and passphrase');
      await hold(own, HOLD, () => see(own, 'Being wiped'));
      assert.deepEqual(through('device'), Buffer.alloc(32), 'overwritten in place, at once');
      await see(own, 'Not set up yet');
      assert.deepEqual(await kept(own), {});
      const vault = through('vault');
      for (let at = 0; at + 16 <= sealed.length; at += 512)
        assert.ok(!vault.includes(sealed.subarray(at, at + 16)), `what stood at ${at} is still there`);
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'en' });
      assert.deepEqual(await ask(own, 'entries'), [], 'the same passphrase makes another vault');
      await session.close();
      assert.equal(secretLeft(profile, secret), 0);
    });

    test('final, and killed at once: neither secret nor vault is in the profile, nor opens a copy of it', async () => {
      const { profile, secret, sealed } = await begin(0);
      await session.kill();
      const before = copy(profile);
      assert.equal(secretLeft(profile, secret), 2, 'it is found before');
      const [found, of] = sealedLeft(profile, sealed);
      assert.equal(found, of, 'all of it');
      await reopen(profile);
      // Nobody has unlocked since the browser started: what was chosen is not known yet, and the second call ends the time.
      await ask(own, 'wipe');
      assert.equal(await vaultState(own), 'wiping');
      const from = Date.now();
      await ask(own, 'wipe');
      const took = Date.now() - from;
      await session.kill();
      assert.equal(secretLeft(profile, secret), 0);
      assert.equal(sealedLeft(profile, sealed)[0], 0);
      assert.ok(took < LONGEST, `it took ${took} ms`);
      // A copy made after the wipe opens for nobody; one made before does, with the passphrase.
      await reopen(copy(profile));
      assert.equal(await vaultState(own), 'empty');
      assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), 'Refused');
      await session.close();
      await reopen(before);
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      assert.equal((await ask(own, 'entries')).length, 1);
    });

    test('killed while it could still be taken back, it is wiped', async () => {
      const { profile, secret, sealed } = await begin(10);
      await ask(own, 'wipe');
      assert.equal(await vaultState(own), 'wiping');
      await session.kill();
      assert.equal(secretLeft(profile, secret), 0);
      await reopen(profile);
      assert.equal(await vaultState(own), 'empty');
      assert.deepEqual(await kept(own), {});
      await session.kill();
      assert.equal(sealedLeft(profile, sealed)[0], 0);
    });

    test('a background that is stopped while it could still be taken back ends wiped too', async () => {
      const { profile, secret } = await begin(10);
      await ask(own, 'wipe');
      await session.stopBackground();
      assert.equal(await vaultState(own), 'empty');
      assert.deepEqual(await kept(own), {});
      assert.equal(secretLeft(profile, secret), 0);
    });

    test('the shortcut counts when it comes three times within two seconds, without any page of ours', async () => {
      const { profile, secret, sealed } = await begin(0);
      const server = await serve({ '/': PAGE });
      const page = await session.open(server.url('/'));
      await waitForLabels(own, page, [PHONE.label]);
      const through = linked(profile, { device: secret, vault: sealed });
      const hands = handsOf(session, own);
      await hands.press('wipe');
      await hands.press('wipe');
      await moment(2100);
      await hands.press('wipe');
      assert.equal(await vaultState(own), 'unlocked', 'three times, but slowly');
      await moment(2100);
      await own.close();
      const from = Date.now();
      for (let presses = 0; presses < 3; presses++) await hands.press('wipe');
      await waitFor('the secret to be overwritten', () => through('device').equals(Buffer.alloc(32)));
      await waitFor(
        'the files to go',
        () => ![...files(profile)].some(({ file, content }) => !file.startsWith('link-') && content.equals(sealed)),
      );
      const took = Date.now() - from;
      assert.ok(!through('vault').includes(sealed.subarray(1024, 1040)), 'in place');
      await waitFor('the marks to go', () => page.evaluate(() => document.documentElement.children.length === 2));
      assert.ok(took < LONGEST, `it took ${took} ms`);
      own = await session.openExtensionPage('options.html');
      assert.equal(await vaultState(own), 'empty');
      await server.close();
    });

    test('hide locks and closes every page of ours within 300 ms, and asks nothing', async () => {
      await begin(5);
      const took = [];
      for (let round = 0; round < 5; round++) {
        const panel = await session.openExtensionPage('panel.html');
        const options = await session.openExtensionPage('options.html');
        const gone = (page) => page.evaluate(() => false).catch(() => true);
        const from = Date.now();
        void panel.evaluate(() => chrome.runtime.sendMessage({ name: 'hide' })).catch(() => {});
        await waitFor('our pages to close', async () => (await gone(panel)) && (await gone(options)), { every: 1 });
        took.push(Date.now() - from);
        own = await session.openExtensionPage('options.html');
        assert.equal(await vaultState(own), 'locked');
        await ask(own, 'unlock', { passphrase: PASSPHRASE });
      }
      assert.ok(Math.min(...took) < 300, `it took ${took} ms`);
    });
  });
}
