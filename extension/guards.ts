/**
 * What arrives over a process border is read here, not believed: a guard for every message of protocol.ts.
 */

import type {
  Arming,
  Block,
  CallOf,
  Chat,
  ChatFacts,
  Draft,
  Entry,
  Envelope,
  Exception,
  Mode,
  NewChat,
  OwnEvent,
  OwnEvents,
  PageCall,
  PageCalls,
  PageEvent,
  PageEvents,
  PartPlace,
  Removed,
  RemovedChat,
  SentSource,
  Settings,
  SourceChat,
  Tag,
  TrustedCall,
  TrustedCalls,
} from './protocol';
import {
  CHAT_PIECE,
  KINDS,
  LANGUAGES,
  MODES,
  MOST_CHATS,
  OTHER_SLOTS,
  PLATFORMS,
  SCAN_BOUNDS,
  SOURCE_TEXT,
  TAKE_BACKS,
  TROUBLES,
  TYPED_TEXT,
} from './protocol';

/** A chat in a backup: `bytes` are its fingerprints, base64. */
export type SavedChat = ChatFacts & { id: string; on: boolean; bytes: string };

type Guard<T> = (value: unknown) => value is T;
type Guards<T> = { [N in keyof T]: Guard<CallOf<T, N>> };

const none: Guard<undefined> = (value): value is undefined => value === undefined;
const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
const whole: Guard<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @__NO_SIDE_EFFECTS__ */
function text(max: number): Guard<string> {
  return (value): value is string => typeof value === 'string' && value.length <= max;
}

/** @__NO_SIDE_EFFECTS__ */
function oneOf<T>(...values: readonly T[]): Guard<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

/** @__NO_SIDE_EFFECTS__ */
function list<T>(max: number, item: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.length <= max && value.every(item);
}

/**
 * An object with these fields and no other. A field may be absent only where its guard takes `undefined`.
 * @__NO_SIDE_EFFECTS__
 */
function shape<T extends object>(fields: { [K in keyof T]-?: Guard<T[K]> | Guard<T[K] | undefined> }): Guard<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    if (Object.keys(value).some((name) => !(names as string[]).includes(name))) return false;
    return names.every((name) => fields[name]((value as Record<string, unknown>)[name]));
  };
}

/** @__NO_SIDE_EFFECTS__ */
function either<A, B>(a: Guard<A>, b: Guard<B>): Guard<A | B> {
  return (value): value is A | B => a(value) || b(value);
}

const TAG = /^[0-9a-f]{16}$/;
const tag: Guard<Tag> = (value): value is Tag => typeof value === 'string' && TAG.test(value);
const nothing: Guard<null> = (value): value is null => value === null;
const set: Guard<true | undefined> = (value): value is true | undefined => value === undefined || value === true;

const block = shape<Block>({
  id: whole,
  text: text(SCAN_BOUNDS.text),
  gap: set,
  context: set,
  hidden: set,
  message: either(whole, none),
});
const said = text(SOURCE_TEXT);
const address: Guard<string> = (value): value is string => said(value) && /^https?:\/\//.test(value);
const chat = shape<SourceChat>({ name: said, id: either(said, nothing), private: flag });
const source = shape<SentSource>({
  key: said,
  chat: either(whole, nothing),
  author: either(said, nothing),
  mine: flag,
  quoted: flag,
  time: either(said, nothing),
  link: either(address, nothing),
});
const batch = shape<CallOf<PageCalls, 'scan'>>({
  blocks: list(SCAN_BOUNDS.blocks, block),
  gone: list(SCAN_BOUNDS.gone, whole),
  sources: either(list(SCAN_BOUNDS.blocks, source), none),
  chats: either(list(SCAN_BOUNDS.blocks, chat), none),
});
const PAGE_CALLS: Guards<PageCalls> = {
  hello: none,
  leave: none,
  scan: (value): value is CallOf<PageCalls, 'scan'> =>
    batch(value) && value.blocks.reduce((sum, { text }) => sum + text.length, 0) <= SCAN_BOUNDS.text,
  typed: shape<CallOf<PageCalls, 'typed'>>({ text: text(TYPED_TEXT), form: flag }),
  pointed: shape<CallOf<PageCalls, 'pointed'>>({ tag: either(tag, nothing) }),
  trouble: shape<CallOf<PageCalls, 'trouble'>>({ troubles: list(TROUBLES.length, oneOf(...TROUBLES)) }),
};

const phrase = text(1024);
const id = text(64);
const site = text(255);
const draft = shape<Draft>({ kind: oneOf(...KINDS), label: text(200), value: text(20_000), aliases: list(50, text(1000)), rare: flag });
/** What one message may bring back of them; the user makes each by a press. */
const MOST_EXCEPTIONS = 100_000;
const exception = shape<Exception>({ item: id, site: either(site, none), text: either(text(16), none) });
export const isEntry: Guard<Entry> = shape<Entry>({
  kind: oneOf(...KINDS),
  label: text(200),
  value: text(20_000),
  aliases: list(50, text(1000)),
  rare: flag,
  id,
  on: flag,
});
export const isException: Guard<Exception> = exception;
export const isSite: Guard<{ site: string; mode: Mode }> = shape<{ site: string; mode: Mode }>({ site, mode: oneOf(...MODES) });
export const isSettings: Guard<Settings> = shape<Settings>({
  language: either(oneOf(...LANGUAGES), nothing),
  look: oneOf('system', 'light', 'dark'),
  idleMinutes: oneOf(1, 5, 15, 30, 60),
  badge: oneOf('number', 'dot', 'off'),
  discreet: flag,
  yours: either(flag, none),
  typing: either(flag, none),
  takeBack: oneOf(...TAKE_BACKS),
});

