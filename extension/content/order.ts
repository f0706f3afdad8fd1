/**
 * What stands where: each container's blocks and inner containers in the order of the page, as they were last read. The way
 * from a block to its neighbours leads over these, and not over the page's nodes, of which there may be thousands between.
 */
import type { Container, PageBlock } from './records';

export type Item = PageBlock | Container;

/** Where an item stands. */
export interface Place {
  outer: Container | null;
  before: Item | null;
  after: Item | null;
}

/** How many steps the way to a neighbour may take: past containers in which there is nothing to read. */
const FAR = 2000;

export const isContainer = (item: Item): item is Container => 'element' in item;

/** The block that comes after (or before) this one in the page; null at an end, a gap, or too far away. */
export function neighbourOf(block: PageBlock, step: 1 | -1): PageBlock | null {
  if (block.alone) return null;
  let at: Item = block;
  let inside: Item | null = null;
  for (let i = 0; i < FAR; i++) {
    if (inside !== null) at = inside;
    else {
      let beside: Item | null = step === 1 ? at.after : at.before;
      for (; beside === null; beside = step === 1 ? at.after : at.before) {
        if (at.outer === null) return null;
        at = at.outer;
      }
      at = beside;
    }
    if (!isContainer(at)) return at.alone ? null : at;
    inside = !at.element.isConnected ? null : step === 1 ? at.first : at.last;
  }
  return null;
}

/**
 * Notes that an inner container was met in the reading of the one around it, behind `before`. What stands between the two is
 * put in its place when the reading is done.
 */
export function meet(outer: Container, inner: Container, before: Container | null): void {
  if (inner.outer === outer) return;
  takeOut(inner);
  inner.outer = outer;
  inner.before = before === null || before.outer === outer ? before : outer.last;
  inner.after = inner.before === null ? outer.first : inner.before.after;
  if (inner.before === null) outer.first = inner;
  else inner.before.after = inner;
  if (inner.after === null) outer.last = inner;
  else inner.after.before = inner;
}

/** Puts all that was read of a container in order. What was in it before, and was not met, is in it no longer. */
export function arrange(outer: Container, order: readonly Item[]): void {
  const items = order.filter((item) => !isContainer(item) || item.outer === outer);
  for (let item = outer.first; item !== null; ) {
    const { after } = item;
    item.outer = null;
    item.before = null;
    item.after = null;
    item = after;
  }
  let before: Item | null = null;
  outer.first = items[0] ?? null;
  for (const item of items) {
    item.outer = outer;
    item.before = before;
    item.after = null;
    if (before !== null) before.after = item;
    before = item;
  }
  outer.last = before;
}

/** What is there no longer has no neighbours. */
export function takeOut(item: Item): void {
  const { outer, before, after } = item;
  if (outer !== null) {
    if (before === null) outer.first = after;
    else before.after = after;
    if (after === null) outer.last = before;
    else after.before = before;
  }
  item.outer = null;
  item.before = null;
  item.after = null;
}
