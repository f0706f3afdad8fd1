/**
 * Findings to marks: a fixed pool of them that is there from the start, moved by `transform` alone, and written whole
 * every time, whether much was found or nothing. Slots without a finding measure and move as well, over words of the
 * page taken at random, and stay transparent: the page's clocks see the same work (a find must not be heard either).
 *
 * `measure` runs after layout and before painting (see follow.ts). Lines outside the window, cut off by a box that
 * scrolls, or under something opaque are not drawn. More findings than `MOST` are not drawn one by one: `storm` says so.
 */
import { SEVERITIES, type Tag } from '../protocol';
import type { Findings, Found } from './findings';
import { type Box, clipsOf, elementOf, fits, isCovered, linesOf, openingOf } from './place';
import type { PageBlock } from './records';
import { HEIGHT, SHAPES, SIGN } from './shapes';
import { dress, part, type Surface } from './surface';
import type { Tree } from './tree';

/** Mark elements, one for each line of a finding. */
const POOL = 96;
/** More findings than this in one document are a storm. */
export const MOST = 30;
/** Parts of one finding that are looked at: a finding over many blocks has many. */
const ENTRIES = 96;
/** How many places are looked at when there are fewer findings, or too many to draw. */
const LOOKS = 40;
/** How long a mark stands out. */
const STAND_OUT = 1800;

/** A mark on the screen, for pointing. */
interface Drawn {
  box: Box;
  found: Found;
}
interface Slot {
  element: HTMLElement;
  drawn: Drawn | null;
}

export class Marks {
  readonly #slots: Slot[];
  readonly #spot: HTMLElement;
  readonly #scratch = document.createRange();
  #decoys: PageBlock[] = [];
  #clips = new WeakMap<Element, Element[]>();
  #shown: Tag | null = null;
  storm = 0;

  constructor(
    private readonly surface: Surface,
    private readonly findings: Findings,
    private readonly tree: Tree,
    private readonly signal: AbortSignal,
  ) {
    this.#slots = Array.from({ length: POOL }, () => ({
      element: part('div', { width: '40px', height: `${HEIGHT}px`, opacity: '0' }),
      drawn: null,
    }));
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
    for (const block of blocks) this.#decoys.push(block);
    if (this.#decoys.length > MOST) this.#decoys.splice(0, this.#decoys.length - MOST);
  }

  /** The page was changed: what clips what has to be asked again. */
  changed(): void {
    this.#clips = new WeakMap();
  }

  /** Writes every mark. */
  measure(): void {
    this.storm = this.findings.counts().all;
    const stormy = this.storm > MOST;
    const origin = this.surface.origin();
    let slot = 0;
    let spot: Box | null = null;
    let under = false;
    for (let i = 0; i < (stormy ? LOOKS : ENTRIES); i++) {
      const found = this.findings.at(i);
      const decoy = found ?? this.#decoy(i);
      if (decoy === null) continue;
      const lines = this.#linesOf(decoy);
      const element = lines.length === 0 ? null : elementOf(decoy.block, decoy.start);
      if (element !== null && this.surface.isUnder(element, lines, origin) && found !== null) under = true;
      for (const line of lines) {
        if (found !== null && found.tag === this.#shown) spot = spot === null ? { ...line } : around(spot, line);
        if (slot < POOL) this.#write(slot++, line, origin, found !== null && !stormy ? found : null, decoy);
      }
    }
    spot = this.#shownBox(spot);
    for (; slot < POOL; slot++)
      this.#write(slot, { left: slot * 7, top: slot * 5, right: slot * 7 + 40, bottom: slot * 5 + 16 }, origin, null, null);
    const { left, top, right, bottom } = this.surface.inside(spot ?? { left: 0, top: 0, right: 40, bottom: 20 }, origin);
    dress(this.#spot, {
      width: `${right - left + 8}px`,
      height: `${bottom - top + 6}px`,
      transform: `translate(${left - 4}px,${top - 3}px)`,
      opacity: spot === null ? '0' : '1',
    });
    this.surface.measured(under);
  }

  /** The finding under this point, and its mark's place. */
  at(x: number, y: number): Drawn | null {
    let under: Drawn | null = null;
    for (const { drawn } of this.#slots) {
      if (drawn !== null && x >= drawn.box.left && x <= drawn.box.right && y >= drawn.box.top && y <= drawn.box.bottom + HEIGHT / 2)
        under = drawn;
    }
    return under;
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

  #decoy(i: number): Found | null {
    const block = this.#decoys[i % Math.max(1, this.#decoys.length)];
    if (block === undefined || i >= LOOKS) return null;
    const end = Math.min(block.text.length, 14);
    return { block, start: 0, end, kind: 'phrase', severity: SEVERITIES[i % 3] ?? 'notice', reasons: [], tag: '' };
  }

  /** The finding that stands out may be none of those that are drawn. */
  #shownBox(spot: Box | null): Box | null {
    if (spot !== null || this.#shown === null) return spot;
    const index = this.findings.find(this.#shown);
    const found = index < 0 ? null : this.findings.at(index);
    return found === null ? null : (this.#linesOf(found)[0] ?? null);
  }

  /** The lines of a finding that can be seen. */
  #linesOf(found: Found): Box[] {
    const element = elementOf(found.block, found.start);
    if (element === null || !element.isConnected) return [];
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return [];
    let clips = this.#clips.get(element);
    if (clips === undefined) {
      clips = clipsOf(element, this.tree);
      this.#clips.set(element, clips);
    }
    const opening = openingOf(clips);
    return linesOf(found.block, found.start, found.end, this.#scratch)
      .slice(0, POOL)
      .filter((line) => fits(line, opening) && !isCovered(line, element, this.tree));
  }

  #write(i: number, line: Box, origin: DOMRect, found: Found | null, like: Found | null): void {
    const slot = this.#slots[i];
    if (slot === undefined) return;
    const { left, right, bottom } = this.surface.inside(line, origin);
    const width = Math.max(SIGN, Math.round(right - left));
    slot.drawn = found === null ? null : { box: line, found };
    dress(slot.element, {
      width: `${width}px`,
      background: SHAPES[(found ?? like)?.severity ?? 'notice'].background,
      transform: `translate(${Math.round(left)}px,${Math.round(bottom - HEIGHT / 2)}px)`,
      opacity: found === null ? '0' : '1',
    });
  }
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
