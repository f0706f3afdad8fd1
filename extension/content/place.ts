/**
 * Where words stand on the screen, as far as they can be seen: the lines they take, cut by the boxes that scroll or
 * clip them, and left out where something opaque lies over them. Reading only; nothing here can be noticed by the page.
 *
 * Called after layout and before painting, so that it never makes the browser lay out again.
 */
import type { PageBlock } from './records';
import { isElement, isText, type Tree } from './tree';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Less than this of a line is not worth a mark. */
const LEAST = 2;

/** The lines of the words from `start` to `end` of a block; empty when the page no longer holds the words that were sent. */
export function linesOf(block: PageBlock, start: number, end: number, scratch: Range): Box[] {
  if (block.box !== null) return boxesOf(block.box.getClientRects());
  const lines: Box[] = [];
  for (const { node, from, at, length } of piecesOf(block, start, end)) {
    if (!node.isConnected || !isSame(node.data, from, block.text, at, length)) return [];
    scratch.setStart(node, from);
    scratch.setEnd(node, from + length);
    for (const box of boxesOf(scratch.getClientRects())) join(lines, box);
  }
  return lines;
}

/** A range that covers the words, for scrolling to them. */
export function rangeOf(block: PageBlock, start: number, end: number): Range | null {
  const pieces = piecesOf(block, start, end);
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined) return null;
  const made = document.createRange();
  try {
    made.setStart(first.node, first.from);
    made.setEnd(last.node, last.from + last.length);
  } catch {
    return null;
  }
  return made;
}

/** The element in which the words stand. */
export function elementOf(block: PageBlock, start: number): Element | null {
  if (block.box !== null) return block.box;
  if (block.run === null) return block.owner.element;
  const source = block.run.nodes[partAt(block.run.starts, start)];
  if (source === undefined || isElement(source)) return source ?? null;
  return source.parentElement ?? (source.parentNode instanceof ShadowRoot ? source.parentNode.host : null);
}

/** A part of a text node, and where in the block it begins. */
interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly at: number;
  readonly length: number;
}

/** The texts that these units of a block come from; none when the page holds fewer by now. */
function piecesOf(block: PageBlock, start: number, end: number): Piece[] {
  if (block.run === null) return [];
  const { nodes, starts, offsets, lengths } = block.run;
  const pieces: Piece[] = [];
  for (let i = partAt(starts, start); i < nodes.length && (starts[i] ?? 0) < end; i++) {
    const source = nodes[i];
    const begin = starts[i] ?? 0;
    const skip = Math.max(0, start - begin);
    const length = Math.min(lengths[i] ?? 0, end - begin) - skip;
    if (source === undefined || length <= 0) continue;
    const from = (offsets[i] ?? 0) + skip;
    const at = begin + skip;
    if (isText(source)) pieces.push({ node: source, from, at, length });
    else if (!within(source, from, at, length, pieces)) return [];
  }
  return pieces;
}

/** The texts in an element that holds nothing else; false when they are too short by now. */
function within(element: Element, from: number, at: number, length: number, pieces: Piece[]): boolean {
  const end = from + length;
  let before = 0;
  for (let node = element.firstChild; node !== null && before < end; node = node.nextSibling) {
    if (!isText(node)) continue;
    const low = Math.max(from, before);
    const high = Math.min(end, before + node.length);
    if (low < high) pieces.push({ node, from: low - before, at: at + low - from, length: high - low });
    before += node.length;
  }
  return before >= end;
}

/** Cuts the line to the opening; false when too little is left to see, or its foot is cut off. */
export function fits(line: Box, opening: Box): boolean {
  if (line.bottom - 2 > opening.bottom || line.bottom < opening.top + LEAST) return false;
  line.left = Math.max(line.left, opening.left);
  line.right = Math.min(line.right, opening.right);
  return line.right - line.left >= LEAST;
}

/** Whether something opaque of the page lies over the middle of this line: a bar that sticks, a dialog, an image. */
export function isCovered(line: Box, element: Element, tree: Tree): boolean {
  const x = (line.left + line.right) / 2;
  const y = (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2;
  // In its own root first, then as what its host is in the roots around it.
  for (let at = element; ; ) {
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot || root instanceof Document) || liesOver(root, x, y, at, tree)) return true;
    if (root instanceof Document) return false;
    at = root.host;
  }
}

function liesOver(root: ShadowRoot | Document, x: number, y: number, element: Element, tree: Tree): boolean {
  const isOurs = (hit: Element): boolean => tree.contains(hit, element) || tree.contains(element, hit);
  const first = root.elementFromPoint(x, y);
  if (first === null || isOurs(first)) return false;
  for (const over of root.elementsFromPoint(x, y)) {
    if (isOurs(over)) return false;
    if (isOpaque(over)) return true;
  }
  return false;
}

const PICTURES = new Set(['img', 'video', 'canvas', 'iframe', 'object', 'embed']);

function isOpaque(element: Element): boolean {
  if (PICTURES.has(element.localName)) return true;
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.5) return false;
  if (style.backgroundImage !== 'none' && style.backgroundImage.includes('url(')) return true;
  const alpha = /^(?:rgba\([^)]*,\s*([\d.]+)\)|.*\/\s*([\d.]+)\))$/.exec(style.backgroundColor);
  return Number(alpha?.[1] ?? alpha?.[2] ?? 1) >= 0.5;
}

/** The part of a run in which a unit of its text lies. */
function partAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether a node still holds what was sent, collapsed spaces apart. */
function isSame(data: string, from: number, text: string, at: number, length: number): boolean {
  if (from + length > data.length) return false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(at + i);
    const now = data.charCodeAt(from + i);
    if (code !== now && !(code === 32 && now >= 9 && now <= 13)) return false;
  }
  return true;
}

function boxesOf(rects: DOMRectList): Box[] {
  return [...rects]
    .filter(({ width, height }) => width >= 1 && height >= 1)
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
}

/** Adds a box to the last line if it goes on there. */
function join(lines: Box[], box: Box): void {
  const last = lines[lines.length - 1];
  const height = Math.min(box.bottom - box.top, last === undefined ? 0 : last.bottom - last.top);
  if (
    last !== undefined &&
    Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top) > height / 2 &&
    box.left - last.right < height &&
    last.left - box.right < height
  ) {
    last.left = Math.min(last.left, box.left);
    last.right = Math.max(last.right, box.right);
    last.top = Math.min(last.top, box.top);
    last.bottom = Math.max(last.bottom, box.bottom);
  } else lines.push(box);
}

/** What both have. */
export function cut(opening: Box, by: Box): void {
  opening.left = Math.max(opening.left, by.left);
  opening.top = Math.max(opening.top, by.top);
  opening.right = Math.min(opening.right, by.right);
  opening.bottom = Math.min(opening.bottom, by.bottom);
}
