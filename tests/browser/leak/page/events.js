// What events show: everything that arrives while the user points, clicks, types, selects, scrolls and resizes.
{
  const { probe, strangers, called, atMoments, baits } = window.notebook;

  const USER = [
    'pointerdown',
    'pointerup',
    'pointercancel',
    'mousedown',
    'mouseup',
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
    'keydown',
    'keyup',
    'keypress',
    'beforeinput',
    'input',
    'change',
    'copy',
    'cut',
    'paste',
    'dragstart',
    'dragend',
    'drop',
    'touchstart',
    'touchend',
    'gotpointercapture',
    'lostpointercapture',
    'compositionstart',
  ];
  const line = (event) =>
    [
      window.notebook.doing,
      event.type,
      called(event.target),
      event.composedPath().map(called).join('<'),
      event.defaultPrevented,
      event.isTrusted,
      called(event.relatedTarget),
    ].join(' ');
  const listen = (types, keep) => {
    for (const type of types)
      for (const at of [window, document]) {
        at.addEventListener(type, (event) => keep(event, at === window ? 'window' : 'document', 'down'), true);
        at.addEventListener(type, (event) => keep(event, at === window ? 'window' : 'document', 'up'));
      }
  };
  probe('events.user', {
    on: ['open', 'crowd'],
    from: () => {
      const seen = [];
      listen(USER, (event, at, way) => seen.push(`${at} ${way} ${line(event)}`));
      return seen;
    },
    tell: (seen) => seen,
  });

  // How often a moving pointer is reported depends on the machine; over what, does not.
  const MOVES = ['pointermove', 'mousemove', 'pointerover', 'pointerout', 'mouseover', 'mouseout', 'pointerrawupdate'];
  probe('events.moves', {
    from: () => {
      const seen = new Set();
      listen(MOVES, (event, at, way) => seen.add(`${at} ${way} ${line(event)}`));
      return seen;
    },
    tell: (seen) => [...seen].filter((entry) => !entry.includes(' collecting ')).sort(),
  });
  probe('events.boundary', {
    from: () => {
      const seen = [];
      addEventListener('DOMContentLoaded', () => {
        for (const element of [document.documentElement, document.body])
          for (const type of ['mouseenter', 'mouseleave', 'pointerleave'])
            element.addEventListener(type, () => seen.push(`${window.notebook.doing} ${type} ${called(element)}`));
      });
      return seen;
    },
    tell: (seen) => [...new Set(seen)].sort(),
  });

  const OTHERS = [
    'focus',
    'blur',
    'focusin',
    'focusout',
    'visibilitychange',
    'pagehide',
    'pageshow',
    'freeze',
    'resume',
    'hashchange',
    'popstate',
    'storage',
    'fullscreenchange',
    'fullscreenerror',
    'toggle',
    'beforetoggle',
    'cancel',
    'close',
    'slotchange',
    'securitypolicyviolation',
    'error',
    'unhandledrejection',
    'rejectionhandled',
    'message',
    'messageerror',
    'online',
    'offline',
    'beforematch',
    'scrollend',
    'nightjar',
    'nightjar-find',
  ];
  probe('events.others', {
    on: ['open', 'crowd', 'live', 'tall', 'strict', 'blank'],
    from: () => {
      const seen = new Set();
      for (const type of OTHERS)
        for (const at of [window, document])
          at.addEventListener(
            type,
            (event) => {
              if (!window.notebook.doing.startsWith('collecting')) seen.add(`${window.notebook.doing} ${line(event)}`);
            },
            true,
          );
      return seen;
    },
    tell: (seen) => [...seen].filter((entry) => !entry.includes('scrollend')).sort(),
  });
  probe('events.channels', {
    on: ['open', 'live'],
    from: () => {
      const seen = [];
      for (const name of ['nightjar', 'nightjar-find', 'marks'])
        new BroadcastChannel(name).addEventListener('message', () => seen.push(name));
      return seen;
    },
    tell: (seen) => seen,
  });
  probe('events.storage', {
    on: ['open', 'live'],
    tell: async () => {
      const kept = [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie];
      localStorage.clear();
      return [...kept, (await indexedDB.databases()).map((base) => base.name), self.caches ? await caches.keys() : null];
    },
  });

  const chain = (selector) => [...document.querySelectorAll(selector)].map(called).join('>');
  probe('events.moments', {
    on: ['open', 'crowd'],
    from: () => {
      const seen = [];
      atMoments((moment) => {
        const active = document.activeElement;
        seen.push([
          moment,
          ...[':hover', ':active', ':focus', ':focus-within', ':focus-visible', ':target', ':popover-open'].map(chain),
          called(active),
          document.hasFocus(),
          [document.documentElement, document.body, ...baits().slice(0, 4), ...strangers()]
            .map((element) => getComputedStyle(element).cursor)
            .join(),
          document.documentElement.inert,
          document.body.inert,
          document.documentElement.className,
          document.body.className,
          document.fullscreenElement === null,
          strangers().map((host) => host.outerHTML),
          String(getSelection()).length,
        ]);
      });
      return seen;
    },
    tell: (seen) => seen,
  });
  probe('events.activation', { from: () => [navigator.userActivation.hasBeenActive], tell: (early) => early });
}
