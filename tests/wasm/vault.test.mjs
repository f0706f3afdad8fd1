// The vault as the background uses it, with the real cost and the browser's own randomness.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { core, DEVICE, thrownBy } from './core.mjs';

const PASSPHRASE = 'qovun mizan telqar subat 7';
const state = new TextEncoder().encode('{"invented":"state"}');
const { sealed, key } = core.createVault(PASSPHRASE, DEVICE, state);

test('what was sealed opens by passphrase and by key, and nothing of it is readable', () => {
  const opened = core.openVault(sealed, PASSPHRASE, DEVICE);
  assert.deepEqual(opened.state, state);
  assert.deepEqual(opened.key, key);
  assert.deepEqual(core.openVaultWithKey(sealed, key), state);
  assert.equal(Buffer.from(sealed).includes('invented'), false);
  assert.equal(
    thrownBy(() => core.inspect(sealed)),
    null,
  );
});

test('resealing keeps the passphrase and never gives the same bytes', () => {
  const next = new TextEncoder().encode('another');
  const one = core.resealVault(sealed, key, next);
  assert.deepEqual(core.openVault(one, PASSPHRASE, DEVICE).state, next);
  assert.notDeepEqual(one, core.resealVault(sealed, key, next));
  assert.equal(one.length, sealed.length, 'a few bytes more or less do not show');
});

test('a new passphrase opens, the old one and the old key do not', () => {
  const changed = core.changePassphrase(sealed, key, 'another one of four words', DEVICE);
  assert.deepEqual(core.openVault(changed.sealed, 'another one of four words', DEVICE).state, state);
  assert.equal(
    thrownBy(() => core.openVault(changed.sealed, PASSPHRASE, DEVICE)),
    'WrongPassphrase',
  );
  assert.equal(
    thrownBy(() => core.openVaultWithKey(changed.sealed, key)),
    'WrongPassphrase',
  );
});

test('a backup opens by its passphrase alone, and is no vault', () => {
  const backup = core.sealBackup(state, PASSPHRASE);
  assert.deepEqual(core.openBackup(backup, PASSPHRASE), state);
  assert.equal(
    thrownBy(() => core.openBackup(backup, 'wrong')),
    'WrongPassphrase',
  );
  assert.equal(
    thrownBy(() => core.inspect(backup)),
    'NotAVault',
  );
  assert.equal(
    thrownBy(() => core.openBackup(sealed, PASSPHRASE)),
    'NotAVault',
  );
});

test('each way of being wrong has its name', () => {
  const wrong = {
    WrongPassphrase: () => core.openVault(sealed, 'wrong', DEVICE),
    Damaged: () => core.openVault(sealed.slice(0, -1), PASSPHRASE, DEVICE),
    NotAVault: () => core.openVault(new TextEncoder().encode('a text file, of some length and of no interest'), PASSPHRASE, DEVICE),
    NewerVersion: () => core.inspect(newer()),
    Internal: () => core.openVault(sealed, PASSPHRASE, DEVICE.slice(1)),
  };
  for (const [name, call] of Object.entries(wrong)) assert.equal(thrownBy(call), name);
  assert.equal(
    thrownBy(() =>
      core.openVault(
        sealed,
        PASSPHRASE,
        DEVICE.map((byte) => byte ^ 1),
      ),
    ),
    'WrongPassphrase',
    'another device',
  );
  assert.equal(
    thrownBy(() => core.openVaultWithKey(sealed, new Uint8Array(5))),
    'WrongPassphrase',
  );
});

test('an error carries its name and nothing else', () => {
  try {
    core.openVault(sealed, 'a wrong passphrase that must not be repeated', DEVICE);
    assert.fail('it opened');
  } catch (error) {
    assert.equal(error.message, '');
    assert.equal(error.name, 'WrongPassphrase');
    assert.deepEqual(Object.keys(error), ['name']);
  }
});

/** The same file, said to be of a version that there is not yet: the first byte that makes `inspect` say so. */
function newer() {
  for (let at = 0; at < 16; at++) {
    const bytes = sealed.slice();
    bytes[at] = 250;
    if (thrownBy(() => core.inspect(bytes)) === 'NewerVersion') return bytes;
  }
  return assert.fail('no byte of the header is a version');
}
