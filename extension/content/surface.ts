/**
 * The one node that we put into a page, and all that is in it. A page must not be able to tell from it whether anything
 * was found, so it is the same in every document that is armed:
 *
 * - a plain `<div>` under `<html>` with a closed root, as large as the window, transparent, no pointer events, no
 *   attribute but a `style` that never changes. Style is set twice: inline, and in the root's sheet as `:host`, whose
 *   `!important` no rule of the page can outdo;
 * - inside, a box that clips: without it the host's scroll size tells where marks are. A dot in it is always painted, so
 *   that the first mark is not the page's first paint;
 * - no text node, image or animation, ever. Words are drawn on canvases that are there from the start: text nodes are
 *   found by the page's own `window.find`, and generated content makes largest-paint entries, canvases do neither. Their
 *   fonts are unquoted generic families, the only ones that a page can't define and count requests for.
 *
 * Firefox ends our script before it can tidy up when the extension is removed or switched off, but takes back the sheet that
 * the background has put into the document (host.css). So once that sheet is there, the box is visible by it alone.
 *
 * If the page takes the host out, it is put back at once, a few times, whether or not there are findings; after that it
 * stays out and the popup says so.
 */
import { shadowRootOf } from '../browser';
import type { Trouble } from '../protocol';
import { isAbove, isBuriedAt, isOverlaid, POINTS } from './above';
import type { Box } from './place';
import type { Tree } from './tree';

const COVER: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  width: '100vw',
  height: '100vh',
  margin: '0',
  padding: '0',
  border: '0',
  display: 'block',
  overflow: 'clip',
  contain: 'strict',
  'pointer-events': 'none',
  'z-index': '2147483647',
  'user-select': 'none',
};
const BOX: Readonly<Record<string, string>> = {
  position: 'absolute',
  inset: '0',
  overflow: 'clip',
  contain: 'strict',
  'pointer-events': 'none',
};
const DOT: Readonly<Record<string, string>> = {
  position: 'absolute',
  left: '0',
  top: '0',
  width: '1px',
  height: '1px',
  background: 'rgba(0,0,0,.02)',
};
/** How often the host is put back into the same root element. */
const RETURNS = 5;

/** Sets properties inline with `!important`. Custom properties and names are as in a style sheet. */
export function dress<E extends HTMLElement>(element: E, style: Readonly<Record<string, string>>): E {
  for (const name in style) element.style.setProperty(name, style[name] ?? '', 'important');
  return element;
}

/** Also in a drawing or another document of XML, whose own elements have no style. */
const make = <N extends keyof HTMLElementTagNameMap>(name: N): HTMLElementTagNameMap[N] =>
  document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[N];

export function part<N extends keyof HTMLElementTagNameMap>(name: N, style: Readonly<Record<string, string>>): HTMLElementTagNameMap[N] {
  return dress(make(name), {
    position: 'absolute',
    left: '0',
    top: '0',
    'pointer-events': 'none',
    'forced-color-adjust': 'none',
    ...style,
  });
}

/**
 * Takes out a host that an earlier version of ours left. Firefox ends the scripts of an extension that it replaces before
 * they can tidy up, and runs the new ones in pages that are open.
 */
export function removeLeftOver(): void {
  const style = dress(make('div'), COVER).getAttribute('style');
  for (const child of [...(document.documentElement?.children ?? [])]) {
    if (child.localName === 'div' && child.getAttribute('style') === style && shadowRootOf(child) !== null) child.remove();
  }
}

export class Surface {
  readonly #host = make('div');
  readonly #box = make('div');
  #returns = RETURNS;
  #root: Element | null = null;
  /** Taken out for good; not shown; made invisible; shown, but under something. */
  readonly #blocks = { removed: false, hidden: false, unseen: false, under: false };
  /** The sheet that goes with the extension has come; and the box is visible by it. */
  #sheet = false;
  #bySheet = false;
  #trouble: Trouble | null = null;
  /** Where our box is in the window, and how many of the window's pixels one of its own is. */
  #left = 0;
  #top = 0;
  #right = 0;
  #bottom = 0;
  #across = 1;
  #down = 1;
  readonly #buried = new Array<boolean>(POINTS).fill(false);
  readonly #observer = new MutationObserver(() => this.#mount());

