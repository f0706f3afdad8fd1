/**
 * WhatsApp Web.
 *
 * Facts: read by many open tools, whose selectors agree: `#main`, `#pane-side`, a message's `data-id` (`true_…` for what goes out,
 * `false_…`, or an opaque number), `.message-in`/`.message-out` written by hand, `data-pre-plain-text="[time, date] Name: "`,
 * `[data-testid="quoted-message"]` and `.quoted-mention`, `[data-icon="forwarded"]` and `forward-refreshed`, the ticks `msg-check`,
 * `msg-dblcheck`, `msg-time` and `wds-ic-…`, `[data-testid="msg-meta"]`; in the list of chats `status-check`, `status-dblcheck`. There
 * is no link to a message. Which day `data-pre-plain-text` means depends on the language: it is kept as it stands.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, hostOf, isTitled, type Said, type Site, wordsIn } from './site';

const SENT =
  '[data-icon="msg-check"], [data-icon="msg-dblcheck"], [data-icon="msg-time"], [data-icon^="wds-ic-read"], [data-icon^="wds-ic-sent"], [data-icon^="wds-ic-delivered"]';
const ROW_SENT = '[data-icon^="status-check"], [data-icon^="status-dblcheck"], [data-icon^="status-time"]';
const FORWARDED = '[data-icon="forwarded"], [data-icon="forward-refreshed"], [data-icon="frequently-forwarded"], [data-testid="forwarded"]';
const ID = /^(true|false)_([\w.-]+@[\w.]+)_(\w+)/;

const idOf = (message: Element): string =>
  message.getAttribute('data-id') ??
  message.closest('[data-id]')?.getAttribute('data-id') ??
  attributeIn(message, '[data-id]', 'data-id') ??
  '';

function chatOf(document: Document): SourceChat | null {
  const main = document.getElementById('main');
  if (main === null) return null;
  const name =
    attributeIn(main, 'header span[title]', 'title') ??
    wordsIn(main, 'header [data-testid="conversation-info-header-chat-title"], header span[dir="auto"]');
  const id = ID.exec(attributeIn(main, '[data-id*="@"]', 'data-id') ?? '')?.[2] ?? null;
  return name === null && id === null ? null : { id, name: name ?? '', private: id === null ? !isGroup(main) : !id.endsWith('@g.us') };
}

/** Names stand over messages in groups only. */
const isGroup = (main: Element): boolean =>
  main.querySelector('.message-in [data-testid="author"], .message-in [aria-label$=":"][role="button"]') !== null;

function mineOf(message: Element, id: string): boolean | null {
  const said = ID.exec(id)?.[1];
  if (said !== undefined) return said === 'true';
  for (const of of [message, message.querySelector('.message-in, .message-out')]) {
    if (of?.classList.contains('message-out') === true) return true;
    if (of?.classList.contains('message-in') === true) return false;
  }
  return message.querySelector(SENT) !== null ? true : null;
}

function read(message: Element, { chat }: Parameters<Site['read']>[1]): Said {
  const id = idOf(message);
  const mine = mineOf(message, id);
  const [, time = null, author = null] =
    /^\[([^\]]+)\]\s*(.*?):?\s*$/.exec(attributeIn(message, '[data-pre-plain-text]', 'data-pre-plain-text') ?? '') ?? [];
  const one = ID.exec(id);
  return {
    key: one?.[3] ?? id,
    chat: chat ?? (one?.[2] === undefined ? null : { id: one[2], name: '', private: !one[2].endsWith('@g.us') }),
    author: mine === true ? null : author || (chat?.name ?? null),
    mine,
    quoted: message.querySelector(FORWARDED) !== null,
    time: time ?? wordsIn(message, '[data-testid="msg-meta"] span'),
    link: null,
  };
}

function readRow(row: Element): Said {
  const name = attributeIn(row, '[data-testid="cell-frame-title"] span[title], span[title]', 'title') ?? '';
  return {
    key: '',
    chat: { id: null, name, private: false },
    author: null,
    mine: row.querySelector(ROW_SENT) !== null,
    quoted: false,
    time: wordsIn(row, '[data-testid="cell-frame-primary-detail"]'),
    link: null,
  };
}

export const whatsapp: Site = {
  app: 'whatsapp',
  at: (address) => hostOf(address) === 'web.whatsapp.com',
  is: (document) => document.getElementById('pane-side') !== null || isTitled(document, /^(?:\(\d+\) )?WhatsApp(?: Web| Business)?$/),
  sure: '[data-pre-plain-text]',
  message: '#main [data-id], #main .message-in, #main .message-out',
  row: '#pane-side [role="listitem"], #pane-side [role="row"]',
  aside: '[data-testid="msg-meta"], [data-testid="author"], [data-testid="reaction-bubble"]',
  quote: '[data-testid="quoted-message"], .quoted-mention, [data-testid="link-preview"]',
  own: '[data-testid="drawer-left"] [data-testid="profile-name"], [data-testid="drawer-left"] section',
  chat: (document) => chatOf(document),
  read,
  readRow,
};
