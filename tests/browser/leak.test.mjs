// The product's claim as a test: a page can't tell a find from no find. A hostile page writes down everything that page script can
// see; what it wrote with a watchlist of the people it shows has to equal what it wrote with a watchlist of strangers.
//
//     node --test tests/browser/leak.test.mjs
//     RUNS=20 SCENES=open,crowd BROWSERS=firefox node --test tests/browser/leak.test.mjs
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT, start, waitFor, wanted } from './harness.mjs';
import { baits, spellings, strangers } from './leak/baits.mjs';
import { BREACHES, leakyBuild } from './leak/breaches.mjs';
import { trustedCalls } from './leak/calls.mjs';
import { differences, record, shown } from './leak/record.mjs';
import { SCENES, serve } from './leak/server.mjs';
import { watch } from './leak/watching.mjs';

const RUNS = Number(process.env.RUNS ?? 1);
const scenes = process.env.SCENES ? process.env.SCENES.split(',') : Object.keys(SCENES);
const breaches = Object.entries(BREACHES).filter(([name]) => !process.env.BREACHES || process.env.BREACHES.split(',').includes(name));
const DIST = path.join(ROOT, 'dist');
/** A page of Chromium can then have what nobody holds cleared away. */
const ARGS = { chromium: ['--js-flags=--expose-gc'] };

/** Scenes in which nothing is to be seen even with finds: the page's own rule hides its words. */
const UNSEEN = ['blank'];

// Most of the time is spent waiting for frames: the browsers wait together.
describe('leak', { concurrency: true }, () => {
  for (const browser of wanted) claims(browser);
});

