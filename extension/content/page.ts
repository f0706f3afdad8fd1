/**
 * What changed in the page: an observer that only keeps what it is given, and work in idle slices.
 *
 *     mutations ──▶ batches of records               (kept as they come; no record is looked at)
 *     idle slice ─▶ touched, added, removed (sets) ─▶ blocks.dirty, blocks.read ──▶ scan.send
 *
 * No slice is longer than a few milliseconds, whatever came in: each loop in it looks at the clock. What has changed is
 * read after it was drawn: to ask for a style any earlier would make the browser work out all that the page has changed, at
 * once and within our slice. Nothing runs while the tab is hidden (what came in is caught up with when it is shown), and
 * no timer repeats. Shadow roots are observed as the walk meets them. A root that is attached later
 * makes no event: elements that look as if they waited for one are asked again a few times, ever later.
 */
import { TEXT_ATTRIBUTES } from './attributes';
import { Blocks } from './blocks';
import type { BlockEvents, PageBlock } from './records';
import { Tree } from './tree';

/** Longest slice in milliseconds; the page has 16 for a frame, and putting together what is sent comes on top. */
const SLICE = 2.5;
/** A busy page gives no idle time, one that isn't drawn no frame: then a slice comes after so long. */
const PATIENCE = 100;
/** How many frames are waited for, when the page goes on changing. */
const FRAMES = 2;
/** More records than this kept: the whole document is read again instead. */
const MOST = 20_000;
const WAITING = 3000;
/** More elements restyled at once than this count as the whole page; and how many hidden ones are then looked at again. */
const STYLED = 4;
const REVEALED = 256;
const LOOKS = [400, 1500, 5000, 15_000];
/** Attributes that carry no text but decide what is shown, or may be read. */
const SHOWING = ['class', 'style', 'hidden', 'open', 'slot', 'contenteditable'];
/** Attributes by which a list says that its node is another message now. */
const TURNING = ['data-mid', 'data-message-id', 'data-id', 'data-post', 'data-event-id', 'data-self', 'data-peer-id'];
/** Those of them that may hide or show what is in the element, and change nothing else. */
const STYLING = new Set<string | null>(['class', 'style', 'hidden', 'open']);
const TURNED = new Set<string | null>(TURNING);

export interface PageEvents extends BlockEvents {
  /** Something that may have moved words. */
  stirred(): void;
  /** A slice is over; `done`: all that was collected is read. */
  read(done: boolean): void;
  /** A shadow root was found. */
  root(root: ShadowRoot): void;
  /** An element has other classes or another id: whether its words are to be sent again, though they read as before. */
  turned(element: Element): boolean;
  /** The document's root element is another one now. */
  replaced(): void;
}

export class Page {
  readonly tree: Tree;
  readonly blocks: Blocks;
  readonly #observer = new MutationObserver((records) => this.#collect(records));
  /** What the observer was given, and how far it has been gone through: records of the first batch, nodes of its first record. */
  readonly #batches: (readonly MutationRecord[])[] = [];
  #record = 0;
  #node = 0;
  #kept = 0;
  readonly #touched = new Set<Node>();
  readonly #added = new Set<Node>();
  readonly #removed = new Set<Node>();
  readonly #restyled = new Set<Element>();
  readonly #turned = new Set<Element>();
  /** Elements restyled in the batch that is gone through now, and those that may show hidden text far inside them. */
  readonly #styling = new Set<Element>();
  readonly #showing = new Set<Element>();
  #revealing: Iterator<Element | null> | null = null;
  /** Too much came in: all is read, when what is being read is done. */
  #all = false;
  #styled = false;
  /** A slice is to come. */
  #due = false;
  /** Changed since it was drawn, as far as we know; and how many frames were waited for. */
  #undrawn = false;
  #waited = 0;
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

  /** Reads the whole document, what is unchanged as well, when what is being read is done. */
  readAllSoon(): void {
    this.#all = true;
    this.#later();
  }

