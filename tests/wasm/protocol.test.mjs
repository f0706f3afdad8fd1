// The guards: what reads as a call, and what is dropped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './core.mjs';

const { parsePageCall, parseTrustedCall, parsePageEvent, SCAN_BOUNDS, TYPED_TEXT } = await bundled(
  'extension/protocol.ts',
  'extension/guards.ts',
);

const scan = (blocks, gone = []) => ({ name: 'scan', with: { blocks, gone } });
const SOURCE = { key: '7', chat: 0, author: 'Nərgiz', mine: false, quoted: false, time: null, link: 'https://t.me/a/7' };
const said = (source = {}, chat = {}) => ({
  name: 'scan',
  with: {
    blocks: [{ id: 1, text: 'x', message: 0 }],
    gone: [],
    sources: [{ ...SOURCE, ...source }],
    chats: [{ name: 'a', id: null, private: false, ...chat }],
  },
});

test('calls of content scripts', () => {
  const good = [
    { name: 'hello' },
    { name: 'leave' },
    { name: 'hello', with: undefined },
    scan([]),
    scan([{ id: 0, text: '' }], [1, 2]),
    scan([{ id: 7, text: 'x', gap: true, context: true, hidden: true }]),
    said(),
    said({ chat: null, author: null, link: null, time: '10:02' }, { id: '-1001', private: true }),
    { name: 'typed', with: { text: 'x'.repeat(TYPED_TEXT), form: true } },
    { name: 'pointed', with: { tag: null } },
    { name: 'pointed', with: { tag: '0123456789abcdef' } },
    { name: 'trouble', with: { troubles: ['removed', 'canvas'] } },
  ];
  for (const call of good) assert.notEqual(parsePageCall(call), null, JSON.stringify(call));
});

test('what no content script says', () => {
  const bad = [
    null,
    undefined,
    'hello',
    [],
    {},
    { name: 'unknown' },
    { name: 'toString' },
    { name: '__proto__' },
    { name: 'hello', with: {} },
    { name: 'scan' },
    { name: 'scan', with: [] },
    scan('text'),
    scan([{ id: -1, text: '' }]),
    scan([{ id: 1.5, text: '' }]),
    scan([{ id: '1', text: '' }]),
    scan([{ id: 1, text: 5 }]),
    scan([{ id: 1, text: '', gap: false }]),
    scan([{ id: 1, text: '', more: 1 }]),
    scan([{ id: 1 }]),
    scan([], ['x']),
    { name: 'scan', with: { blocks: [], gone: [], more: [] } },
    scan([{ id: 1, text: '', message: -1 }]),
    said({ key: 5 }),
    said({ mine: 'true' }),
    said({ more: 1 }),
    said({ link: 'javascript:1' }),
    said({ author: 'x'.repeat(301) }),
    said({}, { private: 1 }),
    said({}, { name: 'x'.repeat(301) }),
    { name: 'typed', with: { text: 'x'.repeat(TYPED_TEXT + 1), form: true } },
    { name: 'typed', with: { text: 'x' } },
    { name: 'typed', with: { text: 'x', form: false, block: 1 } },
    { name: 'pointed', with: { tag: '0123' } },
    { name: 'pointed', with: { tag: '0123456789ABCDEF' } },
    { name: 'trouble', with: { troubles: ['nothing known'] } },
    { name: 'status' },
    { name: 'wipe' },
  ];
  for (const call of bad) assert.equal(parsePageCall(call), null, JSON.stringify(call));
});

test('bounds on what a page can make us hold', () => {
  const text = (length) => 'x'.repeat(length);
  assert.notEqual(parsePageCall(scan([{ id: 1, text: text(SCAN_BOUNDS.text) }])), null);
  assert.equal(parsePageCall(scan([{ id: 1, text: text(SCAN_BOUNDS.text + 1) }])), null);
  assert.equal(
    parsePageCall(
      scan([
        { id: 1, text: text(SCAN_BOUNDS.text) },
        { id: 2, text: 'x' },
      ]),
    ),
    null,
    'over all blocks together',
  );
  assert.equal(parsePageCall(scan(Array.from({ length: SCAN_BOUNDS.blocks + 1 }, (_, id) => ({ id, text: '' })))), null);
  assert.equal(
    parsePageCall(
      scan(
        [],
        Array.from({ length: SCAN_BOUNDS.gone + 1 }, (_, id) => id),
      ),
    ),
    null,
  );
});

test('trusted calls', () => {
  const draft = { kind: 'phone', label: 'mobile', value: '050 012 34 56', aliases: [], rare: false };
  assert.notEqual(parseTrustedCall({ name: 'put', with: { draft, id: null, on: true } }), null);
  assert.notEqual(parseTrustedCall({ name: 'status' }), null);
  assert.notEqual(parseTrustedCall({ name: 'removeException', with: { exception: { item: 'a', site: 'b.example' } } }), null);
  assert.notEqual(parseTrustedCall({ name: 'pause', with: { minutes: 60 } }), null);
  for (const call of [
    { name: 'put', with: { draft: { ...draft, kind: 'other' }, id: null, on: true } },
    { name: 'put', with: { draft: { ...draft, more: 1 }, id: null, on: true } },
    { name: 'put', with: { draft: { ...draft, value: 'x'.repeat(20_001) }, id: null, on: true } },
    { name: 'put', with: { draft, on: true } },
    { name: 'unlock', with: { passphrase: 'x'.repeat(1025) } },
    { name: 'pause', with: { minutes: -1 } },
    { name: 'pause', with: { minutes: 100_000 } },
    { name: 'setSite', with: { site: 'a.example', mode: 'other' } },
    {
      name: 'setSettings',
      with: { settings: { language: 'en', look: 'system', idleMinutes: 0, badge: 'number', discreet: false, takeBack: 5 } },
    },
    {
      name: 'setSettings',
      with: { settings: { language: 'en', look: 'system', idleMinutes: 5, badge: 'number', discreet: false, takeBack: 7 } },
    },
    { name: 'scan', with: { blocks: [], gone: [] } },
  ]) {
    assert.equal(parseTrustedCall(call), null, JSON.stringify(call));
  }
});

test('events to documents', () => {
  assert.notEqual(parsePageEvent({ name: 'arming', with: { armed: true, marks: false, typing: false, language: 'az', epoch: 3 } }), null);
  assert.equal(parsePageEvent({ name: 'arming', with: { armed: true, marks: true, language: 'az', epoch: 3 } }), null);
  assert.equal(parsePageEvent({ name: 'arming', with: { armed: true } }), null);
  assert.equal(parsePageEvent({ name: 'show', with: { tag: 'x' } }), null);
});