  /** `tell` hears what the page does to the host: taken out for good, not shown, or (null) all is well again. */
  constructor(
    private readonly tree: Tree,
    private readonly tell: (trouble: Trouble | null) => void,
    signal: AbortSignal,
  ) {
    tree.leaveOut(this.#host);
    const shadow = this.#host.attachShadow({ mode: 'closed' });
    dress(this.#host, COVER);
    dress(this.#box, BOX);
    this.#box.append(part('div', DOT));
    lay(shadow, this.#box);
    // At the very start there may be no root element yet.
    this.#observer.observe(document, { childList: true });
    document.addEventListener('readystatechange', () => this.#mount(), { signal });
    this.#mount();
    const shown = new IntersectionObserver(
      (entries) => {
        const last = entries[entries.length - 1];
        if (last !== undefined && this.#host.isConnected && document.visibilityState === 'visible' && innerWidth > 0) {
          this.#report({ hidden: !last.isIntersecting || last.boundingClientRect.width < innerWidth - 1 });
        }
      },
      // Within its own document: where a frame lies in its page, or whether it is scrolled to, is nobody's doing.
      { root: document, threshold: [0, 0.5, 0.99] },
    );
    shown.observe(this.#box);
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      shown.disconnect();
      this.#host.remove();
    });
  }

  add(...parts: HTMLElement[]): void {
    this.#box.append(...parts);
  }

  /** Where our own box is in the window, now that the page is laid out. */
  measure(): void {
    if (!this.#bySheet) this.#sheet = getComputedStyle(this.#host).getPropertyValue('--seen') === 'visible';
    else this.#report({ unseen: getComputedStyle(this.#box).visibility !== 'visible' });
    const { left, top, right, bottom, width, height } = this.#box.getBoundingClientRect();
    this.#left = left;
    this.#top = top;
    this.#right = right;
    this.#bottom = bottom;
    this.#across = this.#box.offsetWidth > 0 && width > 0 ? width / this.#box.offsetWidth : 1;
    this.#down = this.#box.offsetHeight > 0 && height > 0 ? height / this.#box.offsetHeight : 1;
  }

  /**
   * Turns a box of the window into one of ours, as we were last measured. The two are the same unless the page zooms or
   * transforms its root, and then what is fixed to the window is not.
   */
  inside(box: Box): Box {
    return {
      left: (box.left - this.#left) / this.#across,
      right: (box.right - this.#left) / this.#across,
      top: (box.top - this.#top) / this.#down,
      bottom: (box.bottom - this.#top) / this.#down,
    };
  }

  /** Says to a screen reader, without a node that the page could find. Not every browser can. */
  announce(words: string): void {
    if ('ariaNotify' in this.#host && typeof this.#host.ariaNotify === 'function') this.#host.ariaNotify(words);
  }

  /** Whether marks over these lines of an element would not be seen: the page shows them above us, or beside our box. */
  isUnder(element: Element, lines: readonly Box[]): boolean {
    const isBeside = ({ left, right, bottom }: Box): boolean =>
      left >= this.#right || right <= this.#left || bottom >= this.#bottom + 2 || bottom <= this.#top;
    return isAbove(element, this.#host, this.tree) || lines.some(isBeside);
  }

  /** Looks at one of `POINTS` points of the window: whether something is above us there that takes most of it. */
  look(point: number): void {
    this.#buried[point] = isBuriedAt(point);
  }

  /** After measuring: `under` tells whether words were found that our marks lie under. */
  measured(under: boolean): void {
    if (this.#sheet && !this.#bySheet) {
      this.#bySheet = true;
      dress(this.#box, { visibility: 'var(--seen, hidden)' });
    }
    this.#report({ under: under || this.#buried.includes(true) || isOverlaid(this.#host) });
  }

  #mount(): void {
    const root = document.documentElement;
    if (root === null || (this.#host.parentNode === root && !this.#isBeforeBody())) return;
    if (root !== this.#root) {
      this.#root = root;
      this.#returns = RETURNS + 1;
      // The document's children change when its root is replaced, the root's when the host is taken out.
      this.#observer.disconnect();
      this.#observer.observe(document, { childList: true });
      this.#observer.observe(root, { childList: true });
    }
    // Behind the body, however early we are told: the order of the root's children is always the same.
    if (this.#returns === 0 || (document.readyState === 'loading' && document.body === null)) return;
    this.#returns--;
    if (this.#returns > 0) {
      root.append(this.#host);
      this.#report({ removed: false });
    } else {
      this.#host.remove();
      this.#report({ removed: true });
    }
  }

  /** A body that comes later is above us wherever the page wants it to be. */
  #isBeforeBody(): boolean {
    return document.body !== null && (this.#host.compareDocumentPosition(document.body) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }

  #report(blocks: Partial<{ removed: boolean; hidden: boolean; unseen: boolean; under: boolean }>): void {
    Object.assign(this.#blocks, blocks);
    const { removed, hidden, unseen, under } = this.#blocks;
    const trouble = removed ? 'removed' : hidden || unseen || under ? 'hidden' : null;
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.tell(trouble);
  }
}

/** The sheet: the host's style once more, and nothing of ours on paper. */
function lay(shadow: ShadowRoot, box: HTMLElement): void {
  const rules = Object.entries(COVER)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';');
  const css = `:host{${rules}}@media print{.box{display:none!important}}`;
  box.className = 'box';
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not take a sheet that a content script has made.
    const style = make('style');
    style.textContent = css;
    shadow.append(style);
  }
  shadow.append(box);
}
