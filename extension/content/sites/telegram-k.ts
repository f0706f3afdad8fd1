/**
 * Telegram Web K (web.telegram.org/k, and wherever its build is served).
 *
 * Facts: its own source, `morethanwords/tweb`: `components/chat/bubbles.ts` (`.bubble` with `data-mid`, `data-peer-id` of the chat,
 * `data-timestamp`; `is-in`, `is-out`, `service`; `forwarded`), `bubbleGroups.ts` (`.bubbles-group`, its avatar), `peerTitle.ts`
 * (`.peer-title[data-peer-id]`), `lib/appManagers/appDialogsManager.ts` (`a.chatlist-chat[data-peer-id]`, `.dialog-subtitle`,
 * `.sending-status`). Its class names are written by hand. While a message is being sent its `data-mid` is a fraction; a number
 * above 2^32 - 1 is the server's id times 2^16, added to that (`helpers/getServerMessageId`).
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isoOf, isPerson, isTitled, type Said, type Site, telegramLink, wordsIn } from './site';

const MESSAGE = '.bubble[data-mid]:not(.service)';
const OFFSET = 0xffffffff;
const STEP = 0x10000;

function chatOf(document: Document): SourceChat | null {
  const title = document.querySelector(
    '.chats-container .chat.active .chat-info .peer-title, .chat .chat-info .peer-title, .chat-info .peer-title',
  );
  if (title === null) return null;
  return chatIs(title.getAttribute('data-peer-id'), title.textContent?.trim() ?? '');
}

/** K writes ids of channels without the -100 that Telegram's other faces put before them: the longer ones are channels. */
const chatIs = (peer: string | null, name: string): SourceChat => ({ id: fullPeer(peer), name, private: isPerson(peer) });
const fullPeer = (peer: string | null): string | null => peer?.replace(/^-(?!100\d{10})(?=\d{10,}$)/, '-100') ?? null;

/** The server's number of a message. */
function keyOf(mid: string): string {
  const number = Number(mid);
  return number >= OFFSET && (number - OFFSET) % STEP === 0 ? String((number - OFFSET) / STEP) : mid;
}

function mineOf({ classList }: Element): boolean | null {
  return classList.contains('is-out') ? true : classList.contains('is-in') ? false : null;
}

function read(message: Element, { chat: open }: Parameters<Site['read']>[1]): Said {
  const peer = fullPeer(message.getAttribute('data-peer-id'));
  const chat = open !== null && (peer === null || open.id === peer) ? open : chatIs(peer, '');
  const key = keyOf(message.getAttribute('data-mid') ?? '');
  const mine = mineOf(message);
  const time = message.querySelector('.time');
  return {
    key,
    chat,
    author: mine === true ? null : authorOf(message, chat),
    mine,
    quoted: message.classList.contains('forwarded') || message.classList.contains('is-forwarded'),
    time: isoOf(message.getAttribute('data-timestamp')) ?? attributeIn(time, '.time-inner', 'title') ?? time?.textContent?.trim() ?? null,
    link: telegramLink(chat.id, key),
  };
}

function authorOf(message: Element, chat: SourceChat): string | null {
  const title = message.querySelector('.name .peer-title, .name-first .peer-title, .colored-name .peer-title');
  const own = title?.textContent?.trim() ?? '';
  if (own !== '' && !message.classList.contains('forwarded')) return own;
  const first = message.closest('.bubbles-group')?.querySelector('.bubble:not(.forwarded) .name .peer-title')?.textContent?.trim();
  if (first) return first;
  const named = before(
    message,
    (element) => element.matches(MESSAGE) && mineOf(element) === false,
    (element) => (element.classList.contains('forwarded') ? null : wordsIn(element, '.name .peer-title')),
  );
  return named ?? (chat.name === '' ? null : chat.name);
}

function readRow(row: Element): Said {
  const title = row.querySelector('.peer-title');
  const status = row.querySelector('.sending-status, .message-status');
  return {
    key: '',
    chat: chatIs(row.getAttribute('data-peer-id'), title?.textContent?.trim() ?? ''),
    author: null,
    mine: status !== null && status.childElementCount > 0,
    quoted: false,
    time: wordsIn(row, '.message-time'),
    link: null,
  };
}

export const telegramK: Site = {
  app: 'telegram-k',
  at: (address) => hostOf(address) === 'web.telegram.org' && !address.pathname.startsWith('/a'),
  is: (document) =>
    document.getElementById('column-center') !== null ||
    document.getElementById('column-left') !== null ||
    (isTitled(document, /^(?:\(\d+\) )?Telegram Web(?: K)?$/) && document.getElementById('page-chats') !== null),
  message: MESSAGE,
  row: 'a.chatlist-chat[data-peer-id], .chatlist-chat[data-peer-id]',
  aside:
    '.time, .bubbles-group-avatar, .bubbles-group-avatar-container, .reactions, reactions-element, .replies-footer, .bubble.service, .row-title-right, .dialog-subtitle-badge, .dialog-avatar',
  name: '.name, .name-first, .colored-name',
  quote: '.reply, .webpage, .web',
  own: '.settings-container',
  chat: (document) => chatOf(document),
  read,
  readRow,
};
