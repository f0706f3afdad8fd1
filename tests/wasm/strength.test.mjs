// What passphrases are held to be worth: rather too little than too much.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './core.mjs';

const { strength, LEAST_BITS } = await bundled('extension/background/strength.ts');
const { offerWords, offerDigits, WORD_LISTS } = await bundled('extension/ui/passphrase.ts');

test('what people think of first is refused', () => {
  for (const weak of [
    '',
    ' ',
    'password',
    'Password123!',
    'qwertyuiop',
    'йцукенгшщз',
    'zxcvbnm,./',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '123456789012345',
    '11111111111111111111',
    'leyla2024',
    'Leyla1990!!!',
    'Bakı Bakı Bakı Bakı Bakı',
    'abcdefghijklmnop',
    '050 012 34 56',
    '0500123456',
    '+994500123456',
    '12.05.1990',
    '12051990',
    'sevgilim mənim',
    'моя любовь 2020',
    'PASSWORD PASSWORD PASSWORD',
  ]) {
    const { bits, ok } = strength(weak);
    assert.equal(ok, false, `${weak}: ${bits} bits`);
  }
});

test('what is drawn by lot is accepted', () => {
  for (const strong of [
    'qovun mizan telqar subat 7',
    'hR7x!qT9mZ2w4Kp',
    '4821 9173 5502 8846',
    'лампа река семёрка хлебница',
    'lamp-river-seven-bread',
  ]) {
    const { bits, ok } = strength(strong);
    assert.equal(ok, true, `${strong}: ${bits} bits`);
  }
});

test('four words of our lists are worth what drawing them is, not more', () => {
  for (const list of WORD_LISTS) {
    const worth = 4 * Math.log2(list.length);
    assert.ok(worth >= LEAST_BITS, `a list of ${list.length} words`);
    const words = list.filter((word) => word.length > 3);
    const { bits, ok } = strength([0.1, 0.35, 0.6, 0.85].map((part) => words[Math.floor(words.length * part)]).join(' '));
    assert.ok(ok);
    assert.ok(bits >= Math.floor(4 * Math.log2(Math.min(...WORD_LISTS.map(({ length }) => length)))), `${bits} for ${worth}`);
    assert.ok(bits <= Math.ceil(4 * Math.log2(Math.max(...WORD_LISTS.map(({ length }) => length)))), `${bits} for ${worth}`);
  }
});

test('what we offer is accepted', () => {
  // Drawn by a seed: one offer of digits in some ten thousand has three groups that look like years or runs.
  let seed = 7;
  const random = (numbers) =>
    numbers.forEach((_, at) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      numbers[at] = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
    });
  for (let count = 0; count < 500; count++) {
    for (const offer of [...['az', 'ru', 'en', 'tr'].map((language) => offerWords(language, random)), offerDigits(random)]) {
      assert.ok(strength(offer).ok, `${offer}: ${strength(offer).bits}`);
    }
  }
});

test('more is never worth less', () => {
  let last = 0;
  for (const passphrase of ['qovun', 'qovun mizan', 'qovun mizan telqar', 'qovun mizan telqar subat', 'qovun mizan telqar subat 7']) {
    const { bits } = strength(passphrase);
    assert.ok(bits > last, `${passphrase}: ${bits}`);
    last = bits;
  }
});

test('a very long one is judged by its beginning, quickly', () => {
  const started = performance.now();
  strength('a1!'.repeat(100_000));
  assert.ok(performance.now() - started < 100);
});
