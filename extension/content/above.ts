/**
 * Whether the page shows something above our node, where no mark can be seen: in the browser's top layer (dialogs,
 * popovers, what is full screen), or behind our host in the tree and as high as anything goes. We do not climb after it,
 * which the page would see: badge and popup say so.
 */
import { isElement, type Tree } from './tree';

const TOP_LAYER = ':modal, :popover-open, :fullscreen';
/** The highest order that there is, and our host's own: of two that have it, the later one in the tree is above. */
const HIGHEST = '2147483647';
/** Points of the window at which it is looked whether something takes most of it, in parts of its size. */
const PARTS = [0.2, 0.5, 0.8];
export const POINTS = PARTS.length ** 2;

/** Whether what stands in this element is above our host. */
export function isAbove(element: Element, host: Element, tree: Tree): boolean {
  const after = host.nextElementSibling !== null;
  for (let at: Node | null = element; at !== null && at !== document.documentElement; at = tree.parent(at)) {
    if (isElement(at) && (at.matches(TOP_LAYER) || (after && isRaised(at, host)))) return true;
  }
  return false;
}

/** Whether one thing behind our host, and as high as anything goes, takes most of the window. */
export function isOverlaid(host: Element): boolean {
  for (let at = host.nextElementSibling; at !== null; at = at.nextElementSibling) if (isRaised(at, host) && isWide(at)) return true;
  return false;
}

/** Whether something in the top layer that takes most of the window is shown at this one of the points. */
export function isBuriedAt(point: number): boolean {
  const x = PARTS[point % PARTS.length] ?? 0;
  const y = PARTS[Math.floor(point / PARTS.length)] ?? 0;
  const top = document.elementFromPoint(x * innerWidth, y * innerHeight)?.closest(TOP_LAYER) ?? null;
  return top !== null && top !== document.documentElement && isWide(top);
}

function isRaised(element: Element, host: Element): boolean {
  if (element.parentNode !== host.parentNode || !(host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
  const { zIndex, visibility } = getComputedStyle(element);
  return zIndex === HIGHEST && visibility === 'visible';
}

function isWide(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return width > 0 && height > 0 && width * height > (innerWidth * innerHeight) / 2;
}
