/**
 * Posts of public Telegram channels outside of the apps: `t.me/s/<channel>`, `t.me/<channel>/<post>`, and the frames that other sites
 * embed (`?embed=1`). Nobody is signed in here, so nothing is hers.
 *
 * Facts: the widget's pages as scrapers read them (`nuzulul/telegram-scraper`, whose README has a sample). `data-post` is `<channel>/<post>`; `data-view` is base64url JSON whose
 * `c` is the channel's number, which outlives a new name.
 */
import { hostOf, isTitled, type Said, type Site, wordsIn } from './site';

const MESSAGE = '.tgme_widget_message[data-post], [data-post][data-view]';

/** The channel's number, as Telegram's other faces write it. */
export function channelOf(view: string | null): string | null {
  if (view === null || view.length > 1000) return null;
  try {
    const { c } = JSON.parse(atob(view.replaceAll('-', '+').replaceAll('_', '/'))) as { c?: unknown };
    return typeof c === 'number' && Number.isSafeInteger(c) && c !== 0 ? (c < 0 ? String(c) : `-100${c}`) : null;
  } catch {
    return null;
  }
}

function read(message: Element): Said {
  const [channel = '', key = ''] = (message.getAttribute('data-post') ?? '').split('/');
  const time = message.querySelector('.tgme_widget_message_date time[datetime], time[datetime]');
  const name =
    wordsIn(message, '.tgme_widget_message_owner_name') ?? wordsIn(message.ownerDocument, '.tgme_channel_info_header_title') ?? channel;
  const id = channelOf(message.getAttribute('data-view')) ?? (channel === '' ? null : `@${channel}`);
  const signed = wordsIn(message, '.tgme_widget_message_from_author');
  return {
    key,
    chat: { id, name, private: false },
    author: signed ?? name,
    mine: false,
    quoted: message.querySelector('.tgme_widget_message_forwarded_from') !== null,
    time: time?.getAttribute('datetime') ?? null,
    link: channel !== '' && /^\d+$/.test(key) ? `https://t.me/${channel}/${key}` : null,
  };
}

/** An answer links to what it answers: the same words there and here are one place. */
function readQuote(quote: Element): Partial<Said> {
  const link = /^https:\/\/t\.me\/(\w+)\/(\d+)$/.exec(quote.getAttribute('href')?.split('?')[0] ?? '');
  return link === null ? {} : { key: link[2] ?? '', link: link[0], time: null };
}

export const telegramPosts: Site = {
  app: 'telegram-posts',
  at: (address) => /^(?:t|telegram)\.me$/.test(hostOf(address)) && /^\/(?:s\/)?\w{3,}(?:\/\d+)?\/?$/.test(address.pathname),
  is: (document) =>
    document.body?.matches('.tgme_webpreview, .widget_frame_base') === true ||
    isTitled(document, / [–-] Telegram$/) ||
    document.querySelector('script[data-telegram-post]') !== null,
  message: MESSAGE,
  aside:
    '.tgme_widget_message_footer, .tgme_widget_message_info, .tgme_widget_message_date, .tgme_widget_message_views, .tgme_widget_message_user, .tgme_widget_message_service_date_wrap',
  name: '.tgme_widget_message_bubble > .tgme_widget_message_author',
  quote: '.tgme_widget_message_reply, .tgme_widget_message_link_preview',
  read,
  readQuote,
};
