// Senses of a page beside the usual ones: what a style change, a layout, a kept range or the browser's housekeeping tells it.
{
  const { probe, strangers, called, baits, frames } = window.notebook;
  const quietly = () => !['loading', 'collecting'].includes(window.notebook.doing);

  // Everything of the page is given a transition: whoever changes a style of it starts one.
  probe('senses.transitions', {
    on: ['senses'],
    from: () => {
      const seen = new Set();
      for (const type of ['transitionrun', 'transitioncancel', 'animationstart'])
        addEventListener(type, ({ target, propertyName }) => quietly() && seen.add(`${type} ${called(target)} ${propertyName}`), true);
      return seen;
    },
    tell: (seen) => [...seen].sort(),
  });

  // Elements of the page's own making hear what is done with them, without any observer.
  probe('senses.reactions', {
    on: ['senses'],
    from: () => {
      const seen = [];
      const note = (what) => document.readyState !== 'loading' && window.notebook.doing !== 'collecting' && seen.push(what);
      customElements.define(
        'x-line',
        class extends HTMLElement {
          static observedAttributes = ['class', 'style', 'title', 'hidden', 'id', 'data-found'];
          connectedCallback() {
            note('connected');
          }
          disconnectedCallback() {
            note('disconnected');
          }
          adoptedCallback() {
            note('adopted');
          }
          attributeChangedCallback(name) {
            note(name);
          }
        },
      );
      return seen;
    },
    tell: (seen) => seen,
  });

  // A live range moves with whatever is done to its text, undone or not.
  probe('senses.ranges', {
    on: ['senses'],
    from: () => {
      const kept = [];
      addEventListener('DOMContentLoaded', () => {
        for (const bait of baits()) {
          const range = document.createRange();
          range.setStart(bait.firstChild, 3);
          range.setEnd(bait.firstChild, 6);
          kept.push({ range, text: bait.firstChild });
        }
      });
      return kept;
    },
    tell: (kept) =>
      kept.map(({ range, text }) => [range.startContainer === text, range.startOffset, range.endContainer === text, range.endOffset]),
  });

  // How far each bait is on its way through the window, from the clock of a timeline.
  probe('senses.timelines', {
    on: ['senses'],
    tell: () => {
      if (!('ViewTimeline' in window)) return null;
      const at = (timeline) => String(timeline.currentTime);
      return [
        baits().map((subject) => at(new ViewTimeline({ subject }))),
        strangers().map((source) => [at(new ScrollTimeline({ source })), at(new ViewTimeline({ subject: source }))]),
      ];
    },
  });

  // What is out of sight is not laid out until somebody selects in it, focuses it or scrolls to it.
  probe('senses.relevance', {
    on: ['senses'],
    from: () => {
      const last = new Map();
      addEventListener('contentvisibilityautostatechange', ({ target, skipped }) => last.set(called(target), skipped), true);
      return last;
    },
    tell: (last) => [...last].sort(),
  });

  // What an observer of sizes does is told to the page when the browser gives up on it.
  probe('senses.errors', {
    on: ['senses'],
    from: () => {
      const seen = new Set();
      addEventListener('error', ({ message }) => seen.add(message), true);
      addEventListener('unhandledrejection', ({ reason }) => seen.add(String(reason)));
      return seen;
    },
    tell: (seen) => [...seen].sort(),
  });

  probe('senses.navigation', {
    on: ['senses'],
    from: () => {
      const seen = [];
      for (const type of ['navigate', 'currententrychange', 'navigatesuccess', 'navigateerror'])
        window.navigation?.addEventListener(type, () => seen.push(type));
      return seen;
    },
    tell: (seen) => seen,
  });

  // How much the page's origin keeps, from when the page was there to now.
  probe('senses.quota', {
    on: ['senses'],
    from: () => navigator.storage.estimate(),
    tell: async (before) => (await navigator.storage.estimate()).usage - (await before).usage,
  });

  // A transition between two states of the view takes a picture of every element with a name of its own.
  probe('senses.views', {
    on: ['senses'],
    tell: async () => {
      if (!document.startViewTransition) return null;
      const transition = document.startViewTransition(() => {});
      await transition.ready;
      const seen = document.getAnimations().map(({ effect }) => effect?.pseudoElement ?? 'an element');
      transition.skipTransition();
      await transition.finished;
      return [...new Set(seen)].sort();
    },
  });

  // A node that the page has taken out is cleared away as soon as nobody holds it: someone else's hold shows. A page brings that about
  // by asking for much memory, which takes its time; here Chromium is started so that it does it when it is asked to. Not from within a
  // script, on whose stack something may still lie.
  const TURNS = 12;
  probe('senses.held', {
    on: ['gone'],
    tell: async () => {
      if (!window.gc) return null;
      const box = document.getElementById('box');
      const lines = [...box.children].map((line) => [line, line.firstChild, line.firstChild.firstChild].map((node) => new WeakRef(node)));
      box.replaceChildren();
      let held = lines.length;
      for (let turn = 0; turn < TURNS && held > 0; turn++) {
        await frames(6);
        await window.gc({ type: 'major', execution: 'async' });
        await frames(2);
        held = lines.filter((nodes) => nodes.some((node) => node.deref())).length;
      }
      return [lines.length, held];
    },
  });
}
