/**
 * Every message that crosses a process border, by direction: types, and nothing that runs (guards.ts reads what arrives).
 *
 * Three tables. `PageCalls` come from content scripts and may be forged by the page's process: text comes in,
 * positions go out. `TrustedCalls` come from our own pages and are refused from anyone else. `PageEvents` go from
 * the background to content scripts. Everything is plain JSON: Chromium turns a `Uint8Array` or a `Map` into a bare
 * object and drops fields that are `undefined`. Bytes travel as base64.
 */

export const KINDS = [
  'phone',
  'email',
  'name',
  'handle',
  'address',
  'birthdate',
  'id',
  'plate',
  'card',
  'iban',
  'phrase',
  'passage',
] as const;
export type Kind = (typeof KINDS)[number];

export const SEVERITIES = ['notice', 'warn', 'danger'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the words around a finding are, the gravest first (src/context.rs). */
export const CATEGORIES = [
  'threat',
  'blackmail',
  'escort',
  'sexual',
  'outing',
  'home-visit',
  'harassment',
  'exposure',
  'bad-mother',
  'mental-illness',
  'traitor',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Why a finding has its severity: `masked`, `initials`, `hidden`, a category of the words around it, `near-<kind>`. */
export type Reason = 'masked' | 'initials' | 'hidden' | Category | `near-${Kind}`;

export const LANGUAGES = ['az', 'ru', 'en', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How a site is treated: marks in the page; badge and popup only, nothing of ours in the page; nothing at all. */
export const MODES = ['inline', 'badge', 'off'] as const;
export type Mode = (typeof MODES)[number];

/** Every way in which a call can fail, exhaustive in the UI: each has a sentence in the locales under `error_<name>`. */
export type ErrorName =
  // what was typed (src/indicator.rs)
  | 'Empty'
  | 'TooShort'
  | 'TooCommon'
  | 'Checksum'
  | 'NotThisKind'
  // the watchlist (src/watchlist.rs)
  | 'TooLarge'
  // the vault (src/vault)
  | 'WrongPassphrase'
  | 'Damaged'
  | 'NewerVersion'
  | 'NotAVault'
  | 'Entropy'
  | 'Taken'
  | 'NoRoom'
  // the extension
  | 'Locked'
  | 'TooSoon'
  | 'Refused'
  | 'WeakPassphrase'
  | 'StorageFull'
  | 'ChatsFull'
  | 'NotAList'
  | 'Internal';

/** The same as data, for tests and for the one place that reads an error's name off a thrown `Error`. */
export const ERROR_NAMES: readonly ErrorName[] = [
  'Empty',
  'TooShort',
  'TooCommon',
  'Checksum',
  'NotThisKind',
  'TooLarge',
  'WrongPassphrase',
  'Damaged',
  'NewerVersion',
  'NotAVault',
  'Entropy',
  'Taken',
  'NoRoom',
  'Locked',
  'TooSoon',
  'Refused',
  'WeakPassphrase',
  'StorageFull',
  'ChatsFull',
  'NotAList',
  'Internal',
];

/** `Internal` also stands for "no answer came" (the background was stopped in the middle): calling again is right. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ErrorName };

/** A random handle for a finding in one document. It means nothing outside the background. */
export type Tag = string;

// ---------------------------------------------------------------------------------------------- from content scripts

/**
 * A run of page text that reads as one. `id` is the content script's own number for it, kept as long as the block lives.
 * `gap`: it does not directly follow the block before it in this batch. `context`: sent only so that its neighbours are
 * judged rightly: what lies in it alone is neither answered nor replaced. `hidden`: the page does not show it. `message`:
 * where in the batch's sources it is said whose words these are.
 */
export type Block = { id: number; text: string; gap?: true; context?: true; hidden?: true; message?: number };

/** A chat or channel, as the page names it. `id`: what the app knows it by, which outlives a new name. `private`: with one person. */
export type SourceChat = { name: string; id: string | null; private: boolean };
/**
 * A message that words stand in, as far as its app tells. `key`: of the message in its chat; empty for one that is only told of
 * elsewhere (the list of chats, a pinned line). `mine`: the user's own, going out. `quoted`: someone else's words, forwarded or answered.
 * `time`: ISO 8601 where the page has it, else as it stands there.
 */
export type Source = {
  key: string;
  chat: SourceChat | null;
  author: string | null;
  mine: boolean;
  quoted: boolean;
  time: string | null;
  link: string | null;
};
/** As it is sent: `chat` is a number in the batch's list of chats. */
export type SentSource = Omit<Source, 'chat'> & { chat: number | null };
/** The longest text of a source, in UTF-16 units. */
export const SOURCE_TEXT = 300;

/**
 * Offsets are UTF-16 units in the block's text. One finding over several blocks has one entry a block, all of one tag.
 * `words`: of about how many words a piece of the user's messages is; null for what is found of an item.
 */
export type PageFinding = {
  tag: Tag;
  block: number;
  start: number;
  end: number;
  kind: Kind;
  severity: Severity;
  reasons: Reason[];
  words: number | null;
};

/** How much text one `scan` should carry, in UTF-16 units: an aim for the sender. One block may be larger, up to the bound. */
export const BATCH_TEXT = 64 * 1024;
/** What `scan` refuses: more text, more blocks, more blocks gone than this in one call. */
export const SCAN_BOUNDS = { text: 1024 * 1024, blocks: 4096, gone: 65_536 } as const;

/** The most of a field's text that one `typed` carries, in UTF-16 units: what stands around the place where she types. */
export const TYPED_TEXT = 8192;
/** What a text that is being typed gives away, as a card says it. */
export type TypedFinding = Pick<PageFinding, 'kind' | 'reasons' | 'words'>;

/**
 * What a document is told when it says hello, and again whenever it changes. `typing`: what is typed into its fields is looked at as
 * well. `epoch` changes with the watchlist: scan again.
 */
export type Arming = { armed: boolean; marks: boolean; typing: boolean; language: Language; epoch: number };

/** What the content script could not do, said in the popup. */
export const TROUBLES = ['removed', 'hidden', 'canvas', 'frame', 'core', 'whose', 'nothing'] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface PageCalls {
  /** A document is there, for the first time or again (a page kept by the browser that is gone back to). It then sends all of its text. */
  hello(): Arming;
  /** The document goes. Best effort: a frame that is taken out of its page says nothing else, and no event tells. */
  leave(): null;
  /**
   * Look at these blocks; `gone` are blocks that are no longer in the document. `pad` brings every answer to one of few sizes.
   * `sources` and `chats`: of a messenger, whose messages the blocks are. What a page says of itself there may be made up.
   */
  scan(call: { blocks: Block[]; gone: number[]; sources?: SentSource[]; chats?: SourceChat[] }): { findings: PageFinding[]; pad: string };
  /**
   * Look at what is being typed into a field, of which nothing is kept: what it gives away, if that is Danger. `form`: the field asks
   * for one thing, so that the thing alone gives nothing away. `pad` brings every answer to one size.
   */
  typed(call: { text: string; form: boolean }): { finding: TypedFinding | null; pad: string };
  /** The pointer is over this mark, or over none (null): for the context menu. */
  pointed(call: { tag: Tag | null }): null;
  /** Something could not be done here: the popup says so. An empty list takes it back. */
  trouble(call: { troubles: Trouble[] }): null;
}

// --------------------------------------------------------------------------------------------------- from our own pages

export type Draft = { kind: Kind; label: string; value: string; aliases: string[]; rare: boolean };
/** A watched item as the options page edits it. */
export type Entry = Draft & { id: string; on: boolean };
/** What the core understood of a draft: its normal form, as it will be shown back, and a proposal for the label. */
export type Understood = { normal: string };
/** An item as it is listed. `error`: this version's core can't watch it as it stands (it came with a backup or from an older version). */
export type ListedEntry = Entry & { error: ErrorName | null };
/** "Fine here" has a site, "not mine" the fingerprint of what stands around a finding (16 hex digits, from the core). */
export type Exception = { item: string; site?: string; text?: string };

export type Look = 'system' | 'light' | 'dark';
export type BadgeStyle = 'number' | 'dot' | 'off';
/** Beside the open watchlist there may be so many others (src/vault/slots.rs). */
export const OTHER_SLOTS = 3;

/** How long a wipe can be taken back, in seconds; the first choice counts until the user makes another. */
export const TAKE_BACKS = [0, 5, 10] as const;
export const FIRST_TAKE_BACK = 5;
export type Settings = {
  language: Language | null;
  look: Look;
  idleMinutes: 1 | 5 | 15 | 30 | 60;
  badge: BadgeStyle;
  /** The toolbar button has a plain icon and a plain title, whatever is found, and the context menu has nothing of ours. */
  discreet: boolean;
  /** What is found in her own messages is listed as well. Absent: not. */
  yours?: boolean;
  /** A sign beside a field says what she is about to give away herself. Absent: not. */
  typing?: boolean;
  takeBack: (typeof TAKE_BACKS)[number];
};

export type Status = {
  /** `wiping`: locked, the device secret is off the disk, and for a moment the wipe can be taken back. */
  vault: 'empty' | 'locked' | 'unlocked' | 'wiping' | 'damaged' | 'newer' | 'foreign';
  /** Milliseconds since 1970 until which a wipe can be taken back; null when there is none. */
  wipingUntil: number | null;
  /** Milliseconds since 1970 before which no passphrase is tried, after wrong ones; null when the next may come. */
  guessAfter: number | null;
  /** The user's language: from the vault when unlocked, else the browser's. */
  language: Language;
  look: Look;
  /** Milliseconds since 1970 until which all but Danger is paused; null when not. */
  pausedUntil: number | null;
  /** Items and protected chats: 0 is nothing to look for. */
  items: number;
};

export type FindingView = {
  tag: Tag;
  /** The item, or the chat whose messages this is a piece of. */
  item: string;
  label: string;
  kind: Kind;
  severity: Severity;
  reasons: Reason[];
  /** As in `PageFinding`. */
  words: number | null;
  /** The same once more in this tab, this one included: same item in the same message, or among the same words. */
  count: number;
  frame: number;
  hidden: boolean;
  accepted: boolean;
  /** In her own message or on her own profile: neither marked nor counted. */
  yours: boolean;
  /** Whose message it stands in; null where the page is no messenger that we know. */
  source: Source | null;
};

export type TabView = {
  /** Null: a page that no extension may read (the browser's own pages, the store). */
  site: string | null;
  mode: Mode;
  /** Whether a content script has said hello in this tab. */
  heard: boolean;
  troubles: Trouble[];
  /** The worst first, accepted ones last, hers only where the settings say so. A page full of findings is listed in part. */
  findings: FindingView[];
  /** How many that are not accepted are not listed. */
  more: number;
};

/** An item as it stood in the watchlist: where, and with what the user had said of its findings. */
export type Removed = { entry: Entry; at: number; exceptions: Exception[] };

/** Where a chat was held, as far as its export tells. */
export const PLATFORMS = ['telegram', 'whatsapp', 'facebook', 'instagram', 'signal', 'mail', 'text', 'other'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** `name` is as the app shows it, `peer` the number that outlives a rename, `messages` how many were taken in. */
export type ChatFacts = { label: string; name: string; platform: Platform; peer: string | null; messages: number };
/** A part of its fingerprints: the number of the volume, where in it, how long. */
export type PartPlace = [volume: number, at: number, length: number];
/** A protected chat, as the state has it. `key`: 32 bytes, base64, of its parts alone (src/vault/volume.rs). */
export type Chat = ChatFacts & { id: string; on: boolean; key: string; parts: PartPlace[] };
/** A chat as it is listed. `Damaged`: its fingerprints can't be read any more, so nothing of it is recognised. */
export type ChatView = ChatFacts & { id: string; on: boolean; error: 'Damaged' | null };
/** A chat to be protected. `id`: of the one that it takes the place of. */
export type NewChat = ChatFacts & { id: string | null };
/** A chat as it stood in the list: where, and with what the user had said of its findings. */
export type RemovedChat = { chat: Chat; at: number; exceptions: Exception[] };

/** Characters of base64 that one `stageChat` carries. */
export const CHAT_PIECE = 1024 * 1024;
/** As many chats as are protected: each is a line of the state, which every save writes whole. */
export const MOST_CHATS = 1000;

/** `known`: were watched already. */
export type ImportResult = { added: number; known: number; refused: { line: number; label: string; error: ErrorName }[] };

export interface TrustedCalls {
  status(): Status;
  /** First run: makes the vault. */
  create(call: { passphrase: string; language: Language }): null;
  unlock(call: { passphrase: string }): null;
  lock(): null;
  /** Locks, and closes every page of ours. */
  hide(): null;
  /** Destroys the vault and all that we keep, after the time to take it back; called again, at once. */
  wipe(): null;
  /** Takes a wipe back whose time is not over. */
  unwipe(): null;
  changePassphrase(call: { old: string; passphrase: string }): null;
  /**
   * Another watchlist beside the open one, empty, under a passphrase of its own. `kept`: passphrases of others that stay;
   * one that is not among them may be written over.
   */
  addWatchlist(call: { passphrase: string; kept: string[] }): null;
  /** How strong a passphrase is, in bits, judged by its guesses; `ok` is what `create` would accept. */
  strength(call: { passphrase: string }): { bits: number; ok: boolean };

  entries(): ListedEntry[];
  understand(call: { draft: Draft }): Understood;
  /** Where the draft alone would be found in this text, in UTF-16 units, and why it would matter: a trial, of which nothing is kept. */
  preview(call: { draft: Draft; text: string }): { start: number; end: number; reasons: Reason[] }[];
  /** Adds (no id) or replaces an item. */
  put(call: { draft: Draft; id: string | null; on: boolean }): Entry;
  /** With its exceptions. What comes back is what `restore` takes; null if it had gone already. */
  remove(call: { id: string }): Removed | null;
  /** Takes a removal back: the item is where it was, with its exceptions. */
  restore(call: { removed: Removed }): null;
  importList(call: { text: string; format: 'toml' | 'csv' }): ImportResult;

  chats(): ChatView[];
  /** A piece of the fingerprints of one chat of a batch, base64. They wait in memory; another batch takes their place. */
  stageChat(call: { batch: string; chat: number; piece: string }): null;
  /** Protects the chats whose fingerprints wait, in the batch's order: all of them or, if it fails, none. */
  addChats(call: { batch: string; chats: NewChat[] }): null;
  setChat(call: { id: string; label: string; on: boolean }): null;
  /** What comes back is what `restoreChat` takes; null if it had gone already. Nothing else opens its fingerprints then. */
  removeChat(call: { id: string }): RemovedChat | null;
  /** Takes a removal back. `Refused` once something else lies where its fingerprints lay. */
  restoreChat(call: { removed: RemovedChat }): null;

  /** The tab that the panel is about: the one it was opened over. Null when there is none. */
  subject(): { tab: number | null };
  /** The popup's view of a tab. */
  tab(call: { tab: number }): TabView;
  show(call: { tab: number; tag: Tag }): null;
  /** "Fine here": this item on this site. */
  fine(call: { tab: number; tag: Tag }): null;
  /** "Not mine": this item among these words, in whatever form and wherever they stand. */
  notMine(call: { tab: number; tag: Tag }): null;

  exceptions(): (Exception & { label: string })[];
  removeException(call: { exception: Exception }): null;
  sites(): { site: string; mode: Mode }[];
  /** `inline` is the default: setting it forgets the site. */
  setSite(call: { site: string; mode: Mode }): null;

  settings(): Settings;
  setSettings(call: { settings: Settings }): null;
  /** 0 ends the pause. */
  pause(call: { minutes: number }): null;

  /** The sealed backup, base64: sealed by its own passphrase alone, opened by `nightjar scan --vault` as well. */
  exportBackup(call: { passphrase: string }): string;
  /** Replaces the whole state by the backup's. */
  importBackup(call: { bytes: string; passphrase: string }): null;
  about(): { version: string; hash: string };
}

// ------------------------------------------------------------------------------------------------- to content scripts

export interface PageEvents {
  /** Something changed for this document. */
  arming(call: Arming): void;
  /** "Show on page": scroll there and let the mark stand out for a moment. */
  show(call: { tag: Tag }): void;
}

/** To our own pages, so that an open one keeps up. They carry nothing: whoever is told asks again. */
export interface OwnEvents {
  /** Status, findings, items or settings changed. */
  changed(): void;
  /** Lock and hide: close yourself. */
  hide(): void;
}

// ------------------------------------------------------------------------------------------------------ types about them

export type PageCallName = keyof PageCalls;
export type TrustedCallName = keyof TrustedCalls;
export type CallOf<T, N extends keyof T> = T[N] extends () => unknown ? undefined : T[N] extends (call: infer C) => unknown ? C : never;
export type ValueOf<T, N extends keyof T> = T[N] extends (...args: never[]) => infer V ? V : never;

/** How a call or an event travels: its name and what it carries. */
export type Envelope<T> = { [N in keyof T]: { name: N; with: CallOf<T, N> } }[keyof T];
export type PageCall = Envelope<PageCalls>;
export type TrustedCall = Envelope<TrustedCalls>;
export type PageEvent = Envelope<PageEvents>;
export type OwnEvent = Envelope<OwnEvents>;
