// The product on pages shaped like real ones: what is found where, live, in frames, and after the background was stopped.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ask, ROOT, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { firstRun, PASSPHRASE, tabView, waitForLabels } from './product.mjs';

const FOUND = {
  'ad.html': ['car', 'e-mail', 'full name', 'home', 'mobile'],
  'article.html': ['FIN', 'diary', 'full name', 'mobile'],
  'channel.html': ['e-mail', 'full name', 'handle', 'home', 'mobile'],
  'chat.html': ['full name', 'mobile'],
  'frames.html': ['FIN', 'car', 'e-mail', 'full name', 'mobile'],
  'list.html': ['full name', 'mobile'],
  'shadow.html': ['e-mail', 'full name', 'handle', 'mobile'],
  'table.html': ['e-mail', 'full name', 'mobile'],
};

/** What the page's first script sees under the root, and whatever comes there later. */
const FIRST = `<!doctype html><html><head><script>
  const names = () => [...document.documentElement.children].map(({ localName }) => localName).join(' ');
  window.seen = [names()];
  new MutationObserver(() => seen.push(names())).observe(document.documentElement, { childList: true });
</script></head><body><p>salam</p></body></html>`;
const OUTER = `<!doctype html><html><body><iframe src="/first"></iframe></body></html>`;

