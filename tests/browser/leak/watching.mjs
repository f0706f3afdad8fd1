// The extension at work on a watchlist, asked through a page of its own: what the suites of this folder share.
import { start, waitFor } from '../harness.mjs';
import { toml } from './baits.mjs';

const PASSPHRASE = 'qovun mizan telqar subat 7';

/**
 * A browser with the extension unlocked on these items. `trusted(name, call)` is a call of our own pages and its value;
 * `view(url)` is what is known about the tab that shows the address.
 */
export async function watch({ browser, extension, items, prefs, args }) {
  const session = await start({ browser, extension, prefs, args });
  const own = await session.openExtensionPage('options.html');
  const trusted = async (name, call) => {
    const reply = await own.evaluate(
      (message) => chrome.runtime.sendMessage(message),
      call === undefined ? { name } : { name, with: call },
    );
    if (!reply?.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
    return reply.value;
  };
  const tabOf = (url) =>
    own.evaluate(async (wanted) => (await chrome.tabs.query({})).find((tab) => tab.url?.startsWith(wanted))?.id ?? null, url);
  try {
    await trusted('create', { passphrase: PASSPHRASE, language: 'en' });
    if (items.length) {
      const { added, refused } = await trusted('importList', { text: toml(items), format: 'toml' });
      if (added !== items.length) throw new Error(`${items.length - added} items were refused: ${JSON.stringify(refused)}`);
    }
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    session,
    own,
    trusted,
    tabOf,
    view: async (url) => trusted('tab', { tab: await tabOf(url) }),
    /** Waits until this many different items are known in the tab. */
    finds: (url, count) =>
      waitFor(
        `${count} items found on ${url}`,
        async () => {
          const tab = await tabOf(url);
          if (tab === null) return false;
          const view = await trusted('tab', { tab });
          return view.heard && new Set(view.findings.map((finding) => finding.item)).size === count;
        },
        { timeout: 30_000 },
      ),
    close: () => session.close(),
  };
}
