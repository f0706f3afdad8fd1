// The words of four languages: complete, with the same parameters, calm, and each in its own letters.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXTENSION = path.join(ROOT, 'extension');
const LANGUAGES = ['en', 'az', 'ru', 'tr'];
const read = (language) => JSON.parse(fs.readFileSync(path.join(EXTENSION, `_locales/${language}/messages.json`), 'utf8'));
const ALL = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]));
const KEYS = Object.keys(ALL.en);
const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');
/** Texts by which someone decides what is safe: their descriptions hold a translation back into English. */
const SAFETY = KEYS.filter((key) => ALL.en[key].description?.startsWith('Safety text.'));

/** Each sentence of each language that `wrong` takes exception to. */
function offending(wrong, languages = LANGUAGES) {
  return languages.flatMap((language) =>
    Object.entries(ALL[language])
      .filter(([key, { message }]) => wrong(message, key, language))
      .map(([key, { message }]) => `${language} ${key}: ${message}`),
  );
}

/** Names of products, keys and files, which every language writes the same. */
const BORROWED =
  /Nightjar|Telegram Desktop|Telegram|WhatsApp|Facebook|Instagram|Signal|signal-export|JSON|HTML|\.zip|\.txt|\.eml|\.mbox|Alt\+Shift\+[A-Z]|Caps Lock|SHA-256|MIT|Apache-2\.0|IBAN|VÖEN|AZ|\.toml|\.csv|[\w.@]+\.example|99-XX-001|Azərbaycanca|English|Türkçe|Русский|\$[1-9]/g;
const bare = (message) => message.replace(BORROWED, '');

