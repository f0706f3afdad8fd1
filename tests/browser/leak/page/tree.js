// What the document's tree shows: nodes, attributes, text, and who changed them.
{
  const { probe, strangers, rootNodes, called, digest, baits, mine, make, frames } = window.notebook;
  const EVERYWHERE = ['open', 'crowd', 'live', 'tall', 'strict'];

  probe('tree.mutations', {
    on: ['open', 'crowd', 'live', 'strict', 'frames'],
    from: () => {
      const seen = [];
      // The host may come while the parser works or after it.
      const isMount = ({ target, addedNodes }) =>
        !window.notebook.isSettled && target === document.documentElement && [...addedNodes].some((node) => strangers().includes(node));
      let parsed = false;
      const keep = (records) => {
        if (!parsed) return;
        for (const record of records) {
          if (isMount(record)) continue;
          const nodes = [...record.addedNodes]
            .map((node) => `+${called(node)}`)
            .concat([...record.removedNodes].map((node) => `-${called(node)}`));
          seen.push([record.type, called(record.target), record.attributeName ?? '', ...nodes].join(' '));
        }
      };
      const observer = new MutationObserver(keep);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      addEventListener('DOMContentLoaded', () => {
        observer.takeRecords();
        parsed = true;
      });
      window.notebook.observed(observer, keep);
      return { seen, flush: () => keep(observer.takeRecords()) };
    },
    tell: ({ seen, flush }) => {
      flush();
      return seen.slice(0, 80);
    },
  });

  const skeleton = (node, out) => {
    out.push(node.nodeType, node.nodeName);
    if (node.nodeType === 1) for (const name of node.getAttributeNames()) out.push(name, node.getAttribute(name));
    if (node.nodeType === 3 || node.nodeType === 8) out.push(node.data);
    for (const child of node.childNodes) skeleton(child, out);
    out.push('/');
    return out;
  };
  probe('tree.page', {
    on: EVERYWHERE,
    tell: () => [document.head, document.body].map((part) => digest(skeleton(part, []).join('\n'))),
  });
  probe('tree.root', {
    on: [...EVERYWHERE, 'fight', 'overlay', 'frames', 'tamper'],
    tell: () =>
      rootNodes().map((child) => [
        called(child),
        child.nodeType === 1 && !['HEAD', 'BODY'].includes(child.nodeName) ? digest(skeleton(child, []).join('\n')) : '',
        child.childNodes.length > 0,
      ]),
  });
  probe('tree.root-attributes', {
    on: EVERYWHERE,
    tell: () => [document.documentElement, document.body].map((node) => node.cloneNode(false).outerHTML),
  });

  probe('tree.kept-text', {
    on: ['open', 'crowd', 'live'],
    from: () => {
      const kept = [];
      addEventListener('DOMContentLoaded', () => {
        // A text that is split from the start: whoever joins or splits text nodes is seen.
        mine(() => document.getElementById('plain').firstChild.splitText(4));
        for (const bait of baits()) kept.push({ bait, text: bait.firstChild, data: bait.firstChild.data });
      });
      return kept;
    },
    tell: (kept) => [
      document.getElementById('plain').childNodes.length,
      kept
        .map(({ bait, text, data }, at) => (text.parentNode === bait && text.data === data && bait.childNodes.length === 1 ? null : at))
        .filter((at) => at !== null),
    ],
  });

  const ownNames = (object) => [...Object.getOwnPropertyNames(object), ...Object.getOwnPropertySymbols(object).map(String)].sort();
  probe('tree.expandos', {
    on: ['open', 'live'],
    tell: () => [document, document.documentElement, document.body, ...baits(), ...strangers()].map((node) => ownNames(node).join()),
  });
  probe('tree.globals', { on: ['open', 'live', 'frames'], tell: () => [ownNames(window).length, digest(ownNames(window).join())] });
  probe('tree.head', {
    on: ['open', 'live'],
    tell: () => [
      document.title,
      document.head.childNodes.length,
      [...document.querySelectorAll('link')].map((link) => link.href),
      document.documentElement.lang,
    ],
  });

  // Text that comes, is edited, split and removed while it is being looked at. Nothing but the page may change it.
  probe('tree.live', {
    on: ['live'],
    tell: async () => {
      const feed = make('section');
      const texts = baits().map((bait) => bait.textContent);
      mine(() => document.body.prepend(feed));
      for (let at = 0; at < 12; at++) {
        const line = make('p', `mesaj ${at}: ${texts[at]}, vəssalam`);
        mine(() => feed.prepend(line));
        await frames(3);
        if (at % 4 === 0)
          mine(() => {
            line.firstChild.data += ' .';
          });
        if (at % 4 === 1) mine(() => line.firstChild.splitText(9));
        if (at % 4 === 2) mine(() => line.firstChild.replaceWith(`mesaj ${at}: ${texts[at + 1]}`));
        if (feed.children.length > 7) mine(() => feed.lastChild.remove());
      }
      await frames(30);
      return [...feed.children].map((line) => [...line.childNodes].map((node) => `${node.nodeName} ${digest(node.textContent)}`));
    },
  });
}
