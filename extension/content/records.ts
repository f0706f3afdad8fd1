/**
 * What is known of the page: blocks, the containers that own them, and each block's place among the others.
 *
 * The walk (blocks.ts) hands over what it has read of a container; here that becomes blocks. One that reads as before, or
 * stands in the same place, keeps its number.
 */
import { Shown } from './attributes';
import { arrange, type Item, type Place, takeOut } from './order';
import { Run, type Source } from './run';
import { wordsOf } from './styles';
import { isText } from './tree';

export interface PageBlock extends Place {
  readonly id: number;
  text: string;
  /** Where its text comes from, for as long as somebody may ask; see `release`. */
  run: Run | null;
  /** The first node of a run, or the element whose attributes these are: a block keeps its number by its text or by this. */
  anchor: Node;
  /** Of an attribute's text: the element at whose box it is drawn. Null for a run, and for the document's title. */
  box: Element | null;
  hidden: boolean;
  /** It stands beside nothing: the document's title. */
  alone: boolean;
  owner: Container;
  /** What the background was last sent, and in which generation; null when it has seen none of it. */
  sent: string | null;
  generation: number;
  /** It is to be sent, or has been sent and not answered; how many findings lie in it; marks without one are over it. */
  asked: boolean;
  found: number;
  sampled: boolean;
}

const isHeld = ({ asked, found, sampled }: PageBlock): boolean => asked || sampled || found > 0;

/**
 * Lets go of a block's nodes when nothing was found in it. The browser keeps a record of every node that a script holds,
 * goes through all of them again and again, and stops us to make room for more: on a page of 100,000 texts for 10 ms.
 * Should something be found in it later, its element is read again.
 */
export function release(block: PageBlock): void {
  if (!isHeld(block)) block.run = null;
}

export interface Container extends Place {
  readonly element: Element;
  blocks: PageBlock[];
  /** Its blocks and the containers in it, from the first to the last. */
  first: Item | null;
  last: Item | null;
  /** Read again when the walk comes by. */
  stale: boolean;
  generation: number;
  /** In which reading of the whole document it was read last. */
  reading: number;
  hidden: boolean;
  /** Whether it ends the run of text around it: an element out of the flow does not. */
  breaks: boolean;
}

/** What the walk tells: a block is new or reads otherwise; a block is there no longer. `before` is its text until now. */
export interface BlockEvents {
  changed(block: PageBlock, before: string | null): void;
  gone(block: PageBlock): void;
  /** An element whose content no one can read. */
  unreadable(element: Element): void;
  /** Whether an element is read by itself, though it stands in a line. */
  apart(element: Element): boolean;
}

/** A run of text, or the texts of an element's attributes. */
export interface Part {
  run: Run;
  element: Element | null;
  texts: readonly string[];
  hidden: boolean;
  block: PageBlock | null;
}
/** A container while it is being read. */
export interface Reading {
  readonly container: Container;
  readonly parts: Part[];
  run: Part | null;
  /** Parts and inner containers as they were met, and the last container among them. */
  readonly order: (Part | Container)[];
  inner: Container | null;
}

export const readingOf = (container: Container): Reading => ({ container, parts: [], run: null, order: [], inner: null });

/** Parts of one element that are made into blocks in one go. */
const SOME = 16;

/** The blocks by a mark of theirs, in their order; null when there are none, as in whatever is read for the first time. */
function listed<K>(blocks: readonly PageBlock[], by: (block: PageBlock) => K): Map<K, PageBlock[]> | null {
  if (blocks.length === 0) return null;
  const lists = new Map<K, PageBlock[]>();
  for (const block of blocks) {
    const list = lists.get(by(block));
    if (list === undefined) lists.set(by(block), [block]);
    else list.push(block);
  }
  return lists;
}

export const partOf = (element: Element, texts: readonly string[], hidden: boolean): Part => ({
  run: new Run(),
  element,
  texts,
  hidden,
  block: null,
});

/** The runs of text beside each part: what an attribute says there as well is not told twice. */
class Beside {
  readonly #shown = new Map<Part, Shown>();

  constructor(private readonly parts: readonly Part[]) {}

