/**
 * The browser's extension API as we use it: typed, promised, and nothing else of it. The only file that says `chrome`
 * (both browsers know that name, and both return promises from it under manifest version 3), and `call` is the only
 * place from which anything is sent to the background.
 *
 * Content scripts import this file too: each export stands alone, so that a bundle carries only what it uses.
 */

import { parseOwnEvent, parsePageEvent } from './guards';
import type { CallOf, Envelope, OwnEvents, PageCalls, PageEvents, Reply, TrustedCalls, ValueOf } from './protocol';

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

/** Whether a page of ours sent it. A renderer can't forge its origin. The address is looked at too: an older browser may leave the origin out. */
export const isOwnPage = ({ origin, url }: Sender): boolean =>
  (origin ?? ownOrigin()) === ownOrigin() && (url ?? '').startsWith(`${ownOrigin()}/`);

/**
 * Whether the background or a page of ours sent it: a content script's message reaches every page of ours as well as the background,
 * and events are not a content script's to send. The background's messages have no tab, and in some browsers no address.
 */
function isOurs(sender: Sender): boolean {
  const { id, origin, url, tab } = sender;
  if (id !== ownId()) return false;
  return isOwnPage(sender) || (url === undefined && tab === undefined && (origin ?? ownOrigin()) === ownOrigin());
}

function hear<T>(parse: (value: unknown) => Envelope<T> | null, handlers: Handlers<T>, signal: AbortSignal | undefined): void {
  const listener = (message: unknown, sender: Sender): undefined => {
    const event = isOurs(sender) ? parse(message) : null;
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
  const { dom } = chrome;
  if (element instanceof HTMLElement && typeof dom?.openOrClosedShadowRoot === 'function') return dom.openOrClosedShadowRoot(element);
  return element.shadowRoot;
}

/** What this extension is called in the browser's own lists, in the browser's language. */
export const ownName = (): string => chrome.runtime.getManifest().name;

/** Opens the options page in a tab of its own, or goes to it. */
export const openOptions = (): Promise<void> => chrome.runtime.openOptionsPage();

/** Whether this page of ours is the toolbar's popup and not in a tab. */
export const isPopup = (): boolean => chrome.extension.getViews({ type: 'popup' }).includes(window);

/** Closes the tab or window that this page of ours is in. A popup of the toolbar closes by `window.close`. */
export async function closeSelf(): Promise<void> {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id === undefined) window.close();
  else await chrome.tabs.remove(tab.id);
}

// ------------------------------------------------------------------------------------------------- for the background

/** Who sent a message, as the browser says it (none of it can be chosen by a page). */
export type Sender = chrome.runtime.MessageSender;
export type Tab = chrome.tabs.Tab;
export type MenuClick = chrome.contextMenus.OnClickData;
type IdleState = 'active' | 'idle' | 'locked';

/** This extension's id and the origin of its own pages, without the final slash. */
export const ownId = (): string => chrome.runtime.id;
export const ownOrigin = (): string => chrome.runtime.getURL('').replace(/\/$/, '');
export const ownAddress = (file: string): string => chrome.runtime.getURL(file);
export const version = (): string => chrome.runtime.getManifest().version;

/**
 * Answers messages. `answer` returns null for those that get no answer. Only this extension's own parts can reach it:
 * nothing listens to messages from outside.
 */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<Reply<unknown>> | null): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond): boolean => {
    const reply = answer(message, sender);
    if (reply === null) return false;
    void reply.then(respond);
    return true;
  });
}

/** Tells one document something. Whether it is still there is not our concern. */
export function tellPage<N extends keyof PageEvents>(tab: number, frame: number, name: N, carried: CallOf<PageEvents, N>): void {
  void reachesPage(tab, frame, name, carried);
}

/** Tells one document something, and says whether there was anyone to hear it. */
export async function reachesPage<N extends keyof PageEvents>(
  tab: number,
  frame: number,
  name: N,
  carried: CallOf<PageEvents, N>,
): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tab, { name, with: carried }, { frameId: frame });
    return true;
  } catch {
    return false;
  }
}

