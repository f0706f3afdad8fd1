/**
 * What changed in the page: an observer that only collects, and work in idle slices.
 *
 *     mutations ──▶ touched, added, removed      (sets; nothing is read)
 *     idle slice ─▶ blocks.dirty, blocks.read ──▶ scan.send
 *
 * No slice is longer than a few milliseconds, nothing runs while the tab is hidden (what came in is caught up with when
 * it is shown), and no timer repeats. Shadow roots are observed as the walk meets them. A root that is attached later
 * makes no event: elements that look as if they waited for one are asked again a few times, ever later.
 */
import { TEXT_ATTRIBUTES } from './attributes';
import { Blocks } from './blocks';
import type { BlockEvents } from './records';
import { Tree } from './tree';

/** Longest slice in milliseconds; the page has 16 for a frame. */
const SLICE = 3;
/** A busy page gives no idle time: then a slice comes after so long. */
const PATIENCE = 120;
/** More than this collected: the whole document is read again instead. */
const MOST = 20_000;
const WAITING = 3000;
/** More elements restyled at once than this count as the whole page; and how many hidden ones are then looked at again. */
const STYLED = 4;
const REVEALED = 256;
const LOOKS = [400, 1500, 5000, 15_000];
/** Attributes that carry no text but decide what is shown, or may be read. */
const SHOWING = ['class', 'style', 'hidden', 'open', 'slot', 'contenteditable'];

export interface PageEvents extends BlockEvents {
  /** Something that may have moved words. */
  stirred(): void;
  /** A slice is over; `done`: all that was collected is read. */
  read(done: boolean): void;
  /** A shadow root was found. */
  root(root: ShadowRoot): void;
  /** The document's root element is another one now. */
  replaced(): void;
}

export class Page {
  readonly tree: Tree;
  readonly blocks: Blocks;
  readonly #observer = new MutationObserver((records) => this.#collect(records));
  #touched = new Set<Node>();
  #added = new Set<Node>();
  #removed = new Set<Node>();
  #restyled = new Set<Element>();
  #all = false;
  #styled = false;
  #idle = 0;
  #root: Element | null = null;
  readonly #waiting = new Set<Element>();
  #looks = 0;
  #looking = false;

