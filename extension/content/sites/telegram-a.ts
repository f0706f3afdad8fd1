/**
 * Telegram Web A (web.telegram.org/a, and wherever its build is served).
 *
 * Facts: its own source, `Ajaxy/telegram-tt`: `components/middle/message/Message.tsx` (`#message-<id>`, `data-message-id`, `own`,
 * `.message-title-name`, `.text-content`, `.EmbeddedMessage`, `.WebPage`), `common/Avatar.tsx` (`data-peer-id`),
 * `left/main/Chat.tsx` (`.Chat` `private`/`group`, a link of `#<chat>`, `.LastMessageMeta`), `util/routing.ts` (the address: `#<chat>`,
 * `#<chat>_<thread>`, `#@name`). Its class names are written by hand. The full date stands in a tooltip that is made on hovering, so
 * the time is the one that is shown, with the day of the separator where there is one.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isPerson, isTitled, type Said, type Site, telegramLink, wordsIn } from './site';

const MESSAGE = '.Message[data-message-id], .Message[id^="message-"]';
const OUTGOING = '.MessageMeta .MessageOutgoingStatus';
const NAME = '.message-title .message-title-name, .message-title .sender-title';

/** `-1001234`, `@name` or `1234` of the address or of a chat's link. */
function peerOf(hash: string): string | null {
  const peer = /^#\??(?:tgaddr=)?(-?\d+|@\w+)/.exec(hash)?.[1];
  return peer ?? null;
}

function chatOf(document: Document, address: URL): SourceChat | null {
  const header = document.querySelector('.MiddleHeader, #MiddleColumn .chat-info-wrapper');
  const id = peerOf(address.hash) ?? attributeIn(header, '[data-peer-id]', 'data-peer-id');
  const name = wordsIn(header, '.fullName, .title h3, .title') ?? '';
  return id === null && name === '' ? null : { id, name, private: isPerson(id) };
}

function read(message: Element, { chat }: Parameters<Site['read']>[1]): Said {
  const key = message.getAttribute('data-message-id') ?? message.id.replace(/^message-/, '');
  const own = message.classList.contains('own');
  // Ticks are shown on what goes out: a message that has them and is not said to be one's own is a page that has changed.
  const mine = !own && message.querySelector(OUTGOING) !== null ? null : own;
  const forwarded = message.querySelector('.forward-title-container, .forward-title, .message-title .icon-forward') !== null;
  const author = mine === true ? null : authorOf(message, chat);
  return {
    key,
    chat,
    author,
    mine,
    quoted: forwarded,
    time: timeOf(message),
    link: telegramLink(chat?.id ?? null, key),
  };
}

const isMessage = (element: Element): boolean => element.matches(MESSAGE);

function authorOf(message: Element, chat: SourceChat | null): string | null {
  // A channel speaks for itself, a person as well: only in groups is anyone named.
  const named = before(
    message,
    (element) => isMessage(element) && !element.classList.contains('own'),
    (element) => wordsIn(element, NAME) ?? (element === message || !element.classList.contains('first-in-group') ? null : ''),
  );
  return named === null || named === '' ? (chat?.name ?? null) : named;
}

function timeOf(message: Element): string | null {
  const time = message.querySelector('.MessageMeta .message-time');
  const full = time?.getAttribute('title')?.split('\n')[0] ?? '';
  if (full !== '') return full;
  const shown = time?.textContent?.trim() ?? '';
  if (shown === '') return null;
  const day = wordsIn(message.closest('.message-date-group'), '.sticky-date');
  return day === null ? shown : `${day}, ${shown}`;
}

function readRow(row: Element): Said {
  const id =
    peerOf(attributeIn(row, 'a[href*="#"]', 'href')?.replace(/^[^#]*/, '') ?? '') ?? attributeIn(row, '[data-peer-id]', 'data-peer-id');
  const name = wordsIn(row, '.fullName, .title h3') ?? '';
  return {
    key: '',
    chat: { id, name, private: row.classList.contains('private') || isPerson(id) },
    author: wordsIn(row, '.subtitle .sender-name'),
    mine: row.querySelector('.LastMessageMeta .MessageOutgoingStatus') !== null,
    quoted: false,
    time: wordsIn(row, '.LastMessageMeta .time'),
    link: null,
  };
}

export const telegramA: Site = {
  app: 'telegram-a',
  at: (address) => hostOf(address) === 'web.telegram.org' && address.pathname.startsWith('/a'),
  is: (document) =>
    document.getElementById('MiddleColumn') !== null ||
    document.getElementById('LeftColumn') !== null ||
    (isTitled(document, /^(?:\(\d+\) )?Telegram(?: Web(?: A)?)?$/) && document.getElementById('UiLoader') !== null),
  message: MESSAGE,
  row: '.Chat.chat-item-clickable',
  aside: '.MessageMeta, .Reactions, .message-select-control, .CommentButton, .sticky-date, .LastMessageMeta, .ChatBadge, .Avatar',
  name: '.message-title',
  quote: '.EmbeddedMessage, .WebPage',
  own: '#Settings .settings-main-menu, #Settings .ProfileInfo, #Settings .ChatExtra',
  chat: chatOf,
  read,
  readRow,
};
