// The page for trainers says the same in four languages, and names keys, times and settings as the product has them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LANGUAGES = ['az', 'ru', 'en', 'tr'];
const read = (name) => fs.readFileSync(path.join(ROOT, name), 'utf8');
const PAGES = Object.fromEntries(LANGUAGES.map((language) => [language, read(`docs/trainers.${language}.md`)]));

/** What a page consists of, whatever it says: a letter for each heading, point, row and paragraph. */
const shape = (page) =>
  page
    .split(/\n(?=[#|-]|\n)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/^(#+|-|\|)/.exec(part)?.[1] ?? 'p') + (part.startsWith('|') ? part.split('|').length : ''))
    .join(' ');

test('the four pages have the same parts', () => {
  for (const language of LANGUAGES) assert.equal(shape(PAGES[language]), shape(PAGES.en), language);
});

test('they are calm: no exclamation mark', () => {
  for (const language of LANGUAGES) assert.doesNotMatch(PAGES[language], /[!]/, language);
});

test('keys and settings are those of the product', () => {
  const { commands } = JSON.parse(read('manifest.json'));
  for (const language of LANGUAGES) {
    const messages = JSON.parse(read(`extension/_locales/${language}/messages.json`));
    const page = PAGES[language].replace(/\s+/g, ' ');
    for (const name of ['lock-and-hide', 'wipe']) assert.ok(page.includes(commands[name].suggested_key.default), `${language}: ${name}`);
    assert.ok(page.includes(`*${messages.look_title.message}*`), `${language}: the section of the plain button`);
    assert.ok(page.includes(`**${messages.hide_action.message}**`), `${language}: ${messages.hide_action.message}`);
  }
});
