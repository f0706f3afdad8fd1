// What a parent sees of its frames, and a frame of itself: same origin, other origin, srcdoc, about:blank and blob.
{
  const { probe, frames, make, mine, baits, called } = window.notebook;

  /** What can be seen from inside any document; also sent to the other origin, as text. */
  const look = (view) => {
    const root = view.document.documentElement;
    return [
      [...root.children].map((child) => [
        child.nodeName,
        child.attributes.length,
        child.childNodes.length > 0,
        child.scrollHeight > 20000,
        Boolean(child.shadowRoot),
      ]),
      view.document.querySelectorAll('*').length,
      [...view.document.querySelectorAll('[data-bait]')].map((bait) => bait.childNodes.length).join(),
      [...(view.CSS.highlights ?? [])].map(([name, ranges]) => [name, ranges.size]),
      view.length,
      view.document.title,
      view.getSelection()?.rangeCount ?? null,
    ];
  };
  probe('frames.inside', {
    on: ['frames'],
    tell: () =>
      [...document.querySelectorAll('iframe')]
        .filter((frame) => frame.contentDocument)
        .map((frame) => [frame.id, look(frame.contentWindow)]),
  });
  probe('frames.across', {
    on: ['frames'],
    tell: () =>
      new Promise((resolve) => {
        addEventListener('message', (event) => {
          if (Array.isArray(event.data)) resolve(event.data);
        });
        document.getElementById('other').contentWindow.postMessage('look', '*');
      }),
  });
  probe('frames.outside', {
    on: ['frames'],
    tell: () => [
      window.length,
      [...document.querySelectorAll('iframe')].map((frame) => [frame.id, frame.getBoundingClientRect().height, frame.getAttributeNames()]),
    ],
  });
  probe('frames.fresh', {
    on: ['frames'],
    tell: async () => {
      const frame = make('iframe');
      mine(() => document.body.append(frame));
      const log = [];
      new frame.contentWindow.MutationObserver((records) =>
        log.push(...records.map((record) => `${record.type} ${called(record.target)} ${[...record.addedNodes].map(called)}`)),
      ).observe(frame.contentDocument, { subtree: true, childList: true, attributes: true, characterData: true });
      frame.contentDocument.body.append(
        ...baits()
          .slice(0, 3)
          .map((bait) => bait.cloneNode(true)),
      );
      await frames(40);
      const seen = [log, look(frame.contentWindow)];
      mine(() => frame.remove());
      return seen;
    },
  });
  window.notebook.look = look;
}
