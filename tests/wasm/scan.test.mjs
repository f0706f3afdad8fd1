// Text in, places out: UTF-16 offsets whatever stands before them, and findings split back to the texts they came from.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { core, entry, ROOT, scanner, texts, thrownBy } from './core.mjs';

const PHONE = '050 012 34 56';
const phone = scanner([entry('phone', PHONE)]);

/** The words at each place, as JavaScript slices them. */
const words = (found, of) => found.flatMap(({ places }) => places.map(({ block, start, end }) => of[block].text.slice(start, end)));

test('offsets are UTF-16 units, whatever stands before', () => {
  for (const before of [
    '',
    'ə',
    'Ünvan: ',
    '😀',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    'e\u0301\u0323 a\u030a',
    'क्षि',
    '\u200f\u202bשלום\u202c',
    '𝒜𝓁𝓁 ',
    '\u{10FFFF}\u0000',
    'İ ı ß ﬁ ',
    'x'.repeat(70_000),
    '😀'.repeat(40_000),
  ]) {
    const of = texts(`${before} ${PHONE} 😀`);
    const found = phone.scan('', of);
    assert.deepEqual(words(found, of), [PHONE], JSON.stringify(before.slice(0, 20)));
  }
});

test('offsets hold in random text, halves of pairs in it', () => {
  // SplitMix32: a seed means the same run for ever.
  let state = 7;
  const below = (limit) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
  const units = [() => below(0x80), () => 0x300 + below(0x200), () => 0xd800 + below(0x800), () => below(0x10000)];
  // No digits and no letters that look like them beside the number: these are other tests.
  const strange = () => `${String.fromCharCode(...Array.from({ length: below(30) }, () => units[below(4)]()))}; `;
  for (let run = 0; run < 500; run += 1) {
    const of = texts(...Array.from({ length: 1 + below(4) }, () => `${strange()}tel ${PHONE}; ${strange()}`));
    assert.deepEqual(
      words(phone.scan('', of), of),
      of.map(() => PHONE),
      JSON.stringify(of),
    );
  }
});

test('half a surrogate pair shifts nothing', () => {
  for (const half of ['\ud83d', '\ude00', '\ude00\ud83d', '\ud83d\ud83d\ude00', 'a\udc00b\ud800']) {
    const of = texts(`${half} ${PHONE}`, `${half}${half} tel ${PHONE} ${half}`);
    assert.deepEqual(words(phone.scan('', of), of), [PHONE, PHONE], JSON.stringify(half));
  }
});

test('many findings in one text, each at its place', () => {
  const of = texts(
    Array.from({ length: 500 }, (_, index) => `${'😀'.repeat(index % 7)}ə ${index % 2 ? PHONE : '+994500123456'}; `).join('\n'),
  );
  const found = phone.scan('', of);
  assert.equal(found.length, 500);
  assert.deepEqual(new Set(words(found, of)), new Set([PHONE, '+994500123456']));
});

test('places name the text that they are in', () => {
  const of = texts('nothing', '', `ə😀 ${PHONE}`, 'nothing', `${PHONE}`, '');
  assert.deepEqual(
    phone.scan('', of).map(({ places }) => places),
    [[{ block: 2, start: 4, end: 4 + PHONE.length }], [{ block: 4, start: 0, end: PHONE.length }]],
  );
});

test('a finding that crosses texts has a place in each, none of it empty', () => {
  const address = scanner([entry('passage', 'lamp river seven bread window garden yellow stone bridge')]);
  const of = texts('😀 lamp river seven', 'bread window', 'garden yellow stone bridge.');
  const [found] = address.scan('', of);
  assert.deepEqual(
    found.places.map(({ block, start, end }) => [block, of[block].text.slice(start, end)]),
    [
      [0, 'lamp river seven'],
      [1, 'bread window'],
      [2, 'garden yellow stone bridge'],
    ],
  );
});

test('nothing crosses a gap', () => {
  const passage = scanner([entry('passage', 'lamp river seven bread window garden yellow stone bridge')]);
  const of = texts('lamp river seven', 'bread window', 'garden yellow stone bridge.');
  of[1].gap = true;
  assert.equal(passage.scan('', of).length, 0);
});

test('a finding has the shape that protocol.ts gives it', () => {
  const [found] = phone.scan('example.org', texts(PHONE));
  assert.deepEqual(Object.keys(found).sort(), ['accepted', 'item', 'kind', 'places', 'reasons', 'severity', 'text', 'words']);
  assert.equal(found.words, null, 'of an item: null, not undefined, which no message carries');
  assert.equal(found.item, 'phone-1');
  assert.equal(found.kind, 'phone');
  assert.equal(found.accepted, false);
  assert.match(found.text, /^[0-9a-f]{16}$/);
  assert.equal(JSON.stringify(found), JSON.stringify(JSON.parse(JSON.stringify(found))), 'plain JSON');
});

