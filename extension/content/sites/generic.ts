/**
 * Any page that says of itself that it is a conversation: a log (`role="log"`), a list that is read out as it grows (`aria-live`), a
 * feed; or that is a row of things each with a number as messages have, or a time, and an author at the first of a group. Each child
 * that repeats is a message. Who speaks and when is taken from attributes that say so, or from a `time` element.
 *
 * Facts: WAI-ARIA 1.2 (roles `log` and `feed`, live regions); data attributes and class names as self-hosted messengers write them:
 * Rocket.Chat (`data-own`, `data-username`, `data-ts`), The Lounge (`data-from`, `self`), Converse (`data-from`, `data-isodate`),
 * Zulip and Mattermost (`data-message-id`, a `time` or `data-timestamp`), Hydrogen (`li[data-event-id]`, `Timeline_messageSender` and a
 * `time` at the end of the text), Cinny (`data-message-id`, `data-user-id` on the author's name).
 *
 * It says "mine" only where the page says it in as many words, and says of other messages that they are not: what is marked on all of
 * them, or said by looks alone, tells nothing.
 */
import type { SourceChat } from '../../protocol';
import { before, isoOf, type Place, type Said, type Site } from './site';

const LIST = '[role="log"], [role="feed"], [aria-live]:not([aria-live="off"])';
const NAMED = ['data-author', 'data-from', 'data-username', 'data-sender', 'data-nick', 'data-user-name', 'data-sender-name'];
const KEYED = ['data-message-id', 'data-msgid', 'data-mid', 'data-msg-id', 'data-event-id', 'data-id', 'id'];
const OWN = ['data-own', 'data-self', 'data-mine', 'data-outgoing', 'data-from-me', 'data-is-own', 'data-is-mine'];
const OWN_CLASS = ['self', 'own', 'mine', 'outgoing', 'from-me', 'is-out', 'is-mine', 'is-self', 'own-message', 'message-out'];
const AUTHOR =
  '[itemprop="author"], [rel="author"], [data-testid*="author" i], [data-testid*="username" i], [data-user-id], [class~="author"], [class~="username"], [class~="nick"], [class~="sender"], [class~="from"], [class*="__author"], [class*="-author"], [class$="sender" i], [class*="sender " i]';
/** Longer words are no name: a message that is marked whole with who sent it. */
const LONGEST_NAME = 80;
/** So many places of a message are looked at for its author's name: a picture stands before it. */
const NAMES = 4;

/** How hand-written class names tell two sides apart: `content--me` beside `content--them`, `msg_out` beside `msg_in`. */
const HERS = /^(.+[-_])(?:me|own|self|mine|sent|out|outgoing)$/;
const OTHERS = ['them', 'other', 'others', 'theirs', 'received', 'in', 'incoming'];
/** So many elements of a message are looked at for such a name. */
const CLASSED = 24;
/** The XMPP address of a speaker in a room: the name stands at its end (RFC 7622). */
const IN_ROOM = /^[^\s/@]+@[^\s/]+\/(.+)$/;

/** Says whether the page says of this message that it is hers; null when it says nothing of the kind. */
function ownOf(element: Element): boolean | null {
  for (const name of OWN) {
    const value = element.getAttribute(name);
    if (value !== null) return value !== 'false' && value !== '0';
  }
  return OWN_CLASS.some((name) => element.classList.contains(name)) ? true : null;
}

/** What a message's classes begin with that end in a word for her side. */
function sideOf(message: Element): string | null {
  const walker = document.createTreeWalker(message, NodeFilter.SHOW_ELEMENT);
  let at: Node | null = message;
  for (let left = CLASSED; at !== null && left > 0; left--, at = walker.nextNode()) {
    for (const name of (at as Element).classList) {
      const start = HERS.exec(name)?.[1];
      if (start !== undefined) return start;
    }
  }
  return null;
}

/** Among its neighbours there must be one that is not: else the mark tells nothing. */
function mineOf(message: Element, list: Element | null): boolean | null {
  const own = ownOf(message);
  const side = own === null ? sideOf(message) : null;
  if (own !== true && side === null) return own;
  const others = side === null ? null : OTHERS.map((word) => `.${CSS.escape(side + word)}`).join(', ');
  const isOther = (neighbour: Element): boolean =>
    others === null
      ? neighbour.localName === message.localName && ownOf(neighbour) !== true
      : neighbour.matches(others) || neighbour.querySelector(others) !== null;
  // A message may be all that its element of the list holds.
  let item = message;
  while (others !== null && item.parentElement !== null && item.parentElement !== list && !isRepeated(item)) item = item.parentElement;
  for (const step of ['previousElementSibling', 'nextElementSibling'] as const) {
    let at: Element | null = item[step];
    for (let i = 0; i < NEIGHBOURS && at !== null; i++, at = at[step]) if (isOther(at)) return true;
  }
  return null;
}
const NEIGHBOURS = 60;

function first(element: Element, names: readonly string[]): string | null {
  for (const name of names) {
    const value = element.getAttribute(name) ?? element.querySelector(`[${name}]`)?.getAttribute(name) ?? null;
    if (value !== null && value !== '') return value;
  }
  return null;
}

