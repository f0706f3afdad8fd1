// What the user does, from the options page to the popup, on pages of every make. One browser for all of it, as she has one.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addItem } from '../demo/first-run.mjs';
import { ask, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { different, firstRun, labels, PASSPHRASE, pixels, tabView, waitForLabels } from './product.mjs';

const page = (body, title = 'Səhifə') =>
  `<!doctype html><html lang="az"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><body>${body}`;

const FRAMES = (port) =>
  page(`<h1>Çərçivələr</h1>
  <iframe src="/inner"></iframe>
  <iframe src="http://localhost:${port}/other"></iframe>
  <iframe srcdoc="<p>Yazır: @sakitbag07"></iframe>
  <iframe id="written"></iframe>
  <iframe id="blob"></iframe>
  <script>
    const written = document.getElementById('written').contentDocument;
    written.open(); written.write('<p>Maşın: 99-QX-012'); written.close();
    const text = new Blob(['<meta charset="utf-8"><p>Hesab: AZ21 NABZ 0000 0000 1370 1000 1944'], { type: 'text/html' });
    document.getElementById('blob').src = URL.createObjectURL(text);
  </script>`);

const SHADOWS = page(`<div id="open"></div><div id="closed"></div><div id="late"></div>
  <script>
    const root = (id, mode) => document.getElementById(id).attachShadow({ mode });
    root('open', 'open').innerHTML = '<p>Zəng: 050 012 34 56</p>';
    const nested = document.createElement('div');
    nested.attachShadow({ mode: 'closed' }).innerHTML = '<p>Maşın: 99-QX-012</p>';
    root('closed', 'closed').append(nested);
    addEventListener('load', () => setTimeout(() => { root('late', 'closed').innerHTML = '<p>Yazır: @sakitbag07</p>'; }, 300));
  </script>`);

const ROUTES = {
  '/phone': page('<p>Zəng: +994 (50) 012-34-56</p>'),
  '/mixed': page('<p>serce.quzu@poct.example</p><div style="height:3000px"></div><p>FİN: 5ZK1T8R</p>'),
  '/chat': page('<main><p>Salam</p></main>'),
  '/inner': page('<p>Zəng: 050 012 34 56</p>'),
  '/other': page('<p>serce.quzu@poct.example</p>'),
  '/shadows': SHADOWS,
  '/hidden': page('<p>Salam</p><p style="display:none">Zəng: 050 012 34 56</p>'),
  '/typed': page('<textarea>050 012 34 56</textarea><input value="050 012 34 56"><div contenteditable>050 012 34 56</div><p>5ZK1T8R</p>'),
};

for (const browser of wanted) {
  describe(browser, () => {
    let session;
    let server;
    let own;
    before(async () => {
      server = await serve(ROUTES);
      session = await start({ browser });
      own = await firstRun(session);
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });

    /** Opens a page for one test. */
    const visit = async (context, path, host) => {
      const opened = await session.open(server.url(path, host));
      context.after(() => opened.close());
      return opened;
    };
    /** How many elements a page sees under its root: head, body, and our host where marks are drawn. */
    const children = (opened) => opened.evaluate(() => document.documentElement.children.length);
    const tagOf = async (opened, label) => (await tabView(own, opened.url())).findings.find((finding) => finding.label === label).tag;

    test('an item typed on the options page is found on an open page, marked, and listed in the popup', async (t) => {
      const opened = await visit(t, '/chat');
      await opened.evaluate(() => document.querySelector('main').append('Görüş: köhnə dəyirmanın yanında'));
      const bare = await pixels(opened);
      await own.bringToFront();
      await (await own.waitForSelector('.page button.main')).click();
      await own.waitForSelector('.item-form');
      await addItem(own, { kind: 'phrase', label: 'meeting', value: 'köhnə dəyirmanın yanında' });
      await waitForLabels(own, opened, ['meeting']);
      await waitFor('a mark', async () => different(bare, await pixels(opened)) > 20);
      const popup = await session.openExtensionPage('panel.html');
      t.after(() => popup.close());
      await popup.waitForSelector('.groups h2');
      const listed = await popup.$$eval('.groups h2', (heads) => heads.map((head) => head.textContent));
      assert.deepEqual(listed, ['meeting']);
    });

    test('what the words around it are is said in the popup, and makes it graver', async (t) => {
      const opened = await visit(t, '/chat');
      await opened.evaluate(() => document.querySelector('main').append('Gənc xanım, intim xidmət, gecəlik: 050 012 34 56'));
      await waitForLabels(own, opened, ['mobile']);
      const { findings } = await tabView(own, opened.url());
      assert.deepEqual([findings[0].severity, findings[0].reasons], ['danger', ['escort']]);
      const popup = await session.openExtensionPage('panel.html');
      t.after(() => popup.close());
      await popup.waitForSelector('.places p');
      assert.equal(await popup.$eval('.places p', (line) => line.textContent), 'Phone number, among words of an escort advertisement');
    });

    test('a message that arrives is found, and gone when it goes', async (t) => {
      const opened = await visit(t, '/chat');
      await waitForLabels(own, opened, []);
      await opened.evaluate(() => {
        const message = document.createElement('p');
        message.id = 'late';
        message.textContent = 'Nömrəsi 050 012 34 56';
        document.querySelector('main').append(message);
      });
      await waitForLabels(own, opened, ['mobile']);
      await opened.evaluate(() => document.getElementById('late').remove());
      await waitForLabels(own, opened, []);
    });

    test('navigation within a page: the old findings go with the old text', async (t) => {
      const opened = await visit(t, '/phone');
      await waitForLabels(own, opened, ['mobile']);
      await opened.evaluate(() => {
        history.pushState(null, '', '/phone#next');
        document.querySelector('p').textContent = 'serce.quzu@poct.example';
      });
      await waitForLabels(own, opened, ['e-mail']);
    });

    test('frames of every sort', async (t) => {
      const frames = await serve({ ...ROUTES, '/': (_request, response) => response.end(FRAMES(frames.port)) });
      t.after(() => frames.close());
      const opened = await session.open(frames.url('/'));
      t.after(() => opened.close());
      await waitForLabels(own, opened, ['account', 'car', 'e-mail', 'handle', 'mobile']);
      const { findings } = await tabView(own, opened.url());
      assert.ok(
        findings.every(({ frame }) => frame !== 0),
        'each in a frame of its own',
      );
    });

    test('shadow roots: open, closed, nested, attached late', async (t) => {
      const opened = await visit(t, '/shadows');
      await waitForLabels(own, opened, ['car', 'handle', 'mobile']);
    });

    test('hidden text is listed as hidden, and not marked', async (t) => {
      const opened = await visit(t, '/hidden');
      await waitForLabels(own, opened, ['mobile']);
      const { findings } = await tabView(own, opened.url());
      assert.deepEqual(
        findings.map(({ hidden }) => hidden),
        [true],
      );
    });

    test('what the user types is left alone', async (t) => {
      const opened = await visit(t, '/typed');
      await waitForLabels(own, opened, ['FIN']);
    });

    test('fine here: this item on this site, and nowhere else', async (t) => {
      const here = await visit(t, '/phone');
      const elsewhere = await visit(t, '/phone', 'localhost');
      await waitForLabels(own, here, ['mobile']);
      await ask(own, 'fine', { tab: await tabOf(own, here.url()), tag: await tagOf(here, 'mobile') });
      await waitForLabels(own, here, []);
      await waitForLabels(own, elsewhere, ['mobile']);
      const [exception] = await ask(own, 'exceptions');
      assert.equal(exception.site, '127.0.0.1');
      await takeBack(exception);
      await waitForLabels(own, here, ['mobile']);
    });

    test('not mine: these words, wherever they stand', async (t) => {
      const here = await visit(t, '/phone');
      const elsewhere = await visit(t, '/phone', 'localhost');
      const otherwise = await visit(t, '/inner');
      await waitForLabels(own, here, ['mobile']);
      await ask(own, 'notMine', { tab: await tabOf(own, here.url()), tag: await tagOf(here, 'mobile') });
      await waitForLabels(own, here, []);
      await waitForLabels(own, elsewhere, []);
      assert.match((await ask(own, 'exceptions'))[0].text, /^[0-9a-f]{16}$/);
      await takeBack((await ask(own, 'exceptions'))[0]);
      await waitForLabels(own, otherwise, ['mobile']);
    });

    const takeBack = ({ label, ...exception }) => ask(own, 'removeException', { exception });

    test('a site in "badge only" has nothing of ours in it, and one that is off is not read', async (t) => {
      const opened = await visit(t, '/phone');
      await waitForLabels(own, opened, ['mobile']);
      assert.equal(await children(opened), 3);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'badge' });
      await waitFor('our host to leave', async () => (await children(opened)) === 2);
      await waitForLabels(own, opened, ['mobile']);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'off' });
      await waitForLabels(own, opened, []);
      assert.equal((await tabView(own, opened.url())).mode, 'off');
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'inline' });
      await waitForLabels(own, opened, ['mobile']);
      await waitFor('our host to come back', async () => (await children(opened)) === 3);
    });

    test('a pause hides all but what matters most', async (t) => {
      const opened = await visit(t, '/mixed');
      await waitForLabels(own, opened, ['FIN', 'e-mail']);
      await ask(own, 'pause', { minutes: 60 });
      await waitForLabels(own, opened, ['FIN']);
      await ask(own, 'pause', { minutes: 0 });
      await waitForLabels(own, opened, ['FIN', 'e-mail']);
    });

    test('the badge counts, and says when it is locked; while locked nothing is read and nothing is marked', async (t) => {
      const opened = await visit(t, '/phone');
      await waitForLabels(own, opened, ['mobile']);
      const tab = await tabOf(own, opened.url());
      const badge = () => own.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
      await waitFor('the number', async () => (await badge()) === '1');
      await ask(own, 'lock');
      await waitFor('our host to leave', async () => (await children(opened)) === 2);
      assert.notEqual(await badge(), '1');
      await assert.rejects(labels(own, opened.url()), /Locked/);
      await assert.rejects(ask(own, 'unlock', { passphrase: 'not this one at all' }), /WrongPassphrase/);
      await ask(own, 'unlock', { passphrase: PASSPHRASE });
      await waitForLabels(own, opened, ['mobile']);
    });
  });
}
