// The extension is removed while pages are open: nothing of ours is seen in them any more, without a reload.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve, start, waitFor, wanted } from './harness.mjs';
import { different, firstRun, PERSON, pixels, waitForLabels } from './product.mjs';

const BODY = '<body style="font:20px sans-serif"><p>Nömrə: 050 012 34 56</p></body>';
const PHONE = PERSON.find(({ kind }) => kind === 'phone');

for (const browser of wanted) {
  describe(`${browser}: the extension is gone`, () => {
    let session, server, bare;
    before(async () => {
      server = await serve({ '/': BODY });
      const plain = await start({ browser, extension: null });
      bare = await pixels(await plain.open(server.url('/')));
      await plain.close();
      session = await start({ browser });
    });
    after(async () => {
      await session?.close();
      await server?.close();
    });

    test('a page that is open looks as it did without us', async () => {
      const own = await firstRun(session, { items: [PHONE] });
      const page = await session.open(server.url('/'));
      const marked = async () => different(bare, await pixels(page)) > 0;
      await waitForLabels(own, page, [PHONE.label]);
      await waitFor('the mark', marked);
      await session.browser.uninstallExtension(session.extensionId);
      // What a page does sooner or later: our script in Chromium notices with it that it was left alone.
      await page.evaluate(() => document.body.append(' '));
      await waitFor('the mark to go', async () => !(await marked()));
      assert.equal(different(bare, await pixels(page)), 0);
    });
  });
}
