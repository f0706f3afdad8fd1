// Pages that fight our marks, and pages that fake them. What is taken out, covered or shown above us is said by badge and popup, with
// the findings all the same, and we don't fight back without end; what a page draws or says by itself is confirmed by neither.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { badgeOf } from './forged.mjs';
import { ask, serve, start, tabOf, waitFor, wanted } from './harness.mjs';
import { reload, see, seeGone } from './pages.mjs';
import { different, firstRun, PERSON, pixels, tabView, waitForLabels } from './product.mjs';

const PHONE = PERSON.find(({ kind }) => kind === 'phone');
const NUMBER = PHONE.value;
const page = (body) => `<!doctype html><meta charset="utf-8"><title>Elan</title><link rel="icon" href="data:,"><body>${body}`;
const COVER = 'position:fixed;inset:0;margin:0;border:0;width:100%;height:100%;background:#fff;z-index:2147483647';

const ROUTES = {
  '/': page(`<p>Zəng: ${NUMBER}</p>`),
  '/removes': page(`<p>Zəng: ${NUMBER}</p><script>
    let removed = 0;
    new MutationObserver(() => {
      for (const child of document.querySelectorAll('html > div')) { child.remove(); removed++; }
    }).observe(document, { childList: true, subtree: true });
    for (const child of document.querySelectorAll('html > div')) { child.remove(); removed++; }
  </script>`),
  '/frame-below': page(`<p>Salam</p><div style="height:3000px"></div><iframe srcdoc="<p>Zəng: ${NUMBER}</p>"></iframe>`),
  '/fake': page(`<p>Zəng: 055 019 28 37</p>
    <div style="position:fixed;left:40px;top:20px;width:120px;height:4px;background:#a1224e"></div>
    <div role="tooltip" style="position:fixed;left:40px;top:60px">Nightjar: Sizin telefon nömrəniz</div>`),
};

/** What a page can do so that marks are not seen, and how it undoes it. */
const BLOCKS = {
  'a dialog shows the words above us': [
    () => {
      const dialog = document.createElement('dialog');
      dialog.append(document.querySelector('p'));
      document.body.append(dialog);
      dialog.showModal();
    },
    () => {
      const dialog = document.querySelector('dialog');
      document.body.append(dialog.firstChild);
      dialog.remove();
    },
  ],
  'a popover shows the words above us': [
    () => {
      const box = document.body.appendChild(document.createElement('div'));
      box.popover = 'manual';
      box.append(document.querySelector('p'));
      box.showPopover();
    },
    () => {
      const box = document.querySelector('div[popover]');
      box.hidePopover();
      document.body.append(box.firstChild);
    },
  ],
  'a cover behind us in the tree shows the words': [
    (css) => {
      const cover = document.createElement('section');
      cover.style.cssText = css;
      document.documentElement.append(cover);
      cover.append(document.querySelector('p'));
    },
    () => {
      const cover = document.querySelector('section');
      document.body.append(cover.firstChild);
      cover.remove();
    },
  ],
  'a cover that takes no events lies over all': [
    (css) => {
      const cover = document.createElement('section');
      cover.style.cssText = `${css};pointer-events:none`;
      document.documentElement.append(cover);
    },
    () => document.querySelector('section').remove(),
  ],
  'our node is made small': [
    () => {
      document.documentElement.style.cssText = 'transform:scale(.4);transform-origin:0 0';
      document.querySelector('p').style.marginTop = '1200px';
    },
    () => document.documentElement.removeAttribute('style'),
  ],
};

/** The same, where the box is visible by a style sheet of ours in the document. */
const BLOCKS_OF = {
  chromium: BLOCKS,
  firefox: {
    ...BLOCKS,
    'the page outdoes our style sheet': [
      () => {
        const style = document.head.appendChild(document.createElement('style'));
        style.textContent = ':root:root:root > div { --seen: hidden !important }';
      },
      () => {
        document.querySelector('style').remove();
        document.body.append(' ');
      },
    ],
  },
};

