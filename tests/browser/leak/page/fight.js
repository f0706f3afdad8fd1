// The page fights back: it hides, dresses, moves, covers, clones and removes our host, rewrites the document, and opens layers of its own.
{
  const { probe, strangers, rootNodes, called, make, mine, frames, baits } = window.notebook;

  /** What the root looks like, and what was changed under it by anyone else while the page waited. */
  const reaction = async (act, undo) => {
    const log = [];
    const observer = new MutationObserver((records) => log.push(...records));
    act();
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    await frames(14);
    log.push(...observer.takeRecords());
    observer.disconnect();
    const shape = rootNodes().map((child) => [
      called(child),
      child.hasAttribute?.('data-own'),
      child.childNodes.length > 0,
      child.getAttribute?.('style') ?? '',
    ]);
    const boxes = strangers().map((host) => {
      const box = host.getBoundingClientRect();
      return [box.width, box.height, host.scrollHeight];
    });
    undo?.();
    await frames(4);
    return [
      log.map((record) => [
        record.type,
        called(record.target),
        [...record.addedNodes].map(called),
        [...record.removedNodes].map(called),
        record.attributeName,
      ]),
      shape,
      boxes,
    ];
  };
  const dressed = (css) => {
    const hosts = strangers();
    const old = hosts.map((host) => host.getAttribute('style'));
    return [
      () => {
        for (const host of hosts) host.setAttribute('style', css);
      },
      () => {
        for (const [at, host] of hosts.entries()) {
          if (old[at] === null) host.removeAttribute('style');
          else host.setAttribute('style', old[at]);
        }
      },
    ];
  };
  const fight = (name, steps) => probe(`fight.${name}`, { on: ['fight'], tell: () => reaction(...steps()) });

  fight('hide', () => dressed('display: none !important'));
  fight('undress', () =>
    dressed(
      'all: unset !important; display: inline-block !important; position: static !important; inset: auto !important; width: auto !important; height: auto !important; contain: none !important; overflow: auto !important',
    ),
  );
  fight('cover', () => {
    const cover = make('div', '', 'position: fixed; inset: 0; z-index: 2147483647; background: white');
    return [() => document.documentElement.append(cover), () => cover.remove()];
  });
  fight('transform', () => [
    () => {
      document.documentElement.style.cssText = 'transform: translateZ(0); contain: layout';
    },
    () => document.documentElement.removeAttribute('style'),
  ]);
  fight('clone', () => {
    const copies = strangers().map((host) => host.cloneNode(true));
    return [
      () => {
        for (const copy of copies) {
          copy.setAttribute('data-own', '');
          document.documentElement.append(copy);
        }
      },
      () => {
        for (const copy of copies) copy.remove();
      },
    ];
  });
  fight('move', () => {
    const hosts = strangers();
    const box = make('div', '', 'position: absolute; float: left; overflow: scroll');
    return [
      () => {
        document.body.append(box);
        box.append(...hosts);
      },
      () => {
        document.documentElement.append(...hosts);
        box.remove();
      },
    ];
  });
  fight('remove', () => {
    const hosts = strangers();
    return [
      () => {
        for (const host of hosts) host.remove();
      },
    ];
  });
  fight('remove-again', () => {
    const hosts = strangers();
    return [
      () => {
        for (const host of hosts) host.remove();
      },
    ];
  });
  fight('late-text', () => {
    const line = make('p', baits()[0].textContent);
    return [() => document.body.prepend(line), () => line.remove()];
  });
  probe('fight.rewrite', {
    on: ['fight'],
    tell: async () => {
      const html = document.body.innerHTML;
      const shape = () => rootNodes().map((child) => [child.nodeName, child.attributes?.length, child.childNodes.length > 0]);
      const seen = [shape()];
      document.open();
      document.write(`<!doctype html><html><head><title>again</title></head><body>${html}</body></html>`);
      document.close();
      await frames(24);
      seen.push(shape());
      document.documentElement.replaceWith(document.documentElement.cloneNode(true));
      await frames(24);
      seen.push(shape());
      return seen;
    },
  });

  const layered = (name, open) =>
    probe(`overlay.${name}`, {
      on: ['overlay'],
      tell: async () => {
        const log = [];
        const observer = new MutationObserver((records) => log.push(...records));
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        const { element, shut } = await open((entry) => log.push(entry));
        await frames(20);
        const seen = [
          element.childNodes.length,
          strangers().map((host) => [host.attributes.length, host.matches(':hover')]),
          document.elementsFromPoint(60, 60).map(called),
        ];
        log.push(...observer.takeRecords());
        observer.disconnect();
        await shut();
        await frames(6);
        return [
          log
            .map((entry) =>
              typeof entry === 'string'
                ? entry
                : `${entry.type} ${called(entry.target)} ${[...entry.addedNodes].map(called)} ${entry.attributeName}`,
            )
            .sort(),
          seen,
        ];
      },
    });
  layered('dialog', (note) => {
    const element = make('dialog', baits()[0].textContent);
    for (const type of ['toggle', 'beforetoggle', 'close', 'cancel']) element.addEventListener(type, () => note(type));
    mine(() => document.body.append(element));
    element.showModal();
    return {
      element,
      shut: () => {
        element.close();
        element.remove();
      },
    };
  });
  layered('popover', (note) => {
    const element = make('div', baits()[1].textContent);
    element.popover = 'auto';
    for (const type of ['toggle', 'beforetoggle']) element.addEventListener(type, (event) => note(`${type} ${event.newState}`));
    mine(() => document.body.append(element));
    element.showPopover();
    return {
      element,
      shut: () => {
        note(`open ${element.matches(':popover-open')}`);
        element.remove();
      },
    };
  });
  layered('fullscreen', async (note) => {
    const element = document.getElementById('box');
    try {
      await element.requestFullscreen();
    } catch (error) {
      note(error.name);
    }
    await frames(20);
    return { element, shut: () => document.exitFullscreen().catch((error) => note(error.name)) };
  });
  layered('inert', () => {
    document.body.inert = true;
    return {
      element: document.body,
      shut: () => {
        document.body.inert = false;
      },
    };
  });
}
