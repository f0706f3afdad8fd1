/**
 * What a file of this folder says of one messenger: where its messages are, and what they mean. The reading itself is the same
 * everywhere (blocks.ts); nothing here reads text to be searched, changes the page, or asks for a style or a place.
 *
 * Hooks are roles, data- attributes, ids, links and structure. Class names only where an app's authors write them by hand, and
 * then beside another hook. Each file says where its facts come from.
 */
import type { SourceChat } from '../../protocol';

/** What a message says of itself. `mine` null: it does not say. */
export interface Said {
  /** Of the message in its chat. */
  readonly key: string;
  readonly chat: SourceChat | null;
  readonly author: string | null;
  readonly mine: boolean | null;
  /** Forwarded: the words are someone else's. */
  readonly quoted: boolean;
  readonly time: string | null;
  readonly link: string | null;
}

/** A page of the app, asked once for all the messages that are looked at together. */
export interface Place {
  readonly document: Document;
  readonly address: URL;
  /** Name and id of the chat that is open; null when none is. */
  readonly chat: SourceChat | null;
}

export interface Site {
  readonly app: string;
  /** Whether this app stands at this address (host and path); it is told when it can't be read there. */
  at(address: URL): boolean;
  /** Whether the document is this app's, wherever it stands. Cheap: ids, the body's class, the head. */
  is(document: Document): boolean;
  /** What stands in no page but this app's, where a message's own hooks are more common. */
  readonly sure?: string;
  /** One message. */
  readonly message: string;
  /** The message that an element stands in, where no selector tells. */
  find?(element: Element): Element | null;
  /** A line that tells of a chat's last message. */
  readonly row?: string;
  /** In a message, what is not of its text: the time, ticks, counts. Two messages that follow each other are read over it. */
  readonly aside: string;
  /** In a message, its author's name, which apps repeat or not. */
  readonly name?: string;
  /** In a message, what it answers or shows of another. */
  readonly quote?: string;
  /** The user's own profile; where anyone's looks the same, `ownAt` says whether this is hers. */
  readonly own?: string;
  ownAt?(place: Place): boolean;
  /** Whether there are messages at this address of the app, or anything else; it is asked before the hooks are doubted. */
  talks?(address: URL): boolean;
  /** Where words stand that are messages if anything is: what tells that the hooks no longer fit. Else a time of day tells. */
  readonly signs?: string;
  /** The chat that is open. */
  chat?(document: Document, address: URL): SourceChat | null;
  read(message: Element, place: Place): Said;
  readRow?(row: Element, place: Place): Said;
  /** What the page says of the message that is quoted, beyond what is said of the one that quotes it. */
  readQuote?(quote: Element): Partial<Said>;
}

/** What is said when nothing is. */
export const SILENT: Said = { key: '', chat: null, author: null, mine: null, quoted: false, time: null, link: null };

/** The words of the first element of these, on one line; null when there are none. */
export function wordsIn(within: ParentNode | null, selector: string): string | null {
  const words = within?.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  return words === undefined || words === '' ? null : words;
}

export const attributeIn = (within: ParentNode | null, selector: string, name: string): string | null =>
  within?.querySelector(selector)?.getAttribute(name) ?? null;

/** How many messages of a group are gone back over for the one that has the author's name. */
const GROUP = 40;

/** What the nearest message before this one, in the same group, gives: authors are named at the first of a group only. */
export function before<T>(message: Element, is: (element: Element) => boolean, find: (element: Element) => T | null): T | null {
  let at: Element | null = message;
  for (let i = 0; i < GROUP && at !== null; i++) {
    if (!is(at)) return null;
    const found = find(at);
    if (found !== null) return found;
    at = at.previousElementSibling;
  }
  return null;
}

/**
 * Whether something stands at the end of its line within a message, which is where apps without a better mark put what goes out. It
 * asks for styles, which the reading has asked for as well, and for no layout.
 */
export function isAtEnd(inner: Element, message: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = at === message ? null : at.parentElement) {
    const { display, flexDirection, justifyContent, alignItems, alignSelf } = getComputedStyle(at);
    if (/^(?:flex-)?end$/.test(alignSelf)) return true;
    if (!display.endsWith('flex')) continue;
    if (flexDirection === 'row-reverse' || /^(?:flex-)?end$/.test(flexDirection.startsWith('column') ? alignItems : justifyContent))
      return true;
  }
  return false;
}

/** Seconds since 1970 as ISO 8601; null for what is no time. */
export function isoOf(seconds: string | null | undefined): string | null {
  const number = Number(seconds);
  return seconds === null || seconds === undefined || seconds === '' || !(number > 0 && number < 1e11)
    ? null
    : new Date(number * 1000).toISOString();
}

/** What the head says of the page's name: of these apps each says its own. */
export function isTitled(document: Document, title: RegExp): boolean {
  const said = (name: string): string =>
    document.head?.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content') ?? '';
  return (
    title.test(document.title) || ['application-name', 'apple-mobile-web-app-title', 'og:site_name'].some((name) => title.test(said(name)))
  );
}

export const hostOf = ({ hostname }: URL): string => hostname.replace(/^www\./, '');

/** Telegram's ids of groups and channels are negative, those of people are not. */
export const isPerson = (peer: string | null): boolean => peer !== null && /^\d+$/.test(peer);

/** A link to a message of a Telegram chat: of a public one by its name, of a private one by its number without -100. */
export function telegramLink(peer: string | null, key: string): string | null {
  if (peer === null || !/^\d+$/.test(key)) return null;
  const name = /^@(\w{3,})$/.exec(peer)?.[1];
  if (name !== undefined) return `https://t.me/${name}/${key}`;
  const number = /^-100(\d{5,})$/.exec(peer)?.[1];
  return number === undefined ? null : `https://t.me/c/${number}/${key}`;
}
