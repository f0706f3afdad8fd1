/**
 * Messages of Facebook (facebook.com/messages, messenger.com) and Instagram (instagram.com/direct).
 *
 * Facts: one program serves both, and its class names are generated. What open tools go by: `[role="row"]` for a message, in Messenger
 * with `[data-scope="messages_table"]` in it, in Instagram in `[data-pagelet="IGDMessagesList"]` (there also `[role="group"]`); the
 * author in a heading (`h4` to `h6`) that is there for screen readers, or in the link to the profile; `[data-testid=
 * "outgoing_message"]` where it is still served. Whose a message is shows otherwise only in its side: what goes out stands at the
 * end of its line (`justify-content`, `align-items`), as `InstaAio` and others go by as well. The chat's id stands in the address:
 * `/messages/t/<id>`, `/t/<id>`, `/direct/t/<id>`. There are no links to messages, and times come on hovering only.
 * A profile of Instagram is the user's own where its `header` has the link to edit it (`/accounts/edit/`).
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, before, hostOf, isAtEnd, type Place, type Said, type Site, wordsIn } from './site';

const OUTGOING = '[data-testid="outgoing_message"], [data-testid="messenger_delivery_status"]';
const TEXT = '[dir="auto"]';
const HEADING = 'h3, h4, h5, h6';
const FORWARDED = '[aria-label*="forward" i], [data-testid*="forward" i]';

const threadOf = (path: string): string | null => /\/(?:messages\/(?:e2ee\/)?t|direct\/t|e2ee\/t|t)\/(\d+)/.exec(path)?.[1] ?? null;

function chatOf(document: Document, { pathname }: URL): SourceChat | null {
  const id = threadOf(pathname);
  const main = document.querySelector('[role="main"]') ?? document.querySelector('main');
  const name =
    wordsIn(document, '[data-pagelet="IGDInboxHeaderOffMsys"] h2, [data-pagelet="IGDInboxHeaderOffMsys"] [dir="auto"]') ??
    wordsIn(main, 'h1, h2') ??
    wordsIn(main, 'a[role="link"] [dir="auto"]');
  // Names are said over messages of groups; here it is not told from outside how many there are.
  return id === null && name === null ? null : { id, name: name ?? '', private: false };
}

function read(message: Element, { chat }: Place): Said {
  const text = message.querySelector(TEXT) ?? message;
  const mine = message.querySelector(OUTGOING) !== null || isAtEnd(text, message);
  const author = mine
    ? null
    : before(
        message,
        (element) => element.matches(MESSAGE) || element.querySelector(MESSAGE) !== null,
        (element) => authorIn(element),
      );
  return {
    key: message.getAttribute('data-message-id') ?? message.id,
    chat,
    author: mine ? null : (author ?? chat?.name ?? null),
    mine,
    quoted: message.querySelector(FORWARDED) !== null,
    time: attributeIn(message, 'time[datetime]', 'datetime') ?? wordsIn(message, 'time'),
    link: null,
  };
}

/** A heading that names who speaks; a link to a profile, whose picture is named. */
function authorIn(message: Element): string | null {
  return wordsIn(message, HEADING) ?? attributeIn(message, 'a[href^="/"] img[alt], a[role="link"] img[alt]', 'alt') ?? null;
}

const MESSAGE =
  '[role="row"]:has([data-scope="messages_table"]), [data-scope="messages_table"][role="row"], [data-pagelet="IGDMessagesList"] [role="row"], [data-pagelet="IGDMessagesList"] [role="group"]';

function readRow(row: Element): Said {
  const link = row.closest('a[href]') ?? row.querySelector('a[href*="/t/"]');
  const id = threadOf(new URL(link?.getAttribute('href') ?? '', 'https://page.invalid').pathname);
  return {
    key: '',
    chat: { id, name: wordsIn(row, TEXT) ?? '', private: false },
    author: null,
    mine: false,
    quoted: false,
    time: attributeIn(row, 'abbr[aria-label]', 'aria-label') ?? wordsIn(row, 'abbr, time'),
    link: null,
  };
}

const common = {
  sure: '[data-scope="messages_table"], [data-pagelet="IGDMessagesList"]',
  message: MESSAGE,
  row: '[role="navigation"] a[href*="/t/"], [role="grid"] a[href*="/messages/t/"], a[href^="/direct/t/"]',
  aside: 'time, abbr, [data-testid="messenger_delivery_status"]',
  name: HEADING,
  quote: '[data-testid*="reply" i], blockquote',
  signs: '[role="main"] [dir="auto"], [role="grid"] [dir="auto"]',
  chat: chatOf,
  read,
  readRow,
} satisfies Partial<Site>;

export const messenger: Site = {
  ...common,
  app: 'messenger',
  at: (address) => inMessenger(address),
  talks: (address) => inMessenger(address),
  is: () => false,
};

function inMessenger(address: URL): boolean {
  const host = hostOf(address);
  return /(?:^|\.)messenger\.com$/.test(host) || (/(?:^|\.)facebook\.com$/.test(host) && address.pathname.startsWith('/messages'));
}

export const instagram: Site = {
  ...common,
  app: 'instagram',
  at: (address) => /(?:^|\.)instagram\.com$/.test(hostOf(address)),
  talks: ({ pathname }) => pathname.startsWith('/direct/t/'),
  is: () => false,
  own: 'main header',
  ownAt: ({ document }) => document.querySelector('main header a[href^="/accounts/edit"]') !== null,
};
