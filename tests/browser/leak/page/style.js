// What style shows: highlights, sheets, computed values, selectors, fonts, animations.
{
  const { probe, strangers, called, digest, baits, make, mine } = window.notebook;

  probe('style.highlights', {
    on: ['open', 'crowd', 'live', 'frames'],
    tell: () => [...(CSS.highlights ?? [])].map(([name, ranges]) => [name, [...ranges].map((range) => String(range))]),
  });
  probe('style.sheets', {
    on: ['open', 'live', 'strict', 'frames'],
    tell: () => [
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
      [...document.styleSheets].map((sheet) => called(sheet.ownerNode)),
    ],
  });

  const values = (element, part) => {
    const style = getComputedStyle(element, part);
    return digest([...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  };
  probe('style.computed', {
    on: ['open', 'crowd', 'live'],
    tell: () =>
      [document.documentElement, document.body, ...baits()].map((element) =>
        [
          values(element),
          ...['::before', '::after', '::selection', '::highlight(nightjar)'].map((part) => getComputedStyle(element, part).backgroundColor),
        ].join(),
      ),
  });
  probe('style.host', {
    on: ['open', 'crowd', 'tall', 'live', 'fight'],
    tell: () => strangers().map((host) => [values(host), values(host, '::before'), values(host, '::after')]),
  });
  probe('style.visible', {
    on: ['open'],
    tell: () =>
      baits().filter((bait) => !bait.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
        .length,
  });

  // The page asks by selectors, and reads the answers as custom properties.
  probe('style.selectors', {
    from: () => {
      const sheet = make(
        'style',
        `
        html { --children: few; --focused: no; --filled: no; --undefined: no; --open: no }
        html:has(> :nth-child(4)) { --children: four }
        html:has(> :nth-child(5)) { --children: five }
        html:has(> :not(head, body, [data-own]):focus-within) { --focused: yes }
        html:has(> :not(head, body, [data-own]):not(:empty)) { --filled: yes }
        html:has(:not(:defined)) { --undefined: yes }
        html:has(:is(:popover-open, :modal, :fullscreen)) { --open: yes }`,
      );
      document.head.append(sheet);
    },
    tell: () =>
      ['--children', '--focused', '--filled', '--undefined', '--open'].map((name) =>
        getComputedStyle(document.documentElement).getPropertyValue(name),
      ),
  });

  probe('style.fonts', {
    on: ['open', 'fonts'],
    from: () => {
      const seen = new Set();
      for (const type of ['loading', 'loadingdone', 'loadingerror'])
        document.fonts.addEventListener(type, (event) => {
          for (const face of event.fontfaces) seen.add(`${type} ${face.family}`);
        });
      return seen;
    },
    tell: (seen) => [
      document.fonts.size,
      document.fonts.status,
      [...seen].sort(),
      [...document.fonts].map((face) => `${face.family} ${face.status}`).sort(),
    ],
  });

  probe('style.animations', {
    on: ['open', 'crowd', 'live'],
    from: () => {
      const seen = [];
      for (const type of ['animationstart', 'animationend', 'transitionrun', 'transitionend'])
        addEventListener(type, (event) => seen.push(`${type} ${called(event.target)}`), true);
      return seen;
    },
    tell: (seen) => [seen, document.getAnimations().length, strangers().map((host) => host.getAnimations({ subtree: true }).length)],
  });

  // A sheet for print: what the user prints, and what the page can count meanwhile.
  probe('style.print', {
    from: () => {
      const seen = [];
      matchMedia('print').addEventListener('change', (event) =>
        seen.push(
          `print ${event.matches} ${strangers().map((host) => [getComputedStyle(host).display, host.getBoundingClientRect().height, host.scrollHeight])}`,
        ),
      );
      for (const type of ['beforeprint', 'afterprint']) addEventListener(type, () => seen.push(type));
      return seen;
    },
    tell: (seen) => seen,
  });

  // Forcing a style on whatever the page did not write: does the host keep its shape, whatever it holds?
  const FORCED = [
    'display: contents',
    'display: inline; overflow: visible',
    'position: static; width: auto; height: auto; overflow: visible; contain: none',
    'position: absolute; inset: auto; width: max-content; height: max-content; overflow: scroll; contain: none',
    'zoom: 2',
    'transform: scale(.01); contain: none; overflow: visible',
    'all: unset',
    'display: grid; block-size: fit-content; writing-mode: vertical-rl',
  ];
  const FRAMED = [
    'transform: translateZ(0)',
    'contain: layout',
    'filter: blur(0)',
    'display: grid',
    'writing-mode: vertical-rl',
    'overflow: scroll; height: 90px',
    'container-type: size; width: 280px; height: 280px',
  ];
  const sizes = (element) => {
    const box = element.getBoundingClientRect();
    return [box.width, box.height, element.scrollWidth, element.scrollHeight, element.clientHeight, element.offsetHeight];
  };
  const under = (rule) => {
    const sheet = make('style', rule);
    mine(() => document.head.append(sheet));
    const seen = [
      strangers().map(sizes),
      document.documentElement.scrollHeight,
      document.documentElement.scrollWidth,
      document.body.scrollHeight,
    ];
    mine(() => sheet.remove());
    return seen;
  };
  probe('style.forced', {
    on: ['tall', 'crowd'],
    tell: () =>
      FORCED.map((rule) =>
        under(
          `html > :not(head, body, [data-own]) { ${rule
            .split('; ')
            .map((part) => `${part} !important`)
            .join('; ')} }`,
        ),
      ),
  });
  probe('style.framed', { on: ['tall', 'crowd'], tell: () => FRAMED.map((rule) => under(`html { ${rule} }`)) });
}
