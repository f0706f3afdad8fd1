// Chats are protected after the watchlist was compiled; what is found of them names the chat and says how much.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { core, entry, scanner, texts, thrownBy } from './core.mjs';

const MESSAGE = 'dünən klinikadan çıxanda Fəridəni gördüm, ağlayırdı, kömək etmək istədim';
/** The fingerprints of two chats, as the core's own tests make them: of "hə", and of the message above. */
const EMPTY = Uint8Array.of(1, 1, 1);
const HEX = '010101082718ff873c5608d43f8b4564eb406d635b7e24fb57ead07b';
const bytes = Uint8Array.from(HEX.match(/../g), (byte) => Number.parseInt(byte, 16));

test('a chat is protected, found by its id, dismissed and let go again', () => {
  const phone = entry('phone', '050 012 34 56');
  const watched = scanner([phone]);
  const of = texts(`Yazıb: «${MESSAGE}»`);
  assert.deepEqual(watched.scan('', of), []);
  watched.protect([
    { id: 'a', bytes: EMPTY },
    { id: 'b', bytes },
  ]);
  const [found] = watched.scan('', of);
  assert.deepEqual([found.item, found.kind, found.severity, found.words], ['b', 'passage', 'warn', 9]);
  const [{ block, start, end }] = found.places;
  assert.equal(of[block].text.slice(start, end), MESSAGE);
  // What was said of a chat before it was protected holds once it is.
  const again = scanner([phone], [{ item: 'b', site: null, text: found.text }]);
  again.protect([{ id: 'b', bytes }]);
  assert.equal(again.scan('', of)[0].accepted, true);
  watched.protect([]);
  assert.deepEqual(watched.scan('', of), []);
  assert.equal(watched.scan('', texts('050 012 34 56'))[0].words, null);
});

test('a changed watchlist takes the chats over', () => {
  const phone = entry('phone', '050 012 34 56');
  const passage = (value) => entry('passage', value, { id: 'own' });
  const mine = 'bu mənim öz gündəliyimdən yazılmış uzun bir cümlədir, heç kəs oxumasın deyə saxlamışam';
  const before = (...entries) => {
    const made = scanner(entries);
    made.protect([{ id: 'b', bytes }]);
    return made;
  };
  const items = (watched, text) => watched.scan('', texts(text)).map(({ item }) => item);

  const [dismissed] = before(phone).scan('', texts(MESSAGE));
  const more = scanner([entry('phone', '050 012 34 57')], [{ item: 'b', site: null, text: dismissed.text }]);
  assert.equal(more.takeOver(before(phone)), true);
  assert.deepEqual(items(more, `${MESSAGE}. 050 012 34 57`), ['b', 'phone-1']);
  assert.equal(more.scan('', texts(MESSAGE))[0].accepted, true, 'what was said of a chat holds');

  const same = scanner([passage(mine), phone]);
  assert.equal(same.takeOver(before(passage(mine))), true);
  assert.deepEqual(items(same, `${mine}. ${MESSAGE}`), ['own', 'b']);

  // The index holds the passages of the items as well, by their numbers.
  for (const changed of [[phone], [phone, passage(mine)], [passage(`${mine} indi`)]]) {
    const watched = scanner(changed);
    assert.equal(watched.takeOver(before(passage(mine))), false);
    watched.protect([{ id: 'b', bytes }]);
    assert.deepEqual(items(watched, MESSAGE), ['b']);
  }
});

test('bytes that are no fingerprints are refused by name, and nothing is protected then', () => {
  const watched = scanner([entry('phone', '050 012 34 56')]);
  watched.protect([{ id: 'b', bytes }]);
  assert.equal(
    thrownBy(() =>
      watched.protect([
        { id: 'b', bytes },
        { id: 'c', bytes: bytes.slice(0, 9) },
      ]),
    ),
    'Damaged',
  );
  assert.equal(
    thrownBy(() => watched.protect([{ id: 'b', bytes: Uint8Array.of(2, 0, 0) }])),
    'NewerVersion',
  );
  assert.deepEqual(watched.scan('', texts(MESSAGE)), []);
  assert.equal(core.areFingerprints(bytes), true);
  assert.equal(core.areFingerprints(bytes.slice(1)), false);
});
