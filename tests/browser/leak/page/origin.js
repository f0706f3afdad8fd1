// What the page's window and origin hold beside its tree: history, locks, private files, what can be undone, and its service worker.
{
  const { probe, make, mine, baits, frames } = window.notebook;

  probe('origin.history', {
    on: ['open', 'live'],
    tell: () => [history.length, history.state, window.name, location.hash, window.navigation?.entries().length ?? null],
  });
  probe('origin.locks', {
    tell: async () => {
      const { held, pending } = await navigator.locks.query();
      return [...held, ...pending].map((lock) => lock.name).sort();
    },
  });
  probe('origin.files', {
    tell: async () => {
      const folder = await navigator.storage.getDirectory();
      const names = [];
      for await (const name of folder.keys()) names.push(name);
      for (const name of names) await folder.removeEntry(name);
      return names.sort();
    },
  });
  probe('origin.editing', { tell: () => ['undo', 'redo'].map((command) => document.queryCommandEnabled(command)) });

  // Whether a turn of the wheel can be prevented depends on who listens to it, in whatever world.
  probe('origin.wheel', {
    from: () => {
      const seen = new Set();
      addEventListener('wheel', (event) => seen.add(`${window.notebook.doing} ${event.cancelable} ${event.defaultPrevented}`), {
        passive: true,
      });
      return seen;
    },
    tell: (seen) => [...seen].sort(),
  });

  // The page's own worker is asked for everything that is asked for from this document. The words come when it is.
  probe('origin.worker', {
    on: ['worker'],
    from: () => {
      const { serviceWorker } = navigator;
      const asked = [];
      serviceWorker.addEventListener('message', ({ data }) => asked.push(data));
      const controlled = new Promise((resolve) => {
        if (serviceWorker.controller) resolve();
        else serviceWorker.addEventListener('controllerchange', resolve);
      });
      serviceWorker.register('/worker.js');
      addEventListener('load', async () => {
        await controlled;
        asked.length = 0;
        mine(() => document.body.append(document.querySelector('template').content));
      });
      return asked;
    },
    tell: async (asked) => {
      // What was asked for before this one is told before it.
      await fetch('/last').catch(() => {});
      while (!asked.some((url) => url.endsWith('/last'))) await frames(1);
      return asked.filter((url) => !url.endsWith('/last')).sort();
    },
  });

  // Text nodes that the page takes out while they are looked at belong to nobody, and stay as they are.
  probe('origin.detached', {
    on: ['live'],
    tell: async () => {
      const texts = baits()
        .slice(0, 6)
        .map((bait) => bait.textContent);
      const kept = [];
      for (const text of texts) {
        const line = make('p', `söz ${text} söz`);
        mine(() => document.body.append(line));
        await frames(4);
        kept.push([line.firstChild, line.firstChild.data, line]);
        mine(() => line.firstChild.replaceWith('başqa söz'));
      }
      await frames(30);
      const seen = kept.map(([node, data, line]) => [node.isConnected, node.data === data, line.childNodes.length]);
      for (const [, , line] of kept) mine(() => line.remove());
      return seen;
    },
  });
}