describe('messages', () => {
  test('every language has every message, in the same order', () => {
    for (const language of TRANSLATED) assert.deepEqual(Object.keys(ALL[language]), KEYS);
  });

  test('parameters are the same in every language', () => {
    const parameters = (message) => [...new Set(message.match(/\$[1-9]/g) ?? [])].sort().join();
    assert.deepEqual(
      offending((message, key) => parameters(message) !== parameters(ALL.en[key].message)),
      [],
    );
  });

  test('every message is used, and every one that is used is there', () => {
    const sources = fs
      .readdirSync(EXTENSION, { recursive: true })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(path.join('ui', 'wordlists')))
      .map((name) => fs.readFileSync(path.join(EXTENSION, name), 'utf8'))
      .concat(fs.readFileSync(path.join(ROOT, 'manifest.json'), 'utf8'))
      .join('\n');
    // A message is named whole, in quotes or as __MSG_name__, or by its beginning: `kind_${kind}`.
    const beginnings = [...sources.matchAll(/`([a-z_]+_)\$\{/g)].map(([, beginning]) => beginning);
    const unused = KEYS.filter(
      (key) =>
        !new RegExp(`['"]${key}['"]|\\b\\w{2}\\.${key}\\b|__MSG_${key}__`).test(sources) &&
        !beginnings.some((each) => key.startsWith(each)),
    );
    assert.deepEqual(unused, []);
    const named = [...sources.matchAll(/\bw\(\s*'([a-z_A-Z]+)'|__MSG_(\w+)__/g)].map(([, one, other]) => one ?? other);
    assert.deepEqual(
      named.filter((key) => !KEYS.includes(key)),
      [],
    );
  });

  test('whatever the protocol can say has words', () => {
    const protocol = fs.readFileSync(path.join(EXTENSION, 'protocol.ts'), 'utf8');
    const list = (name) =>
      [...protocol.match(new RegExp(`const ${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/'([\w-]+)'/g)].map(([, value]) => value);
    const wanted = [
      ...list('KINDS').flatMap((kind) => ['kind', 'card', 'advice', 'hint', 'label', 'reason_near'].map((prefix) => `${prefix}_${kind}`)),
      ...list('CATEGORIES').map((category) => `reason_words_${category.replaceAll('-', '_')}`),
      ...list('SEVERITIES').map((severity) => `severity_${severity}`),
      ...list('TROUBLES').map((trouble) => `trouble_${trouble}`),
      ...list('MODES').map((mode) => `mode_${mode}`),
      ...list('ERROR_NAMES').map((error) => `error_${error}`),
      ...LANGUAGES.map((language) => `language_${language}`),
    ];
    assert.ok(wanted.length > 90);
    assert.deepEqual(
      wanted.filter((key) => !KEYS.includes(key)),
      [],
    );
  });

  test("the store's description is not cut off", () => {
    for (const language of LANGUAGES) assert.ok(ALL[language].extension_description.message.length <= 132, language);
  });

  test('the word that confirms a wipe is one word in small letters', () => {
    for (const language of LANGUAGES) {
      const { message } = ALL[language].wipe_word;
      assert.match(message, /^\p{Ll}+$/u);
      assert.equal(message.toLocaleLowerCase(language), message);
    }
  });
});

describe('tone', () => {
  test('nothing is shouted', () => {
    assert.deepEqual(
      offending((message) => message.includes('!')),
      [],
    );
    assert.deepEqual(
      offending((message) => bare(message).match(/\p{Lu}{4,}/u)),
      [],
    );
  });

  test('nobody is blamed and nothing is dramatised', () => {
    const harsh =
      /victim|urgent|immediately|hurry|attack|threat|invalid|illegal|fatal|your fault|forgot|should have|qurban|təcili|dərhal|hücum|təhdid|günah|unutdu|жертв|срочн|немедленно|атак|угроз|недопустим|вы забыли|виноват|kurban|mağdur|acil|derhal|hemen|saldırı|tehdit|geçersiz|unuttunuz|suçlu/iu;
    // What a page's words are is called by its name.
    assert.deepEqual(
      offending((message, key) => !key.startsWith('reason_words_') && harsh.test(message)),
      [],
    );
  });

  test('Russian does not guess whether the reader is a man or a woman', () => {
    // "вы сделал(а)", "готов(а)", "уверен(а)": a short form or a past tense of the reader, with a gender.
    assert.deepEqual(
      offending((message) => /\([ао]\)|\bуверены?\b|\bготовы?\b/u.test(message), ['ru']),
      [],
    );
  });
});

describe('letters', () => {
  test('each language is written in its own', () => {
    const foreign = {
      en: /[^\p{Script=Latin}\p{Script=Common}]|[əğıöüşçƏĞİÖÜŞÇ]/u,
      az: /[^\p{Script=Latin}\p{Script=Common}]|\bw|[âîûäñ]/iu,
      tr: /[^\p{Script=Latin}\p{Script=Common}]|[əƏ]|[qwx]/u,
      ru: /[^\p{Script=Cyrillic}\p{Script=Common}]/u,
    };
    assert.deepEqual(
      offending((message, _key, language) => foreign[language].test(bare(message))),
      [],
    );
  });

  test('quotation marks and apostrophes are the typographic ones, Russian has its own', () => {
    assert.deepEqual(
      offending((message) => /["']/.test(message)),
      [],
    );
    assert.deepEqual(
      offending((message) => /[“”]/.test(message), ['ru']),
      [],
    );
  });

  test('nothing is left in English', () => {
    const same = offending(
      (message, key, language) => message === ALL.en[key].message && /\p{L}{3}/u.test(bare(message)) && language !== 'en',
    );
    assert.deepEqual(same, []);
  });
});

describe('safety texts', () => {
  test('are translated back', () => {
    assert.ok(SAFETY.length >= 20);
    for (const language of TRANSLATED) {
      const missing = SAFETY.filter((key) => !/^Back: .{20}/.test(ALL[language][key].description ?? ''));
      assert.deepEqual(missing, [], language);
    }
  });

  // Not a judge of language, but what was forgotten in a translation shows in one that was made back from it.
  test('say in each language what they say in English: who, what, and what stays', () => {
    const facts = {
      wipe_text: [/destroy/i, /list/i, /key/i, /nor can we/i, /backup/i, /stay/i, /own passphrase/i, /installed/i],
      change_note: [/only the new/i, /cop(y|ies)/i, /backup/i, /old/i],
      passphrase_no_recovery: [/nobody/i, /nor can we/i, /closed for ever/i],
      restore_text: [/everything/i, /replaced/i, /passphrase of this device/i],
      lock_intro: [/nothing is looked for/i, /passphrase/i, /start/i, /time/i, /screen/i, /if the browser reports/i],
      export_text: [/one file|single file/i, /sealed with/i, /can read (all|everything)/i, /downloads/i, /nothing about you/i],
      show_note: [/only/i, /page can|can the page/i],
      reason_words_bad_mother: [/bad mother/i],
      reason_words_mental_illness: [/mentally ill/i],
      reason_words_home_visit: [/home/i],
      limit_forced: [/unlocked|open/i, /makes you|forces you/i, /lock it before/i],
    };
    for (const [key, patterns] of Object.entries(facts)) {
      for (const language of TRANSLATED) {
        for (const pattern of patterns) assert.match(ALL[language][key].description, pattern, `${language} ${key}`);
      }
    }
  });
});
