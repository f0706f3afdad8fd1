// What the pages make of the words: sentences of a card, and passphrases from the word lists.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import esbuild from 'esbuild';
import { nameless } from '../tools/messages.mjs';

const UI = path.resolve(import.meta.dirname, '../../extension/ui');
const LANGUAGES = ['az', 'ru', 'en', 'tr'];

/** As the browser tells it. */
globalThis.chrome = { runtime: { getManifest: () => ({ name: 'Marginal' }) } };

/** A module of the extension, as the bundler makes it. */
async function load(name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(UI, name)],
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    plugins: [nameless],
    write: false,
  });
  return {
    module: await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`),
    size: outputFiles[0].text.length,
  };
}

describe('words', async () => {
  const { module: i18n } = await load('i18n.ts');
  const { module: card, size } = await load('card-words.ts');

  test('parameters are put in, also twice and as they are', () => {
    assert.equal(i18n.words('en')('exception_site', 'a $2 b', 'c.example'), '“a $2 b” is fine on c.example');
  });

  test('the name is the one that the manifest has, and the code has none', () => {
    assert.equal(i18n.words('az')('badge_locked'), 'Marginal: kilidlidir');
    assert.equal(i18n.words('en')('extension_name'), 'Marginal');
    for (const language of LANGUAGES) assert.match(card.cardWords(language).storm(7), /7.*Marginal/);
  });

  test('reasons become one clause that the grammar takes', () => {
    const reasons = ['near-name', 'near-address', 'masked'];
    assert.equal(i18n.reasonClause('en', reasons), 'next to your name and your address, partly covered');
    assert.equal(i18n.reasonClause('ru', reasons), 'рядом с вашим именем и вашим адресом, видна только часть');
    assert.equal(i18n.reasonClause('az', reasons), 'adınızın və yaşayış ünvanınızın yanında, bir hissəsi örtülü');
    assert.equal(i18n.reasonClause('tr', reasons), 'adınızın ve adresinizin yanında, bir kısmı kapalı');
    assert.equal(i18n.reasonClause('en', []), '');
    assert.equal(i18n.reasonClause('az', ['near-name']), 'adınızın yanında');
    assert.equal(
      i18n.reasonClause('az', ['near-name', 'near-phone', 'near-plate']),
      'adınızın, telefon nömrənizin və avtomobil nömrənizin yanında',
    );
  });

  test('what the words around are stands first, and joins like the rest', () => {
    const reasons = ['threat', 'bad-mother', 'near-name'];
    assert.equal(i18n.reasonClause('en', reasons), 'among words of a threat and a “bad mother” smear, next to your name');
    assert.equal(i18n.reasonClause('ru', reasons), 'среди слов угрозы и очернения «плохая мать», рядом с вашим именем');
    assert.equal(i18n.reasonClause('az', reasons), 'hədə və “pis ana” qaralaması sözləri arasında, adınızın yanında');
    assert.equal(i18n.reasonClause('tr', reasons), 'tehdit ve “kötü anne” karalaması sözleri arasında, adınızın yanında');
  });

  test('the card says what the panel says, and carries nothing else', () => {
    for (const language of LANGUAGES) {
      const w = i18n.words(language);
      const said = card.cardWords(language).sentence('phone', ['escort', 'near-name', 'initials', 'hidden'], null);
      assert.equal(said, `${w('card_phone')}, ${i18n.reasonClause(language, ['escort', 'near-name', 'initials', 'hidden'])}`);
      const ofMessages = card.cardWords(language).sentence('passage', ['near-name'], 14);
      assert.equal(ofMessages, `${w('card_messages', '14')}, ${i18n.reasonClause(language, ['near-name'])}`);
      assert.equal(card.cardWords(language).advice.card, w('advice_card'));
      assert.equal(card.cardWords(language).severity.danger, w('severity_danger'));
      assert.equal(card.cardWords(language).storm(31), w('card_storm', '31'));
    }
    // content.js runs in every frame of every page: a whole language file would be ten times this.
    assert.ok(size < 38_000, `${size} characters`);
  });
});

describe('passphrases', async () => {
  const { module: passphrase } = await load('passphrase.ts');
  const marks = { ə: 'e', ı: 'i', ö: 'o', ü: 'u', ğ: 'g', ş: 's', ç: 'c', â: 'a', î: 'i', û: 'u', ё: 'е' };
  const bare = (word) => [...word].map((letter) => marks[letter] ?? letter).join('');
  const script = {
    az: /^[abcçdeəfgğhxıijkqlmnoöprsştuüvyz]{3,9}$/,
    ru: /^[а-яё]{2,}$/,
    en: /^[a-z]{3,8}$/,
    tr: /^[abcçdefgğhıijklmnoöprsştuüvyzâîû]{3,}$/,
  };
  const lists = Object.fromEntries(LANGUAGES.map((language, index) => [language, passphrase.WORD_LISTS[index]]));

  for (const language of LANGUAGES) {
    test(`${language}: many words, each once even without its marks, in its own letters`, () => {
      const list = lists[language];
      assert.ok(list.length >= 1500, `${list.length} words`);
      assert.equal(new Set(list.map(bare)).size, list.length);
      assert.deepEqual(
        list.filter((word) => !script[language].test(word)),
        [],
      );
    });

    test(`${language}: an offer is four words of the list`, () => {
      const words = passphrase.offerWords(language).split(' ');
      assert.equal(words.length, 4);
      for (const word of words) assert.ok(lists[language].includes(word), word);
    });
  }

  test('digits are sixteen, in groups of four, leading zeros too', () => {
    assert.match(passphrase.offerDigits(), /^\d{4}( \d{4}){3}$/);
    assert.equal(
      passphrase.offerDigits((numbers) => numbers.fill(7)),
      '0007 0007 0007 0007',
    );
  });

  test('a draw that would favour the first words is thrown away', () => {
    const { length } = lists.en;
    const limit = 2 ** 32 - (2 ** 32 % length);
    const draws = [limit, 2 ** 32 - 1, limit - 1, 0, 1, 2];
    const words = passphrase.offerWords('en', (numbers) => numbers.fill(draws.shift()));
    assert.equal(words, [lists.en[length - 1], lists.en[0], lists.en[1], lists.en[2]].join(' '));
    assert.deepEqual(draws, []);
  });

  test('every word of the list can come', () => {
    const seen = new Set();
    for (let at = 0; at < lists.az.length; at += 4) {
      let next = at;
      for (const word of passphrase.offerWords('az', (numbers) => numbers.fill(next++)).split(' ')) seen.add(word);
    }
    assert.equal(seen.size, lists.az.length);
  });
});
