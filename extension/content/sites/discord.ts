/**
 * Discord.
 *
 * Facts: its client's own ids, as open tools and its published bundles have them: `li#chat-messages-<channel>-<message>`,
 * `#message-content-<message>`, `#message-username-<message>`, `time#message-timestamp-<message>` with `datetime`,
 * `#message-reply-context-<message>`, `#message-accessories-<message>`. The address is `/channels/<guild or @me>/<channel>`. Who is
 * signed in shows in the panel below the channels (`section[aria-label] [data-username]`, or the name in `nameTag`): one's own
 * messages are those with that name's avatar, which carries the account's number. Her profile is that panel, and the card of the
 * settings that her account is shown on (`accountProfileCard_…`: before the generated part, names are those of its authors' modules).
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isTitled, type Place, type Said, type Site, wordsIn } from './site';

const MESSAGE = 'li[id^="chat-messages-"]';
const ID = /^chat-messages-(?:(\d+)-)?(\d+)$/;
const NAME = '[id^="message-username-"]';
const AVATAR = 'img[src*="/avatars/"]';

const placeOf = ({ pathname }: URL): [guild: string | null, channel: string | null] => {
  const [, guild = null, channel = null] = /^\/channels\/(@me|\d+)(?:\/(\d+))?/.exec(pathname) ?? [];
  return [guild, channel];
};

function chatOf(document: Document, address: URL): SourceChat | null {
  const [guild, id] = placeOf(address);
  // "(3) Discord | #channel | Server", or the name of the person.
  const titled = document.title.replace(/^\(\d+\)\s*|^•\s*/, '').replace(/^Discord \| /, '');
  const name =
    wordsIn(document, 'section[aria-label] h1, [class*="title"] h1, [data-list-id="chat-messages"] h1') ??
    (titled === 'Discord' ? '' : titled);
  return id === null && name === '' ? null : { id, name, private: guild === '@me' };
}

/** The account's number stands in the address of its picture. */
const accountOf = (within: ParentNode | null): string | null =>
  /\/avatars\/(\d+)\//.exec(attributeIn(within, AVATAR, 'src') ?? '')?.[1] ?? null;

function selfOf(document: Document): { account: string | null; name: string | null } {
  const panel = document.querySelector('section[class*="panels"], [class*="panels"] section, section[data-self]');
  return {
    account: accountOf(panel),
    name:
      attributeIn(panel, '[data-username]', 'data-username') ??
      wordsIn(panel, '[class*="nameTag"] [class*="title"], [class*="panelTitle"]'),
  };
}

/** The first message of a group has the name and the picture. */
function headOf(message: Element): Element | null {
  return before(
    message,
    (element) => element.matches(MESSAGE) || element.getAttribute('role') === 'separator',
    (element) => (element.querySelector(`${NAME}:not([id^="message-reply-context-"] *)`) === null ? null : element),
  );
}

function read(message: Element, { document, address, chat }: Place): Said {
  const [, channel = null, key = ''] = ID.exec(message.id) ?? [];
  const [guild] = placeOf(address);
  const head = headOf(message);
  const author = wordsIn(head, `${NAME}:not([id^="message-reply-context-"] *)`);
  const self = selfOf(document);
  const account = accountOf(head);
  const known = (self.account !== null && account !== null) || (self.name !== null && author !== null);
  const mine = !known ? null : account !== null && self.account !== null ? account === self.account : author === self.name;
  return {
    key,
    chat: chat ?? (channel === null ? null : { id: channel, name: '', private: guild === '@me' }),
    author,
    mine,
    quoted: false,
    time: attributeIn(message, 'time[id^="message-timestamp-"], time[datetime]', 'datetime'),
    link: guild === null || channel === null ? null : `https://discord.com/channels/${guild}/${channel}/${key}`,
  };
}

export const discord: Site = {
  app: 'discord',
  at: (address) => /^(?:(?:canary|ptb)\.)?discord(?:app)?\.com$/.test(hostOf(address)) && address.pathname.startsWith('/channels'),
  is: (document) => document.getElementById('app-mount') !== null && isTitled(document, /\bDiscord\b/),
  message: MESSAGE,
  aside: 'time, [id^="message-timestamp-"], [id^="message-reactions-"]',
  name: NAME,
  quote: '[id^="message-reply-context-"], [class*="embedWrapper"], [class*="forwarded"]',
  own: 'section[class*="panels"], [class*="accountProfileCard"]',
  chat: chatOf,
  read,
};