for (const browser of wanted) {
  describe(`${browser}: pages`, () => {
    let session;
    let server;
    let own;
    before(async () => {
      session = await start({ browser });
      server = await serve({ '/first': FIRST, '/outer': OUTER }, { folder: path.join(ROOT, 'tests/pages') });
      own = await firstRun(session);
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });

    async function shown(name) {
      const url = server.url(`/${name}?${Math.random()}`);
      const page = await session.open(url);
      return { page, url, at: (labels) => waitForLabels(own, page, labels) };
    }
    const ours = (page) => page.evaluate(() => document.documentElement.lastElementChild.localName === 'div');

    for (const [name, labels] of Object.entries(FOUND)) {
      test(`${name}: ${labels.join(', ')}`, async () => {
        const { page, at } = await shown(name);
        await at(labels);
        await page.close();
      });
    }

    test('a message that comes in is found, and what the user types is not', async () => {
      const { page, at } = await shown('chat.html');
      await at(['full name', 'mobile']);
      await page.evaluate(() => window.say('yaz: serce.quzu@poct.example'));
      await at(['e-mail', 'full name', 'mobile']);
      await page.evaluate(() => document.getElementById('list').replaceChildren());
      await at(['mobile']);
      await page.close();
    });

    test('a name in one message and a number in the next weigh more than each', async () => {
      const { page, url } = await shown('chat.html');
      await waitFor('the two to be judged together', async () => {
        const { findings } = await tabView(own, url);
        return findings.some(({ label, reasons }) => label === 'full name' && reasons.includes('near-phone'));
      });
      await page.close();
    });

    // Each is sent when it comes; the one before it was sent, and answered, long ago.
    for (const [first, second] of [
      ['full name', 'mobile'],
      ['mobile', 'full name'],
    ]) {
      test(`${first} in a message, ${second} in the next, one after the other: each as grave as if both had come at once`, async () => {
        const words = { 'full name': 'Lalə Çinarlı', mobile: '050 012 34 56' };
        const { page, url, at } = await shown('chat.html');
        /** How grave each is that is near the other. */
        const near = async () => {
          const { findings } = await tabView(own, url);
          const told = findings.filter(({ reasons }) => reasons.some((reason) => reason.startsWith('near-')));
          return [...new Set(told.map(({ label, severity, reasons }) => `${label} ${severity} ${reasons}`))].sort();
        };
        await at(['full name', 'mobile']);
        await waitFor('the two to be judged together', async () => (await near()).length === 2);
        const together = await near();
        await page.evaluate(() => {
          document.querySelector('aside').replaceChildren();
          document.getElementById('list').replaceChildren();
        });
        await at([]);
        await page.evaluate((words) => window.say(words), words[first]);
        await at([first]);
        assert.deepEqual(await near(), []);
        await page.evaluate((words) => window.say(words), words[second]);
        await waitFor('the second to be found near the first', async () => (await near()).length === 2);
        assert.deepEqual(await near(), together);
        await page.close();
      });
    }

    test('a list that reuses its nodes: found where it stands now, and only there', async () => {
      const { page, url, at } = await shown('list.html');
      await at(['full name', 'mobile']);
      const scroll = (top) =>
        page.evaluate((top) => {
          document.getElementById('view').scrollTop = top;
        }, top);
      await scroll(1000 * 40);
      await at([]);
      await scroll(2000 * 40 - 100);
      await at(['full name', 'mobile']);
      assert.equal((await tabView(own, url)).findings.length, 2);
      await page.close();
    });

    test('an element that gets its root late', async () => {
      const { page, at } = await shown('shadow.html');
      await at(FOUND['shadow.html']);
      await page.evaluate(() => window.upgrade());
      await at(['car', ...FOUND['shadow.html']]);
      await page.close();
    });

    test('a page that draws its text as a picture is said to', async () => {
      const { page, url } = await shown('canvas.html');
      await page.bringToFront();
      await waitFor('the trouble', async () => (await tabView(own, url)).troubles.includes('canvas'));
      await page.evaluate(() => document.querySelector('canvas').remove());
      await waitFor('the trouble to end', async () => !(await tabView(own, url)).troubles.includes('canvas'));
      await page.close();
    });

    test('show on page: into view in a frame that scrolls', async () => {
      const { page, url, at } = await shown('frames.html');
      await at(FOUND['frames.html']);
      const { findings } = await tabView(own, url);
      const { tag } = findings.find(({ label }) => label === 'car');
      await ask(own, 'show', { tab: await tabOf(own, url), tag });
      await waitFor('the page and the frame to scroll', () =>
        page.evaluate(() => scrollY > 0 && document.getElementById('scrolled').contentWindow.scrollY > 0),
      );
      await page.close();
    });

    test('the background stopped: nothing is lost, and what comes then is found', async () => {
      const { page, at } = await shown('chat.html');
      await at(['full name', 'mobile']);
      await session.stopBackground();
      await page.evaluate(() => window.say('plaka 99-QX-012'));
      await at(['car', 'full name', 'mobile']);
      await page.close();
    });

    test('our node comes with the body, always, and never where it does not belong', async () => {
      const log = async (address) => {
        const page = await session.open(server.url(address));
        const frame = page.frames().at(-1);
        await waitFor('the document to be heard', async () => (await tabView(own, page.url())).heard);
        const seen = await frame.evaluate(() => seen);
        await page.close();
        return seen;
      };
      for (const address of ['/first', '/outer', '/first', '/outer']) {
        assert.deepEqual(await log(address), ['head', 'head body div'], address);
      }
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'badge' });
      for (const address of ['/first', '/outer']) assert.deepEqual(await log(address), ['head', 'head body'], address);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'inline' });
    });

    test('locked: nothing of ours is in the page; unlocked: it is found again', async () => {
      const { page, at } = await shown('chat.html');
      await at(['full name', 'mobile']);
      assert.equal(await ours(page), true);
      await ask(own, 'lock');
      await waitFor('our node to go', async () => !(await ours(page)));
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await at(['full name', 'mobile']);
      assert.equal(await ours(page), true);
      await page.close();
    });

    test('badge only: found, and nothing of ours in the page; off: nothing', async () => {
      const { page, url, at } = await shown('channel.html');
      await at(FOUND['channel.html']);
      const site = (await tabView(own, url)).site;
      await ask(own, 'setSite', { site, mode: 'badge' });
      await waitFor('our node to go', async () => !(await ours(page)));
      await at(FOUND['channel.html']);
      await page.evaluate(() => document.body.append('99-QX-012'));
      await at(['car', ...FOUND['channel.html']]);
      assert.equal(await ours(page), false);
      await ask(own, 'setSite', { site, mode: 'off' });
      await at([]);
      await ask(own, 'setSite', { site, mode: 'inline' });
      await at(['car', ...FOUND['channel.html']]);
      await page.close();
    });
  });
}