  /** Where a block's text comes from is asked again. */
  again(block: PageBlock): void {
    this.blocks.again(block);
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
      attributeFilter: [...TEXT_ATTRIBUTES, ...SHOWING, ...TURNING],
    });
  }

  #collect(records: readonly MutationRecord[]): void {
    if (document.documentElement !== this.#root) {
      this.#root = document.documentElement;
      this.#forget();
      this.events.replaced();
      this.blocks.readAll(document, true);
    } else if (!this.#all) {
      this.#batches.push(records);
      this.#kept += records.length;
      if (this.#kept > MOST) {
        // Who comes and goes faster than it is read, or in a hidden tab, is read as it stands in the end.
        this.#forget();
        this.#all = true;
      }
    }
    this.#undrawn = true;
    this.events.stirred();
    this.#later();
  }

  #forget(): void {
    this.#all = false;
    this.#batches.length = 0;
    this.#record = 0;
    this.#node = 0;
    this.#kept = 0;
    this.#revealing = null;
    for (const set of [this.#touched, this.#added, this.#removed, this.#restyled, this.#turned, this.#styling, this.#showing]) set.clear();
  }

  /** Goes through the records, in their order; false when the time is up. */
  #sort(more: () => boolean): boolean {
    let n = 0;
    for (let batch = this.#batches[0]; batch !== undefined; batch = this.#batches[0]) {
      for (let record = batch[this.#record]; record !== undefined; record = batch[++this.#record]) {
        if (this.#node === 0 && !this.#isStyling(record)) this.#touched.add(record.target);
        if (record.type === 'childList') {
          const { addedNodes, removedNodes } = record;
          const added = addedNodes.length;
          const all = added + removedNodes.length;
          for (let i = this.#node; i < all; i++) {
            if (i < added) this.#added.add(addedNodes[i] as Node);
            else this.#removed.add(removedNodes[i - added] as Node);
            this.#node = i + 1;
            if (++n % 32 === 0 && !more()) return false;
          }
          this.#node = 0;
        }
        if (++n % 32 === 0 && !more()) {
          this.#record++;
          return false;
        }
      }
      this.#batches.shift();
      this.#kept -= batch.length;
      this.#record = 0;
      const page = document.documentElement;
      for (const element of this.#styling.size <= STYLED || page === null ? this.#styling : [page])
        if (element.firstElementChild !== null) this.#showing.add(element);
      this.#styling.clear();
    }
    return true;
  }

  #isStyling({ type, target, attributeName }: MutationRecord): boolean {
    if (type !== 'attributes') return false;
    if (TURNED.has(attributeName)) {
      this.#turned.add(target as Element);
      return true;
    }
    if (!STYLING.has(attributeName)) return false;
    if (attributeName === 'class') this.#turned.add(target as Element);
    this.#restyled.add(target as Element);
    this.#styling.add(target as Element);
    return true;
  }

  #later(): void {
    if (this.#due || this.signal.aborted || document.visibilityState === 'hidden') return;
    this.#due = true;
    this.#waited = 0;
    this.#come();
  }

  #come(): void {
    if (this.#undrawn && this.#waited++ < FRAMES) this.#whenDrawn(() => this.#come());
    else requestIdleCallback((deadline) => this.#slice(deadline), { timeout: PATIENCE });
  }

  /** After the next frame; or after a while, where none comes. */
  #whenDrawn(then: () => void): void {
    let waits = true;
    const go = (): void => {
      if (!waits || this.signal.aborted) return;
      waits = false;
      this.#undrawn = false;
      then();
    };
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, PATIENCE);
  }

  #slice(deadline: IdleDeadline): void {
    if (this.signal.aborted) return;
    if (this.#undrawn && this.#waited < FRAMES) {
      this.#come();
      return;
    }
    this.#due = false;
    if (document.visibilityState === 'hidden') return;
    const until = performance.now() + (deadline.didTimeout ? SLICE : Math.min(SLICE, Math.max(1, deadline.timeRemaining())));
    this.#work(() => performance.now() < until);
  }

  #work(more: () => boolean): void {
    if ((this.#all || this.#styled) && this.blocks.idle) {
      this.blocks.readAll(document, this.#all);
      this.#all = false;
      this.#styled = false;
    }
    const done = this.#sort(more) && this.#tell(more) && this.blocks.read(more) && !this.#styled && !this.#all;
    this.events.read(done);
    if (!done) this.#later();
  }

  /** Tells the blocks what has changed; false when the time is up. */
  #tell(more: () => boolean): boolean {
    return (
      take(this.#touched, more, (node) => this.blocks.dirty(node)) &&
      take(this.#added, more, (node) => {
        if (node.isConnected && this.blocks.knows(node)) this.blocks.moved(node);
      }) &&
      this.#reveal(more) &&
      take(this.#restyled, more, (element) => {
        if (element.isConnected) this.blocks.restyled(element);
      }) &&
      take(this.#turned, more, (element) => {
        if (element.isConnected && this.events.turned(element)) this.blocks.moved(element);
      }) &&
      take(this.#removed, more, (node) => this.blocks.removed(node))
    );
  }

  /** What was hidden in elements that were restyled is looked at again. */
  #reveal(more: () => boolean): boolean {
    for (;;) {
      if (this.#revealing === null) {
        const [element] = this.#showing;
        if (element === undefined) return true;
        this.#showing.delete(element);
        this.#revealing = this.blocks.hiddenIn(element, REVEALED);
      }
      for (let next = this.#revealing.next(); !next.done; next = this.#revealing.next()) {
        if (next.value !== null) this.#restyled.add(next.value);
        if (!more()) return false;
      }
      this.#revealing = null;
    }
  }

  /** An element without a shadow root that may get one: a custom element, or an empty one. */
  #await(element: Element): void {
    if (!element.localName.includes('-') && element.hasChildNodes()) return;
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
      const gone = !element.isConnected || (!element.localName.includes('-') && element.hasChildNodes());
      if (!gone && this.tree.look(element) === null) continue;
      this.#waiting.delete(element);
      if (gone) continue;
      this.blocks.dirty(element);
      this.#later();
    }
    this.#lookLater();
  }
}

/** Takes out of a set as long as there is time; false when it was up before the set was empty. */
function take<T>(set: Set<T>, more: () => boolean, use: (item: T) => void): boolean {
  for (const item of set) {
    if (!more()) return false;
    set.delete(item);
    use(item);
  }
  return true;
}
