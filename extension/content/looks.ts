/**
 * The places that are looked at in each pass, and where they stand on the screen. A place is a finding's, or, where there
 * are few of those, words of the page taken at random: what is looked at is as much with finds as without.
 *
 * A pass comes after layout and before painting (follow.ts), so that reading costs the page no layout of its own, as long
 * as nothing is written in between: all is read here, and then written (marks.ts). It may take a few milliseconds and no
 * more, whatever the page: asking what lies over a line takes the browser a thousandth of that in most pages, and a
 * third of it in one with ten thousand rows. So where everything stands comes first, and what lies over it after that, a
 * few lines in each pass where it is slow; a line is not shown before it was asked, and as it was until it is asked again.
 */
import { POINTS } from './above';
import { Clips } from './clips';
import type { Findings } from './findings';
import { type Box, elementOf, fits, isCovered, linesOf } from './place';
import { type PageBlock, release } from './records';
import type { Surface } from './surface';
import type { Tree } from './tree';

/** How many places are looked at when there are fewer findings, or too many to draw. */
const LEAST = 40;
/** Parts of one finding that are looked at: a finding over many blocks has many. */
const MOST = 96;
/** Lines of one place. */
const LINES = 96;
/** Blocks that random words are taken from, at least. */
const SAMPLE = 8;
const SAMPLED = 14;
/** Milliseconds of a pass: for where things stand, and for what lies over them. */
const PLACING = 1.5;
const TESTING = 1;

export interface Line extends Box {
  /** Something lies over it, or has not been looked for. */
  covered: boolean;
  /** In which pass it was looked for; 0 for never. */
  tested: number;
}

export interface Look {
  block: PageBlock | null;
  start: number;
  end: number;
  /** The finding's; empty when it is none. */
  tag: string;
  severity: number;
  placed: number;
  element: Element | null;
  lines: Line[];
  /** The page shows its words above our marks. */
  under: boolean;
}

const look = (): Look => ({ block: null, start: 0, end: 0, tag: '', severity: 0, placed: 0, element: null, lines: [], under: false });

export class Looks {
  /** One more for the finding that stands out. */
  readonly #all = Array.from({ length: MOST + 1 }, look);
  readonly #scratch = document.createRange();
  readonly #clips: Clips;
  #sample: PageBlock[] = [];
  #count = 0;
  #pass = 0;
  /** Where the last pass stopped, so that each place has its turn. */
  #placing = 0;
  #testing = 0;
  #pointing = 0;
  /** In which pass each point of the window was looked at. */
  readonly #points = new Array<number>(POINTS).fill(0);

  constructor(
    private readonly findings: Findings,
    private readonly surface: Surface,
    private readonly tree: Tree,
  ) {
    this.#clips = new Clips(tree);
  }

  /** These blocks were read just now: places without a finding are in them. As many are held as there are findings fewer. */
  sample(blocks: Iterable<PageBlock>): void {
    for (const block of blocks) {
      if (block.run === null || block.sampled) continue;
      block.sampled = true;
      this.#sample.push(block);
    }
    const most = Math.max(SAMPLE, LEAST - this.findings.size);
    for (const block of this.#sample.splice(0, Math.max(0, this.#sample.length - most))) {
      block.sampled = false;
      release(block);
    }
  }

  /**
   * This block is gone from the page: its nodes are let go, whether or not something was found in it. A page can tell which of
   * the nodes that it took out are still held by someone, by what the browser clears away.
   */
  gone(block: PageBlock): void {
    if (!block.sampled) return;
    block.sampled = false;
    this.#sample.splice(this.#sample.indexOf(block), 1);
  }

  /** The page was changed. */
  changed(): void {
    this.#clips.changed();
  }

  /** The places of the last pass. */
  *[Symbol.iterator](): IterableIterator<Look> {
    for (let i = 0; i < this.#count; i++) {
      const each = this.#all[i];
      if (each !== undefined) yield each;
    }
  }

