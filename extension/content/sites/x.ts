/**
 * X: posts and direct messages.
 *
 * Facts: the `data-testid`s that its own tests and all open tools for it go by: `article[data-testid="tweet"]`, `User-Name`,
 * `tweetText`, `time[datetime]` in the link to `/<user>/status/<id>`, `AppTabBar_Profile_Link` (whose account is signed in), `UserName` and
 * `UserDescription` of a profile; for messages `messageEntry`, `conversation`, `dmComposerTextInput`. Whose a direct message is
 * shows in its side only.
 */
import type { SourceChat } from '../../protocol';
import { attributeIn, hostOf, isAtEnd, type Place, type Said, type Site, wordsIn } from './site';

const TWEET = 'article[data-testid="tweet"]';
const ENTRY = '[data-testid="messageEntry"]';

const handleOf = (href: string | null): string | null => /^(?:https?:\/\/[\w.]+)?\/(\w+)/.exec(href ?? '')?.[1]?.toLowerCase() ?? null;
const selfOf = (document: Document): string | null => handleOf(attributeIn(document, '[data-testid="AppTabBar_Profile_Link"]', 'href'));

function chatOf(document: Document, { pathname }: URL): SourceChat | null {
  const id = /^\/(?:messages|i\/chat)\/([\w-]+)/.exec(pathname)?.[1] ?? null;
  if (id === null) return null;
  const name =
    wordsIn(
      document,
      '[data-testid="DmScrollerContainer"] h2, [data-testid="conversation-title"], [aria-labelledby="detail-header"] h2, #detail-header',
    ) ?? '';
  return { id, name, private: /^\d+-\d+$/.test(id) };
}

function read(message: Element, place: Place): Said {
  return message.matches(ENTRY) ? readEntry(message, place) : readTweet(message, place);
}

function readEntry(entry: Element, { chat }: Place): Said {
  const text = entry.querySelector('[data-testid="tweetText"], [dir="auto"]') ?? entry;
  const mine = isAtEnd(text, entry);
  return {
    key: entry.getAttribute('data-item-id') ?? entry.id,
    chat,
    author: mine ? null : (wordsIn(entry, '[data-testid="messageSender"], [data-testid="User-Name"]') ?? chat?.name ?? null),
    mine,
    quoted: false,
    time: attributeIn(entry, 'time[datetime]', 'datetime') ?? wordsIn(entry, 'time'),
    link: null,
  };
}

function readTweet(tweet: Element, { document }: Place): Said {
  const name = tweet.querySelector('[data-testid="User-Name"]');
  const link = tweet.querySelector('a[href*="/status/"]:has(time)') ?? tweet.querySelector('time')?.closest('a[href*="/status/"]') ?? null;
  const [, user = null, key = ''] = /^(?:https?:\/\/[\w.]+)?\/(\w+)\/status\/(\d+)/.exec(link?.getAttribute('href') ?? '') ?? [];
  const self = selfOf(document);
  const author = wordsIn(name, 'a [dir="ltr"], a span, span');
  const shown = author ?? (user === null ? null : `@${user}`);
  return {
    key,
    chat: { id: user?.toLowerCase() ?? null, name: shown ?? '', private: false },
    author: shown,
    // Nobody is signed in where no profile is linked: then nothing is hers.
    mine: self !== null && user !== null && user.toLowerCase() === self,
    quoted: tweet.querySelector('[data-testid="socialContext"]') !== null,
    time: attributeIn(tweet, 'time[datetime]', 'datetime'),
    link: user === null || key === '' ? null : `https://x.com/${user}/status/${key}`,
  };
}

function readRow(row: Element): Said {
  const id =
    /\/(?:messages|i\/chat)\/([\w-]+)/.exec(
      attributeIn(row, 'a[href*="/messages/"], a[href*="/i/chat/"]', 'href') ?? row.getAttribute('href') ?? '',
    )?.[1] ?? null;
  return {
    key: '',
    chat: { id, name: wordsIn(row, '[dir="ltr"], [dir="auto"], span') ?? '', private: id !== null && /^\d+-\d+$/.test(id) },
    author: null,
    mine: false,
    quoted: false,
    time: attributeIn(row, 'time[datetime]', 'datetime') ?? wordsIn(row, 'time'),
    link: null,
  };
}

const hasWords = (address: URL): boolean =>
  /^(?:mobile\.)?(?:x|twitter)\.com$/.test(hostOf(address)) && /^\/(?:home|messages|i\/chat|\w+\/status\/)/.test(address.pathname);

export const x: Site = {
  app: 'x',
  at: (address) => hasWords(address),
  talks: (address) => hasWords(address),
  is: () => false,
  message: `${TWEET}, ${ENTRY}`,
  row: '[data-testid="conversation"]',
  aside: 'time, [role="group"][aria-label], [data-testid="caret"], [data-testid="socialContext"]',
  name: '[data-testid="User-Name"], [data-testid="messageSender"]',
  quote: `${TWEET} [role="link"]:has([data-testid="User-Name"]), [data-testid="card.wrapper"]`,
  signs: 'main [lang], main [dir="auto"]',
  ownAt: ({ document, address }) => {
    const self = selfOf(document);
    return self !== null && handleOf(address.pathname) === self;
  },
  own: '[data-testid="UserName"], [data-testid="UserDescription"], [data-testid="UserProfileHeader_Items"], [data-testid="UserUrl"]',
  chat: chatOf,
  read,
  readRow,
};
