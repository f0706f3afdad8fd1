/** Which site a document belongs to, and how it is treated there. */
import type { Sender, Tab } from '../browser';
import type { Mode } from '../protocol';
import { isSignIn, within } from '../sign-in';
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

export const modeOf = (state: State, site: string): Mode => state.sites.find((known) => known.site === site)?.mode ?? 'inline';

/** How one document is treated: as its site, and a foreign frame for signing in or paying without marks. */
export function modeOfDocument(state: State, site: string, host: string): Mode {
  const mode = modeOf(state, site);
  return mode === 'inline' && !within(host, site) && !within(site, host) && isSignIn(host) ? 'badge' : mode;
}
