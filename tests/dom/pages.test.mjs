// Pages shaped like real ones (tests/pages): what they mark as words is read as such, and a mark lies on it.
// `data-words`: what a person reads there. `data-attribute`: what the element carries. `data-hidden`: read and flagged.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT, wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

const files = fs.readdirSync(path.join(ROOT, 'tests/pages')).filter((name) => name.endsWith('.html'));

for (const browser of wanted) {
  describe(`${browser}: pages shaped like real ones`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    test('a drawing and a document of XML are read as well', async () => {
      const drawing = await kit.pages.file('drawing.svg');
      const texts = (await drawing.inside('read')).map(({ text }) => text);
      assert.ok(texts.includes('Lalə Çinarlı') && texts.includes('050 012 34 56'), `${texts}`);
      assert.equal(await drawing.inside('mark', ['050 012 34 56']), 1);
      await drawing.inside('end');
      const list = await kit.pages.file('list.xml');
      assert.match((await list.inside('read')).map(({ text }) => text).join('\n'), /Lalə Çinarlı\s*050 012 34 56/);
    });

    for (const file of files) {
      test(file, async () => {
        const page = await kit.pages.file(file);
        const before = await page.evaluate(() => document.documentElement.outerHTML);
        const blocks = await page.inside('read');
        const said = (name) =>
          page.evaluate((name) => [...document.querySelectorAll(`[data-${name}]`)].map((el) => el.dataset[name]), name);
        const has = (words, which) => blocks.some((block) => which(block) && flat(block.text).includes(words));
        const words = await said('words');
        for (const each of words)
          assert.ok(
            has(each, ({ hidden, box }) => !hidden && box === null),
            `${each} is read`,
          );
        for (const each of await said('attribute'))
          assert.ok(
            has(each, ({ box }) => box !== null),
            `${each} is read from an attribute`,
          );
        for (const each of await said('hidden'))
          assert.ok(
            has(each, ({ hidden }) => hidden),
            `${each} is read as hidden`,
          );
        assert.deepEqual((await page.inside('check')).wrong, []);

        const texts = blocks.flatMap(({ text }) => words.map((each) => exact(text, each))).filter((each) => each !== null);
        await page.inside('mark', [...new Set(texts)]);
        for (let i = 0; i < words.length; i++) {
          const point = await page.evaluate((i) => {
            const element = document.querySelectorAll('[data-words]')[i];
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const range = document.createRange();
            range.selectNodeContents(element);
            const { left, top, height, width } = range.getClientRects()[0];
            return [left + Math.min(width / 2, 12), top + height / 2];
          }, i);
          assert.deepEqual(await page.inside('markedAt', [point]), [true], `a mark on ${words[i]}`);
        }
        await page.inside('end');
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
      });
    }
  });
}

/** Lines joined, and every sort of space one. */
const flat = (text) => text.replace(/\s+/gu, ' ');

/** The stretch of the text that reads like these words; null when there is none. */
function exact(text, words) {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  return new RegExp(pattern, 'u').exec(text)?.[0] ?? null;
}