test('what stands near gives reasons by name', () => {
  const both = scanner([entry('phone', PHONE), entry('email', 'lale@poct.example')]);
  const [one] = both.scan('', texts(`${PHONE}, lale@poct.example`));
  assert.deepEqual(one.reasons, ['near-email']);
});

test('exceptions: fine on this site, not mine', () => {
  const entries = [entry('phone', PHONE)];
  const of = texts(`call ${PHONE}`);
  const [{ text }] = phone.scan('a.example', of);
  const accepted = (exceptions, site) => scanner(entries, exceptions).scan(site, of)[0].accepted;
  assert.equal(accepted([{ item: 'phone-1', site: 'a.example' }], 'a.example'), true);
  assert.equal(accepted([{ item: 'phone-1', site: 'a.example' }], 'sub.a.example'), true);
  assert.equal(accepted([{ item: 'phone-1', site: 'a.example' }], 'b.example'), false);
  assert.equal(accepted([{ item: 'phone-1', text }], 'b.example'), true);
  assert.equal(accepted([{ item: 'phone-1', text: '0000000000000000' }], 'b.example'), false);
  assert.equal(accepted([{ item: 'gone', site: 'a.example' }], 'a.example'), false, 'an exception of an item that is not there');
  assert.equal(accepted([{ item: 'phone-1', text: 'not hex' }], 'a.example'), false);
});

test('items that are off, or that this core refuses, are not watched, and the others keep their names', () => {
  const some = scanner([
    entry('phone', '12', { id: 'bad' }),
    entry('phone', '055 011 22 33', { id: 'off', on: false }),
    entry('phone', PHONE, { id: 'good' }),
  ]);
  const found = some.scan('', texts(`055 011 22 33 and ${PHONE}`));
  assert.deepEqual(
    found.map(({ item }) => item),
    ['good'],
  );
});

test('no text at all', () => {
  assert.deepEqual(phone.scan('', []), []);
  assert.deepEqual(phone.scan('', texts('', '', '')), []);
  assert.deepEqual(scanner([]).scan('', texts(PHONE)), []);
});

test('a value of another shape is refused as the caller’s fault', () => {
  assert.equal(
    thrownBy(() => phone.scan('', [{ text: 1, gap: false }])),
    'Internal',
  );
  assert.equal(
    thrownBy(() => phone.scan('', 'text')),
    'Internal',
  );
  assert.equal(
    thrownBy(() => core.Scanner.compile([{ kind: 'phone' }], [])),
    'Internal',
  );
  assert.equal(
    thrownBy(() => core.understand({ kind: 'nothing', label: '', value: 'x', aliases: [], rare: false })),
    'Internal',
  );
});

test('an instance can be replaced: a new scanner works, an old one is refused and not believed', () => {
  const old = scanner([entry('phone', PHONE)]);
  core.__wbg_reset_state();
  const fresh = scanner([entry('phone', PHONE)]);
  assert.equal(fresh.scan('', texts(PHONE)).length, 1);
  assert.notEqual(
    thrownBy(() => old.scan('', texts(PHONE))),
    null,
  );
});

test('words around a finding, in the neighbouring text too, make it graver and are told before what stands near', () => {
  const both = scanner([entry('phone', PHONE), entry('name', 'Leyla Tağıbəyli')]);
  const told = (...of) => both.scan('', of).map(({ kind, severity, reasons }) => ({ kind, severity, reasons }));
  assert.deepEqual(told({ text: `Leyla Tağıbəyli ${PHONE}`, gap: false }, { text: 'eskort, intim xidmət', gap: false }), [
    { kind: 'name', severity: 'danger', reasons: ['escort', 'near-phone'] },
    { kind: 'phone', severity: 'danger', reasons: ['escort', 'near-name'] },
  ]);
  assert.deepEqual(told({ text: PHONE, gap: false }, { text: 'eskort, intim xidmət', gap: true }), [
    { kind: 'phone', severity: 'warn', reasons: [] },
  ]);
  assert.deepEqual(told({ text: 'eskort, intim xidmət', gap: false }), []);
});

test('the post that is tried in the welcome tells the same in every language', () => {
  for (const language of ['az', 'ru', 'en', 'tr']) {
    const file = path.join(ROOT, `extension/_locales/${language}/messages.json`);
    const post = JSON.parse(fs.readFileSync(file, 'utf8')).welcome_try_post.message;
    const found = scanner([entry('phone', PHONE)]).scan('', texts(post));
    assert.deepEqual(
      found.map(({ severity, reasons }) => ({ severity, reasons })),
      [{ severity: 'danger', reasons: ['home-visit'] }],
      post,
    );
  }
});
