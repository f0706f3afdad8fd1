// What shadow roots show: open ones, serialised ones, cloned ones, slots, and names that the page can claim.
{
  const { probe, strangers, digest, make, mine, frames } = window.notebook;

  probe('shadow.open', {
    on: ['open', 'crowd', 'live', 'tall', 'tamper', 'fight', 'frames'],
    tell: () =>
      [...document.querySelectorAll('*')]
        .filter((element) => element.shadowRoot)
        .map((element) => [element.nodeName, digest(element.shadowRoot.innerHTML)]),
  });
  probe('shadow.html', {
    on: ['open', 'crowd'],
    tell: () => [
      digest(document.documentElement.getHTML?.({ serializableShadowRoots: true }) ?? ''),
      strangers().map((host) => [host.outerHTML, host.innerText, host.textContent]),
    ],
  });
  probe('shadow.clone', {
    tell: () =>
      strangers().map((host) => {
        const copy = host.cloneNode(true);
        return [copy.outerHTML, copy.shadowRoot && digest(copy.shadowRoot.innerHTML)];
      }),
  });
  probe('shadow.slot', {
    tell: async () => {
      const seen = [];
      for (const host of strangers()) {
        const child = make('b', 'x');
        mine(() => host.append(child));
        await frames(2);
        seen.push([child.assignedSlot !== null, child.getClientRects().length, child.offsetWidth > 0, host.scrollHeight]);
        mine(() => child.remove());
      }
      return seen;
    },
  });
  probe('shadow.claim', {
    tell: () =>
      strangers().map((host) => {
        if (!host.localName.includes('-')) {
          try {
            host.attachShadow({ mode: 'open' });
            return 'gave its root away';
          } catch (error) {
            return `plain, ${error.name}`;
          }
        }
        let root = null;
        try {
          customElements.define(
            host.localName,
            class extends HTMLElement {
              constructor() {
                super();
                root = this.attachInternals().shadowRoot;
              }
            },
          );
          customElements.upgrade(host);
        } catch (error) {
          return error.name;
        }
        return root ? `root ${digest(root.innerHTML)}` : 'no root';
      }),
  });
}