function claims(browser) {
  describe(browser, { concurrency: false }, () => {
    let server;
    before(async () => {
      server = await serve();
    });
    after(() => server.close());

    /** Every scene once, in a fresh browser. */
    const records = async (items) => {
      const watching = await watch({ browser, extension: DIST, items, args: ARGS });
      try {
        const all = {};
        for (const scene of scenes) all[scene] = await record({ watching, server, scene, expected: items === WITH ? shown(scene) : 0 });
        return all;
      } finally {
        await watching.close();
      }
    };
    const WITH = baits();
    const WITHOUT = strangers();

    test('a page sees the same with finds and without', async () => {
      const first = await records(WITHOUT);
      const leaks = [];
      const compare = (name, run) => {
        for (const scene of scenes)
          for (const { name: probe, told } of differences(first[scene].seen, run[scene].seen))
            leaks.push(`${name}, ${scene}, ${probe}: ${told}`);
      };
      for (const scene of scenes)
        for (const [probe, seen] of Object.entries(first[scene].seen))
          assert.ok(!String(seen).startsWith('broken'), `${scene} ${probe}: ${seen}`);
      for (let run = 0; run < RUNS; run++) {
        if (run > 0) compare(`run ${run} without finds`, await records(WITHOUT));
        const found = await records(WITH);
        compare(`run ${run} with finds`, found);
        for (const scene of scenes.filter((name) => !UNSEEN.includes(name)))
          assert.ok(!found[scene].picture.equals(first[scene].picture), `${scene}: nothing was drawn, so nothing is proved`);
      }
      assert.deepEqual(leaks, []);
    });

    describe('deliberate breaches', () => {
      let leaky, withFinds, without;
      before(async () => {
        leaky = leakyBuild(DIST);
        [withFinds, without] = await Promise.all([WITH, WITHOUT].map((items) => watch({ browser, extension: leaky, items, args: ARGS })));
      });
      after(async () => {
        await withFinds?.close();
        await without?.close();
        rmSync(leaky, { recursive: true, force: true });
      });

      test('each is seen by the probes that are there for it', async () => {
        const bare = new Map();
        /** What a page sees without finds: once a scene, or once a breach that shows from the start. */
        const baseline = async (breach, { scene, play = false, mount }) => {
          const key = mount ? breach : `${scene} ${play}`;
          if (!bare.has(key))
            bare.set(
              key,
              (
                await record({
                  watching: without,
                  server,
                  scene,
                  expected: 0,
                  play,
                  picture: false,
                  query: mount ? `?breach=${breach}` : '',
                })
              ).seen,
            );
          return bare.get(key);
        };
        const unseen = [];
        for (const [name, { breach = name, ...how }] of breaches) {
          const probes = how.seen[browser];
          if (!probes) continue;
          const { seen } = await record({
            watching: withFinds,
            server,
            scene: how.scene,
            expected: shown(how.scene),
            play: how.play ?? false,
            picture: false,
            query: `?breach=${breach}`,
          });
          const told = differences(await baseline(breach, how), seen).map((difference) => difference.name);
          for (const probe of probes)
            if (!told.includes(probe)) unseen.push(`${name}: ${probe} saw nothing; seen by: ${told.join(', ') || 'none'}`);
        }
        assert.deepEqual(unseen, []);
      });

      test('no byte of the watchlist reaches a content script', async () => {
        server.kept.length = 0;
        await record({ watching: withFinds, server, scene: 'open', expected: shown('open'), query: '?breach=keep' });
        const kept = server.kept.map((text) => JSON.parse(text));
        const scans = kept.filter(({ kind, value }) => kind === 'reply' && value.call === 'scan' && value.reply.value.findings.length > 0);
        assert.ok(scans.length > 0, 'no finding was heard, so nothing is proved');
        const entries = await withFinds.trusted('entries');
        const secrets = entries.flatMap(({ id, label, value }) => [id, label, ...spellings(value)]);
        assert.ok(secrets.length >= 4 * entries.length);
        const texts = server.kept.flatMap((text) => [text, text.toLowerCase(), Buffer.from(text, 'base64').toString('latin1')]);
        assert.deepEqual(
          secrets.filter((secret) => texts.some((text) => text.includes(secret))),
          [],
        );
      });

      test('a page has neither our files by their address nor a way to send us messages', async () => {
        /** What a page that knows our address can do with it. */
        const reach = async (extension, change) => {
          const folder = mkdtempSync(path.join(os.tmpdir(), 'nightjar-reach-'));
          cpSync(extension, folder, { recursive: true });
          const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
          writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
          const session = await start({ browser, extension: folder });
          try {
            const page = await session.open(server.url('open'));
            return await page.evaluate(
              async (own, id) => {
                const got = [];
                for (const file of [
                  'manifest.json',
                  'icons/32.png',
                  'content.js',
                  'panel.html',
                  'core_bg.wasm',
                  'reader_bg.wasm',
                  'intake.js',
                  '_locales/en/messages.json',
                ]) {
                  const url = `${own}/${file}`;
                  if (
                    await fetch(url).then(
                      () => true,
                      () => false,
                    )
                  )
                    got.push(`fetch ${file}`);
                  for (const [name, address] of [
                    ['img', 'src'],
                    ['script', 'src'],
                    ['link', 'href'],
                  ]) {
                    const element = document.createElement(name);
                    const loaded = new Promise((resolve) => {
                      element.onload = () => resolve(true);
                      element.onerror = () => resolve(false);
                    });
                    if (name === 'link') element.rel = 'stylesheet';
                    element[address] = url;
                    document.head.append(element);
                    if (await loaded) got.push(`${name} ${file}`);
                    element.remove();
                  }
                }
                const answered = await globalThis.chrome?.runtime?.sendMessage?.(id, { name: 'status' }).then(
                  () => true,
                  () => true,
                );
                return answered ? [...got, 'message'] : got;
              },
              session.extensionUrl,
              session.extensionId,
            );
          } finally {
            await session.close();
            rmSync(folder, { recursive: true, force: true });
          }
        };
        assert.deepEqual(await reach(DIST, {}), []);
        const open = await reach(DIST, {
          web_accessible_resources: [{ resources: ['icons/*', 'content.js'], matches: ['<all_urls>'] }],
          // Firefox knows no such key.
          ...(browser === 'chromium' ? { externally_connectable: { matches: ['http://127.0.0.1/*'] } } : {}),
        });
        for (const seen of ['fetch icons/32.png', 'img icons/32.png', 'script content.js', ...(browser === 'chromium' ? ['message'] : [])])
          assert.ok(open.includes(seen), `${seen} is not among ${open}`);
      });

      test('calls of our own pages are refused from a content script', async () => {
        const [{ id }] = await withFinds.trusted('entries');
        const calls = [{ name: 'hello' }, ...(await trustedCalls(id))];
        server.kept.length = 0;
        const page = await withFinds.session.open(server.url('strict', `?ask=${encodeURIComponent(JSON.stringify(calls))}`));
        await waitFor('every call to end', () => server.kept.length >= calls.length);
        await page.close();
        const replies = new Map(server.kept.map((text) => JSON.parse(text).value).map(({ name, reply }) => [name, reply]));
        assert.equal(replies.get('hello').ok, true, 'a call of content scripts is answered, so calls do arrive');
        replies.delete('hello');
        assert.deepEqual(
          [...replies].filter(([, reply]) => reply?.ok !== false && reply !== null && !reply.failed),
          [],
        );
        const status = await withFinds.trusted('status');
        assert.deepEqual(
          [status.vault, status.items, status.pausedUntil, status.look],
          ['unlocked', WITH.length, null, 'system'],
          'none of them did anything',
        );
      });
    });
  });
}
