// A save that goes wrong at each of its steps: the browser killed there, the disk full there, and full for good. The watchlist is the
// old one or the new one, never neither, and the user is told.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { kept, refusal } from './forged.mjs';
import { ask, ROOT, start, waitFor, wanted } from './harness.mjs';
import { fill, press, see, welcomePage } from './pages.mjs';
import { firstRun, PASSPHRASE, PERSON } from './product.mjs';

const [, PHONE] = PERSON;
const draft = (number) => ({ kind: 'phrase', label: `phrase ${number}`, value: `yaşıl qapının açarı ${number}`, aliases: [], rare: false });
/** Two files written and one removed: more steps than this a save does not have. */
const MOST_STEPS = 12;

for (const browser of wanted) {
  describe(`faults, ${browser}`, { concurrency: 1 }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-faults-'));
    const extension = path.join(folder, 'extension');
    const profile = path.join(folder, 'profile');
    fs.mkdirSync(profile);
    fs.cpSync(path.join(ROOT, 'dist'), extension, { recursive: true });
    const background = path.join(extension, 'background.js');
    const halting = fs.readFileSync(new URL('./halting.js', import.meta.url), 'utf8');
    fs.writeFileSync(background, `${halting}\n${fs.readFileSync(background, 'utf8')}`);
    // With this permission Chromium bounds nothing, and a full disk can't be had in a test.
    const manifest = path.join(extension, 'manifest.json');
    fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('"unlimitedStorage", ', ''));

    let session;
    let own;
    const open = async () => {
      session = await start({ browser, extension, profile });
      own = await session.openExtensionPage('options.html');
    };
    const arm = (fault) => own.evaluate((fault) => chrome.runtime.sendMessage({ fault }), fault);
    const halted = () => own.evaluate(() => chrome.runtime.sendMessage('halted'));
    const labels = async () => (await ask(own, 'entries')).map(({ label }) => label).sort();
    after(async () => {
      await session?.close();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });

    test('killed at each step of a save, it has the old list or the new one', async () => {
      session = await start({ browser, extension, profile });
      await (await welcomePage(session)).close();
      own = await firstRun(session, { items: [PHONE] });
      const outcomes = [];
      for (let at = 0; at < MOST_STEPS; at++) {
        const before = await labels();
        await arm({ at, how: 'halt' });
        const saving = own.evaluate((draft) => chrome.runtime.sendMessage({ name: 'put', with: { draft, id: null, on: true } }), draft(at));
        const ended = await Promise.race([
          saving.then(
            () => true,
            () => true,
          ),
          waitFor('the step', async () => (await halted()).halted).then(() => false),
        ]);
        if (ended) break;
        await session.kill();
        await open();
        await ask(own, 'unlock', { passphrase: PASSPHRASE });
        const now = await labels();
        const fresh = now.filter((label) => !before.includes(label));
        assert.deepEqual([...before, ...fresh].sort(), now, `step ${at}: nothing is lost`);
        assert.ok(fresh.length <= 1);
        assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault'], `step ${at}: nothing half-written is left`);
        outcomes.push(fresh.length === 1 ? 'new' : 'old');
      }
      assert.ok(outcomes.length >= 7, `${outcomes}`);
      assert.ok(outcomes[0] === 'old' && outcomes.at(-1) === 'new', `${outcomes}`);
    });

    test('a disk that is full at any step: what is told to have failed has failed, and what was there is there', async () => {
      for (let at = 0; at < MOST_STEPS; at++) {
        const before = await labels();
        await arm({ at, how: 'full' });
        const error = await refusal(own, 'put', { draft: draft(100 + at), id: null, on: true });
        const { halted: hit } = await halted();
        await arm({ at: -1, how: 'full' });
        const shown = await labels();
        // What a new background reads is what the old one said.
        await session.stopBackground();
        const read = await labels();
        assert.deepEqual(read, shown, `step ${at}`);
        if (!hit) break;
        assert.ok(error === 'StorageFull' || error === null, `step ${at}: ${error}`);
        assert.deepEqual(read, error === null ? [...before, `phrase ${100 + at}`].sort() : before, `step ${at}: ${error}`);
      }
    });

    test('the user is told that there is no room', async () => {
      if (browser === 'chromium') {
        const protocol = await own.createCDPSession();
        await protocol.send('Storage.overrideQuotaForOrigin', { origin: session.extensionUrl, quotaSize: 1 });
      } else await arm({ at: 1, how: 'full' });
      const before = await labels();
      await press(own, 'Add an item');
      await fill(own, 'What to look for', '050 011 22 33');
      await see(own, '+994 50 011 22 33');
      await press(own, 'Add');
      await see(own, 'The browser has no room left for this. What was there before is unchanged.');
      assert.deepEqual(await labels(), before);
      await session.stopBackground();
      assert.deepEqual(await labels(), before);
    });
  });
}