  /** Those of an element's texts that can be read neither in it nor in the runs before and after it. */
  unsaid(element: Element, texts: readonly string[], index: number): readonly string[] {
    const shown = [new Shown(wordsOf(element)), this.#next(index, -1), this.#next(index, 1)];
    return texts.filter((text) => !shown.some((each) => each?.says(text)));
  }

  #next(index: number, step: 1 | -1): Shown | null {
    let at = index + step;
    while (this.parts[at] !== undefined && this.parts[at]?.element !== null) at += step;
    const part = this.parts[at];
    if (part === undefined) return null;
    let shown = this.#shown.get(part);
    if (shown === undefined) {
      shown = new Shown(part.run.text);
      this.#shown.set(part, shown);
    }
    return shown;
  }
}

export class Records {
  /** All that was told and is not gone. */
  readonly all = new Set<PageBlock>();
  #next = 1;
  /** Raised when all has to be sent again. */
  generation = 0;

  constructor(private readonly events: BlockEvents) {}

  /**
   * Makes the container's blocks of what was read, keeping the number of each that is as before or stands in the same place.
   * Yields now and then, for an element with thousands of parts: it has to be gone on with until it is done.
   */
  *finish({ container, parts, order }: Reading, reading: number): IterableIterator<void> {
    const again = container.generation !== this.generation;
    container.generation = this.generation;
    container.reading = reading;
    const { blocks } = container;
    const old = new Set(blocks);
    const byText = listed(blocks, ({ text }) => text);
    const byAnchor = listed(blocks, ({ anchor }) => anchor);
    container.blocks = [];
    const beside = new Beside(parts);
    const pending: { part: Part; text: string; anchor: Node }[] = [];
    for (const [i, part] of parts.entries()) {
      if (i % SOME === SOME - 1) yield;
      const made = this.#make(part, i, beside, container);
      if (made === null) continue;
      const same = byText?.get(made.text)?.find((block) => old.has(block) && (block.box === null) === (part.element === null));
      if (same === undefined) pending.push({ part, ...made });
      else {
        old.delete(same);
        this.#place(same, part, made.anchor, container, again, same.text);
      }
    }
    for (const [i, { part, text, anchor }] of pending.entries()) {
      if (i % SOME === SOME - 1) yield;
      const block = byAnchor?.get(anchor)?.find((each) => old.has(each) && (each.box === null) === (part.element === null));
      if (block !== undefined) old.delete(block);
      const before = block?.text ?? null;
      const made = block ?? {
        id: this.#next++,
        text,
        run: part.run,
        anchor,
        box: null,
        hidden: part.hidden,
        alone: false,
        owner: container,
        sent: null,
        generation: -1,
        asked: false,
        found: 0,
        sampled: false,
        outer: null,
        before: null,
        after: null,
      };
      made.text = text;
      this.#place(made, part, anchor, container, true, before);
    }
    for (const block of old) this.drop(block);
    arrange(
      container,
      order.map((item) => ('run' in item ? item.block : item)).filter((item) => item !== null),
    );
  }

  #make(part: Part, index: number, beside: Beside, container: Container): { text: string; anchor: Node } | null {
    if (part.element === null) {
      part.run.trim();
      const source = part.run.nodes[0];
      return part.run.blank || source === undefined ? null : { text: part.run.text, anchor: anchorOf(source) };
    }
    const title = part.element === container.element.ownerDocument.documentElement;
    const texts = title ? part.texts : beside.unsaid(part.element, part.texts, index);
    return texts.length === 0 ? null : { text: texts.join('\n'), anchor: part.element };
  }

  #place(block: PageBlock, part: Part, anchor: Node, container: Container, changed: boolean, before: string | null): void {
    part.block = block;
    const title = part.element !== null && part.element === container.element.ownerDocument.documentElement;
    const shown = block.hidden !== part.hidden;
    block.run = part.run;
    block.anchor = anchor;
    block.box = title ? null : part.element;
    block.hidden = part.hidden;
    block.alone = title;
    block.owner = container;
    container.blocks.push(block);
    this.all.add(block);
    if (changed || shown || block.generation !== this.generation) {
      block.generation = this.generation;
      block.asked = true;
      this.events.changed(block, before);
    } else release(block);
  }

  /** The block is there no longer. */
  drop(block: PageBlock): void {
    this.all.delete(block);
    takeOut(block);
    this.events.gone(block);
  }
}

/** An element that holds nothing but text, or one that begins with it, as the same place: the page may put more into it. */
const anchorOf = (source: Source): Node => (isText(source) && source.previousSibling === null ? (source.parentNode ?? source) : source);