  /**
   * Reads where everything stands; false when the time was up before all was read. `fresh`: something may have moved since
   * the last pass. `stormy`: findings are not drawn one by one. `apart`: a finding that is looked at in any case, or -1.
   */
  read(fresh: boolean, stormy: boolean, apart: number): boolean {
    if (fresh || this.#pass === 0) this.#pass++;
    this.#choose(stormy, apart);
    this.#clips.moved();
    const from = performance.now();
    const placed = this.#place(from + PLACING);
    return this.#test(from + PLACING + TESTING) && placed;
  }

  #choose(stormy: boolean, apart: number): void {
    const found = Math.min(this.findings.size, stormy ? LEAST : MOST);
    let count = 0;
    for (; count < found; count++) this.#choosing(count, count);
    for (; count < LEAST && this.#sample.length > 0; count++) {
      const block = this.#sample[count % this.#sample.length] ?? null;
      this.#set(count, block, 0, Math.min(block?.text.length ?? 0, SAMPLED), '', count % 3);
    }
    if (apart >= found) this.#choosing(count++, apart);
    this.#count = count;
    for (let i = count; i < this.#all.length; i++) this.#set(i, null, 0, 0, '', 0);
  }

  #choosing(i: number, index: number): void {
    const { findings } = this;
    this.#set(
      i,
      findings.blockAt(index),
      findings.startAt(index),
      findings.endAt(index),
      findings.tagAt(index),
      findings.severityAt(index),
    );
  }

  #set(i: number, block: PageBlock | null, start: number, end: number, tag: string, severity: number): void {
    const each = this.#all[i];
    if (each === undefined) return;
    if (each.block !== block || each.start !== start || each.end !== end || each.tag !== tag) {
      each.placed = 0;
      each.element = null;
      each.lines = [];
      each.under = false;
    }
    each.block = block;
    each.start = start;
    each.end = end;
    each.tag = tag;
    each.severity = severity;
  }

  /** Where each of them stands. What was not reached stays as it was. */
  #place(until: number): boolean {
    for (let n = 0; n < this.#count; n++) {
      this.#placing = (this.#placing + 1) % this.#count;
      const each = this.#all[this.#placing];
      if (each === undefined || each.placed === this.#pass) continue;
      if (n > 0 && performance.now() > until) {
        this.#placing--;
        return false;
      }
      each.placed = this.#pass;
      const lines = this.#linesOf(each);
      if (lines.length === each.lines.length) {
        for (const [i, line] of lines.entries()) {
          const before = each.lines[i];
          if (before === undefined) continue;
          line.covered = before.covered;
          line.tested = before.tested;
        }
      }
      each.lines = lines;
    }
    return true;
  }

  #linesOf(each: Look): Line[] {
    const { block, start, end } = each;
    each.element = block === null ? null : elementOf(block, start);
    const { element } = each;
    if (block === null || element === null || !element.isConnected) return [];
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return [];
    const opening = this.#clips.openingFor(element);
    const lines: Line[] = [];
    for (const box of linesOf(block, start, end, this.#scratch)) {
      if (lines.length < LINES && fits(box, opening)) lines.push({ ...box, covered: true, tested: 0 });
    }
    return lines;
  }

  /** Whether something lies over each line: first of those that were never asked. */
  #test(until: number): boolean {
    return this.#testAll(until, true) && this.#testAll(until, false) && this.#testPoints(until);
  }

  #testPoints(until: number): boolean {
    for (let n = 0; n < POINTS; n++) {
      this.#pointing = (this.#pointing + 1) % POINTS;
      if (this.#points[this.#pointing] === this.#pass) continue;
      this.#points[this.#pointing] = this.#pass;
      this.surface.look(this.#pointing);
      if (performance.now() > until) return false;
    }
    return true;
  }

  #testAll(until: number, unknown: boolean): boolean {
    for (let n = 0; n < this.#count; n++) {
      const each = this.#all[this.#testing % this.#count];
      for (const line of each?.lines ?? []) {
        if (line.tested === this.#pass || (unknown && line.tested !== 0)) continue;
        line.tested = this.#pass;
        line.covered = each?.element == null || isCovered(line, each.element, this.tree);
        if (performance.now() > until) return false;
      }
      if (each?.element != null && !unknown) {
        const seen = each.lines.filter(({ covered }) => !covered);
        each.under = seen.length > 0 && this.surface.isUnder(each.element, seen);
      }
      this.#testing = (this.#testing + 1) % this.#count;
    }
    return true;
  }
}