/** Tells our own open pages something; that none is open is usual. */
export function tellOwn(name: keyof OwnEvents): void {
  chrome.runtime.sendMessage({ name }).catch(() => undefined);
}

/** What lives as long as the browser runs, in memory only: content scripts can't read it, and it is never on disk. */
export const session = {
  read: (): Promise<Record<string, unknown>> => chrome.storage.session.get(null),
  write: (values: Record<string, unknown>): Promise<void> => chrome.storage.session.set(values),
  remove: (names: string[]): Promise<void> => chrome.storage.session.remove(names),
  clear: (): Promise<void> => chrome.storage.session.clear(),
};

export const alarms = {
  set: (name: string, when: number): Promise<void> => chrome.alarms.create(name, { when }),
  clear: (name: string): Promise<unknown> => chrome.alarms.clear(name),
  clearAll: (): Promise<unknown> => chrome.alarms.clearAll(),
  onAlarm: (listener: (name: string) => void): void => chrome.alarms.onAlarm.addListener(({ name }) => listener(name)),
};

/** The user's presence at the machine. Only Chromium knows `locked`; both take 15 seconds or more. */
export const idle = {
  state: (seconds: number): Promise<IdleState> => chrome.idle.queryState(seconds),
  after: (seconds: number): void => chrome.idle.setDetectionInterval(seconds),
  onState: (listener: (state: IdleState) => void): void => chrome.idle.onStateChanged.addListener(listener),
};

let worker: Worker | null = null;

/**
 * The worker that overwrites files in place. Firefox's background starts it itself; Chromium's can't, and has a document
 * without a window do it, which needs the permission `offscreen`.
 */
export const eraser = {
  start: async (): Promise<void> => {
    if (!('offscreen' in chrome)) {
      worker = new Worker('erase.js');
      return;
    }
    // One that a stopped background left behind is of no use: it has said that it is ready.
    await eraser.end();
    await chrome.offscreen.createDocument({
      url: 'eraser.html',
      reasons: [chrome.offscreen.Reason.WORKERS],
      justification: 'A worker overwrites what is kept, in place.',
    });
  },
  end: async (): Promise<void> => {
    worker?.terminate();
    worker = null;
    if ('offscreen' in chrome) await chrome.offscreen.closeDocument().catch(() => undefined);
  },
};

export const lifecycle = {
  onInstalled: (listener: (reason: string) => void): void => chrome.runtime.onInstalled.addListener(({ reason }) => listener(reason)),
  onStartup: (listener: () => void): void => chrome.runtime.onStartup.addListener(listener),
};

export const tabs = {
  open: (file: string): Promise<Tab> => chrome.tabs.create({ url: ownAddress(file) }),
  close: (ids: number[]): Promise<void> => chrome.tabs.remove(ids),
  all: (): Promise<Tab[]> => chrome.tabs.query({}),
  active: async (): Promise<Tab | undefined> => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0],
  /** The page that was looked at last and can be read. Chromium before 156 tells no address of our own pages either. */
  lastUsed: async (): Promise<Tab | undefined> =>
    (await chrome.tabs.query({}))
      .filter(({ url }) => url !== undefined && !url.startsWith(`${ownOrigin()}/`))
      .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0],
  /** Undefined when it is closed. */
  find: (id: number): Promise<Tab | undefined> => chrome.tabs.get(id).catch(() => undefined),
  focus: async (id: number): Promise<void> => {
    const tab = await chrome.tabs.update(id, { active: true });
    if (tab !== undefined) await chrome.windows.update(tab.windowId, { focused: true });
  },
  onRemoved: (listener: (id: number) => void): void => chrome.tabs.onRemoved.addListener(listener),
  onReplaced: (listener: (added: number, removed: number) => void): void => chrome.tabs.onReplaced.addListener(listener),
};

export const navigation = {
  /** A frame shows another document now; same-document navigation is not told. */
  onCommitted: (listener: (details: { tabId: number; frameId: number; timeStamp: number; documentId?: string }) => void): void =>
    chrome.webNavigation.onCommitted.addListener(listener),
  /** The frames that a tab has now. */
  frames: async (tab: number): Promise<number[]> =>
    ((await chrome.webNavigation.getAllFrames({ tabId: tab }).catch(() => null)) ?? []).map(({ frameId }) => frameId),
};