const facts: { [K in keyof ChatFacts]: Guard<ChatFacts[K]> } = {
  label: text(200),
  name: text(200),
  platform: oneOf(...PLATFORMS),
  peer: either(text(64), nothing),
  messages: whole,
};
/** All volumes of a slot hold no more (background/layout.ts). */
const MOST_PARTS = 4096;
const part: Guard<PartPlace> = (value): value is PartPlace => list(3, whole)(value) && value.length === 3;
export const isChat: Guard<Chat> = shape<Chat>({ ...facts, id, on: flag, key: text(44), parts: list(MOST_PARTS, part) });
/** As it stands in a backup, with its fingerprints. */
export const isSavedChat: Guard<SavedChat> = shape<SavedChat>({ ...facts, id, on: flag, bytes: text(16 * 1024 * 1024) });

const act = shape<{ tab: number; tag: Tag }>({ tab: whole, tag });
const TRUSTED_CALLS: Guards<TrustedCalls> = {
  status: none,
  create: shape<CallOf<TrustedCalls, 'create'>>({ passphrase: phrase, language: oneOf(...LANGUAGES) }),
  unlock: shape<CallOf<TrustedCalls, 'unlock'>>({ passphrase: phrase }),
  lock: none,
  hide: none,
  wipe: none,
  unwipe: none,
  changePassphrase: shape<CallOf<TrustedCalls, 'changePassphrase'>>({ old: phrase, passphrase: phrase }),
  addWatchlist: shape<CallOf<TrustedCalls, 'addWatchlist'>>({ passphrase: phrase, kept: list(OTHER_SLOTS, phrase) }),
  strength: shape<CallOf<TrustedCalls, 'strength'>>({ passphrase: phrase }),
  entries: none,
  understand: shape<CallOf<TrustedCalls, 'understand'>>({ draft }),
  preview: shape<CallOf<TrustedCalls, 'preview'>>({ draft, text: text(20_000) }),
  put: shape<CallOf<TrustedCalls, 'put'>>({ draft, id: either(id, nothing), on: flag }),
  remove: shape<CallOf<TrustedCalls, 'remove'>>({ id }),
  restore: shape<CallOf<TrustedCalls, 'restore'>>({
    removed: shape<Removed>({ entry: isEntry, at: whole, exceptions: list(MOST_EXCEPTIONS, exception) }),
  }),
  importList: shape<CallOf<TrustedCalls, 'importList'>>({ text: text(16 * 1024 * 1024), format: oneOf('toml', 'csv') }),
  chats: none,
  stageChat: shape<CallOf<TrustedCalls, 'stageChat'>>({
    batch: id,
    chat: (value): value is number => whole(value) && value < MOST_CHATS,
    piece: text(CHAT_PIECE),
  }),
  addChats: shape<CallOf<TrustedCalls, 'addChats'>>({
    batch: id,
    chats: list(MOST_CHATS, shape<NewChat>({ ...facts, id: either(id, nothing) })),
  }),
  setChat: shape<CallOf<TrustedCalls, 'setChat'>>({ id, label: text(200), on: flag }),
  removeChat: shape<CallOf<TrustedCalls, 'removeChat'>>({ id }),
  restoreChat: shape<CallOf<TrustedCalls, 'restoreChat'>>({
    removed: shape<RemovedChat>({ chat: isChat, at: whole, exceptions: list(MOST_EXCEPTIONS, exception) }),
  }),
  subject: none,
  tab: shape<CallOf<TrustedCalls, 'tab'>>({ tab: whole }),
  show: act,
  fine: act,
  notMine: act,
  exceptions: none,
  removeException: shape<CallOf<TrustedCalls, 'removeException'>>({ exception }),
  sites: none,
  setSite: isSite,
  settings: none,
  setSettings: shape<CallOf<TrustedCalls, 'setSettings'>>({ settings: isSettings }),
  pause: shape<CallOf<TrustedCalls, 'pause'>>({ minutes: (value): value is number => whole(value) && value <= 24 * 60 }),
  exportBackup: shape<CallOf<TrustedCalls, 'exportBackup'>>({ passphrase: phrase }),
  importBackup: shape<CallOf<TrustedCalls, 'importBackup'>>({ bytes: text(60 * 1024 * 1024), passphrase: phrase }),
  about: none,
};

const PAGE_EVENTS: Guards<PageEvents> = {
  arming: shape<Arming>({ armed: flag, marks: flag, typing: flag, language: oneOf(...LANGUAGES), epoch: whole }),
  show: shape<CallOf<PageEvents, 'show'>>({ tag }),
};

const OWN_EVENTS: Guards<OwnEvents> = { changed: none, hide: none };

function parse<T>(guards: Guards<T>, value: unknown): Envelope<T> | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  const { name } = value;
  if (typeof name !== 'string' || !Object.hasOwn(guards, name)) return null;
  const carried = 'with' in value ? (value.with as unknown) : undefined;
  // The name was found in this very table, and its guard has looked at what is carried.
  return guards[name as keyof T](carried) ? ({ name, with: carried } as Envelope<T>) : null;
}

/** What a content script sent, or null: whatever arrives is read, not believed. */
export const parsePageCall = (value: unknown): PageCall | null => parse(PAGE_CALLS, value);
/** What one of our own pages sent. */
export const parseTrustedCall = (value: unknown): TrustedCall | null => parse(TRUSTED_CALLS, value);
/** What the background told a document. */
export const parsePageEvent = (value: unknown): PageEvent | null => parse(PAGE_EVENTS, value);
/** What the background told our own pages. */
export const parseOwnEvent = (value: unknown): OwnEvent | null => parse(OWN_EVENTS, value);
