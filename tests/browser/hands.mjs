// The user's hands beyond any page: the browser's own menu over a mark, its keys, and her going away. In Firefox they are real: the
// browser's window is asked for its menu and given its keys. Headless Chromium has neither menu nor keys, and no driver's command for
// them: there the browser's word to the background is said in its place, after a real click.
import { tabOf, waitFor } from './harness.mjs';

/** `menu(page, point, entry)`, `press(key)`, `popup(url)`, `closePopup()`, `goAway()`, `icon()`. `own`: a page of ours. */
export const handsOf = (session, own) => (session.name === 'firefox' ? inFirefox(session) : inChromium(session, own));

/** Moves the pointer to these words, from beside them. */
export async function pointTo(page, selector) {
  await page.bringToFront();
  const [x, y] = await page.$eval(selector, (element) => {
    const { left, top, height } = element.getBoundingClientRect();
    return [left + 20, top + height / 2];
  });
  await page.mouse.move(x - 8, y);
  await page.mouse.move(x, y, { steps: 3 });
  return [x, y];
}

/** Waits until the background has heard what the pointer is over. `own`: a page of ours. */
export const pointerHeard = (own) =>
  waitFor('the pointer to be heard of', () =>
    own.evaluate(async () => (await chrome.storage.session.get('pointed')).pointed !== undefined),
  );

const KEYS = { panel: 'J', lock: 'L', wipe: 'U' };
const ENTRIES = { details: 'Show details', fine: 'This is fine on this site', not_mine: 'Not mine' };

function inFirefox(session) {
  /** Runs in the browser's own window, with all of its rights. */
  const inWindow = async (script, ...values) => {
    const { connection } = session.browser;
    const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { context } = tree.contexts.find(({ url }) => url.startsWith('chrome://browser/content/browser.xhtml'));
    const expression = `(async () => JSON.stringify((await (${script})(...${JSON.stringify(values)})) ?? null))()`;
    const { result } = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (result.type !== 'success') throw new Error(result.exceptionDetails.text);
    return JSON.parse(result.result.value);
  };
  return {
    /** Right-clicks, and gives back the entries of ours that the menu shows; `entry` is chosen, if any. */
    async menu(page, [x, y], entry) {
      await page.mouse.click(x, y, { button: 'right' });
      await waitFor('the menu', () => inWindow(() => document.getElementById('contentAreaContextMenu').state === 'open'));
      const shown = await inWindow((wanted) => {
        const menu = document.getElementById('contentAreaContextMenu');
        const ours = [...menu.querySelectorAll('menuitem')].filter(({ id }) => id.startsWith('nightjar_'));
        const labels = ours.filter((item) => !item.hidden).map((item) => item.label);
        ours.find((item) => item.label === wanted)?.doCommand();
        menu.hidePopup();
        return labels;
      }, ENTRIES[entry] ?? null);
      await waitFor('the menu to close', () => inWindow(() => document.getElementById('contentAreaContextMenu').state === 'closed'));
      return shown;
    },
    press: (what) =>
      inWindow((key) => {
        gURLBar.focus();
        const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        input.beginInputTransactionForTests(window);
        const held = [
          new KeyboardEvent('', { key: 'Alt', code: 'AltLeft', keyCode: 18 }),
          new KeyboardEvent('', { key: 'Shift', code: 'ShiftLeft', keyCode: 16 }),
          new KeyboardEvent('', { key, code: `Key${key}`, keyCode: key.charCodeAt(0) }),
        ];
        for (const event of held) input.keydown(event);
        for (const event of held.reverse()) input.keyup(event);
      }, KEYS[what]),
    popup: (url) =>
      inWindow((url) => [...document.querySelectorAll('.webextension-popup-browser')].some((view) => view.currentURI.spec === url), url),
    closePopup: () =>
      inWindow(() => {
        for (const view of document.querySelectorAll('.webextension-popup-browser')) view.closest('panel').hidePopup();
      }),
    /** The file that the toolbar's button shows for the tab in front, without its size. */
    async icon() {
      const style = await inWindow((id) => {
        const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
        const { node } = CustomizableUI.getWidget(widget).forWindow(window);
        return [node, ...node.querySelectorAll('*')].map((each) => each.getAttribute('style') ?? '').join(' ');
      }, session.extensionId);
      return /icons\/([a-z-]*?)-?\d+\.png/.exec(style)?.[1] ?? null;
    },
    /** The system's word on how long nobody has touched the machine, and the event that comes of it. */
    goAway: () =>
      inWindow((id) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { global } = ExtensionParent.apiManager;
        Object.defineProperty(global, 'idleService', {
          value: { idleTime: 24 * 60 * 60 * 1000, addIdleObserver() {}, removeIdleObserver() {} },
        });
        global.eval('getIdleObserver')(WebExtensionPolicy.getByID(id).extension).observe(null, 'idle', '');
      }, session.extensionId),
  };
}

function inChromium(session, own) {
  const told = async (run, ...values) => {
    const target = await session.browser.waitForTarget(
      (each) => each.type() === 'service_worker' && each.url().startsWith(session.extensionUrl),
    );
    const worker = await target.worker();
    await waitFor('the background', () => worker.evaluate(() => typeof chrome !== 'undefined').catch(() => false));
    return worker.evaluate(run, ...values);
  };
  return {
    async menu(page, [x, y], entry) {
      await page.mouse.click(x, y, { button: 'right' });
      if (entry === undefined) return null;
      const tab = { id: await tabOf(own, page.url()) };
      await told((info, tab) => chrome.contextMenus.onClicked.dispatch(info, tab), { menuItemId: entry }, tab);
      return null;
    },
    async press(what) {
      // The window that was used last may be the panel's own, where no toolbar is.
      const open = async () => chrome.action.openPopup({ windowId: (await chrome.windows.getCurrent()).id });
      if (what === 'panel') return own.evaluate(open);
      return told((name) => chrome.commands.onCommand.dispatch(name), { lock: 'lock-and-hide', wipe: 'wipe' }[what]);
    },
    popup: (url) => session.browser.targets().some((target) => target.url() === url),
    async closePopup() {
      for (const target of session.browser.targets()) if (target.url().endsWith('/panel.html')) await (await target.asPage()).close();
    },
    goAway: () => told(() => chrome.idle.onStateChanged.dispatch('locked')),
    /** No API tells the icon that was set: what the background sets from the first asking on is kept, and null is the manifest's. */
    icon: () =>
      told(() => {
        if (globalThis.icon === undefined) {
          globalThis.icon = null;
          const { setIcon } = chrome.action;
          chrome.action.setIcon = (details) => {
            globalThis.icon = /icons\/([a-z-]*?)-?\d+\.png/.exec(Object.values(details.path)[0])[1];
            return setIcon(details);
          };
        }
        return globalThis.icon;
      }),
    /** Which entries of ours were last made visible: null until one is. */
    entries: () =>
      told(() => {
        if (globalThis.entries === undefined) {
          globalThis.entries = {};
          const { update } = chrome.contextMenus;
          chrome.contextMenus.update = (id, change) => {
            if (change.visible !== undefined) globalThis.entries[id] = change.visible;
            return update(id, change);
          };
        }
        return Object.keys(globalThis.entries).filter((id) => globalThis.entries[id]);
      }),
  };
}
