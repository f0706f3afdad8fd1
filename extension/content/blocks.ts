/**
 * The DOM to blocks: one walk over the tree as shown that joins inline elements, ends a line at `<br>`, and ends a block
 * at whatever the page lays out as one. Styles decide, not tag names: a `<div>` may be inline and a `<span>` a row.
 *
 * Each element that is laid out as a block is a `Container` and owns the runs of text directly in it. A change dirties one
 * container; the walk reads that one again and stops at the containers inside it that it knows already, so the work is
 * what has changed. A block whose text came out as before keeps its number and is not sent again.
 *
 * Hidden text is read too, and flagged by one rule: nothing is rendered (`display:none`, `visibility`, no opacity, font
 * size 0), or it is cut away or moved out of sight by the ways that style sheets use for it (`clip`, `clip-path: inset`,
 * an indent or an offset of a thousand pixels). What the user types (fields, editable areas) is not read at all.
 *
 * The walk can be left at any node and gone on with later. Whatever the page does in between dirties a container again.
 */
import { attributesOf } from './attributes';
import { meet, neighbourOf, takeOut } from './order';
import { type BlockEvents, type Container, type PageBlock, type Part, partOf, type Reading, Records, readingOf } from './records';
import { Run, type Source } from './run';
import { displayOf, EDITABLE, FIELDS, isEdited, isHidden, isInline, isKept, isLeftOut, isMoment, isSeen } from './styles';
import { isElement, isText, type Tree } from './tree';
import { isUnreadable } from './troubles';

interface Frame {
  readonly parent: Node;
  next: Node | null;
  readonly list: readonly Node[] | null;
  index: number;
  readonly reading: Reading;
  readonly hidden: boolean;
  readonly seen: boolean;
  readonly kept: boolean;
  /** The last frame of a container: its blocks are made when it is left. */
  readonly last: boolean;
  readonly breaks: boolean;
  /** What stands in it is another word than what stands beside it. */
  readonly spaced: boolean;
}

/** Steps of the walk between two looks at the clock, and text of one step. */
const STEPS = 8;
const STEP_TEXT = 8 * 1024;
/** Nodes in an element that was moved or restyled that are looked through for what is known, in one go. */
const REACH = 3000;

export class Blocks {
  #containers = new WeakMap<Element, Container>();
  /** Containers whose text comes in through a slot of a closed root, by the root's host. */
  readonly #slotted = new WeakMap<Element, Set<Container>>();
  readonly #dirty = new Set<Container>();
  #frames: Frame[] = [];
  #text: { node: Source; from: number; data: string } | null = null;
  /** A container that has been read and whose blocks are being made. */
  #finishing: Iterator<void> | null = null;
  /** What was taken out of the page; and that of it which is gone through now, with the node to come. */
  readonly #left: Node[] = [];
  #sweeping: { within: Node; at: Node } | null = null;
  /** Goes through all blocks after everything was read again, in case a removal was missed. */
  #missed: SetIterator<PageBlock> | null = null;
  /** Containers whose text the page does not show. */
  readonly #hidden = new Set<Container>();
  /** Raised when all has to be read again. */
  #reading = 0;

  readonly #records: Records;

  constructor(
    private readonly tree: Tree,
    private readonly events: BlockEvents,
  ) {
    this.#records = new Records(events);
  }

  /** The block that comes after (or before) this one in the page; null at an end, a gap, or too far away. */
  neighbour(block: PageBlock, step: 1 | -1): PageBlock | null {
    return neighbourOf(block, step);
  }

  get idle(): boolean {
    return this.#frames.length === 0 && this.#finishing === null && this.#dirty.size === 0 && !this.#sweeps && this.#missed === null;
  }

