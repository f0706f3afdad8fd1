/**
 * The Lounge, an IRC client in the browser, wherever it is served.
 *
 * Facts: its own source, `thelounge/thelounge`: `client/components/Message.vue` (`#msg-<id>`, `.msg` with its type, `self` for one's own,
 * `data-from`, `data-time`, `.time`, `.from`, `.content`), `Chat.vue` (`.chat-content .messages[role="log"]`, `.header .title`,
 * `data-current-channel`), `LinkPreview.vue` (`.preview`). Class names are written by hand.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, isTitled, type Place, type Said, type Site, wordsIn } from './site';

function chatOf(document: Document): SourceChat | null {
  const view = document.querySelector('#chat, .chat-view');
  const name =
    attributeIn(document, '[data-current-channel]', 'data-current-channel') ??
    wordsIn(view, '.header .title') ??
    attributeIn(view, '.messages', 'aria-label');
  return name === null ? null : { id: null, name, private: attributeIn(document, '.chat-view[data-type]', 'data-type') === 'query' };
}

function read(message: Element, { chat }: Place): Said {
  const author = message.getAttribute('data-from');
  return {
    key: message.id.replace(/^msg-/, ''),
    chat,
    author,
    mine: message.classList.contains('self'),
    quoted: false,
    time:
      message.getAttribute('data-time') ??
      attributeIn(message, 'time[datetime]', 'datetime') ??
      attributeIn(message, '.time [aria-label], .time', 'aria-label') ??
      wordsIn(message, '.time'),
    link: null,
  };
}

export const theLounge: Site = {
  app: 'the-lounge',
  at: () => false,
  is: (document) => document.getElementById('viewport') !== null && isTitled(document, /\bThe Lounge$/),
  sure: '.messages[role="log"] .msg[id^="msg-"]',
  message: '.msg[data-from][id^="msg-"], .msg[id^="msg-"][data-type="message"]',
  aside: '.time',
  name: '.from',
  quote: '.preview',
  chat: (document) => chatOf(document),
  read,
};
