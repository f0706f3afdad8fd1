// What geometry shows: boxes, scroll sizes, hit tests, observers of intersection and size.
{
  const { whenSettled, probe, strangers, called, digest, baits, onScreen, middle, make, mine, atMoments } = window.notebook;
  const PLACES = ['open', 'crowd', 'live', 'tall', 'strict'];

  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map((value) => Math.round(value * 64) / 64);
  };
  probe('geometry.host', {
    on: [...PLACES, 'overlay', 'frames'],
    tell: () =>
      strangers().map((host) => [
        ...box(host),
        host.getClientRects().length,
        host.offsetWidth,
        host.offsetHeight,
        host.clientWidth,
        host.clientHeight,
        host.scrollWidth,
        host.scrollHeight,
        host.scrollTop,
        host.scrollLeft,
      ]),
  });
  probe('geometry.page', {
    on: PLACES,
    tell: () =>
      [document.documentElement, document.body]
        .map((element) => [element.scrollWidth, element.scrollHeight, element.clientWidth, element.offsetHeight])
        .concat([[scrollX, Math.round(scrollY), window.length]]),
  });
  probe('geometry.baits', { on: PLACES, tell: () => digest(JSON.stringify(baits().map(box))) });

  const chain = (x, y) =>
    document
      .elementsFromPoint(x, y)
      .map((node) => node.nodeName)
      .join('>');
  probe('geometry.sweep', {
    on: ['open', 'crowd', 'live'],
    tell: () => {
      const seen = [];
      for (let y = 3; y < innerHeight; y += 14) for (let x = 3; x < innerWidth; x += 14) seen.push(chain(x, y));
      return [digest(seen.join()), [...new Set(seen)].sort()];
    },
  });
  probe('geometry.hits', {
    on: ['open', 'crowd', 'live'],
    tell: () =>
      onScreen().map((bait) => {
        const [x, y] = middle(bait);
        return [
          document.elementFromPoint(x, y) === bait,
          document.elementsFromPoint(x, y + 18).map(called),
          document.elementsFromPoint(x, y + 50).map(called),
        ];
      }),
  });
  probe('geometry.hits-forced', {
    tell: () => {
      const sheet = make(
        'style',
        'html > :not(head, body, [data-own]) { pointer-events: auto !important; visibility: visible !important }',
      );
      const old = strangers().map((host) => host.getAttribute('style'));
      mine(() => {
        document.head.append(sheet);
        for (const host of strangers()) host.style.setProperty('pointer-events', 'auto', 'important');
      });
      const seen = onScreen().map((bait) => {
        const [x, y] = middle(bait);
        return `${chain(x, y)} ${chain(x, y + 40)}`;
      });
      mine(() => {
        sheet.remove();
        strangers().forEach((host, at) => {
          if (old[at] === null) host.removeAttribute('style');
          else host.setAttribute('style', old[at]);
        });
      });
      return [...new Set(seen)].sort();
    },
  });
  probe('geometry.caret', {
    tell: () =>
      onScreen().map((bait) => {
        const [x, y] = middle(bait);
        const place = document.caretPositionFromPoint?.(x, y);
        const range = document.caretRangeFromPoint?.(x, y);
        return [
          place && `${called(place.offsetNode.parentNode)} ${place.offset}`,
          range && `${called(range.startContainer.parentNode)} ${range.startOffset}`,
        ];
      }),
  });

  const watched = () => [...baits(), document.body, document.getElementById('plain'), ...strangers()].filter(Boolean);
  probe('geometry.intersection', {
    on: ['open', 'crowd', 'live'],
    from: () => {
      const last = new Map();
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) last.set(entry.target, entry.intersectionRatio.toFixed(3));
        },
        { threshold: [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] },
      );
      whenSettled(() => {
        for (const element of watched()) observer.observe(element);
      });
      return last;
    },
    tell: (last) => [...last].map(([element, ratio]) => `${called(element)} ${ratio}`),
  });
  probe('geometry.trusted-intersection', {
    on: ['open', 'crowd', 'live'],
    from: () => {
      if (!('trackVisibility' in IntersectionObserver.prototype)) return null;
      const last = new Map();
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) last.set(entry.target, entry.isVisible);
        },
        { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] },
      );
      whenSettled(() => {
        for (const element of watched()) observer.observe(element);
      });
      return last;
    },
    tell: (last) => last && [...last].map(([element, visible]) => `${called(element)} ${visible}`),
  });
  probe('geometry.resizes', {
    on: PLACES,
    from: () => {
      const seen = new Set();
      const observer = new ResizeObserver((entries) => {
        for (const { target, contentRect } of entries)
          seen.add(`${called(target)} ${Math.round(contentRect.width)} ${Math.round(contentRect.height)}`);
      });
      whenSettled(() => {
        for (const element of [document.documentElement, ...watched()]) observer.observe(element);
      });
      return seen;
    },
    tell: (seen) => [...seen].sort(),
  });
  probe('geometry.scrolls', {
    on: ['open', 'crowd', 'tall', 'live'],
    from: () => {
      const seen = new Set();
      addEventListener('scroll', (event) => seen.add(`${window.notebook.doing} ${called(event.target)}`), true);
      return seen;
    },
    tell: (seen) => [[...seen].sort(), Math.round(scrollY), Math.round(document.body.scrollTop)],
  });
  probe('geometry.moments', {
    from: () => {
      const seen = [];
      atMoments((moment) =>
        seen.push([
          moment,
          strangers().map((host) => [...box(host), host.scrollHeight, host.scrollWidth]),
          document.documentElement.scrollHeight,
        ]),
      );
      return seen;
    },
    tell: (seen) => seen,
  });
}
