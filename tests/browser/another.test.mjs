// Another watchlist in another of the equal slots: opened by its own passphrase, told by nothing, and what the disk and a clock can
// tell of it all the same. And wrong passphrases, which make the next try wait.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { unevenness } from './chance.mjs';
import { kept, refusal, vaultState } from './forged.mjs';
import { ask, start, waitFor, wanted } from './harness.mjs';
import { fill, press, see, seeGone, welcomePage } from './pages.mjs';
import { add, firstRun, PASSPHRASE, PERSON } from './product.mjs';

const SECOND = 'tabaq mizan telqar subat 91';
const THIRD = 'ulduz mizan telqar subat 92';
const FOURTH = 'bulud mizan telqar subat 93';
const FIFTH = 'çinar mizan telqar subat 94';
const HEADER = 52;
const OFFICE = { kind: 'phone', label: 'office', value: '012 012 34 56' };

const slots = (vault) => {
  const length = (vault.length - HEADER) / 4;
  return [0, 1, 2, 3].map((at) => vault.subarray(HEADER + at * length, HEADER + (at + 1) * length));
};
/** The same of two files: whether the bytes of one could have come from where those of the other did. */
function difference(one, other) {
  const count = (bytes) => {
    const counts = new Array(256).fill(0);
    for (const byte of bytes) counts[byte]++;
    return counts;
  };
  const [a, b] = [count(one), count(other)];
  // Alike to the byte is no difference at all: only what is above chance counts.
  return (a.reduce((sum, number, at) => sum + (number - b[at]) ** 2 / (number + b[at]), 0) - 255) / Math.sqrt(2 * 255);
}