function timeOf(message: Element): string | null {
  const time = message.querySelector('time');
  const said = time?.getAttribute('datetime') ?? first(message, ['data-isodate', 'data-time', 'data-timestamp', 'data-ts']);
  if (said === null || said === undefined) return time?.textContent?.trim() || null;
  if (/^\d{9,10}(?:\.\d+)?$/.test(said)) return isoOf(said);
  return /^\d{13}$/.test(said) ? isoOf(String(Number(said) / 1000)) : said;
}

function authorIn(message: Element): string | null {
  const author = first(message, NAMED);
  if (author !== null) return IN_ROOM.exec(author)?.[1] ?? author;
  let left = NAMES;
  for (const place of message.querySelectorAll(AUTHOR)) {
    const name = place.closest(QUOTE) === null ? (place.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
    if (name !== '' && name.length <= LONGEST_NAME) return name;
    if (--left === 0) break;
  }
  return null;
}

function read(message: Element, { document, chat }: Place): Said {
  const key = KEYED.map((name) => message.getAttribute(name)).find((value) => value !== null && value !== '') ?? '';
  const list = message.closest(LIST);
  const label = list?.getAttribute('aria-label')?.trim();
  const name = label || chat?.name || document.title.trim();
  const mine = mineOf(message, list);
  return {
    key,
    chat: name === '' ? null : { id: null, name, private: false },
    author: authorIn(message) ?? (mine === true ? null : before(message, (at) => isLike(at, message), authorIn)),
    mine,
    quoted: false,
    time: timeOf(message),
    link: null,
  };
}

/** Of the same row of messages, and of the same side of the talk. */
const isLike = (one: Element, other: Element): boolean => one.localName === other.localName && ownOf(one) === ownOf(other);

/** So far above the messages their chat's name is looked for. */
const HEADED = 6;
const HEADING = 'h1, h2, h3, [role="heading"]';

/** The heading nearest to the messages, before them. */
function chatOf(document: Document): SourceChat | null {
  let at = document.querySelector('[role="log"]') ?? document.querySelector(NUMBERED)?.parentElement ?? null;
  for (let i = 0; i < HEADED && at !== null && at !== document.body; i++, at = at.parentElement)
    for (let beside = at.previousElementSibling; beside !== null; beside = beside.previousElementSibling) {
      const heading = beside.matches(HEADING) ? beside : beside.querySelector(HEADING);
      const name = (heading?.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (name !== '' && name.length <= LONGEST_NAME) return { id: null, name, private: false };
    }
  return null;
}

/** What repeats in a list, by its role or as what it is; and what stands in such a list or thread. */
const NUMBERED = '[data-message-id], [data-msgid], [data-mid], [data-event-id]';
const ITEM = `li, article, [role="listitem"], [role="article"], [role="row"], ${NUMBERED}`;
const QUOTE = 'blockquote, [class~="reply"], [class~="quote"]';
const DEPTH = 12;
/** What a message shows of another may be such an item in it. */
const NESTED = 3;

/** The message that an element stands in: an item of a log, or one of several with an author and a time. */
function find(element: Element): Element | null {
  const list = element.closest(LIST);
  if (list !== null && list !== element) {
    const item = element.closest(ITEM);
    const inside = item !== null && list.contains(item) && item !== list ? outermost(item, list) : childOf(element, list);
    if (inside !== null && (list.matches('[role="log"]') || isSigned(inside))) return inside;
  }
  let item = element.closest(ITEM);
  for (let i = 0; i < NESTED && item !== null; i++, item = item.parentElement?.closest(ITEM) ?? null)
    if (isRepeated(item) && (isSigned(item) || isOfGroup(item))) return item;
  return null;
}

/** Of items in items (a message with a list in it) the one that stands in the log's own list. */
function outermost(item: Element, list: Element): Element {
  let out = item;
  for (
    let at = item.parentElement?.closest(ITEM) ?? null;
    at !== null && at !== list && list.contains(at);
    at = at.parentElement?.closest(ITEM) ?? null
  )
    out = at;
  return out;
}

/** The part of a log that an element stands in: the first of its ancestors, from the log down, that is one of several. */
function childOf(element: Element, list: Element): Element | null {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== list; at = at.parentElement) path.unshift(at);
  return path.slice(0, DEPTH).find(isRepeated) ?? null;
}

function isRepeated(element: Element): boolean {
  const { localName } = element;
  return element.previousElementSibling?.localName === localName || element.nextElementSibling?.localName === localName;
}

const isTimed = (item: Element): boolean =>
  item.querySelector('time') !== null ||
  item.hasAttribute('data-ts') ||
  item.hasAttribute('data-timestamp') ||
  item.hasAttribute('data-isodate');

/** An author and a time: what makes one of several things a message. */
const isSigned = (item: Element): boolean => isTimed(item) && authorIn(item) !== null;

/** What comes after a signed one, numbered or timed as it is: apps name an author once for all that he writes in a row. */
const isOfGroup = (item: Element): boolean =>
  (item.matches(NUMBERED) || isTimed(item)) &&
  before(
    item,
    (at) => at.localName === item.localName,
    (at) => isSigned(at) || null,
  ) !== null;

export const generic: Site = {
  app: '',
  find,
  at: () => false,
  is: () => false,
  message: '',
  aside: 'time, [class~="time"], [class~="timestamp"], button, [role="button"], [role="menu"], [role="toolbar"], [class*="avatar" i]',
  name: AUTHOR,
  quote: QUOTE,
  chat: (document) => chatOf(document),
  read,
};
