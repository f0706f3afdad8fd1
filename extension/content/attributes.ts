/**
 * Text that an element carries beside what it shows: where its link goes, what an image is called, its tooltip, its name
 * for screen readers, an address that Cloudflare has scrambled. Decoded to what a person would read.
 *
 * `attributesOf` gives the texts of one element; `Shown` says which of them stand beside it anyway, so that the same
 * words are not found twice.
 */

/** The attributes that carry text: a change of one of these is a change of what can be read. */
export const TEXT_ATTRIBUTES = ['href', 'alt', 'title', 'aria-label', 'data-cfemail'] as const;

/** More than this of one attribute is not something that a person wrote for another to read. */
const LONGEST = 4096;

/** Sites at which the first part of the path, or the part after a fixed one, is a person's handle. */
const PROFILES: readonly [host: RegExp, path: RegExp][] = [
  [/^(?:t|telegram)\.me$/, /^\/(?:s\/)?(?:\+|%2B)?(\w{3,})/i],
  [
    /^(?:instagram|twitter|x|threads|vk|ok|snapchat|pinterest|github|facebook|fb|m\.facebook|mobile\.twitter)\.(?:com|net|ru)$/,
    /^\/(?:add\/|profile\/)?@?([\w.-]{2,})\/?$/,
  ],
  [/^(?:tiktok|youtube|medium)\.com$/, /^\/@([\w.-]{2,})/],
  [/^linkedin\.com$/, /^\/in\/([^/?#]{2,})/],
];
/** First parts of a path that are no one's handle. */
const PLACES = new Set([
  'about',
  'explore',
  'hashtag',
  'help',
  'home',
  'i',
  'intent',
  'joinchat',
  'login',
  'p',
  'privacy',
  'reel',
  'reels',
  'search',
  'share',
  'sharer',
  'share.php',
  'sharer.php',
  'stories',
  'terms',
  'watch',
]);

const NONE: readonly string[] = [];

/** Each text of the element, decoded, no text twice. */
export function attributesOf(element: Element): readonly string[] {
  if (!element.hasAttributes()) return NONE;
  const texts: string[] = [];
  for (const name of TEXT_ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value === null || value === '') continue;
    const text = decode(element, name, value.slice(0, LONGEST));
    if (text !== '' && !texts.some((other) => same(other, text))) texts.push(text);
  }
  return texts;
}

/** Words that an element's texts are compared with: folded once, compared often. */
export class Shown {
  readonly #plain: string;
  readonly #digits: string;

  constructor(text: string) {
    this.#plain = fold(text);
    this.#digits = digitsOf(text);
  }

  /** Whether a text can be read in it. */
  says(text: string): boolean {
    return this.#plain.includes(fold(text).replace(/^@/, '')) || (isNumber(text) && this.#digits.includes(digitsOf(text).slice(-9)));
  }
}

function decode(element: Element, name: (typeof TEXT_ATTRIBUTES)[number], value: string): string {
  if (name === 'data-cfemail') return uncloud(value);
  if (name === 'href') return element.localName === 'a' || element.localName === 'area' ? decodeLink(value.trim()) : '';
  return value.replace(/\s+/g, ' ').trim();
}

/** What a link says about a person: a number, an address, a handle; empty when it is just a link. */
export function decodeLink(href: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'tel':
    case 'sms':
    case 'smsto':
    case 'callto':
    case 'facetime':
      return decodePercents(
        href
          .slice(scheme.length + 1)
          .replace(/^\/\//, '')
          .replace(/[?;].*$/, ''),
      );
    case 'mailto': {
      const [to = '', query = ''] = href.slice(7).split('?');
      const fields = new URLSearchParams(query);
      return [decodePercents(to), ...['to', 'cc', 'bcc', 'subject', 'body'].map((field) => fields.get(field) ?? '')]
        .filter(Boolean)
        .join('\n');
    }
    case 'whatsapp':
    case 'viber':
    case 'tg':
    case 'skype': {
      const [path = '', query = ''] = href.slice(scheme.length + 1).split('?');
      const fields = new URLSearchParams(query.replaceAll('+', '%2B'));
      const named = ['phone', 'number', 'domain', 'text'].map((field) => fields.get(field) ?? '').filter(Boolean);
      if (scheme === 'skype') named.unshift(decodePercents(path));
      return named.join('\n');
    }
    case 'http':
    case 'https':
    case undefined:
      return decodeAddress(href, scheme === undefined && !href.startsWith('//'));
    default:
      return '';
  }
}

function decodeAddress(href: string, relative: boolean): string {
  if (relative) {
    const cloud = /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)/i.exec(href);
    return cloud?.[1] === undefined ? '' : uncloud(cloud[1]);
  }
  let url: URL;
  try {
    url = new URL(href, 'https://page.invalid');
  } catch {
    return '';
  }
  const host = url.hostname.replace(/^www\./, '');
  if (url.pathname === '/cdn-cgi/l/email-protection') return uncloud(url.hash.slice(1));
  if (host === 'wa.me' || host === 'api.whatsapp.com' || host === 'web.whatsapp.com') {
    const number = url.searchParams.get('phone') ?? /^\/(\+?\d{6,})/.exec(url.pathname)?.[1] ?? '';
    return [plus(number), url.searchParams.get('text') ?? ''].filter(Boolean).join('\n');
  }
  if (host === 'facebook.com' && url.pathname === '/profile.php') return url.searchParams.get('id') ?? '';
  for (const [at, path] of PROFILES) {
    if (!at.test(host)) continue;
    const handle = decodePercents(path.exec(url.pathname)?.[1] ?? '');
    if (handle === '' || PLACES.has(handle.toLowerCase())) return '';
    // t.me/+994501234567 is a number; t.me/+hash is an invitation.
    return /^\d+$/.test(handle) ? plus(handle) : `@${handle}`;
  }
  return '';
}

const plus = (number: string): string => (/^\d{9,}$/.test(number) ? `+${number}` : number.trim());

/** Cloudflare's e-mail scrambling: hex, the first byte is the key that the others are combined with. */
function uncloud(hex: string): string {
  if (!/^(?:[0-9a-f]{2}){3,512}$/i.test(hex)) return '';
  const key = Number.parseInt(hex.slice(0, 2), 16);
  let escaped = '';
  for (let i = 2; i < hex.length; i += 2) escaped += `%${(Number.parseInt(hex.slice(i, i + 2), 16) ^ key).toString(16).padStart(2, '0')}`;
  return decodePercents(escaped);
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const digitsOf = (text: string): string => text.replace(/\D+/g, '');
/** A telephone number and nothing else: written otherwise beside the link, it is still the same words. */
const isNumber = (text: string): boolean => /^\+?[\d\s().-]{7,24}$/.test(text);
const same = (a: string, b: string): boolean => fold(a) === fold(b);
