// The hostile page's notebook, its first script. A probe writes down what page script can see: probe(name, { on, from, tell }).
// `on` names the scenes it works in, `from` runs before anything else of the page, `tell` answers at the end with plain data
// that holds no times, no sizes of random things and no order that the machine's load decides: two honest runs are equal.
(() => {
  const { scene, words } = document.currentScript.dataset;
  // The page holds none of the words that it looks for.
  document.currentScript.removeAttribute('data-words');
  const probes = [];
  const moments = [];
  const observers = [];
  const settled = [];
  const native = {
    timeout: window.setTimeout.bind(window),
    frame: window.requestAnimationFrame.bind(window),
    Promise,
    stringify: JSON.stringify,
  };

  /** Nodes under <html> that this page did not write. */
  const strangers = () =>
    [...document.documentElement.children].filter((child) => !['HEAD', 'BODY'].includes(child.nodeName) && !child.hasAttribute('data-own'));

  /** All of them, what the page wrote first: whether a script adds a node before or after the parser adds <body> is chance. */
  const rootNodes = () => {
    const added = strangers();
    return [...[...document.documentElement.childNodes].filter((child) => !added.includes(child)), ...added];
  };

  /** What a node is called in the record; a node of the page by its id, others by their kind alone. */
  const called = (node) => {
    if (node === window) return 'window';
    if (node === null || node === undefined) return String(node);
    const id = node.id ? `#${node.id}` : '';
    return `${node.nodeName.toLowerCase()}${id}`;
  };

  /** Changes of the page's own, so that no observer of ours takes them for someone else's. */
  const mine = (change) => {
    for (const { observer, keep } of observers) keep(observer.takeRecords());
    const result = change();
    for (const { observer } of observers) observer.takeRecords();
    return result;
  };

  const make = (name, text = '', css = '') => {
    const element = document.createElement(name);
    element.setAttribute('data-own', '');
    if (text) element.textContent = text;
    if (css) element.style.cssText = css;
    return element;
  };

  const digest = (text) => {
    let a = 0x12345,
      b = 0x6789a;
    for (let at = 0; at < text.length; at++) {
      a = Math.imul(a ^ text.charCodeAt(at), 0x5bd1e995);
      b = Math.imul(b + text.charCodeAt(at), 0x85ebca6b) ^ (a >>> 13);
    }
    return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
  };

  /** Frames, not milliseconds: a slow machine gets the time it needs. */
  const frames = (count) =>
    new native.Promise((resolve) => {
      const next = (left) => (left ? native.frame(() => next(left - 1)) : resolve());
      next(count);
    });

  window.notebook = {
    scene,
    /** Words that our labels, cards and marks are made of. */
    words: words.split('|'),
    native,
    strangers,
    rootNodes,
    called,
    mine,
    make,
    digest,
    frames,
    baits: () => [...document.querySelectorAll('[data-bait]')],
    onScreen: () =>
      window.notebook.baits().filter((bait) => {
        const box = bait.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
      }),
    middle: (element) => {
      const box = element.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    },
    /** What the user is doing, as the driver says. */
    doing: 'loading',
    observed: (observer, keep) => observers.push({ observer, keep }),
    isSettled: false,
    probe: (name, { on = ['open'], from, tell }) => {
      if (on.includes(scene)) probes.push({ name, from, tell, state: undefined, broken: null });
    },
    /** `look` is called at each fixed moment of what the user does. */
    atMoments: (look) => moments.push(look),
    moment: (name) => {
      for (const look of moments) look(name);
    },
    /**
     * Calls when the page is loaded and the extension's host is in it, some frames later: whether that is before or after the page's
     * own end of loading is chance. Until then the user is said to be `loading`.
     */
    whenSettled: (call) => settled.push(call),
    settle: async () => {
      await new native.Promise((resolve) => addEventListener('load', resolve));
      while (strangers().length === 0) await frames(1);
      await frames(8);
      window.notebook.doing = 'nothing';
      for (const call of settled) call();
      window.notebook.settledAt = performance.now();
      window.notebook.isSettled = true;
    },
    begin: () => {
      for (const probe of probes) {
        try {
          probe.state = probe.from?.();
        } catch (error) {
          probe.broken = `broken at the start: ${error.name} ${error.message}`;
        }
      }
    },
    answer: async () => {
      const record = {};
      for (const { name, tell, state, broken } of probes) {
        try {
          record[name] = broken ?? (await tell(state)) ?? null;
        } catch (error) {
          record[name] = `broken: ${error.name} ${error.message}`;
        }
      }
      return native.stringify(record);
    },
  };
})();
