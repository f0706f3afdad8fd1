/**
 * Any page that says of itself that it is a conversation: a log (`role="log"`), a list that is read out as it grows (`aria-live`), a
 * feed. Each child that repeats is a message. Who speaks and when is taken from attributes that say so, or from a `time` element.
 *
 * Facts: WAI-ARIA 1.2 (roles `log` and `feed`, live regions); data attributes and class names as self-hosted messengers write them:
 * Rocket.Chat (`data-own`, `data-username`, `data-ts`), The Lounge (`data-from`, `self`), Converse (`data-from`, `data-isodate`),
 * Zulip and Mattermost (`data-message-id`, a `time` or `data-timestamp`).
 *
 * It says "mine" only where the page says it in as many words, and says of other messages that they are not: what is marked on all of
 * them, or said by looks alone, tells nothing.
 */
import { isoOf, type Place, type Said, type Site, wordsIn } from './site';

const LIST = '[role="log"], [role="feed"], [aria-live]:not([aria-live="off"])';
const NAMED = ['data-author', 'data-from', 'data-username', 'data-sender', 'data-nick', 'data-user-name', 'data-sender-name'];
const KEYED = ['data-message-id', 'data-msgid', 'data-mid', 'data-msg-id', 'data-event-id', 'data-id', 'id'];
const OWN = ['data-own', 'data-self', 'data-mine', 'data-outgoing', 'data-from-me', 'data-is-own', 'data-is-mine'];
const OWN_CLASS = ['self', 'own', 'mine', 'outgoing', 'from-me', 'is-out', 'is-mine', 'is-self', 'own-message', 'message-out'];
const AUTHOR =
  '[itemprop="author"], [rel="author"], [data-testid*="author" i], [data-testid*="username" i], [class~="author"], [class~="username"], [class~="nick"], [class~="sender"], [class~="from"], [class*="__author"], [class*="-author"]';

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

function read(message: Element, { document }: Place): Said {
  const key = KEYED.map((name) => message.getAttribute(name)).find((value) => value !== null && value !== '') ?? '';
  const list = message.closest(LIST);
  const name = list?.getAttribute('aria-label')?.trim() || document.title.trim();
  const author = first(message, NAMED);
  return {
    key,
    chat: name === '' ? null : { id: null, name, private: false },
    author: author === null ? wordsIn(message, AUTHOR) : (IN_ROOM.exec(author)?.[1] ?? author),
    mine: mineOf(message, list),
    quoted: false,
    time: timeOf(message),
    link: null,
  };
}

/** What repeats in a list, by its role or as what it is; and what stands in such a list or thread. */
const ITEM = 'li, article, [role="listitem"], [role="article"], [role="row"], [data-message-id], [data-msgid], [data-mid], [data-event-id]';
const DEPTH = 12;

/** The message that an element stands in: an item of a log, or one of several with an author and a time. */
function find(element: Element): Element | null {
  const list = element.closest(LIST);
  if (list !== null && list !== element) {
    const item = element.closest(ITEM);
    const inside = item !== null && list.contains(item) && item !== list ? outermost(item, list) : childOf(element, list);
    if (inside !== null && (list.matches('[role="log"]') || isSigned(inside))) return inside;
  }
  const item = element.closest(ITEM);
  return item !== null && isRepeated(item) && isSigned(item) ? item : null;
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

/** An author and a time: what makes one of several things a message. */
function isSigned(item: Element): boolean {
  const timed =
    item.querySelector('time') !== null ||
    item.hasAttribute('data-ts') ||
    item.hasAttribute('data-timestamp') ||
    item.hasAttribute('data-isodate');
  return timed && (first(item, NAMED) !== null || item.querySelector(AUTHOR) !== null);
}

export const generic: Site = {
  app: '',
  find,
  at: () => false,
  is: () => false,
  message: '',
  aside: 'time, [class~="time"], [class~="timestamp"], button, [role="button"], [role="menu"], [role="toolbar"], [class*="avatar" i]',
  name: AUTHOR,
  quote: 'blockquote, [class~="reply"], [class~="quote"]',
  read,
};
