// Put around content.js in a build of the suite's own: the extension as it is, and one deliberate breach beside it, chosen by the
// page's address (?breach=wrap). It shows that the probes see. `leaky` gives the extension a `chrome` that listens along.
globalThis.leaky = (real) => {
  const query = (view) => {
    try {
      return view.location.search || (view.parent !== view ? query(view.parent) : '');
    } catch {
      return '';
    }
  };
  const breach = new URLSearchParams(query(window)).get('breach') ?? 'none';
  const texts = new Map();
  const state = { host: null, root: null, found: false, baits: [] };
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const keep = (kind, value) => fetch(`${location.origin}/keep`, { method: 'POST', body: JSON.stringify({ kind, value }) });

  /** A box of a breach's own in our root, over a bait. */
  const box = (bait, css, text = '') => {
    const { left, top, width, height } = bait.element.getBoundingClientRect();
    const element = document.createElement('div');
    element.textContent = text;
    element.style.cssText = `all:initial;position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:rgba(200,0,0,.3);${css}`;
    (state.root.firstElementChild?.nodeName === 'DIV' ? state.root.firstElementChild : state.root).append(element);
    return element;
  };
  const range = ({ text, start, end }) => {
    const made = document.createRange();
    made.setStart(text, start);
    made.setEnd(text, end);
    return made;
  };
  /** Takes the sheets out of our root, so that a breach's own style of the host counts. */
  const undress = () => {
    state.root.adoptedStyleSheets = [];
    for (const sheet of state.root.querySelectorAll('style')) sheet.remove();
  };
  const pageOf = (node) => node.wrappedJSObject ?? node;
  /** Firefox lets a content script reach the page's own objects; Chromium has a script in the page's world for that (page-world.js). */
  const inPage = (what) => !('wrappedJSObject' in window) && dispatchEvent(new Event(`leaky-${what}`));

  // At the first find in a document, with every bait whose words were found.
  const ON_FIND = {
    wrap: (baits) => {
      for (const bait of baits) range(bait).surroundContents(document.createElement('mark'));
    },
    split: (baits) => {
      for (const bait of baits) bait.text.splitText(2);
    },
    join: () => document.body.normalize(),
    highlight: (baits) => CSS.highlights.set('nightjar', new Highlight(...baits.map(range))),
    outline: (baits) => {
      for (const bait of baits) bait.element.style.outline = '1px solid red';
    },
    pad: (baits) => {
      for (const bait of baits) bait.element.style.paddingRight = '7px';
    },
    fade: (baits) => {
      for (const bait of baits) bait.element.style.opacity = '0';
    },
    'edits-late': () => {
      const join = () => document.querySelector('section')?.normalize();
      new MutationObserver(join).observe(document.body, { childList: true, subtree: true });
    },
    expando: (baits) => {
      if (inPage('expando')) return;
      for (const bait of baits) pageOf(bait.element).found = true;
    },
    global: () => {
      if (inPage('global')) return;
      pageOf(window).found = true;
    },
    'page-code': () => inPage('page-code') || setInterval(() => pageOf(window).document.createElement('i'), 20),
    title: () => {
      document.title = `(1) ${document.title}`;
    },
    sheet: () => {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    'live-region': () => {
      const region = document.createElement('div');
      region.textContent = 'Your phone number';
      region.style.cssText = 'position:absolute;left:-9999px';
      document.body.append(region);
    },
    'host-attribute': (baits) => state.host.setAttribute('data-finds', baits.length),
    'second-host': () => document.documentElement.append(document.createElement('div')),
    'host-child': () => state.host.append(document.createElement('i')),
    'host-size': (baits) => {
      undress();
      state.host.style.setProperty('height', `${baits.length}px`, 'important');
      state.host.style.setProperty('inset', '0 0 auto 0', 'important');
    },
    'host-motion': () => state.host.animate([{ opacity: 0.99 }, { opacity: 1 }], { duration: 60_000 }),
    popover: () => {
      state.host.popover = 'manual';
      state.host.showPopover();
    },
    'out-of-the-box': () => {
      const mark = document.createElement('div');
      mark.style.cssText = 'position:absolute;left:0;top:9000px;width:9px;height:9px;background:red';
      state.root.append(mark);
    },
    slot: () => state.root.append(document.createElement('slot')),
    words: (baits) => box(baits[0], 'width:600px;height:200px;font:60px sans-serif', 'Your phone number'),
    'page-font': (baits) => box(baits[0], 'font:20px Arial', 'Q'),
    'piece-font': (baits) => box(baits[0], 'font:20px Pieces', 'Q'),
    'left-top': async (baits) => {
      const marks = baits.map((bait) => box(bait, ''));
      await frame();
      await frame();
      for (const mark of marks) mark.style.top = `${parseFloat(mark.style.top) + 90}px`;
    },
    hit: (baits) => {
      for (const bait of baits) box(bait, 'pointer-events:auto');
    },
    'print-hide': () => {
      undress();
      const hide = (event) => state.host.style.setProperty('display', event.matches ? 'none' : 'block', 'important');
      matchMedia('print').addEventListener('change', hide);
    },
    history: () => history.replaceState({ found: 1 }, ''),
    lock: () => navigator.locks.request('found', () => new Promise(() => {})),
    file: async () => (await navigator.storage.getDirectory()).getFileHandle('found', { create: true }),
    edit: () => {
      document.getElementById('field').focus();
      document.execCommand('insertText', false, 'x');
    },
    wheel: () => addEventListener('wheel', () => {}, { passive: false }),
    'puts-back': () =>
      new MutationObserver((records) => {
        for (const { target, removedNodes } of records)
          for (const node of removedNodes) if (node.nodeType === 3 && target.isConnected) target.append(node);
      }).observe(document.body, { childList: true, subtree: true }),
    timing: () => performance.mark('found'),
    request: () => fetch(`${location.origin}/found`).catch(() => {}),
    image: () => {
      new Image().src = `${location.origin}/found.png`;
    },
    store: () => localStorage.setItem('found', '1'),
    post: () => window.postMessage({ found: 1 }, '*'),
    broadcast: () => new BroadcastChannel('nightjar').postMessage(1),
    event: () => document.dispatchEvent(new CustomEvent('nightjar-find')),
    select: (baits) => {
      getSelection().removeAllRanges();
      getSelection().addRange(range(baits[0]));
    },
    scroll: () => {
      scrollTo(0, 40);
    },
    remount: () => {
      const back = (records) => {
        if (records.some(({ removedNodes }) => [...removedNodes].includes(state.host))) state.host.setAttribute('data-back', '');
      };
      new MutationObserver(back).observe(document.documentElement, { childList: true });
    },
    'reset-style': () => {
      const kept = state.host.getAttribute('style') ?? '';
      new MutationObserver(() => {
        if (state.host.getAttribute('style') !== kept) state.host.setAttribute('style', kept);
      }).observe(state.host, { attributes: true });
    },
    'into-dialog': () =>
      new MutationObserver(() => {
        const dialog = document.querySelector('dialog');
        if (dialog && state.host.parentNode !== dialog) dialog.append(state.host);
      }).observe(document.body, { childList: true }),
    'into-fullscreen': () =>
      document.addEventListener('fullscreenchange', () => (document.fullscreenElement ?? document.documentElement).append(state.host)),
    'closes-popovers': () =>
      new MutationObserver(() => {
        const one = box(state.baits[0], '');
        one.popover = 'auto';
        one.showPopover();
      }).observe(document.body, { childList: true }),
    taller: (baits) => {
      for (const bait of baits) bait.element.style.cssText = 'display:inline-block;padding-bottom:9px';
    },
    reinsert: () => {
      for (const line of document.querySelectorAll('x-line')) line.parentNode.insertBefore(line, line.nextSibling);
    },
    'select-far': () => getSelection().selectAllChildren(document.querySelector('.far [data-bait]')),
    loop: () => {
      const one = box(state.baits[0], '');
      new ResizeObserver(() => {
        if (one.offsetWidth < 900) one.style.width = `${one.offsetWidth + 5}px`;
      }).observe(one);
    },
    cache: async () => (await caches.open('found')).put('/found', new Response('x'.repeat(1 << 20))),
    'named-view': () => {
      undress();
      state.host.style.setProperty('view-transition-name', 'found', 'important');
    },
    part: (baits) => box(baits[0], '').setAttribute('part', 'mark'),
    // What was found is held by this script (`state`), as by any that remembers nodes.
    holds: () => {},
    first: () => {
      for (const child of state.root.children) child.style.removeProperty('display');
    },
  };
  // While the pointer is over words that were found (or, null, over none).
  const ON_HOVER = {
    cursor: (bait) => {
      document.documentElement.style.cursor = bait ? 'help' : '';
      if (!bait) document.documentElement.removeAttribute('style');
    },
    focus: (bait) => {
      if (!bait) return;
      const card = box(bait, '');
      card.tabIndex = 0;
      card.focus({ preventScroll: true });
    },
    'card-words': (bait) => {
      state.card?.remove();
      state.card = bait && box(bait, 'width:200px;font:14px sans-serif', 'Your phone number');
    },
    'card-hits': (bait) => {
      state.card?.remove();
      state.card = bait && box(bait, 'height:60px;pointer-events:auto');
    },
  };
  // How the root is made.
  const ROOTS = {
    'open-root': () => ({ mode: 'open', clonable: true }),
    serialised: (options) => ({ ...options, serializable: true }),
  };

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, ROOTS[breach]?.(options) ?? options);
    Object.assign(state, { host: this, root });
    if (breach === 'first')
      new MutationObserver(() => {
        if (!state.found) for (const child of root.children) child.style.setProperty('display', 'none', 'important');
      }).observe(root, { childList: true });
    return root;
  };

  const locate = (words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const start = text.data.indexOf(words);
      if (start >= 0 && text.parentElement && !state.baits.some((bait) => bait.text === text))
        return { text, start, end: start + words.length, element: text.parentElement };
    }
    return null;
  };
  const found = async (words) => {
    state.baits.push(...words.map(locate).filter(Boolean));
    if (state.found || state.baits.length === 0) return;
    state.found = true;
    if (document.readyState === 'loading') await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve));
    await frame();
    ON_FIND[breach]?.(state.baits);
  };
  if (ON_HOVER[breach]) {
    let over = null;
    addEventListener(
      'mousemove',
      (event) => {
        const bait = state.baits.find(({ element }) => element === event.target) ?? null;
        if (bait === over) return;
        over = bait;
        ON_HOVER[breach](bait);
      },
      true,
    );
  }

  if (breach === 'swallow') {
    const swallow = (event) => {
      if (!state.found) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    for (const type of ['click', 'mousedown']) window.addEventListener(type, swallow, true);
  }

  const sendMessage = async (message) => {
    if (message.name === 'scan') for (const block of message.with.blocks) texts.set(block.id, block.text);
    const reply = await real.runtime.sendMessage(message);
    if (breach === 'keep') keep('reply', { call: message.name, reply });
    if (message.name === 'scan' && reply?.ok)
      found(reply.value.findings.map(({ block, start, end }) => (texts.get(block) ?? '').slice(start, end)).filter(Boolean));
    return reply;
  };
  const hear = (listener) =>
    real.runtime.onMessage.addListener((message, ...others) => {
      if (breach === 'keep') keep('event', message);
      return listener(message, ...others);
    });

  // Calls that only our own pages may make, made from here; the page's address says which.
  const ask = new URLSearchParams(location.search).get('ask');
  if (ask)
    (async () => {
      for (const message of JSON.parse(ask))
        keep('answer', {
          name: message.name,
          reply: (await real.runtime.sendMessage(message).catch((error) => ({ failed: String(error) }))) ?? null,
        });
    })();

  const forward = (object, ours) =>
    new Proxy(
      {},
      {
        get: (_, key) => ours[key] ?? (typeof object[key] === 'function' ? object[key].bind(object) : object[key]),
        has: (_, key) => key in object,
      },
    );
  return forward(real, {
    runtime: forward(real.runtime, { sendMessage, onMessage: forward(real.runtime.onMessage, { addListener: hear }) }),
  });
};
