/**
 * What was found in this document: positions, kinds and severities, never words.
 *
 * Kept in columns of a length that follows from how much text was read, not from how much was found, and each answer
 * goes through all of them: how long it takes and how much memory it holds says nothing about the findings.
 */
import { CATEGORIES, KINDS, type PageFinding, type Reason, SEVERITIES, type Tag } from '../protocol';
import type { PageBlock } from './records';
import { remap } from './remap';

const LEAST = 128;
const MOST = 65_536;
/** One finding for so much text is more than any page has. */
const TEXT_EACH = 64;

const REASONS: readonly Reason[] = ['masked', 'initials', 'hidden', ...CATEGORIES, ...KINDS.map((kind): Reason => `near-${kind}`)];

export interface Found extends Omit<PageFinding, 'block'> {
  block: PageBlock;
}

export class Findings {
  #size = 0;
  #blocks: (PageBlock | null)[] = [];
  #tags: string[] = [];
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);
  #kinds = new Uint8Array(0);
  #severities = new Uint8Array(0);
  #reasons = new Uint32Array(0);
  /** 0: of an item. */
  #words = new Uint16Array(0);
  /** 1 for the first place of a finding, so that one over several blocks counts once. */
  #firsts = new Uint8Array(0);
  #all = 0;
  /** Blocks that are gone from the page; their findings are dropped together. */
  readonly #gone = new Set<PageBlock>();

  constructor() {
    this.grow(0);
  }

  /** Entries: a finding has one for each block that it lies in. */
  get size(): number {
    return this.#size;
  }

  /** How many findings. */
  get all(): number {
    return this.#all;
  }

  /** How many findings, and how many of each kind. */
  counts(): { all: number; kinds: Uint32Array } {
    const kinds = new Uint32Array(KINDS.length);
    let all = 0;
    for (let i = 0; i < this.#starts.length; i++) {
      const one = i < this.#size ? (this.#firsts[i] ?? 0) : 0;
      all += one;
      kinds[this.#kinds[i] ?? 0] = (kinds[this.#kinds[i] ?? 0] ?? 0) + one;
    }
    return { all, kinds };
  }

  at(index: number): Found | null {
    const block = index < this.#size ? this.#blocks[index] : null;
    if (block === null || block === undefined) return null;
    return {
      block,
      start: this.#starts[index] ?? 0,
      end: this.#ends[index] ?? 0,
      kind: KINDS[this.#kinds[index] ?? 0] ?? 'phrase',
      severity: SEVERITIES[this.#severities[index] ?? 0] ?? 'notice',
      reasons: REASONS.filter((_, bit) => ((this.#reasons[index] ?? 0) >> bit) & 1),
      words: this.#words[index] || null,
      tag: this.#tags[index] ?? '',
    };
  }

  // Columns one by one, for what is asked in every frame.
  blockAt(index: number): PageBlock | null {
    return index < this.#size ? (this.#blocks[index] ?? null) : null;
  }
  startAt(index: number): number {
    return this.#starts[index] ?? 0;
  }
  endAt(index: number): number {
    return this.#ends[index] ?? 0;
  }
  tagAt(index: number): Tag {
    return this.#tags[index] ?? '';
  }
  severityAt(index: number): number {
    return this.#severities[index] ?? 0;
  }

  /** Where the finding with this tag begins; -1 when it is gone. */
  find(tag: Tag): number {
    const index = this.#tags.indexOf(tag);
    return index < this.#size ? index : -1;
  }

  /** Room for the findings of this much text. */
  grow(text: number): void {
    let room = LEAST;
    while (room < MOST && room * TEXT_EACH < text) room *= 2;
    if (room <= this.#starts.length) return;
    const wider = <T extends Int32Array | Uint8Array | Uint16Array | Uint32Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    for (let i = this.#tags.length; i < room; i++) {
      this.#tags.push(i.toString(16).padStart(16, '-'));
      this.#blocks.push(null);
    }
    this.#starts = wider(new Int32Array(room), this.#starts);
    this.#ends = wider(new Int32Array(room), this.#ends);
    this.#kinds = wider(new Uint8Array(room), this.#kinds);
    this.#severities = wider(new Uint8Array(room), this.#severities);
    this.#reasons = wider(new Uint32Array(room), this.#reasons);
    this.#words = wider(new Uint16Array(room), this.#words);
    this.#firsts = wider(new Uint8Array(room), this.#firsts);
  }

  /** What was found in these blocks now, in place of what was found before. */
  replace(blocks: ReadonlyMap<number, PageBlock>, sent: ReadonlyMap<number, string>, found: readonly PageFinding[]): void {
    this.#drop((block) => blocks.get(block.id) === block || this.#gone.has(block));
    this.#gone.clear();
    const seen = new Set<Tag>();
    for (const each of found) {
      const block = blocks.get(each.block);
      const text = sent.get(each.block);
      if (block === undefined || text === undefined) continue;
      const place = remap(text, block.text, each.start, each.end);
      if (place === null || this.#size >= this.#starts.length) continue;
      this.#put(this.#size++, block, place, each, seen.has(each.tag));
      seen.add(each.tag);
    }
  }

  /** The block reads otherwise now: what can be followed by one edit stays, until the background has answered. */
  follow(block: PageBlock, before: string): void {
    for (let i = this.#size - 1; i >= 0; i--) {
      if (this.#blocks[i] !== block) continue;
      const place = remap(before, block.text, this.#starts[i] ?? 0, this.#ends[i] ?? 0);
      if (place === null) this.#remove(i);
      else {
        this.#starts[i] = place.start;
        this.#ends[i] = place.end;
      }
    }
  }

  /** The block is gone; `settle` drops what was found in it. */
  gone(block: PageBlock): void {
    this.#gone.add(block);
  }

  /** Drops what was found in blocks that are gone. */
  settle(): void {
    if (this.#gone.size === 0) return;
    this.#drop((block) => this.#gone.has(block));
    this.#gone.clear();
  }

  #drop(which: (block: PageBlock) => boolean): void {
    for (let i = this.#starts.length - 1; i >= 0; i--) {
      const block = this.#blocks[i];
      if (block !== null && block !== undefined && which(block)) this.#remove(i);
    }
  }

  #put(i: number, block: PageBlock, place: { start: number; end: number }, found: PageFinding, again: boolean): void {
    this.#blocks[i] = block;
    block.found++;
    this.#tags[i] = found.tag;
    this.#starts[i] = place.start;
    this.#ends[i] = place.end;
    this.#kinds[i] = KINDS.indexOf(found.kind);
    this.#severities[i] = SEVERITIES.indexOf(found.severity);
    this.#reasons[i] = found.reasons.reduce((bits, reason) => bits | (1 << REASONS.indexOf(reason)), 0);
    this.#words[i] = found.words ?? 0;
    this.#firsts[i] = again ? 0 : 1;
    this.#all += again ? 0 : 1;
  }

  /** The last one takes its place. */
  #remove(i: number): void {
    const removed = this.#blocks[i];
    if (removed != null) removed.found--;
    const last = --this.#size;
    this.#all -= this.#firsts[i] ?? 0;
    this.#blocks[i] = this.#blocks[last] ?? null;
    this.#blocks[last] = null;
    const tag = this.#tags[i] ?? '';
    this.#tags[i] = this.#tags[last] ?? '';
    this.#tags[last] = tag;
    for (const column of [this.#starts, this.#ends, this.#kinds, this.#severities, this.#reasons, this.#words, this.#firsts])
      column[i] = column[last] ?? 0;
  }
}
