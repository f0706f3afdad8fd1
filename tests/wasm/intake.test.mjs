// The reader of exports: what it lists and takes in of real files, and how much memory that needs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { bundled, entry, ROOT, reader, readersMemory, scanner, texts } from './core.mjs';

const { PLATFORMS } = await bundled('extension/protocol.ts');

const bytesOf = (name) => fs.readFileSync(path.join(ROOT, 'tests/exports', name));

/** Over files in memory: `[path, bytes]` each. */
function intake(...files) {
  const read = (file, at, length) => new Uint8Array(files[file][1].subarray(at, at + length));
  return new reader.Intake(
    files.map(([path, bytes]) => ({ path, length: bytes.length, inside: path.includes('/') })),
    read,
  );
}

test('what is in an export is listed, and what was chosen taken in', () => {
  const account = intake(['result.json', bytesOf('telegram/account.json')], ['_chat.txt', bytesOf('whatsapp/iphone-ru.txt')]);
  const { chats, troubles } = account.look();
  assert.deepEqual(troubles, []);
  assert.deepEqual(
    chats.map(({ name, platform, peer, open, messages }) => [name, platform, peer, open, messages]),
    [
      ['Тимур, Айсель', 'whatsapp', null, false, 3],
      ['Aysel', 'telegram', '1', false, 1],
      ['Тимур', 'telegram', '77', false, 2],
      ['Şəhər xəbərləri', 'telegram', '555', true, 1],
      ['Sinif', 'telegram', '99', false, 1],
    ],
  );
  assert.deepEqual(chats[2].authors, ['Тимур', 'Aysel']);
  const wanted = [chats[2].key, chats[4].key];
  const took = account.take(Uint32Array.from(wanted));
  assert.deepEqual(
    took.chats.map(({ key, messages }) => [key, messages]),
    [
      [wanted[0], 2],
      [wanted[1], 1],
    ],
  );
  // They are what the scanner protects.
  const watching = scanner([entry('phone', '050 012 34 56')]);
  watching.protect(took.chats.map(({ key, bytes }) => ({ id: `chat-${key}`, bytes })));
  const found = watching.scan('', texts('он писал: «я никому не скажу, где вы теперь живете честное слово»'));
  assert.deepEqual(
    found.map(({ item, kind }) => [item, kind]),
    [[`chat-${wanted[0]}`, 'passage']],
  );
  assert.deepEqual(watching.scan('', texts('открыть в приложении')), []);
});

test('platforms are those of the protocol, and what is wrong with a file is named', () => {
  const files = [
    'telegram/result.json',
    'whatsapp/android-en.txt',
    'facebook/encrypted.json',
    'signal/main.jsonl',
    'mail/letter.eml',
    'other/discord.json',
  ];
  for (const name of files) {
    const { chats } = intake([path.basename(name), bytesOf(name)]).look();
    assert.ok(chats.length > 0 && PLATFORMS.includes(chats[0].platform), name);
  }
  const whole = bytesOf('telegram/result.json');
  const { chats, troubles } = intake(['a.json', whole.subarray(0, whole.length - 700)], ['b.png', Buffer.from('\x89PNG\0')]).look();
  assert.equal(chats[0].messages, 2);
  assert.deepEqual(troubles, [
    { file: 'a.json', fault: 'Damaged', messages: 2 },
    { file: 'b.png', fault: 'NotAnExport', messages: 0 },
  ]);
});

test('a file that is taken away while it is read is unreadable, and so is one that gives more than it was asked for', () => {
  for (const read of [() => null, () => new Uint8Array(1 << 24)]) {
    const { troubles } = new reader.Intake([{ path: 'a.json', length: 100, inside: false }], read).look();
    assert.deepEqual(troubles, [{ file: 'a.json', fault: 'Unreadable', messages: 0 }]);
  }
});

test('half a million messages need little memory', () => {
  const MESSAGES = 500_000;
  const head = Buffer.from('{"name": "N", "type": "personal_chat", "id": 1, "messages": [\n');
  // Of equal length, so that any place of the file can be made when it is asked for: nobody holds it whole.
  const LENGTH = 120;
  const message = (number) => {
    const words = Array.from({ length: 8 }, (_, at) => ((number * 2_654_435_761 + at * 40_503) % 4096).toString(36).padStart(3, 'x'));
    return `{"type": "message", "from": "A", "text": "${words.join(' ')}"}`.padEnd(LENGTH - 2) + (number === MESSAGES - 1 ? ']}' : ',\n');
  };
  const length = head.length + MESSAGES * LENGTH;
  const read = (_file, at, most) => {
    const end = Math.min(length, at + most);
    if (at < head.length) return new Uint8Array(head.subarray(at, Math.min(end, head.length)));
    const first = Math.floor((at - head.length) / LENGTH);
    const last = Math.floor((end - 1 - head.length) / LENGTH);
    let piece = '';
    for (let number = first; number <= last; number += 1) piece += message(number);
    const from = at - head.length - first * LENGTH;
    return new Uint8Array(Buffer.from(piece).subarray(from, from + end - at));
  };
  const big = new reader.Intake([{ path: 'result.json', length, inside: false }], read);
  const { chats, troubles } = big.look();
  assert.deepEqual([chats[0].messages, troubles], [MESSAGES, []]);
  const took = big.take(Uint32Array.of(chats[0].key));
  assert.equal(took.chats[0].messages, MESSAGES);
  assert.ok(took.chats[0].bytes.length > MESSAGES, 'they are kept');
  assert.ok(readersMemory.buffer.byteLength < 64 << 20, `${readersMemory.buffer.byteLength >> 20} MB of memory`);
});
