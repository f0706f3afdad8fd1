/**
 * Element, the Matrix client, wherever it is served.
 *
 * Facts: its own source, `element-hq/element-web`: `components/views/rooms/EventTile.tsx` (`.mx_EventTile` with `data-event-id`,
 * `data-self`, `data-layout`, `data-scroll-tokens`; `.mx_EventTile_line`, `.mx_MessageTimestamp`), `SenderProfile` and
 * `DisambiguatedProfile` (`.mx_DisambiguatedProfile_displayName`), `ReplyChain` (`.mx_ReplyChain`, `.mx_ReplyTile`), `RoomTile`
 * (`.mx_RoomTile`), `#matrixchat`; the address is `#/room/<id>`. Class names are written by hand and begin with `mx_`. Only the first of
 * several messages of one author has the name.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isTitled, type Place, type Said, type Site, wordsIn } from './site';

const MESSAGE = '.mx_EventTile[data-event-id], [data-event-id][data-self], .mx_EventTile[data-scroll-tokens]';
const NAME = '.mx_DisambiguatedProfile_displayName, .mx_DisambiguatedProfile, .mx_SenderProfile, .mx_DisambiguatedDisplayName';

const roomOf = (address: URL): string | null => /^#\/room\/([^/?]+)/.exec(decode(address.hash))?.[1] ?? null;
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function chatOf(document: Document, address: URL): SourceChat | null {
  const id = roomOf(address);
  const name = wordsIn(document, '.mx_RoomHeader_heading, .mx_RoomHeader_nametext, .mx_RoomHeader_name, .mx_RoomHeader h1, .mx_RoomHeader');
  return id === null && name === null ? null : { id, name: name ?? '', private: false };
}

function read(message: Element, { address, chat }: Place): Said {
  const key = message.getAttribute('data-event-id') ?? message.getAttribute('data-scroll-tokens')?.split(',')[0] ?? '';
  const self = message.getAttribute('data-self');
  const mine = self === null ? null : self === 'true';
  const room = roomOf(address);
  return {
    key,
    chat,
    author:
      mine === true
        ? null
        : (before(
            message,
            (element) => element.matches(MESSAGE) && element.getAttribute('data-self') === self,
            (element) => wordsIn(element, NAME),
          ) ??
          chat?.name ??
          null),
    mine,
    quoted: false,
    time:
      attributeIn(message, 'time[datetime]', 'datetime') ??
      attributeIn(message, '.mx_MessageTimestamp', 'aria-label') ??
      wordsIn(message, '.mx_MessageTimestamp'),
    link: room !== null && key.startsWith('$') ? `https://matrix.to/#/${encodeURIComponent(room)}/${encodeURIComponent(key)}` : null,
  };
}

function readRow(row: Element): Said {
  return {
    key: '',
    chat: { id: null, name: wordsIn(row, '.mx_RoomTile_title') ?? '', private: false },
    author: null,
    mine: false,
    quoted: false,
    time: null,
    link: null,
  };
}

export const element: Site = {
  app: 'element',
  at: (address) => /^(?:app|develop|staging)\.element\.io$/.test(hostOf(address)),
  is: (document) => document.getElementById('matrixchat') !== null || isTitled(document, /^(?:\[\d+\] )?Element(?: \||$)/),
  message: MESSAGE,
  row: '.mx_RoomTile',
  aside:
    '.mx_MessageTimestamp, .mx_ReactionsRow, .mx_ReadReceiptGroup, .mx_EventTile_receiptSent, .mx_EventTile_msgOption, .mx_MessageActionBar, .mx_EventTile_avatar',
  name: NAME,
  quote: '.mx_ReplyChain, .mx_ReplyChain_wrapper, .mx_ReplyTile, .mx_LinkPreviewWidget, .mx_EventTile_body blockquote',
  own: '.mx_UserMenu_contextMenu, .mx_ProfileSettings, .mx_UserProfileSettings',
  chat: chatOf,
  read,
  readRow,
};
