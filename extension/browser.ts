/**
 * The browser's extension API as we use it: typed, promised, and nothing else of it. The only file that says `chrome`
 * (both browsers know that name, and both return promises from it under manifest version 3), and `call` is the only
 * place from which anything is sent to the background.
 *
 * Content scripts import this file too: each export stands alone, so that a bundle carries only what it uses.
 */

import type { CallOf, Envelope, OwnEvents, PageCalls, PageEvents, Reply, TrustedCalls, ValueOf } from './protocol';
import { parseOwnEvent, parsePageEvent } from './protocol';

// ---------------------------------------------------------------------------------------- for content scripts and pages

type Calls = PageCalls & TrustedCalls;
type Carried<T, N extends keyof T> = CallOf<T, N> extends undefined ? [] : [call: CallOf<T, N>];

const orphan = new AbortController();

/**
 * Aborts when this content script has lost its extension (updated, reloaded, removed or switched off): nobody will ever
 * answer again, so everything of ours has to leave the page without a word.
 */
export const orphaned: AbortSignal = orphan.signal;

/** Looks whether the extension is still there; aborts `orphaned` if not. */
export function present(): boolean {
  let id: string | undefined;
  try {
    id = chrome.runtime?.id;
  } catch {
    id = undefined;
  }
  if (id === undefined && !orphan.signal.aborted) orphan.abort();
  return id !== undefined;
}

/**
 * Asks the background. Never rejects: no answer, for whatever reason, is `Internal`, and asking again is right unless
 * `orphaned` has aborted.
 */
export async function call<N extends keyof Calls>(name: N, ...[carried]: Carried<Calls, N>): Promise<Reply<ValueOf<Calls, N>>> {
  try {
    const reply: unknown = await chrome.runtime.sendMessage(carried === undefined ? { name } : { name, with: carried });
    // The background answers by protocol.ts, and no one else can answer: an extension's messages stay in the extension.
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply as Reply<ValueOf<Calls, N>>;
  } catch {
    present();
  }
  return { ok: false, error: 'Internal' };
}

type Handlers<T> = { [N in keyof T]: (carried: CallOf<T, N>) => void };

function hear<T>(parse: (value: unknown) => Envelope<T> | null, handlers: Handlers<T>, signal: AbortSignal | undefined): void {
  const listener = (message: unknown, sender: chrome.runtime.MessageSender): undefined => {
    const event = sender.id === chrome.runtime.id ? parse(message) : null;
    if (event !== null) handlers[event.name](event.with);
  };
  chrome.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => {
    if (present()) chrome.runtime.onMessage.removeListener(listener);
  });
}

/** What the background tells this document, until the signal aborts. */
export function onPageEvent(handlers: Handlers<PageEvents>, signal: AbortSignal): void {
  hear(parsePageEvent, handlers, signal);
}

/** What the background tells our own pages. */
export function onOwnEvent(handlers: Handlers<OwnEvents>, signal?: AbortSignal): void {
  hear(parseOwnEvent, handlers, signal);
}

/**
 * The shadow root of an element, closed ones too; null where there is none. Chromium offers a function for it, Firefox
 * a property of the element.
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot | null;
  if (element instanceof HTMLElement && typeof chrome.dom?.openOrClosedShadowRoot === 'function') {
    return chrome.dom.openOrClosedShadowRoot(element);
  }
  return element.shadowRoot;
}

/** The languages that the browser's user prefers, best first. */
export const browserLanguages = (): readonly string[] => [chrome.i18n.getUILanguage(), ...navigator.languages];

/** Opens the options page in a tab of its own, or goes to it. */
export const openOptions = (): Promise<void> => chrome.runtime.openOptionsPage();

/** Closes the tab or window that this page of ours is in. A popup of the toolbar closes by `window.close`. */
export async function closeSelf(): Promise<void> {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id === undefined) window.close();
  else await chrome.tabs.remove(tab.id);
}
