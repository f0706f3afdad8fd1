// What a mark and its card look like, by pixels: shapes that differ without colour, a card where one points, nothing else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { waitFor, wanted } from '../browser/harness.mjs';
import { different, pixels } from '../browser/product.mjs';
import { open } from './kit.mjs';

/** The window without the corner, and without the dot that is always painted. */
const REST = { x: 3, y: 3, width: 600, height: 500 };
const NUMBER = '050 012 34 56';
const PAGE = `<body style="font:20px/2 sans-serif;margin:20px"><p>Nömrə <b id="b">${NUMBER}</b>, axşam</p>`;

for (const browser of wanted) {
  describe(`${browser}: what is seen`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    async function marked(body, words, severity, reasons = []) {
      const page = await kit.pages.show(body);
      await page.inside('read');
      const bare = await pixels(page);
      await page.inside('mark', words, severity, reasons);
      return { page, bare };
    }
    const centre = (page) =>
      page.evaluate(() => {
        const { left, top, width, height } = document.getElementById('b').getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      });

    test('three severities differ by shape alone', async () => {
      const masks = [];
      for (const severity of ['notice', 'warn', 'danger']) {
        const { page, bare } = await marked(PAGE, [NUMBER], severity);
        const seen = await waitFor('the mark', async () => {
          const now = await pixels(page);
          return different(now, bare) > 40 && now;
        });
        masks.push(maskOf(seen, bare));
      }
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ]) {
        const differ = masks[a].reduce((sum, on, i) => sum + (on !== masks[b][i] ? 1 : 0), 0);
        assert.ok(differ > 60, `shapes ${a} and ${b} differ in ${differ} pixels`);
      }
    });

    test('on dark and on busy ground it can be seen as well', async () => {
      for (const ground of ['#111', 'repeating-linear-gradient(45deg,#c22 0 4px,#fff 4px 8px)']) {
        const { page, bare } = await marked(`<style>p{background:${ground};color:#888}</style>${PAGE}`, [NUMBER], 'danger');
        await waitFor(`the mark on ${ground}`, async () => different(await pixels(page), bare) > 150);
      }
    });

    test('a card where one points, and none where one does not', async () => {
      const { page } = await marked(PAGE, [NUMBER]);
      const [x, y] = await centre(page);
      await page.mouse.move(5, 5);
      const quiet = await pixels(page);
      await page.mouse.move(x, y);
      await waitFor('the card', async () => different(await pixels(page), quiet) > 3000);
      assert.deepEqual(await page.inside('pointed'), [true]);
      await page.mouse.move(x, y + 300);
      await waitFor('the card to go', async () => different(await pixels(page), quiet) === 0);
      assert.deepEqual(await page.inside('pointed'), [true, false]);
    });

    test('the card says what the words around are', async () => {
      const cards = [];
      for (const reasons of [[], ['threat'], ['blackmail'], ['threat', 'blackmail']]) {
        const { page } = await marked(PAGE, [NUMBER], 'danger', reasons);
        await page.mouse.move(5, 5);
        const quiet = await pixels(page);
        await page.mouse.move(...(await centre(page)));
        cards.push(await waitFor('the card', async () => ((now) => different(now, quiet) > 3000 && now)(await pixels(page))));
      }
      for (const [i, card] of cards.entries()) {
        for (const other of cards.slice(i + 1)) assert.ok(different(card, other) > 100, 'two cards look alike');
      }
    });

    test('the card goes when the page scrolls under the pointer', async () => {
      const { page } = await marked(`${PAGE}<div style="height:2000px"></div>`, [NUMBER]);
      await page.mouse.move(5, 5);
      await page.mouse.move(...(await centre(page)));
      await waitFor('the card', async () => (await page.inside('pointed')).at(-1) === true);
      await page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }));
      await waitFor('the card to go', async () => (await page.inside('pointed')).at(-1) === false);
    });

    test('a click where the card is reaches what lies under it', async () => {
      const { page } = await marked(`${PAGE}<button style="margin-top:20px;width:400px;height:100px">…</button>`, [NUMBER]);
      const [x, y] = await centre(page);
      await page.evaluate(() => {
        window.clicks = [];
        addEventListener('click', ({ target, defaultPrevented }) => window.clicks.push([target.localName, defaultPrevented]));
      });
      await page.mouse.move(5, 5);
      await page.mouse.move(x, y);
      await waitFor('the card', async () => (await page.inside('pointed')).at(-1) === true);
      await page.mouse.click(x, y + 90);
      assert.deepEqual(await page.evaluate(() => window.clicks), [['button', false]]);
    });

    test('too many: one line in the corner, which gives way to the pointer', async () => {
      const { page, bare } = await marked(`<p>${NUMBER}</p>`.repeat(31), [NUMBER]);
      const corner = { x: 680, y: 600, width: 320, height: 100 };
      const lined = await waitFor(
        'the line',
        async () => different(await pixels(page, corner), crop(bare, corner)) > 400 && (await pixels(page)),
      );
      assert.equal(different(crop(lined, REST), crop(bare, REST)), 0);
      await page.mouse.move(900, 670);
      await waitFor('the line to give way', async () => different(await pixels(page, corner), crop(bare, corner)) === 0);
    });

    test('what is shown stands out for a moment, also among too many for marks', async () => {
      for (const many of [1, 31]) {
        const { page, bare } = await marked(`<p>${NUMBER}</p>`.repeat(many), [NUMBER]);
        const first = { x: 3, y: 3, width: 300, height: 60 };
        const marks = crop(await pixels(page), first);
        await page.inside('show', NUMBER);
        await waitFor('it to stand out', async () => different(crop(await pixels(page), first), marks) > 300);
        await waitFor('it to be as before', async () => different(crop(await pixels(page), first), marks) === 0);
        if (many > 1) assert.equal(different(marks, crop(bare, first)), 0);
      }
    });

    if (browser === 'chromium') {
      test('nothing of ours on paper', async () => {
        const { page } = await marked(PAGE, [NUMBER]);
        await page.emulateMediaType('print');
        const paper = await pixels(page);
        await page.inside('end');
        assert.equal(different(await pixels(page), paper), 0);
        await page.emulateMediaType(null);
      });
    }
  });
}

/** Which pixels are not as they were: the shape without its colours. */
function maskOf(picture, bare) {
  const mask = [];
  for (let at = 0; at < picture.data.length; at += 4) {
    mask.push([0, 1, 2].some((channel) => Math.abs(picture.data[at + channel] - bare.data[at + channel]) > 60));
  }
  return mask;
}

/** A part of a picture, in its own pixels. */
function crop(picture, { x, y, width, height }) {
  const data = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * picture.width + x) * 4;
    picture.data.copy(data, row * width * 4, from, from + width * 4);
  }
  return { width, height, data };
}