  /** The whole document is to be read, from its beginning. `again`: sent again as well, changed or not. */
  readAll(document: Document, again: boolean): void {
    if (again) this.#records.generation++;
    this.#reading++;
    while (this.#finishing !== null) this.#finish();
    this.#frames = [];
    this.#text = null;
    this.#dirty.clear();
    this.#missed = this.#records.all.values();
    const element = document.documentElement;
    if (element !== null) this.#dirty.add(this.#container(element, true, false, true));
  }

  /** A block whose nodes were let go is to be read again: something was found in it. */
  again({ owner }: PageBlock): void {
    this.#soil(owner);
  }

  /** Something in or at this node has changed: what owns its text is read again. */
  dirty(node: Node): void {
    for (let at: Node | null = node; at !== null; at = this.tree.parent(at)) {
      if (!isElement(at)) continue;
      if (at !== node && at.hasAttribute('contenteditable') && at.matches(EDITABLE)) return;
      for (const container of this.#slotted.get(at) ?? []) this.#soil(container);
      const container = this.#containers.get(at);
      if (container !== undefined) {
        this.#soil(container);
        return;
      }
    }
  }

  /** A node was moved here: its text has other neighbours now, so it is sent again. */
  moved(node: Node): void {
    if (!isElement(node)) return;
    let steps = 0;
    for (let at: Node | null = node; at !== null && steps < REACH; at = this.tree.next(at, node), steps++) {
      const container = isElement(at) ? this.#containers.get(at) : undefined;
      if (container === undefined) continue;
      container.generation = -1;
      this.#soil(container);
    }
  }

  /** Whether anything in or under this element is known, so that it comes from elsewhere in the page. */
  knows(node: Node): boolean {
    return isElement(node) && this.#containers.has(node);
  }

  /** A node was taken out: its blocks are gone, unless their container is still there and will be read. */
  removed(node: Node): void {
    this.#left.push(node);
  }

  /** An element's style may have changed: whether its text is hidden is looked at again. */
  restyled(element: Element): void {
    const container = this.#containers.get(element);
    if (container === undefined) {
      // Part of a run, if what it stands in is known: that run is read again.
      const parent = this.tree.parent(element);
      if (parent !== null && !element.localName.startsWith('html')) this.dirty(parent);
      return;
    }
    if (this.#isHidden(container, getComputedStyle(element)) === container.hidden) return;
    let steps = 0;
    for (let at: Node | null = element; at !== null && steps < REACH; at = this.tree.next(at, element), steps++) {
      const inside = isElement(at) ? this.#containers.get(at) : undefined;
      if (inside !== undefined) this.#soil(inside);
    }
  }

  /**
   * The elements in this one whose text was hidden when it was read, `most` at the most: a class far above may show them.
   * Null for one that is elsewhere, so that who asks can look at the clock.
   */
  *hiddenIn(element: Element, most: number): IterableIterator<Element | null> {
    let found = 0;
    for (const container of this.#hidden) {
      if (found >= most) return;
      const inside = element.contains(container.element);
      if (inside) found++;
      else if (!container.element.isConnected) this.#hidden.delete(container);
      yield inside ? container.element : null;
    }
  }

  /** Reads on until all is read (true) or `more` says that the time is up. */
  read(more: () => boolean): boolean {
    for (;;) {
      if (this.#finishing !== null) this.#finish();
      else if (this.#frames.length > 0 || this.#begin()) {
        for (let i = 0; i < STEPS && this.#frames.length > 0 && this.#finishing === null; i++) this.#step();
      } else if (this.#sweeps) for (let i = 0; i < STEPS && this.#sweeps; i++) this.#sweep();
      else if (this.#missed !== null) for (let i = 0; i < STEPS && this.#missed !== null; i++) this.#miss(this.#missed.next());
      else return true;
      if (!more()) return this.idle;
    }
  }

  /** Whether there is more to go through of what was taken out of the page. */
  get #sweeps(): boolean {
    return this.#sweeping !== null || this.#left.length > 0;
  }

  /** One node further through it. More may be taken out before it is done. */
  #sweep(): void {
    if (this.#sweeping === null) {
      const within = this.#left.pop();
      if (within !== undefined) this.#sweeping = { within, at: within };
    }
    if (this.#sweeping === null) return;
    const { within, at } = this.#sweeping;
    const next = within.isConnected ? null : this.tree.next(at, within);
    this.#sweeping = next === null ? null : { within, at: next };
    if (!at.isConnected && isElement(at)) this.#forget(at);
  }

  #miss({ value, done }: IteratorResult<PageBlock, undefined>): void {
    if (done === true) this.#missed = null;
    else if (!value.owner.element.isConnected) this.#records.drop(value);
  }

  #soil(container: Container): void {
    container.stale = true;
    this.#dirty.add(container);
  }

  #container(element: Element, breaks: boolean, hidden: boolean, stale: boolean): Container {
    let container = this.#containers.get(element);
    if (container === undefined) {
      container = {
        element,
        blocks: [],
        stale,
        generation: -1,
        reading: this.#reading,
        hidden,
        breaks,
        first: null,
        last: null,
        outer: null,
        before: null,
        after: null,
      };
      this.#containers.set(element, container);
    }
    container.stale ||= stale;
    this.#hide(container, hidden);
    container.breaks = breaks;
    return container;
  }

  /** Takes the next container that is to be read; false when there is none. */
  #begin(): boolean {
    const [container] = this.#dirty;
    if (container === undefined) return false;
    this.#dirty.delete(container);
    const { element } = container;
    if (!container.stale && container.reading === this.#reading) return true;
    if (!element.isConnected || isEdited(element)) {
      container.stale = false;
      this.#make(readingOf(container));
      if (!element.isConnected) this.#containers.delete(element);
      return true;
    }
    const style = getComputedStyle(element);
    this.#hide(container, this.#isHidden(container, style));
    this.#enter(element, container, style, isSeen(style), null);
    return true;
  }

  #isHidden({ element }: Container, style: CSSStyleDeclaration): boolean {
    return this.#above(element) || isHidden(style) || !element.checkVisibility({ opacityProperty: true });
  }

  /** Whether the container around an element is hidden. What was hidden when it was read may be shown by now. */
  #above(element: Element): boolean {
    for (let at = this.tree.parent(element); at !== null; at = this.tree.parent(at)) {
      const container = isElement(at) ? this.#containers.get(at) : undefined;
      if (container === undefined) continue;
      if (container.hidden && !this.#isHidden(container, getComputedStyle(container.element))) {
        this.#hide(container, false);
        this.#soil(container);
      }
      return container.hidden;
    }
    return false;
  }

  #hide(container: Container, hidden: boolean): void {
    container.hidden = hidden;
    if (hidden) this.#hidden.add(container);
    else this.#hidden.delete(container);
  }