for (const browser of wanted) {
  describe(`suppression, ${browser}`, { concurrency: 1 }, () => {
    let session;
    let server;
    let own;
    let panel;
    before(async () => {
      server = await serve(ROUTES);
      session = await start({ browser });
      own = await firstRun(session, { items: [PHONE] });
      panel = await session.openExtensionPage('panel.html');
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });
    const visit = async (context, path) => {
      const opened = await session.open(server.url(path));
      context.after(() => opened.close());
      return opened;
    };
    const troubles = async (opened) => (await tabView(own, opened.url())).troubles;
    const title = async (opened) => own.evaluate((tabId) => chrome.action.getTitle({ tabId }), await tabOf(own, opened.url()));
    const badge = async (opened) => badgeOf(own, await tabOf(own, opened.url()));

    test('a page that takes our node out again and again is left alone, and it is said', async (t) => {
      const opened = await visit(t, '/removes');
      await waitForLabels(own, opened, [PHONE.label]);
      await waitFor('the trouble', async () => (await troubles(opened)).includes('removed'));
      await waitFor('the badge', async () => (await badge(opened)) === '1!');
      assert.equal(await title(opened), 'Nightjar: found here: 1. The page blocks the marks');
      const removed = () => opened.evaluate('removed');
      const count = await removed();
      assert.ok(count > 1 && count <= 7, `put back ${count} times`);
      await opened.evaluate((number) => document.body.append(`yenə ${number}`), NUMBER);
      await waitFor('the new words', async () => (await tabView(own, opened.url())).findings.length === 2);
      assert.equal(await removed(), count, 'no more than that');
      await panel.bringToFront();
      await reload(panel);
      await see(panel, 'The page keeps removing the marks.');
      await see(panel, 'Found here:');
    });

    for (const [what, [act, undo]] of Object.entries(BLOCKS_OF[browser])) {
      test(`${what}: it is said, and taken back`, async (t) => {
        const opened = await visit(t, '/');
        await waitForLabels(own, opened, [PHONE.label]);
        await waitFor('the number alone', async () => (await badge(opened)) === '1');
        assert.deepEqual(await troubles(opened), []);
        await opened.evaluate(act, COVER);
        await waitFor('the trouble', async () => (await troubles(opened)).includes('hidden'));
        await waitForLabels(own, opened, [PHONE.label]);
        await waitFor('the badge', async () => (await badge(opened)) === '1!');
        await opened.evaluate(undo);
        await waitFor('the trouble to end', async () => (await troubles(opened)).length === 0);
        await waitForLabels(own, opened, [PHONE.label]);
        await waitFor('the number alone', async () => (await badge(opened)) === '1');
      });
    }

    test('a body that is put behind us does not come above us', async (t) => {
      const opened = await visit(t, '/');
      await waitForLabels(own, opened, [PHONE.label]);
      const last = () => opened.evaluate(() => document.documentElement.lastElementChild.localName);
      assert.equal(await last(), 'div');
      await opened.evaluate(() => document.documentElement.append(document.body));
      await waitFor('our node to be last', async () => (await last()) === 'div');
      assert.deepEqual(await troubles(opened), []);
    });

    test('style that the page puts on our node does not hide a mark', async (t) => {
      const opened = await visit(t, '/');
      await waitForLabels(own, opened, [PHONE.label]);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'badge' });
      await waitFor('our node to leave', () => opened.evaluate(() => document.documentElement.children.length === 2));
      const bare = await pixels(opened);
      await ask(own, 'setSite', { site: '127.0.0.1', mode: 'inline' });
      await waitFor('a mark', async () => different(bare, await pixels(opened)) > 20);
      for (const css of ['display:none!important', 'opacity:0!important;visibility:hidden!important', 'all:unset!important']) {
        await opened.evaluate((css) => document.documentElement.lastElementChild.setAttribute('style', css), css);
        assert.ok(different(bare, await pixels(opened)) > 20, css);
      }
      assert.deepEqual(await troubles(opened), []);
    });

    test('a frame that is not scrolled to is not hidden by its page', async (t) => {
      const opened = await visit(t, '/frame-below');
      await waitForLabels(own, opened, [PHONE.label]);
      await waitFor('the badge', async () => (await badge(opened)) !== '');
      assert.equal(await badge(opened), '1');
      assert.deepEqual(await troubles(opened), []);
    });

    test('a false mark, a false card and false messages are confirmed by nothing', async (t) => {
      const opened = await visit(t, '/fake');
      await waitForLabels(own, opened, []);
      await opened.evaluate(async () => {
        const finding = { tag: 'a'.repeat(16), block: 1, start: 0, end: 9, kind: 'phone', severity: 'danger', reasons: [] };
        for (const message of [
          { name: 'scan', with: { blocks: [], gone: [], findings: [finding] } },
          { name: 'pointed', with: { tag: finding.tag } },
          { name: 'trouble', with: { troubles: ['removed'] } },
          { ok: true, value: { findings: [finding], pad: '' } },
        ]) {
          postMessage(message);
          document.dispatchEvent(new CustomEvent('nightjar', { detail: message }));
          new BroadcastChannel('nightjar').postMessage(message);
          globalThis.chrome?.runtime?.sendMessage?.(message);
        }
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      });
      // What comes later is heard after what came before.
      await opened.evaluate((number) => document.body.append(number), NUMBER);
      await waitForLabels(own, opened, [PHONE.label]);
      const { findings } = await tabView(own, opened.url());
      assert.deepEqual(
        findings.map(({ kind, count }) => [kind, count]),
        [['phone', 1]],
      );
      assert.equal(await badge(opened), '1');
      assert.deepEqual(await troubles(opened), []);
      await panel.bringToFront();
      await seeGone(panel, 'The page');
    });
  });
}