  constructor(
    private readonly events: PageEvents,
    private readonly signal: AbortSignal,
  ) {
    this.tree = new Tree(
      (root) => {
        this.#observe(root);
        events.root(root);
      },
      (element) => this.#await(element),
    );
    this.blocks = new Blocks(this.tree, events);
    this.#observe(document);
    this.#root = document.documentElement;
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      cancelIdleCallback(this.#idle);
    });
    this.readAll(false);
  }

  /** Listens to the document. Called again when the page has replaced it, which takes listeners away. */
  listen(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => this.#later(), { signal });
    // A style sheet that has come may join what was apart, and show what was hidden: before the first one Firefox lays
    // nothing out. All is read again, when what is being read is done.
    document.addEventListener(
      'load',
      ({ target }) => {
        if (!(target instanceof HTMLLinkElement || target instanceof HTMLStyleElement)) return;
        this.#styled = true;
        this.#later();
      },
      { capture: true, passive: true, signal },
    );
    for (const name of ['DOMContentLoaded', 'load'] as const) {
      addEventListener(
        name,
        () => {
          this.#looks = 0;
          this.#lookLater();
        },
        { signal },
      );
    }
  }

  /** Reads the whole document. `again`: what is unchanged is told as well. */
  readAll(again: boolean): void {
    this.blocks.readAll(document, again);
    this.#later();
  }

  /** Something is to be read. */
  nudge(): void {
    this.#later();
  }

  #observe(node: Node): void {
    this.#observer.observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...TEXT_ATTRIBUTES, ...SHOWING],
    });
  }

  #collect(records: readonly MutationRecord[]): void {
    const styled = new Set<Element>();
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      if (
        type === 'attributes' &&
        SHOWING.includes(attributeName ?? '') &&
        attributeName !== 'contenteditable' &&
        attributeName !== 'slot'
      ) {
        this.#restyled.add(target as Element);
        styled.add(target as Element);
        continue;
      }
      this.#touched.add(target);
      for (const node of addedNodes) this.#added.add(node);
      for (const node of removedNodes) this.#removed.add(node);
    }
    for (const element of styled.size <= STYLED ? styled : [document.documentElement]) {
      if (element?.firstElementChild == null) continue;
      for (const inside of this.blocks.hiddenIn(element, REVEALED)) this.#restyled.add(inside);
    }
    if (this.#touched.size + this.#added.size + this.#removed.size + this.#restyled.size > MOST) {
      // Who comes and goes faster than it is read, or in a hidden tab, is read as it stands in the end.
      this.#all = true;
      for (const set of [this.#touched, this.#added, this.#removed, this.#restyled]) set.clear();
    }
    if (document.documentElement !== this.#root) {
      this.#root = document.documentElement;
      this.#all = true;
      this.events.replaced();
    }
    this.events.stirred();
    this.#later();
  }

  #later(): void {
    if (this.#idle !== 0 || this.signal.aborted || document.visibilityState === 'hidden') return;
    this.#idle = requestIdleCallback(
      (deadline) => {
        this.#idle = 0;
        if (this.signal.aborted || document.visibilityState === 'hidden') return;
        const until = performance.now() + (deadline.didTimeout ? SLICE : Math.min(SLICE, Math.max(1, deadline.timeRemaining())));
        this.#work(() => performance.now() < until);
      },
      { timeout: PATIENCE },
    );
  }

  #work(more: () => boolean): void {
    if (this.#all || (this.#styled && this.blocks.idle)) {
      this.blocks.readAll(document, this.#all);
      this.#all = false;
      this.#styled = false;
    }
    take(this.#touched, more, (node) => this.blocks.dirty(node));
    take(this.#added, more, (node) => {
      if (node.isConnected && this.blocks.knows(node)) this.blocks.moved(node);
    });
    take(this.#restyled, more, (element) => {
      if (element.isConnected) this.blocks.restyled(element);
    });
    take(this.#removed, more, (node) => this.blocks.removed(node));
    const rest = this.#touched.size + this.#added.size + this.#restyled.size + this.#removed.size;
    const done = more() && this.blocks.read(more) && rest === 0 && !this.#styled;
    this.events.read(done);
    if (!done) this.#later();
  }

  /** An element without a shadow root that may get one: a custom element, or an empty one. */
  #await(element: Element): void {
    if (!element.localName.includes('-') && element.firstChild !== null) return;
    if (this.#waiting.has(element) || this.#waiting.size >= WAITING) return;
    this.#waiting.add(element);
    this.#looks = Math.min(this.#looks, 1);
    this.#lookLater();
  }

  #lookLater(): void {
    const pause = LOOKS[this.#looks];
    if (this.#looking || pause === undefined || this.#waiting.size === 0) return;
    this.#looking = true;
    setTimeout(() => {
      this.#looking = false;
      if (this.signal.aborted) return;
      this.#looks++;
      requestIdleCallback(() => this.#look(), { timeout: PATIENCE });
    }, pause);
  }

  #look(): void {
    if (this.signal.aborted || document.visibilityState === 'hidden') return;
    for (const element of this.#waiting) {
      const gone = !element.isConnected || (!element.localName.includes('-') && element.firstChild !== null);
      if (!gone && this.tree.look(element) === null) continue;
      this.#waiting.delete(element);
      if (gone) continue;
      this.blocks.dirty(element);
      this.#later();
    }
    this.#lookLater();
  }
}

/** Takes out of a set as long as there is time. */
function take<T>(set: Set<T>, more: () => boolean, use: (item: T) => void): void {
  let n = 0;
  for (const item of set) {
    set.delete(item);
    use(item);
    if (++n % 16 === 0 && !more()) return;
  }
}
