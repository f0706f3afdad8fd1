// Saved real pages, by option: `node --test tests/dom/corpora.test.mjs -- --corpora DIR` (or CORPORA=DIR). Of each: no
// exception, no wrong offset, nothing of the page changed, and how long a slice of ours took. Left out without the option.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

const at = process.argv.indexOf('--corpora');
const folder = at > 0 ? process.argv[at + 1] : process.env.CORPORA;
/** Every nth page, for a quick look. */
const every = Number(process.env.EVERY ?? 1);
/** Pages of the folder whose names have this. */
const only = process.env.ONLY ?? '';

if (!folder) {
  process.stderr.write('Saved pages are left out: name their folder by --corpora DIR.\n');
} else {
  const files = fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => /\.html?(\.gz)?$/.test(name) && name.includes(only))
    .sort()
    .filter((_, i) => i % every === 0);

  for (const browser of wanted) {
    describe(`${browser}: ${files.length} saved pages`, () => {
      test('none is read wrongly, none is changed', { timeout: 30 * 60_000 }, async (t) => {
        const kit = await open(browser);
        const slices = [];
        let pieces = 0;
        try {
          for (const file of files) {
            const bytes = fs.readFileSync(path.join(folder, file));
            const page = await kit.pages.raw(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
            const html = () => page.evaluate(() => document.documentElement.outerHTML);
            const before = await html();
            const blocks = await page.inside('read');
            const { checked, wrong } = await page.inside('check');
            // A word of the page, marked wherever it stands, and drawn at both ends.
            const word = blocks.flatMap(({ text }) => /[\p{L}\p{N}]{5,}/u.exec(text) ?? []).at(-1);
            if (word !== undefined) await page.inside('mark', [word]);
            await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' }));
            await page.inside('markedAt', [[5, 5]]);
            slices.push([await page.inside('longest'), await page.inside('slowest'), file]);
            const failures = await page.inside('failures');
            await page.inside('end');
            pieces += checked;
            assert.deepEqual(wrong, [], file);
            assert.equal(await html(), before, `${file} was changed`);
            assert.deepEqual(failures, [], file);
          }
        } finally {
          await kit.close();
        }
        const worst = (which) =>
          slices
            .toSorted((a, b) => b[which] - a[which])
            .slice(0, 3)
            .map((each) => `${each[which].toFixed(1)} ms ${each[2]}`);
        t.diagnostic(
          `${browser}: ${pieces} pieces of text; longest slices ${worst(0).join(', ')}; slowest measuring ${worst(1).join(', ')}`,
        );
        assert.ok(pieces > 0);
      });
    });
  }
}
