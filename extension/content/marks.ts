/**
 * Findings to marks: a fixed pool of them that is there from the start, moved by `transform` alone, and written whole
 * every time, whether much was found or nothing. Slots without a finding measure and move as well, over words of the
 * page taken at random, and stay transparent: the page's clocks see the same work (a find must not be heard either).
 *
 * `measure` runs after layout and before painting (see follow.ts), and reads all (looks.ts) before it writes. Lines outside
 * the window, cut off by a box that scrolls, or under something opaque are not drawn. More findings than `MOST` are not
 * drawn one by one: `storm` says so.
 */
import type { Tag } from '../protocol';
import type { Findings, Found } from './findings';
import { type Look, Looks } from './looks';
import type { Box } from './place';
import type { PageBlock } from './records';
import { HEIGHT, SHAPES, SIGN } from './shapes';
import { dress, part, type Surface } from './surface';
import type { Tree } from './tree';

/** Mark elements, one for each line of a finding. */
const POOL = 96;
/** More findings than this in one document are a storm. */
export const MOST = 30;
/** How long a mark stands out. */
const STAND_OUT = 1800;

/** A mark on the screen: the box of a line, and all three shapes in it, of which one is moved into view. */
interface Slot {
  readonly element: HTMLElement;
  readonly shapes: HTMLElement;
  box: Box;
  /** Of the finding that is drawn; empty for none. */
  tag: Tag;
}

export class Marks {
  readonly #slots: readonly Slot[];
  readonly #spot: HTMLElement;
  readonly #looks: Looks;
  #shown: Tag | null = null;
  storm = 0;

  constructor(
    private readonly surface: Surface,
    private readonly findings: Findings,
    tree: Tree,
    private readonly signal: AbortSignal,
  ) {
    this.#looks = new Looks(findings, surface, tree);
    this.#slots = Array.from({ length: POOL }, () => {
      const element = part('div', { width: '40px', height: `${HEIGHT}px`, opacity: '0', overflow: 'clip' });
      const shapes = part('div', { width: '100%', height: `${3 * HEIGHT}px`, background: SHAPES });
      element.append(shapes);
      return { element, shapes, box: { left: 0, top: 0, right: 0, bottom: 0 }, tag: '' };
    });
    this.#spot = part('div', {
      width: '40px',
      height: '20px',
      opacity: '0',
      'border-radius': '4px',
      background: 'rgba(255,214,102,.35)',
      'box-shadow': '0 0 0 2px #7a4b00,0 0 0 4px rgba(255,255,255,.9)',
    });
    surface.add(this.#spot, ...this.#slots.map(({ element }) => element));
  }

  /** These blocks were read just now: slots without a finding look at them. */
  sample(blocks: Iterable<PageBlock>): void {
    this.#looks.sample(blocks);
  }

  /** This block is gone from the page. */
  gone(block: PageBlock): void {
    this.#looks.gone(block);
  }

  /** The page was changed. */
  changed(): void {
    this.#looks.changed();
  }

  /** Writes every mark. `fresh`: something may have moved. False when there was no time for all: the rest is for the next frame. */
  measure(fresh: boolean): boolean {
    this.findings.settle();
    this.storm = this.findings.all;
    const stormy = this.storm > MOST;
    this.surface.measure();
    const done = this.#looks.read(fresh, stormy, this.#shown === null ? -1 : this.findings.find(this.#shown));
    let slot = 0;
    let spot: Box | null = null;
    let under = false;
    for (const look of this.#looks) {
      if (look.under && look.tag !== '') under = true;
      for (const line of look.lines) {
        if (line.covered) continue;
        if (look.tag !== '' && look.tag === this.#shown) spot = spot === null ? line : around(spot, line);
        if (slot < POOL) this.#write(slot++, line, stormy ? '' : look.tag, look);
      }
    }
    for (; slot < POOL; slot++) this.#write(slot, { left: slot * 7, top: slot * 5, right: slot * 7 + 40, bottom: slot * 5 + 16 }, '', null);
    const { left, top, right, bottom } = this.surface.inside(spot ?? { left: 0, top: 0, right: 40, bottom: 20 });
    dress(this.#spot, {
      width: `${right - left + 8}px`,
      height: `${bottom - top + 6}px`,
      transform: `translate(${left - 4}px,${top - 3}px)`,
      opacity: spot === null ? '0' : '1',
    });
    this.surface.measured(under);
    return done;
  }

  /** The mark under this point: its finding and its place. */
  at(x: number, y: number): { tag: Tag; box: Box } | null {
    let under: Slot | null = null;
    for (const slot of this.#slots) {
      const { box, tag } = slot;
      if (tag !== '' && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom + HEIGHT / 2) under = slot;
    }
    return under;
  }

  /** The finding of a mark; null when it is gone. */
  found(tag: Tag): Found | null {
    const index = this.findings.find(tag);
    return index < 0 ? null : this.findings.at(index);
  }

  /** A finding's place stands out for a moment: by state, since animations can be noticed. */
  standOut(tag: Tag, measure: () => void): void {
    this.#shown = tag;
    measure();
    setTimeout(() => {
      if (this.#shown !== tag || this.signal.aborted) return;
      this.#shown = null;
      measure();
    }, STAND_OUT);
  }

  #write(i: number, line: Box, tag: Tag, like: Look | null): void {
    const slot = this.#slots[i];
    if (slot === undefined) return;
    const { left, right, bottom } = this.surface.inside(line);
    slot.box = line;
    slot.tag = tag;
    dress(slot.shapes, { transform: `translateY(${-HEIGHT * (like?.severity ?? 0)}px)` });
    dress(slot.element, {
      width: `${Math.max(SIGN, Math.round(right - left))}px`,
      transform: `translate(${Math.round(left)}px,${Math.round(bottom - HEIGHT / 2)}px)`,
      opacity: tag === '' ? '0' : '1',
    });
  }
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
