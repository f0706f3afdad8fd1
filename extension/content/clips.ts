/**
 * What clips what: the boxes around an element that scroll, hide their overflow or are cut to a path. They change when the
 * page does, not when it scrolls, so they are asked once and shared by all that stands in the same box; where they are is
 * asked again in every pass.
 */
import { type Box, cut } from './place';
import { isElement, type Tree } from './tree';

/** A box that clips, and those around it. */
interface Clip {
  readonly element: Element;
  readonly outer: Clip | null;
}
/** How what is inside is placed: an absolutely placed box is clipped only by what it is placed in. */
type Placed = 'flow' | 'absolute' | 'fixed';

export class Clips {
  #known = none();
  #openings = new Map<Clip, Box>();

  constructor(private readonly tree: Tree) {}

  /** The page was changed: what clips what has to be asked again. */
  changed(): void {
    this.#known = none();
  }

  /** A new pass: where everything is has to be asked again. */
  moved(): void {
    this.#openings.clear();
  }

  /** What is left of the window around an element. */
  openingFor(element: Element): Box {
    return this.#opening(this.#clip(element));
  }

  #clip(element: Element): Clip | null {
    const passed: { element: Element; placed: Placed; clips: boolean }[] = [];
    let placed: Placed = 'flow';
    let clip: Clip | null = null;
    for (let at: Node | null = element; at !== null && at !== document.documentElement; at = this.tree.parent(at)) {
      if (!isElement(at) || at === document.body) continue;
      const known = this.#known[placed].get(at);
      if (known !== undefined) {
        clip = known;
        break;
      }
      const style = getComputedStyle(at);
      const { contain, position } = style;
      const holds =
        style.transform !== 'none' ||
        style.filter !== 'none' ||
        (contain !== 'none' && (contain.includes('paint') || contain === 'strict' || contain === 'content'));
      const skipped = !holds && (placed === 'fixed' || (placed === 'absolute' && position === 'static'));
      const clips =
        !skipped &&
        style.display !== 'inline' &&
        (style.overflowX !== 'visible' || style.overflowY !== 'visible' || style.clipPath !== 'none');
      passed.push({ element: at, placed, clips });
      if (!skipped) placed = position === 'fixed' ? 'fixed' : position === 'absolute' ? 'absolute' : 'flow';
    }
    for (let i = passed.length - 1; i >= 0; i--) {
      const each = passed[i];
      if (each === undefined) continue;
      if (each.clips) clip = { element: each.element, outer: clip };
      this.#known[each.placed].set(each.element, clip);
    }
    return clip;
  }

  #opening(clip: Clip | null): Box {
    if (clip === null) return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const known = this.#openings.get(clip);
    if (known !== undefined) return known;
    const opening = { ...this.#opening(clip.outer) };
    const { element } = clip;
    const { left, top, width, height } = element.getBoundingClientRect();
    // A transformed box has its sizes before the transformation.
    const across = element instanceof HTMLElement && element.offsetWidth > 0 ? width / element.offsetWidth : 1;
    const down = element instanceof HTMLElement && element.offsetHeight > 0 ? height / element.offsetHeight : 1;
    const inner = { left: left + element.clientLeft * across, top: top + element.clientTop * down };
    cut(opening, { ...inner, right: inner.left + element.clientWidth * across, bottom: inner.top + element.clientHeight * down });
    this.#openings.set(clip, opening);
    return opening;
  }
}

const none = (): Record<Placed, WeakMap<Element, Clip | null>> => ({ flow: new WeakMap(), absolute: new WeakMap(), fixed: new WeakMap() });