for (const browser of wanted) {
  describe(`another watchlist, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let own;
    let alone;
    const vault = async () => Buffer.from((await kept(own)).vault, 'base64');
    const changed = (before, after) => slots(before).flatMap((slot, at) => (slot.equals(slots(after)[at]) ? [] : [at]));
    const labels = async () => (await ask(own, 'entries')).map(({ label }) => label).sort();
    const reopen = async (passphrase) => {
      await ask(own, 'lock');
      await ask(own, 'unlock', { passphrase });
    };
    before(async () => {
      session = await start({ browser });
      await (await welcomePage(session)).close();
      own = await firstRun(session);
      alone = await vault();
    });
    after(() => session?.close());

    test('it is made on the options page, empty, with a passphrase of its own; the open one stays as it is', async () => {
      const items = await labels();
      await press(own, 'Lock and passphrase');
      await see(own, 'Nightjar does not know which of its four places are in use.');
      await fill(own, 'Passphrase of the new watchlist', SECOND);
      await fill(own, 'The same once more', SECOND, 1);
      await press(own, 'Make it');
      await see(own, 'Made. To put something in');
      assert.deepEqual(await labels(), items);
      assert.equal(changed(alone, await vault()).length, 1, 'one slot was written');
      await reopen(SECOND);
      assert.deepEqual(await labels(), []);
      assert.deepEqual(await ask(own, 'sites'), []);
      await add(own, OFFICE);
      await ask(own, 'setSettings', { settings: { ...(await ask(own, 'settings')), idleMinutes: 60 } });
      await reopen(PASSPHRASE);
      assert.deepEqual(await labels(), items);
      assert.equal((await ask(own, 'settings')).idleMinutes, 15, 'each has its own settings');
    });

    test('from inside any of them another can be made; those whose passphrase is given stay, and nothing tells how many there are', async () => {
      await reopen(SECOND);
      const make = (passphrase, kept) => ask(own, 'addWatchlist', { passphrase, kept });
      assert.equal(await refusal(own, 'addWatchlist', { passphrase: THIRD, kept: [FIFTH] }), 'WrongPassphrase');
      assert.equal(await refusal(own, 'addWatchlist', { passphrase: 'short', kept: [] }), 'WeakPassphrase');
      assert.equal(await refusal(own, 'addWatchlist', { passphrase: SECOND, kept: [] }), 'Taken');
      assert.equal(await refusal(own, 'addWatchlist', { passphrase: PASSPHRASE, kept: [] }), 'Taken');
      assert.equal(await refusal(own, 'changePassphrase', { old: SECOND, passphrase: PASSPHRASE }), 'Taken');
      const two = await vault();
      await make(THIRD, [PASSPHRASE]);
      const three = await vault();
      await make(FOURTH, [PASSPHRASE, THIRD]);
      assert.deepEqual([two.length, three.length, (await vault()).length], [65_536, 65_536, 65_536]);
      assert.equal(await refusal(own, 'addWatchlist', { passphrase: FIFTH, kept: [PASSPHRASE, THIRD, FOURTH] }), 'NoRoom');
      const statuses = [];
      for (const passphrase of [SECOND, THIRD, FOURTH, PASSPHRASE]) {
        await reopen(passphrase);
        statuses.push({ ...(await ask(own, 'status')), items: 0 });
      }
      for (const status of statuses) assert.deepEqual(status, statuses[0]);
      assert.equal((await labels()).length, PERSON.length);
      assert.deepEqual(Object.keys(await kept(own)).sort(), ['device', 'vault']);
    });

    test('the bytes with and without one have one length and structure, and chi-square tells nothing', async () => {
      const four = await vault();
      assert.deepEqual(four.subarray(0, HEADER), alone.subarray(0, HEADER));
      // Beyond six deviations is one in some hundred million.
      for (const bytes of [alone, four]) for (const slot of slots(bytes)) assert.ok(unevenness(slot) < 6, `uneven by ${unevenness(slot)}`);
      for (const [at, slot] of slots(four).entries()) {
        const apart = difference(slot, slots(alone)[at]);
        assert.ok(apart < 6, `slot ${at}: ${apart}`);
      }
      const text = Buffer.from(JSON.stringify(await ask(own, 'entries')).padEnd(16_371));
      assert.ok(difference(text, slots(alone)[0]) > 1000, 'a text is seen to be one');
    });

    test('two images show which slots changed between them, and nothing more', async () => {
      const save = async (passphrase) => {
        await reopen(passphrase);
        const from = await vault();
        await ask(own, 'setSite', { site: 'nobody.example', mode: 'badge' });
        return changed(from, await vault());
      };
      const [first, second] = [await save(PASSPHRASE), await save(SECOND)];
      assert.deepEqual([first.length, second.length], [1, 1]);
      assert.notDeepEqual(first, second);
      const before = await vault();
      await reopen(PASSPHRASE);
      assert.deepEqual(changed(before, await vault()), [], 'opening writes nothing');
    });

    test('unlocking takes as long whichever opens: less than 5 % apart', async () => {
      // The shortest of many: what a busy machine adds is never negative, and what really differs does not go away.
      const least = { [PASSPHRASE]: Infinity, [SECOND]: Infinity, [THIRD]: Infinity };
      const apart = () => Math.max(...Object.values(least)) / Math.min(...Object.values(least)) - 1;
      for (let round = 0; round < 24 && (round < 6 || apart() >= 0.05); round++) {
        for (const passphrase of Object.keys(least)) {
          await ask(own, 'lock');
          const took = await own.evaluate(async (passphrase) => {
            const from = performance.now();
            await chrome.runtime.sendMessage({ name: 'unlock', with: { passphrase } });
            return performance.now() - from;
          }, passphrase);
          least[passphrase] = Math.min(least[passphrase], took);
        }
      }
      assert.ok(apart() < 0.05, JSON.stringify(Object.values(least)));
    });

    test('wrong passphrases make the next try wait, also over a stopped background; the right one ends it', async () => {
      const wrong = () => refusal(own, 'unlock', { passphrase: FIFTH });
      await ask(own, 'lock');
      assert.deepEqual([await wrong(), await wrong()], ['WrongPassphrase', 'WrongPassphrase']);
      assert.equal((await ask(own, 'status')).guessAfter, null);
      const from = Date.now();
      assert.equal(await wrong(), 'WrongPassphrase');
      assert.equal(await refusal(own, 'unlock', { passphrase: PASSPHRASE }), 'TooSoon', 'the right one has to wait as well');
      await session.stopBackground();
      assert.equal(await vaultState(own), 'locked');
      await waitFor('the time to be over', async () => (await ask(own, 'status')).guessAfter === null);
      assert.ok(Date.now() - from >= 2000);
      await fill(own, 'Passphrase', FIFTH);
      await press(own, 'Unlock');
      await see(own, 'Next try in');
      await see(own, 'it slows down guessing');
      const { guessAfter } = await ask(own, 'status');
      assert.ok(guessAfter - Date.now() > 2000, 'longer than the one before');
      // The clock is set back, to before the last try: the wait begins anew, and no longer than it was.
      await own.evaluate(async () => {
        const { attempts } = await chrome.storage.session.get('attempts');
        await chrome.storage.session.set({ attempts: { ...attempts, last: Date.now() + 3_600_000 } });
      });
      await session.stopBackground();
      const again = (await ask(own, 'status')).guessAfter - Date.now();
      assert.ok(again > 0 && again <= 4000, `${again} ms`);
      // The page was not told of the clock: what it counts down is over before the wait is.
      await waitFor('the time to be over', async () => (await ask(own, 'status')).guessAfter === null);
      await seeGone(own, 'Next try in');
      await fill(own, 'Passphrase', PASSPHRASE);
      await press(own, 'Unlock');
      await seeGone(own, 'While Nightjar is locked');
      await ask(own, 'lock');
      assert.deepEqual([await wrong(), await wrong()], ['WrongPassphrase', 'WrongPassphrase'], 'counted from the beginning');
    });
  });
}
