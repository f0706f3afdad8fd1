/**
 * All that the user told us: what lies sealed in the vault and in a backup, as UTF-8 JSON. Read with suspicion (a backup
 * is a file that anyone could have made), written whole.
 */

import { isChat, isEntry, isException, isSettings, isSite } from '../guards';
import type { Chat, Entry, ErrorName, Exception, Language, Mode, Settings } from '../protocol';
import { FIRST_TAKE_BACK, MOST_CHATS } from '../protocol';

const VERSION = 1;

export type State = {
  version: typeof VERSION;
  entries: Entry[];
  /** Whose messages are protected; their fingerprints lie in volumes (volumes.ts). A state of before there were any has none. */
  chats: Chat[];
  exceptions: Exception[];
  sites: { site: string; mode: Mode }[];
  settings: Settings;
  /** Milliseconds since 1970; all but Danger is quiet until then. */
  pausedUntil: number | null;
};

const FIRST_SETTINGS: Settings = {
  language: null,
  look: 'system',
  idleMinutes: 15,
  badge: 'number',
  discreet: false,
  takeBack: FIRST_TAKE_BACK,
};

/** What a new vault holds. */
export const firstState = (language: Language): State => ({
  version: VERSION,
  entries: [],
  chats: [],
  exceptions: [],
  sites: [],
  settings: { ...FIRST_SETTINGS, language },
  pausedUntil: null,
});

export const writeState = (state: State): Uint8Array => new TextEncoder().encode(JSON.stringify(state));

export const isList = <T>(value: unknown, item: (value: unknown) => value is T): value is T[] => Array.isArray(value) && value.every(item);

type Read = { ok: true; state: State } | { ok: false; error: Extract<ErrorName, 'Damaged' | 'NewerVersion'> };

/** A setting that was thought of after the state was written is as in a new vault. */
const completed = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? { ...FIRST_SETTINGS, ...settings } : settings;

/** The state in these bytes, or why there is none. */
export const readState = (bytes: Uint8Array): Read => stateOf(jsonOf(bytes));

/** What these bytes say; undefined if they are no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export function stateOf(value: unknown): Read {
  if (typeof value !== 'object' || value === null) return { ok: false, error: 'Damaged' };
  const { version, entries, chats = [], exceptions, sites, settings: chosen, pausedUntil } = value as Record<string, unknown>;
  if (typeof version === 'number' && version > VERSION) return { ok: false, error: 'NewerVersion' };
  const settings = completed(chosen);
  if (
    version !== VERSION ||
    !isList(entries, isEntry) ||
    !isList(chats, isChat) ||
    chats.length > MOST_CHATS ||
    !isList(exceptions, isException) ||
    !isList(sites, isSite) ||
    !isSettings(settings) ||
    !(pausedUntil === null || (typeof pausedUntil === 'number' && Number.isFinite(pausedUntil)))
  ) {
    return { ok: false, error: 'Damaged' };
  }
  return { ok: true, state: { version, entries, chats, exceptions, sites, settings, pausedUntil } };
}
