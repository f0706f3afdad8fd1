// Messages as nobody should send them, in both browsers: 100,000 a run. Most are read by the guards, in a page of the browser; the
// rest are sent, by a content script that a page has taken over, by a page of ours, and by another extension. NOISE_SEED repeats a run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import esbuild from 'esbuild';
import { kept, LABEL, PHONE, SITE, say, scanned, stage, vaultState } from './forged.mjs';
import { ask, ROOT, serve, waitFor, wanted } from './harness.mjs';
import { trustedCalls } from './leak/calls.mjs';
import { add, PASSPHRASE } from './product.mjs';

const READ = 96_000;
const SENT = 2000;
const AT_ONCE = 50;
const SEED = Number(process.env.NOISE_SEED ?? 20_261_124);
const NOISE = fs.readFileSync(path.join(import.meta.dirname, 'noise/noise.js'), 'utf8');

async function guards() {
  const entry = path.join(ROOT, 'extension/guards.ts');
  const { outputFiles } = await esbuild.build({ entryPoints: [entry], bundle: true, format: 'iife', globalName: 'guards', write: false });
  return outputFiles[0].text;
}

/** An extension of somebody else's, which sends these messages to ours from wherever it can and tells its page what came back. */
function stranger(folder, id, messages) {
  fs.mkdirSync(folder);
  const script = `(async () => {
    const answers = [];
    for (const message of ${JSON.stringify(messages)}) {
      answers.push(await chrome.runtime.sendMessage(${JSON.stringify(id)}, message).then((answer) => answer ?? 'none', () => 'nobody'));
    }
    return answers;
  })()`;
  fs.writeFileSync(
    path.join(folder, 'background.js'),
    `globalThis.told = ${script};
    chrome.runtime.onMessage.addListener((message, sender, answer) => { globalThis.told.then(answer); return true; });`,
  );
  fs.writeFileSync(
    path.join(folder, 'content.js'),
    `${script}.then(async (answers) => postMessage({ stranger: [...answers, ...(await chrome.runtime.sendMessage('told'))] }), (error) => postMessage({ stranger: [String(error)] }));`,
  );
  const manifest = {
    manifest_version: 3,
    name: 'Somebody else',
    version: '1',
    browser_specific_settings: { gecko: { id: 'stranger@stranger.invalid' } },
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'] }],
  };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

for (const browser of wanted) {
  describe(`noise, ${browser}, seed ${SEED}`, { concurrency: 1 }, () => {
    const scene = stage(browser);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-stranger-'));
    let session;
    let server;
    let own;
    let page;
    let examples;
    let standing;
    before(async () => {
      const collect = `<script>addEventListener('message', ({ data }) => { if (data?.stranger) globalThis.answers = data.stranger; });</script>`;
      server = await serve({ '/': `<!doctype html><title>a page</title><link rel="icon" href="data:,">${collect}<p>a page` });
      ({ session, own } = await scene.open());
      await ask(own, 'create', { passphrase: PASSPHRASE, language: 'az' });
      await add(own, { kind: 'phone', label: LABEL, value: PHONE });
      await ask(own, 'setSite', { site: SITE, mode: 'off' });
      const [{ id }] = await ask(own, 'entries');
      examples = await trustedCalls(id);
      page = await session.open(server.url('/'));
      standing = await all();
    });
    after(async () => {
      await session?.close();
      await server?.close();
      scene.clear();
      fs.rmSync(folder, { recursive: true, force: true });
    });
    /** All that a message could have changed: what is kept and open, and the files to the byte. */
    const all = async () => {
      const state = {};
      for (const name of ['entries', 'exceptions', 'sites', 'settings', 'chats']) state[name] = await ask(own, name);
      return { ...state, vault: await vaultState(own), files: await kept(own) };
    };
    const unchanged = async () => {
      const from = Date.now();
      await ask(own, 'status');
      assert.ok(Date.now() - from < 2000, 'it answers as fast as ever');
      assert.deepEqual(await all(), standing);
      await say(page, 'hello');
      assert.equal((await scanned(page, `zəng ${PHONE}`)).value.findings.length, 1, 'and still finds');
    };

    test(`${READ} are read: each is a call, whole, or nothing, and none is slow or throws`, async () => {
      const source = `${NOISE}\n${await guards()}`;
      const result = await page.evaluate(
        (source, seed, examples, count) => {
          const { noise, guards } = new Function(`${source}; return { noise, guards };`)();
          const next = noise(seed, examples);
          const faults = [];
          const read = { page: 0, trusted: 0, nothing: 0 };
          let slowest = 0;
          for (let number = 0; number < count; number++) {
            const message = next();
            const from = performance.now();
            let parsed;
            try {
              parsed = { page: guards.parsePageCall(message), trusted: guards.parseTrustedCall(message) };
              guards.parsePageEvent(message);
              guards.parseOwnEvent(message);
            } catch (error) {
              faults.push(`${number}: ${error}`);
              continue;
            }
            slowest = Math.max(slowest, performance.now() - from);
            const { page: asPage, trusted } = parsed;
            if (asPage !== null && trusted !== null) faults.push(`${number}: both`);
            const call = asPage ?? trusted;
            read[asPage ? 'page' : trusted ? 'trusted' : 'nothing']++;
            if (call !== null && (call.name !== message.name || call.with !== message.with || Object.keys(call).length !== 2))
              faults.push(`${number}: another call than was sent`);
          }
          if ({}.ok !== undefined) faults.push('a prototype was changed');
          return { faults: faults.slice(0, 5), read, slowest };
        },
        source,
        SEED,
        examples,
        READ,
      );
      assert.deepEqual(result.faults, []);
      for (const [kind, count] of Object.entries(result.read)) assert.ok(count > READ / 50, `${kind}: ${count}`);
      // On a machine that does other things as well; reading takes microseconds.
      assert.ok(result.slowest < 1000, `${result.slowest} ms`);
    });

    /** Sends from where `send` stands: gives back how often each answer came. */
    const flood = (from, send, { seed, skip = 'false' }) =>
      from.evaluate(
        async (source, send, skip, seed, examples, count, atOnce) => {
          const noise = new Function(`${source}; return noise;`)();
          const sendOne = new Function(`return ${send}`)();
          const skipped = new Function('message', `return ${skip}`);
          const next = noise(seed, examples);
          const counts = {};
          for (let sent = 0; sent < count; ) {
            const answers = await Promise.all(
              Array.from({ length: atOnce }, async () => {
                const message = next();
                return skipped(message) ? 'kept back' : sendOne(message);
              }),
            );
            sent += answers.length;
            for (const answer of answers) {
              const name = answer?.ok === false ? answer.error : answer?.ok === true ? 'answered' : String(answer);
              counts[name] = (counts[name] ?? 0) + 1;
            }
          }
          return counts;
        },
        `${NOISE}\n${guardsText}`,
        send,
        skip,
        seed,
        examples,
        SENT,
        AT_ONCE,
      );
    let guardsText;
    before(async () => {
      guardsText = await guards();
    });

    test(`${SENT} of a content script change nothing and hang nothing; what only our pages may ask is refused`, async () => {
      const counts = await flood(
        page,
        `(message) => new Promise((resolve) => {
          const number = Math.random();
          const hear = ({ data }) => {
            if (data?.answer !== number) return;
            removeEventListener('message', hear);
            resolve(data.reply);
          };
          addEventListener('message', hear);
          try { postMessage({ ask: number, message }); } catch { removeEventListener('message', hear); resolve('unsendable'); }
        })`,
        { seed: SEED + 1 },
      );
      assert.ok(counts.Refused > SENT / 20, JSON.stringify(counts));
      assert.ok(counts.none > SENT / 20, JSON.stringify(counts));
      assert.equal(counts.Internal, undefined, JSON.stringify(counts));
      await unchanged();
    });

    test(`${SENT} of a page of ours, all but those that are calls, get no answer`, async () => {
      const counts = await flood(
        own,
        `async (message) => { try { return (await chrome.runtime.sendMessage(message)) ?? 'none'; } catch { return 'unsendable'; } }`,
        // As it will arrive: Chromium sends JSON.
        {
          seed: SEED + 2,
          skip: `(() => { try { const arrived = JSON.parse(JSON.stringify(message) ?? 'null'); const { guards } = globalThis.ours ??= new Function(${JSON.stringify(await guards())} + '; return { guards };')(); return guards.parseTrustedCall(arrived) !== null || guards.parseTrustedCall(message) !== null; } catch { return false; } })()`,
        },
      );
      assert.ok(counts.none > SENT / 4, JSON.stringify(counts));
      for (const answered of ['answered', 'Refused', 'Internal']) assert.equal(counts[answered], undefined, JSON.stringify(counts));
      await unchanged();
    });

    test('another extension reaches nobody', async () => {
      const messages = [
        ...examples.map((call) => JSON.parse(JSON.stringify(call))),
        { name: 'hello' },
        { name: 'scan', with: { blocks: [], gone: [] } },
      ];
      await session.browser.installExtension(stranger(path.join(folder, 'extension'), session.extensionId, messages));
      const visited = await session.open(server.url('/'));
      const answers = await waitFor('the stranger to be done', () => visited.evaluate(() => globalThis.answers ?? false));
      assert.equal(answers.length, messages.length * 2, answers.slice(0, 3).join());
      for (const answer of answers) assert.equal(answer, 'nobody');
      await visited.close();
      await page.bringToFront();
      await unchanged();
    });

    test('very long messages are read or dropped in good time', async () => {
      const text = 'ə'.repeat(5_000_000);
      assert.equal(await say(page, 'scan', { blocks: [{ id: 1, text }], gone: [] }), 'none');
      assert.equal(await say(page, 'scan', { blocks: Array.from({ length: 50_000 }, (_, id) => ({ id, text: '' })), gone: [] }), 'none');
      assert.equal(await say(page, 'pointed', { tag: text }), 'none');
      assert.deepEqual(await say(page, 'importList', { text, format: 'csv' }), { ok: false, error: 'Refused' });
      await unchanged();
    });
  });
}
