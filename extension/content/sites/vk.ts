/**
 * VK: messages of both faces that are in use, and posts.
 *
 * Facts: open tools for VK, whose selectors agree. The older face: `.im-mess[data-msgid]` with `data-ts` in `.im-mess-stack[data-peer]`
 * (the sender), `.im-mess-stack--lnk`, `.im-mess--text`, `.im_fwd_log_wrap`, `.im-replied`, `im-mess_out`; `.nim-dialog[data-peer]`. The
 * newer: `.ConvoMessage`, `.ConvoMessageWithoutBubble` in `.ConvoStack`, `--out` at either for what goes out, `[data-itemkey]`,
 * `.ConvoMessage__author`, `PeerTitle__title`. Posts: `.post[data-post-id]`, `.post_link`, `.wall_post_text` (`AndryMI/social_crawler`). All
 * are written by hand. A profile (`.ProfileHeader`, before `#profile_short`) is the user's own where it has the link to edit it (`/edit`). The chat's number is `sel=` of the address, or the last part of `/im/convo/<id>`; above 2,000,000,000 it is a group.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isoOf, isTitled, type Place, type Said, type Site, wordsIn } from './site';

const GROUPS = 2_000_000_000;
const NEW = '.ConvoMessage, .ConvoMessageWithoutBubble';
const NAME = '.ConvoMessage__author, .ConvoMessageAuthor, [class*="PeerTitle__title"], .im-mess-stack--lnk';

function peerOf({ pathname, searchParams }: URL): string | null {
  const peer = searchParams.get('sel') ?? /\/(?:im\/)?convo\/(-?\w+)/.exec(pathname)?.[1] ?? null;
  if (peer === null) return null;
  return /^c\d+$/.test(peer) ? String(GROUPS + Number(peer.slice(1))) : peer;
}

function chatOf(document: Document, address: URL): SourceChat | null {
  const id = peerOf(address);
  const name = wordsIn(document, '.ConvoHeader [class*="PeerTitle"], .ConvoHeader__title, .im-page--title-main-inner, ._im_page_peer_name');
  return id === null && name === null ? null : { id, name: name ?? '', private: id !== null && Number(id) > 0 && Number(id) < GROUPS };
}

function read(message: Element, place: Place): Said {
  if (message.matches('.post, [data-post-id]')) return readPost(message);
  const stack = message.closest('.ConvoStack, .im-mess-stack');
  const mine = isOut(message) || isOut(stack);
  const { chat } = place;
  const item = message.closest('[data-itemkey]');
  // At the first message of a stack, or once for all of it.
  const author = wordsIn(message, NAME) ?? wordsIn(stack, NAME) ?? (item === null || mine ? null : above(item)) ?? chat?.name ?? null;
  return {
    key: message.getAttribute('data-msgid') ?? message.getAttribute('data-cmid') ?? item?.getAttribute('data-itemkey') ?? '',
    chat,
    author: mine ? null : author,
    mine,
    quoted: message.querySelector('.im_fwd_log_wrap, [class*="ForwardedMessage"]') !== null,
    time:
      isoOf(message.getAttribute('data-ts')) ??
      attributeIn(message, 'time[datetime]', 'datetime') ??
      wordsIn(message, '.ConvoMessageInfo__date, .ConvoMessage__date, time'),
    link: null,
  };
}

const above = (item: Element): string | null =>
  before(
    item,
    (element) => element.hasAttribute('data-itemkey') && !isOut(element.querySelector(NEW)),
    (element) => wordsIn(element, NAME),
  );

function isOut(element: Element | null): boolean {
  if (element === null) return false;
  return ['ConvoMessage--out', 'ConvoStack--out', 'ConvoMessageWithoutBubble--out', 'im-mess_out', 'im-mess-stack_out'].some((name) =>
    element.classList.contains(name),
  );
}

function readPost(post: Element): Said {
  const id = post.getAttribute('data-post-id') ?? post.id.replace(/^post/, '');
  const name = wordsIn(post, '.author, [class*="PostHeaderTitle__authorName"], .post_author a');
  const wall = /^(-?\d+)_(\d+)/.exec(id);
  return {
    key: id,
    chat: { id: wall?.[1] ?? null, name: name ?? '', private: false },
    author: name,
    mine: false,
    quoted: post.querySelector('.copy_quote, [class*="PostCopyQuote"]') !== null,
    time: attributeIn(post, 'time[datetime]', 'datetime') ?? wordsIn(post, '.post_date, .post_link, time'),
    link: wall === null ? null : `https://vk.com/wall${wall[0]}`,
  };
}

function readRow(row: Element): Said {
  const id =
    row.getAttribute('data-peer') ??
    row.getAttribute('data-list-id') ??
    peerOf(new URL(row.getAttribute('href') ?? '', 'https://page.invalid'));
  return {
    key: '',
    chat: {
      id,
      name: wordsIn(row, '[class*="PeerTitle"], .nim-dialog--name, ._im_dialog_link') ?? '',
      private: id !== null && Number(id) > 0 && Number(id) < GROUPS,
    },
    author: null,
    mine: row.querySelector('[class*="ConvoListItem__author--self"], .nim-dialog--who, [class*="MessageReadStatus"]') !== null,
    quoted: false,
    time: wordsIn(row, '[class*="ConvoListItem__date"], .nim-dialog--date'),
    link: null,
  };
}

const isVk = (address: URL): boolean => /(?:^|\.)vk\.(?:com|ru|me)$/.test(hostOf(address));

export const vk: Site = {
  app: 'vk',
  at: (address) => isVk(address),
  talks: (address) => !isVk(address) || /^\/(?:im|mail|convo)\b|^\/wall/.test(address.pathname),
  is: (document) => isTitled(document, /^(?:\(\d+\) )?(?:ВКонтакте|VK Мессенджер|VK Messenger)$/),
  sure: '.ConvoMessage, .ConvoMessageWithoutBubble, .im-mess[data-msgid]',
  message: `${NEW}, .im-mess[data-msgid], .post[data-post-id]`,
  row: '.nim-dialog[data-peer], .ConvoListItem, [class~="ConvoListItem"]',
  aside:
    'time, .ConvoMessageInfo, .ConvoMessage__date, .im-mess-stack--tools, .im-mess--actions, .ConvoMessage__reactions, .nim-dialog--date, [class*="ConvoListItem__date"]',
  name: NAME,
  quote: '.im_fwd_log_wrap, .im-replied, [class*="ForwardedMessage"], [class*="ReplyMessage"], .copy_quote',
  own: '.ProfileHeader, .ProfileInfo, #profile_short',
  ownAt: ({ document }) => document.querySelector('.ProfileHeader a[href^="/edit"], #profile_edit_act, .profile_edit_act') !== null,
  chat: chatOf,
  read,
  readRow,
};
