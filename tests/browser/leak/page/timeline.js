// What the performance timeline shows: paints, shifts, events, requests, marks, and whatever else a browser lists.
{
  const { probe, called, strangers } = window.notebook;
  const gather = (type, options = {}) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return null;
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type, buffered: true, ...options });
    return seen;
  };

  const isOfPage = (node) => Boolean(node) && !strangers().some((host) => host.contains(node));
  const whose = (nodes) => nodes.map((node) => (isOfPage(node) ? called(node) : 'nothing of the page')).sort();

  // How a page arrives in pieces is chance. What shifts later, or belongs to nobody, is not.
  probe('timeline.shifts', {
    on: ['open', 'crowd', 'live', 'tall', 'blank'],
    from: () => gather('layout-shift'),
    tell: (seen) =>
      seen &&
      [
        ...new Set(
          seen
            .map(({ startTime, sources }) => ({
              late: startTime > window.notebook.settledAt,
              nodes: whose(sources.map((source) => source.node)),
            }))
            .filter(({ late, nodes }) => late || nodes.includes('nothing of the page'))
            .map(({ nodes }) => String(nodes)),
        ),
      ].sort(),
  });
  probe('timeline.largest', {
    on: ['open', 'crowd', 'blank'],
    from: () => gather('largest-contentful-paint'),
    tell: (seen) =>
      seen &&
      [
        ...new Set(
          seen.map(
            ({ element, url, size }) =>
              `${element ? 'of the page' : 'nothing of the page'} ${url} ${window.notebook.scene === 'blank' ? size : ''}`,
          ),
        ),
      ].sort(),
  });
  probe('timeline.paints', {
    on: ['open', 'crowd', 'blank', 'strict'],
    from: () => gather('paint'),
    tell: (seen) => seen?.map((entry) => entry.name).sort(),
  });
  probe('timeline.elements', {
    on: ['open', 'blank'],
    from: () => gather('element'),
    tell: (seen) => seen && [...new Set(seen.map((entry) => `${entry.identifier} ${called(entry.element)}`))].sort(),
  });

  probe('timeline.scripts', {
    on: ['open', 'crowd', 'live'],
    from: () => gather('long-animation-frame'),
    tell: (seen) =>
      seen &&
      [
        ...new Set(
          seen.flatMap((frame) => frame.scripts.map((script) => script.sourceURL)).filter((url) => url && !url.startsWith(location.origin)),
        ),
      ].sort(),
  });
  for (const type of ['mark', 'measure'])
    probe(`timeline.${type}s`, {
      on: ['open', 'crowd'],
      from: () => gather(type),
      tell: (seen) => seen?.map((entry) => entry.name),
    });
  probe('timeline.resources', {
    on: ['open', 'crowd', 'live', 'fonts', 'strict'],
    from: () => gather('resource'),
    tell: (seen) => seen?.map((entry) => `${entry.initiatorType} ${entry.name}`).sort(),
  });
  // Kinds whose number depends on the machine's load are left out by name; all others, also those of later browsers, are counted.
  const LOADED = [
    'layout-shift',
    'largest-contentful-paint',
    'paint',
    'element',
    'event',
    'first-input',
    'long-animation-frame',
    'longtask',
    'mark',
    'measure',
    'resource',
    'navigation',
    'interaction-contentful-paint',
  ];
  probe('timeline.others', {
    from: () => PerformanceObserver.supportedEntryTypes.filter((type) => !LOADED.includes(type)).map((type) => [type, gather(type)]),
    tell: (all) => all.map(([type, seen]) => [type, seen.length]),
  });

  // A press that the page makes slow is told with its target: none, if it is not the page's.
  probe('timeline.slow', {
    from: () => {
      addEventListener(
        'pointerdown',
        () => {
          const end = performance.now() + 40;
          while (performance.now() < end);
        },
        true,
      );
      return gather('event', { durationThreshold: 16 });
    },
    tell: (seen) => seen?.filter(({ name }) => name === 'pointerdown').map(({ target }) => whose([target])),
  });

  // The browser counts events that no listener got: one that is swallowed is missing here and counted there.
  const COUNTED = [
    'click',
    'auxclick',
    'contextmenu',
    'dblclick',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'keydown',
    'keyup',
    'keypress',
    'beforeinput',
    'input',
    'dragstart',
    'touchstart',
    'pointercancel',
    'gotpointercapture',
    'lostpointercapture',
  ];
  probe('timeline.counts', {
    from: () => {
      const got = Object.fromEntries(COUNTED.map((type) => [type, 0]));
      for (const type of COUNTED)
        window.addEventListener(
          type,
          () => {
            got[type]++;
          },
          true,
        );
      return got;
    },
    tell: (got) => COUNTED.map((type) => [type, got[type], performance.eventCounts?.get(type) ?? null]),
  });
}
