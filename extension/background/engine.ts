/**
 * The core in wasm: loaded once, and the scanner that was compiled from the watchlist, replaced whole when that changes.
 *
 * The core may have a bug that a page finds. It then stops (a `RuntimeError`, not one of its named errors), and nothing
 * in that instance can be trusted any more: it is thrown away, a new one is made, and only the block that did it is
 * lost. Whatever has had a passphrase in its memory, or 64 MB of it for deriving a key, is thrown away as well.
 */

import type { Found, OpenedVault, Protected, ReadList, Text } from '../../target/wasm/core';
import * as core from '../../target/wasm/core';
import initialise, { __wbg_reset_state as renew, Scanner } from '../../target/wasm/core';
import { ownAddress } from '../browser';
import type { Draft, Entry, ErrorName, Exception, Reason, Understood } from '../protocol';
import { nameOf } from './failure';
import type { Sealed } from './store';

export type { Found };

type Watched = { entries: Entry[]; exceptions: Exception[] };

let loading: Promise<unknown> | null = null;
let watched: Watched | null = null;
let shielded: Protected[] = [];
let scanner: Scanner | null = null;

/** Makes the core ready. Every other function here needs it. */
export async function load(): Promise<void> {
  loading ??= fetch(ownAddress('core_bg.wasm'))
    .then((response) => response.arrayBuffer())
    .then((bytes) => initialise({ module_or_path: bytes }));
  try {
    await loading;
  } catch (thrown) {
    loading = null;
    throw thrown;
  }
}

/** Watches these from now on. If the core can't, its error is thrown and it watches what it watched before. */
export function watch(entries: Entry[], exceptions: Exception[]): void {
  const next = { entries: entries.filter(({ on }) => on), exceptions };
  const compiled = guarded(() => Scanner.compile(next.entries, next.exceptions));
  const before = scanner;
  scanner = compiled;
  watched = next;
  // An index of half a million messages takes a second to make.
  if (before === null || !compiled.takeOver(before)) guarded(() => shielding(compiled));
}

/** Recognises pieces of these chats' messages from now on, in place of those before. */
export function protect(chats: Protected[]): void {
  shielded = chats;
  if (scanner !== null) shielding(scanner);
}

function shielding(scanner: Scanner): Scanner {
  scanner.protect(shielded);
  return scanner;
}

/** Forgets the watchlist, and the memory that it was in. */
export function forget(): void {
  watched = null;
  shielded = [];
  if (loading !== null) restart();
}

export const watching = (): boolean => watched !== null;

/** Looks through these texts, as one. `lost`: the numbers of those that the core could not look at. */
export function scan(site: string, texts: Text[]): { found: Found[]; lost: number[] } {
  const lost: number[] = [];
  const look = (from: number, to: number): Found[] => {
    if (from === to || scanner === null) return [];
    try {
      return shifted(scanner.scan(site, texts.slice(from, to)), from);
    } catch {
      restart();
    }
    if (to - from === 1) {
      lost.push(from);
      return [];
    }
    const middle = from + Math.floor((to - from) / 2);
    return [...look(from, middle), ...look(middle, to)];
  };
  return { found: look(0, texts.length), lost };
}

const shifted = (found: Found[], by: number): Found[] =>
  by === 0 ? found : found.map((each) => ({ ...each, places: each.places.map((place) => ({ ...place, block: place.block + by })) }));

export const understand = (draft: Draft): Understood => guarded(() => core.understand(draft));

/** Where a draft alone would be found in a text, and why it would matter. */
export function preview(draft: Draft, text: string): { start: number; end: number; reasons: Reason[] }[] {
  return guarded(() => {
    const trial = Scanner.compile([{ ...draft, id: '', on: true }], []);
    try {
      const found = trial.scan('', [{ text, gap: false }]);
      return found.flatMap(({ places, reasons }) => places.map(({ start, end }) => ({ start, end, reasons })));
    } finally {
      trial.free();
    }
  });
}

export const readList = (text: string, format: 'toml' | 'csv'): ReadList => guarded(() => core.readList(text, format));

/** Why this can't be watched, or null if it can. */
export function refusal(draft: Draft): ErrorName | null {
  try {
    understand(draft);
    return null;
  } catch (thrown) {
    return nameOf(thrown);
  }
}

export type SealedVault = { sealed: Sealed; key: Uint8Array };

// A passphrase is compared as its bytes, so one way of writing its letters has to be chosen.
const nfc = (passphrase: string): string => passphrase.normalize('NFC');

export const createVault = (passphrase: string, device: Uint8Array, state: Uint8Array): SealedVault =>
  apart(() => core.createVault(nfc(passphrase), device, state)) as SealedVault;
export const openVault = (sealed: Sealed, passphrase: string, device: Uint8Array): OpenedVault =>
  apart(() => core.openVault(sealed, nfc(passphrase), device));
export const openVaultWithKey = (sealed: Sealed, key: Uint8Array): Uint8Array => guarded(() => core.openVaultWithKey(sealed, key));
export const resealVault = (sealed: Sealed, key: Uint8Array, state: Uint8Array): Sealed =>
  guarded(() => core.resealVault(sealed, key, state)) as Sealed;
export const changePassphrase = (sealed: Sealed, key: Uint8Array, passphrase: string, device: Uint8Array): SealedVault =>
  apart(() => core.changePassphrase(sealed, key, nfc(passphrase), device)) as SealedVault;
export const addToVault = (
  sealed: Sealed,
  key: Uint8Array,
  kept: string[],
  passphrase: string,
  device: Uint8Array,
  state: Uint8Array,
): Sealed => apart(() => core.addToVault(sealed, key, kept.map(nfc), nfc(passphrase), device, state)) as Sealed;
export const sealBackup = (state: Uint8Array, passphrase: string): Sealed => apart(() => core.sealBackup(state, nfc(passphrase))) as Sealed;
export const openBackup = (sealed: Uint8Array, passphrase: string): Uint8Array => apart(() => core.openBackup(sealed, nfc(passphrase)));

export const sealPart = (key: Uint8Array, number: number, of: number, bytes: Uint8Array): Sealed =>
  guarded(() => core.sealPart(key, number, of, bytes)) as Sealed;
export const openPart = (key: Uint8Array, number: number, of: number, sealed: Sealed): Uint8Array =>
  guarded(() => core.openPart(key, number, of, sealed));

/** Whether these bytes are the fingerprints of a chat: they may come from a file that anyone could have made. */
export const areFingerprints = (bytes: Uint8Array): boolean => guarded(() => core.areFingerprints(bytes));

/** Why these bytes are no vault of ours, as far as that can be told without a passphrase; null if they look like one. */
export function fault(sealed: Sealed): ErrorName | null {
  try {
    guarded(() => core.inspect(sealed));
    return null;
  } catch (thrown) {
    return nameOf(thrown);
  }
}

/** The core's named errors pass; after anything else its instance is replaced. */
function guarded<T>(use: () => T): T {
  try {
    return use();
  } catch (thrown) {
    if (nameOf(thrown) === 'Internal') restart();
    throw thrown;
  }
}

/** As `guarded`, and no instance lives on that had what was used here in its memory. */
function apart<T>(use: () => T): T {
  try {
    return use();
  } finally {
    restart();
  }
}

/** A new instance, watching what the old one watched; nothing is left in the memory of that one. */
function restart(): void {
  scanner = null;
  new Uint8Array(core.ownMemory().buffer).fill(0);
  renew();
  if (watched !== null) scanner = shielding(Scanner.compile(watched.entries, watched.exceptions));
}
