/** Which site a document belongs to, and how it is treated there. */
import type { Sender, Tab } from '../browser';
import type { Mode } from '../protocol';
import type { State } from './state';

/** A site is the host name as the address bar has it, without `www.`; files on the user's own disk are one site. */
export const FILES = 'file';

/** Null: not a page that content scripts run in. */
export function siteOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'file:') return FILES;
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return hostname.replace(/^www\./, '').replace(/\.$/, '');
}

export const siteOfTab = (tab: Tab | undefined): string | null => siteOf(tab?.url);

/**
 * The site that the user sees in the address bar, also for what stands in a frame: that is what "fine here" is about.
 * A page without an address of its own (`about:blank` written by its opener) belongs to whoever made it.
 */
export function siteOfSender(sender: Sender): string {
  const top = sender.frameId === 0 ? sender.url : sender.tab?.url;
  return siteOf(top) ?? siteOf(sender.origin) ?? '';
}

/** The frame's own host, for the rule below. */
export const hostOfSender = (sender: Sender): string => siteOf(sender.url) ?? siteOf(sender.origin) ?? '';

/**
 * Frames for signing in and for paying ask the browser whether anything covers them (IntersectionObserver v2), and our
 * blank host does. In a frame of another site that is of this kind nothing of ours is mounted; the badge still tells.
 * By the first part of the host name, and the usual providers whose names don't say it.
 */
const SIGN_IN = /^(accounts?|auth|checkout|id|idp|login|oauth|pay|payments?|secure|signin|sso|3ds|acs)\d*[.-]/;
const PROVIDERS = [
  'adyen.com',
  'apple.com',
  'arkoselabs.com',
  'braintreegateway.com',
  'challenges.cloudflare.com',
  'google.com',
  'hcaptcha.com',
  'live.com',
  'microsoftonline.com',
  'paypal.com',
  'recaptcha.net',
  'stripe.com',
  'stripe.network',
];

/** A host of this name, or below it: also what an exception for a site covers (src/watchlist.rs). */
export const within = (host: string, of: string): boolean => host === of || host.endsWith(`.${of}`);

const isSignIn = (host: string): boolean => SIGN_IN.test(host) || PROVIDERS.some((provider) => within(host, provider));

export const modeOf = (state: State, site: string): Mode => state.sites.find((known) => known.site === site)?.mode ?? 'inline';

/** How one document is treated: as its site, and a foreign frame for signing in or paying without marks. */
export function modeOfDocument(state: State, site: string, host: string): Mode {
  const mode = modeOf(state, site);
  return mode === 'inline' && !within(host, site) && !within(site, host) && isSignIn(host) ? 'badge' : mode;
}
