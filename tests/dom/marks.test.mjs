// Marks: over the right words and no others, wherever the page moves them; one node of ours, and none after the end.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { resize, waitFor, wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

const NUMBER = '050 012 34 56';
const FILL = '<p style="height:300px">…</p>'.repeat(6);

for (const browser of wanted) {
  describe(`${browser}: marks`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    /** The middle of the words in the window, by the page's own measure. */
    const middle = (page, words = NUMBER) =>
      page.evaluate((words) => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const at = node.data.indexOf(words);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          const { left, top, width, height } = range.getBoundingClientRect();
          return [left + width / 2, top + height / 2];
        }
        throw new Error(`the page has no ${words}`);
      }, words);

    async function marked(body, words = [NUMBER]) {
      const page = await kit.pages.show(body);
      await page.inside('read');
      assert.ok((await page.inside('mark', words)) > 0, 'nothing was found to mark');
      return page;
    }
    const isMarked = async (page, point) => (await page.inside('markedAt', [point ?? (await middle(page))]))[0];

    test('over the words, not beside them', async () => {
      const page = await marked(`<p>Nömrə: <b>${NUMBER}</b>, axşam</p>`);
      assert.equal(await isMarked(page), true);
      assert.equal(await isMarked(page, await middle(page, 'Nömrə')), false);
      assert.equal(await isMarked(page, await middle(page, 'axşam')), false);
    });

    test('over words that are split between elements', async () => {
      const page = await marked('<p>+994 <b>50</b> 012-<i>34</i>-56</p>', ['+994 50 012-34-56']);
      for (const piece of ['+994', '50', '012', '34', '56']) assert.equal(await isMarked(page, await middle(page, piece)), true, piece);
    });

    test('on every line of a wrapped passage', async () => {
      const words = 'bu uzun cümlə dar bir sütunda bir neçə sətrə bölünür';
      const page = await marked(`<p style="width:120px">${words}</p>`, [words]);
      for (const piece of ['uzun', 'sütunda', 'bölünür']) assert.equal(await isMarked(page, await middle(page, piece)), true, piece);
    });

    test('moves with its words when the page scrolls', async () => {
      const page = await marked(`<p>${NUMBER}</p>${FILL}`);
      const first = await middle(page);
      await page.evaluate(() => scrollBy({ top: 7, behavior: 'instant' }));
      const then = await middle(page);
      assert.notDeepEqual(then, first);
      assert.equal(await isMarked(page, then), true);
      await page.evaluate(() => scrollBy({ top: 500, behavior: 'instant' }));
      assert.equal(await isMarked(page, first), false);
    });

    test('in a box that scrolls, and no further than the box', async () => {
      const page = await marked(`<div id="box" style="height:100px;overflow:auto;margin-top:60px"><p>${NUMBER}</p>${FILL}</div>`);
      assert.equal(await isMarked(page), true);
      await page.evaluate(() => {
        document.getElementById('box').scrollTop = 5;
      });
      assert.equal(await isMarked(page), true);
      await page.evaluate(() => {
        document.getElementById('box').scrollTop = 60;
      });
      assert.equal(await isMarked(page), false, 'the words have left the box');
    });

    test('in a box inside a closed root', async () => {
      const page = await kit.pages.show(
        `<div id="h"></div><script>const root = h.attachShadow({mode:"closed"}); root.innerHTML = '<div style="height:100px;overflow:auto"><p style="margin:20px">${NUMBER}</p>${FILL}</div>'; window.box = root.firstChild;</script>`,
      );
      await page.inside('read');
      await page.inside('mark', [NUMBER]);
      const at = (top) =>
        page.evaluate((top) => {
          window.box.scrollTop = top;
          const { left, top: y, height } = window.box.firstChild.getBoundingClientRect();
          return [left + 30, y + height / 2];
        }, top);
      assert.equal(await isMarked(page, await at(0)), true);
      assert.equal(await isMarked(page, await at(6)), true);
      assert.equal(await isMarked(page, await at(200)), false);
    });

    test('not over a bar that sticks above the words', async () => {
      const page = await marked(`<div style="position:sticky;top:0;height:80px;background:#fff">başlıq</div><p>${NUMBER}</p>${FILL}`);
      assert.equal(await isMarked(page), true);
      await page.evaluate(() => scrollTo({ top: 70, behavior: 'instant' }));
      assert.equal(await isMarked(page), false, 'the words are under the bar');
    });

    test('not over a dialog that covers the words, and again when it closes', async () => {
      const page = await marked(`<p>${NUMBER}</p><dialog style="inset:0;width:100%;height:100%;margin:0">pəncərə</dialog>`);
      await page.evaluate(() => document.querySelector('dialog').showModal());
      assert.equal(await isMarked(page), false);
      await page.evaluate(() => document.querySelector('dialog').close());
      assert.equal(await isMarked(page), true);
    });

    test('through a link that is stretched over its card', async () => {
      const page = await marked(`<div style="position:relative"><p>${NUMBER}</p><a href="#" style="position:absolute;inset:0"></a></div>`);
      assert.equal(await isMarked(page), true);
    });

    test('goes when the words go, and when they are hidden', async () => {
      const page = await marked(`<p id="p">${NUMBER}</p><p id="q">…</p>`);
      const at = await middle(page);
      await page.evaluate(() => {
        document.getElementById('p').style.visibility = 'hidden';
      });
      assert.equal(await isMarked(page, at), false);
      await page.evaluate(() => {
        document.getElementById('p').style.visibility = '';
      });
      assert.equal(await isMarked(page, at), true);
      await page.evaluate(() => {
        document.getElementById('p').firstChild.data = 'silindi';
      });
      assert.equal(await isMarked(page, at), false, 'before anything was read anew');
    });

    test('follows an edit beside the words', async () => {
      const page = await marked(`<p id="p">Nömrə ${NUMBER}, axşam</p>`);
      await page.evaluate(() => {
        document.getElementById('p').firstChild.insertData(0, 'Yeni və çox uzun bir söz: ');
      });
      await page.inside('read');
      assert.equal(await isMarked(page), true);
    });

    test('follows what is put in above, a narrower window, a larger font, and a transition', async () => {
      const page = await marked(`<p id="p">${NUMBER}</p>`);
      await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('h1'), { textContent: 'Xəbər' })));
      assert.equal(await isMarked(page), true);
      await resize(page, { width: 500, height: 500 });
      await waitFor('the mark in the narrow window', () => isMarked(page));
      await resize(page, { width: 1000, height: 700 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '30px';
      });
      assert.equal(await isMarked(page), true);
      await page.evaluate(async () => {
        const p = document.getElementById('p');
        p.style.transition = 'margin-top 100ms';
        p.getBoundingClientRect();
        p.style.marginTop = '200px';
        await new Promise((resolve) => p.addEventListener('transitionend', resolve));
      });
      assert.equal(await isMarked(page), true);
    });

    test('show on page: scrolls to the words in a box in the page', async () => {
      const page = await marked(`${FILL}<div style="height:200px;overflow:auto">${FILL}<p>${NUMBER}</p>${FILL}</div>${FILL}`);
      await page.inside('show', NUMBER);
      const [x, y] = await middle(page);
      assert.ok(x > 0 && y > 0 && y < 700, `${x} ${y}`);
      assert.equal(await isMarked(page), true);
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    });

    test('too many for marks: none is drawn, and the number is known', async () => {
      const page = await marked(`<p>${NUMBER}</p>`.repeat(31));
      assert.equal(await page.inside('storm'), 31);
      assert.equal(await isMarked(page), false);
    });

    test('one node in the page, the same with and without marks, and none after the end', async () => {
      const page = await kit.pages.show(`<p>${NUMBER}</p>`);
      const html = () => page.evaluate(() => document.documentElement.outerHTML);
      const before = await html();
      const shape = () =>
        page.evaluate(() =>
          [...document.documentElement.children]
            .slice(2)
            .map((el) => [el.outerHTML, el.scrollHeight, el.scrollWidth, String(el.shadowRoot)]),
        );
      await page.inside('read');
      await page.inside('mark', []);
      const without = await shape();
      await page.inside('find', [NUMBER]);
      assert.equal(await isMarked(page), true);
      assert.deepEqual(await shape(), without);
      assert.equal(without.length, 1);
      await page.inside('end');
      assert.equal(await html(), before);
    });

    test('taken out by the page it comes back, some times; then it is said', async () => {
      const page = await marked(`<p>${NUMBER}</p>`);
      const remove = () =>
        page.evaluate(async () => {
          document.documentElement.lastElementChild.remove();
          await null;
          return document.documentElement.lastElementChild.localName;
        });
      assert.equal(await remove(), 'div');
      assert.deepEqual(await page.inside('troubles'), []);
      let left = 10;
      while ((await remove()) === 'div' && left > 0) left--;
      assert.ok(left > 0, 'it never gives up');
      assert.deepEqual(await page.inside('troubles'), ['removed']);
    });
  });
}