const EARLY = 'early';

/** The script that says "armed" before `hello` is answered (`content/early.ts`), in memory only. */
export const early = {
  /** For all pages but those `apart` (match patterns), in frames or not; or for none. */
  set: async (to: { apart: string[]; frames: boolean } | null): Promise<void> => {
    const [known] = await chrome.scripting.getRegisteredContentScripts({ ids: [EARLY] });
    if (to !== null && known !== undefined && known.allFrames === to.frames && `${known.excludeMatches ?? []}` === `${to.apart}`) return;
    if (known !== undefined) await chrome.scripting.unregisterContentScripts({ ids: [EARLY] });
    if (to === null) return;
    await chrome.scripting.registerContentScripts([
      {
        id: EARLY,
        js: ['early.js'],
        matches: ['<all_urls>'],
        ...(to.apart.length === 0 ? {} : { excludeMatches: to.apart }),
        runAt: 'document_start',
        allFrames: to.frames,
        matchOriginAsFallback: to.frames,
        persistAcrossSessions: false,
      },
    ]);
  },
};

/**
 * Puts a style sheet of ours into a document, in Firefox alone: when the extension goes, Firefox ends our scripts in pages
 * before they can tidy up, and takes back nothing but style sheets. In Chromium the scripts live on and leave by themselves.
 */
export async function laySheet(tab: number, frame: number, file: string): Promise<void> {
  if (!('getBrowserInfo' in chrome.runtime)) return;
  // Where the document is gone by now there is nothing to be tidied up.
  await chrome.scripting.insertCSS({ target: { tabId: tab, frameIds: [frame] }, files: [file] }).catch(() => undefined);
}

export type Icon = 'usual' | 'locked' | 'paused' | 'off' | 'plain' | 'pale';
export type Badge = { icon: Icon; text: string; color: string; title: string };

export const badge = {
  /** For one tab, or for all that have none of their own. A tab that is gone is no error. */
  show: async ({ icon, text, color, title }: Badge, tab?: number): Promise<void> => {
    const of = tab === undefined ? {} : { tabId: tab };
    const prefix = icon === 'usual' ? '' : `${icon}-`;
    await Promise.all([
      chrome.action.setIcon({ path: { 16: `icons/${prefix}16.png`, 32: `icons/${prefix}32.png` }, ...of }),
      chrome.action.setBadgeText({ text, ...of }),
      chrome.action.setBadgeBackgroundColor({ color, ...of }),
      chrome.action.setBadgeTextColor({ color: '#ffffff', ...of }),
      chrome.action.setTitle({ title, ...of }),
    ]).catch(() => undefined);
  },
};

/** Opens the panel as the toolbar's popup where the browser lets us, else as a small window of its own. */
export async function openPanel(): Promise<void> {
  try {
    await chrome.action.openPopup();
  } catch {
    await chrome.windows.create({ url: ownAddress('panel.html'), type: 'popup', width: 420, height: 640 });
  }
}

export const menus = {
  create: (id: string, title: string): Promise<void> =>
    new Promise((resolve) => {
      chrome.contextMenus.create(
        { id, title, visible: false, contexts: ['page', 'frame', 'selection', 'link', 'editable', 'image', 'video', 'audio'] },
        () => {
          // Reading it says that we know: an entry of this id is there already.
          void chrome.runtime.lastError;
          resolve();
        },
      );
    }),
  update: (id: string, change: { visible?: boolean; title?: string }): Promise<void> =>
    Promise.resolve(chrome.contextMenus.update(id, change)).then(
      () => undefined,
      () => undefined,
    ),
  onClick: (listener: (id: string, click: MenuClick, tab: Tab | undefined) => void): void =>
    chrome.contextMenus.onClicked.addListener((click, tab) => listener(String(click.menuItemId), click, tab)),
};

export const onCommand = (listener: (name: string, tab: Tab | undefined) => void): void =>
  chrome.commands.onCommand.addListener((name, tab) => listener(name, tab));
