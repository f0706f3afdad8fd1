// What lies sealed, as it is read: a state of an earlier version has the first value of what was thought of later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './core.mjs';

const { firstState, readState, writeState } = await bundled('extension/background/state.ts');
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));

/** As the first version wrote it. */
const FIRST = {
  version: 1,
  entries: [{ id: 'a', kind: 'phone', label: 'mobile', value: '050 012 34 56', aliases: [], rare: false, on: true }],
  exceptions: [],
  sites: [{ site: 'a.example', mode: 'off' }],
  settings: { language: 'az', look: 'dark', idleMinutes: 5, badge: 'dot' },
  pausedUntil: null,
};

test('a state of the first version is read: what it chose stays, what came later is as in a new vault', () => {
  const { ok, state } = readState(bytes(FIRST));
  assert.equal(ok, true);
  const { settings } = firstState('en');
  assert.deepEqual(state.settings, { ...settings, ...FIRST.settings });
  assert.equal(state.settings.discreet, false);
  assert.deepEqual(state.entries, FIRST.entries);
  assert.deepEqual(readState(writeState(state)), { ok: true, state }, 'and written it reads the same');
});

test('a setting of another kind than it can be is damage, and so is one that nobody knows', () => {
  for (const wrong of [{ discreet: 'yes' }, { discreet: null }, { badge: 'loud' }, { more: true }]) {
    assert.deepEqual(
      readState(bytes({ ...FIRST, settings: { ...FIRST.settings, ...wrong } })),
      { ok: false, error: 'Damaged' },
      JSON.stringify(wrong),
    );
  }
  for (const wrong of [null, [], 'x', 5]) assert.equal(readState(bytes({ ...FIRST, settings: wrong })).ok, false, String(wrong));
});