  /** Goes into an element: as a container of its own, or as part of the run around it. */
  #enter(element: Element, container: Container, style: CSSStyleDeclaration, seen: boolean, inside: Frame | null): void {
    const own = inside === null || inside.reading.container !== container;
    const hidden = own ? container.hidden : inside.hidden || isHidden(style);
    const reading = own ? readingOf(container) : inside.reading;
    const kept = isKept(style);
    if (own) {
      // Whatever changes in it from now on makes it stale again, also while it is being read.
      container.stale = false;
      this.#dirty.delete(container);
    }
    this.#attributes(element, reading, hidden || !seen);
    const assigned = this.tree.assigned(element);
    const root = this.tree.look(element);
    if (assigned !== null) this.#note(element, container);
    const breaks = own && container.breaks;
    if (root === null) {
      // Most texts stand alone in their element: they are read without touching their node, of which the browser would
      // keep a record for us.
      const alone = assigned === null && element.firstElementChild === null;
      const data = alone ? (element.textContent ?? '') : '';
      if (data !== '') this.#text = { node: element, from: 0, data };
      const next = alone ? null : element.firstChild;
      const spaced = !own && isMoment(element, data);
      if (spaced) reading.run?.run.space();
      this.#frames.push({ parent: element, next, list: assigned, index: 0, reading, hidden, seen, kept, last: own, breaks, spaced });
      return;
    }
    const frame = { parent: element, reading, seen, kept, index: 0, spaced: false };
    // What no slot takes is not rendered; it comes after the root's own content.
    const taken = new Set<Node>();
    for (const slot of root.querySelectorAll('slot')) for (const node of slot.assignedNodes()) taken.add(node);
    const rest = [...element.childNodes].filter((node) => !taken.has(node));
    this.#frames.push({ ...frame, next: null, list: rest, hidden: true, last: own, breaks });
    this.#frames.push({ ...frame, parent: root, next: root.firstChild, list: null, hidden, last: false, breaks: false });
  }

  #step(): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame === undefined) return;
    if (this.#text !== null) {
      this.#readText(frame);
      return;
    }
    let node: Node | null;
    if (frame.list !== null) node = frame.list[frame.index++] ?? null;
    else {
      node = frame.next;
      // A node that was moved away would lead the walk elsewhere.
      frame.next = node !== null && node.parentNode === frame.parent ? node.nextSibling : null;
    }
    if (node === null) this.#leave(frame);
    else if (isText(node)) {
      if (node.data !== '') this.#text = { node, from: 0, data: node.data };
    } else if (isElement(node)) this.#element(node, frame);
  }

  #readText(frame: Frame): void {
    const text = this.#text;
    if (text === null) return;
    const run = this.#run(frame).run;
    text.from = run.add(text.node, text.data, text.from, frame.kept, STEP_TEXT);
    if (run.full) frame.reading.run = null;
    if (text.from >= text.data.length) this.#text = null;
  }

  /** The run that text is added to now: visible and hidden text are not joined. */
  #run(frame: Frame): Part {
    const { reading } = frame;
    const hidden = frame.hidden || !frame.seen;
    if (reading.run === null || reading.run.hidden !== hidden) {
      reading.run = { run: new Run(), element: null, texts: [], hidden, block: null };
      reading.parts.push(reading.run);
      reading.order.push(reading.run);
    }
    return reading.run;
  }

  #element(element: Element, frame: Frame): void {
    const name = element.localName;
    const { reading } = frame;
    if (name === 'br') reading.run?.run.break();
    if (isLeftOut(name)) {
      if (isUnreadable(element)) this.events.unreadable(element);
      return;
    }
    if (FIELDS.has(name) || (element.hasAttribute('contenteditable') && element.matches(EDITABLE))) {
      reading.run = null;
      if (FIELDS.has(name)) this.#attributes(element, reading, frame.hidden || !frame.seen);
      this.#clear(element);
      return;
    }
    const known = this.#containers.get(element);
    if (known !== undefined && !known.stale && known.reading === this.#reading) {
      if (known.breaks) reading.run = null;
      this.#meet(known, reading);
      return;
    }
    const style = getComputedStyle(element);
    const { position } = style;
    const display = displayOf(element, style);
    const out = display === 'none' || position === 'absolute' || position === 'fixed';
    const seen = isSeen(style);
    if (!out && isInline(display, style, element) && !this.events.apart(element)) {
      if (known !== undefined) this.#forget(element);
      if (name === 'img' || name === 'svg') reading.run?.run.space();
      this.#enter(element, reading.container, style, seen, frame);
      return;
    }
    if (!out) reading.run = null;
    const hidden = frame.hidden || display === 'none' || isHidden(style);
    const container = this.#container(element, !out, hidden, true);
    this.#meet(container, reading);
    this.#enter(element, container, style, seen, frame);
  }

  #attributes(element: Element, reading: Reading, hidden: boolean): void {
    const document = element.ownerDocument;
    if (element === document.documentElement) {
      const title = document.title.replace(/\s+/g, ' ').trim();
      if (title === '') return;
      const part = partOf(element, [title], window !== window.top);
      reading.parts.push(part);
      reading.order.push(part);
      return;
    }
    const texts = attributesOf(element);
    if (texts.length === 0) return;
    const part = partOf(element, texts, hidden);
    reading.order.push(part);
    const at = reading.run === null ? -1 : reading.parts.indexOf(reading.run);
    // A run that has begun stays the last: text goes on being added to it.
    if (at < 0) reading.parts.push(part);
    else reading.parts.splice(at + 1, 0, part);
  }

  #meet(inner: Container, reading: Reading): void {
    meet(reading.container, inner, reading.inner);
    reading.inner = inner;
    reading.order.push(inner);
  }

  #leave(frame: Frame): void {
    this.#frames.pop();
    if (frame.spaced) frame.reading.run?.run.space();
    if (frame.last) {
      this.#make(frame.reading);
      const outer = this.#frames[this.#frames.length - 1];
      if (outer !== undefined && frame.breaks && outer.reading !== frame.reading) outer.reading.run = null;
    }
  }

  /** Makes the container's blocks, for an element of many parts over several slices. */
  #make(reading: Reading): void {
    this.#finishing = this.#records.finish(reading, this.#reading);
    this.#finish();
  }

  #finish(): void {
    if (this.#finishing?.next().done === true) this.#finishing = null;
  }

  /** The element is no container any more, or may not be read any more. */
  #forget(element: Element): void {
    const container = this.#containers.get(element);
    if (container === undefined) return;
    this.#containers.delete(element);
    this.#dirty.delete(container);
    this.#hidden.delete(container);
    takeOut(container);
    for (const block of container.blocks) this.#records.drop(block);
  }

  /** Nothing in the element may be read: it has become editable. */
  #clear(element: Element): void {
    for (let at: Node | null = element; at !== null; at = this.tree.next(at, element)) if (isElement(at)) this.#forget(at);
  }

  #note(slot: Element, container: Container): void {
    const root = slot.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    const noted = this.#slotted.get(root.host);
    if (noted === undefined) this.#slotted.set(root.host, new Set([container]));
    else noted.add(container);
  }
}
