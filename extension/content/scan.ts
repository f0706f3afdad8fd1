/**
 * Blocks to the background and answers back: what to send together, in which order, and with which neighbours.
 *
 * Things near each other are judged together (a name in one message, a number in the next), so each changed block goes
 * with its neighbours: the nearest are judged and answered again, those beyond are sent as context. One call is under
 * way at a time; which calls are made depends on the text alone, never on what is found.
 *
 * The background may be stopped at any moment: what was not answered goes back to the blocks that wait, and is asked
 * again after a short pause, twice; after that with the next change of the page or when the tab is shown again.
 */
import { BATCH_TEXT, type Block, type PageFinding, type Reply, type SentSource, type SourceChat } from '../protocol';
import type { Blocks } from './blocks';
import { type PageBlock, release } from './records';
import type { Sources } from './sources';

export interface Answer {
  blocks: ReadonlyMap<number, PageBlock>;
  sent: ReadonlyMap<number, string>;
  findings: readonly PageFinding[];
}

export interface Question {
  blocks: Block[];
  gone: number[];
  sources?: SentSource[];
  chats?: SourceChat[];
}
export type Ask = (question: Question) => Promise<Reply<{ findings: PageFinding[] }>>;

/** How many blocks to each side are judged again, and how many more are sent as context; further while they are short. */
const AGAIN = 2;
const CONTEXT = 4;
/** What stands within so much text is near (the core's own measure is about 200). */
const NEAR = 240;
const FURTHEST = 16;
const MOST_BLOCKS = 1000;
const MOST_GONE = 20_000;
/** Milliseconds for putting one call together: the way to a neighbour may lead over many nodes. */
const GATHERING = 1.5;
const PAUSES = [250, 1500];

export class Scan {
  readonly #waiting = new Set<PageBlock>();
  #gone: number[] = [];
  #busy = false;
  #failures = 0;

  constructor(
    private readonly blocks: Blocks,
    private readonly sources: Sources,
    private readonly ask: Ask,
    private readonly answered: (answer: Answer) => void,
    private readonly signal: AbortSignal,
  ) {}

  add(block: PageBlock): void {
    this.#waiting.add(block);
  }

  gone(block: PageBlock): void {
    this.#waiting.delete(block);
    if (block.sent !== null) this.#gone.push(block.id);
    block.sent = null;
  }

  get idle(): boolean {
    return !this.#busy && this.#waiting.size === 0 && this.#gone.length === 0;
  }

  /** Sends what waits, if nothing is under way and nothing failed just now. `fresh`: the page gave a reason to try again. */
  send(fresh: boolean): void {
    if (fresh && this.#failures > PAUSES.length) this.#failures = 0;
    if (this.#busy || this.signal.aborted || this.#failures > 0) return;
    void this.#send();
  }

  async #send(): Promise<void> {
    const { list, batch } = this.#gather();
    const gone = this.#gone.splice(0, MOST_GONE);
    if (batch.length === 0 && gone.length === 0) return;
    this.#busy = true;
    const sent = new Map<number, string>();
    const blocks = new Map<number, PageBlock>();
    for (const [i, block] of list.entries()) {
      if (batch[i]?.context === true) continue;
      sent.set(block.id, block.text);
      blocks.set(block.id, block);
      block.sent = block.text;
    }
    const reply = await this.ask({ blocks: batch, gone, ...this.sources.sent() });
    this.#busy = false;
    if (this.signal.aborted) return;
    if (reply.ok) {
      this.#failures = 0;
      // Gone while the question was under way.
      for (const block of blocks.values()) if (block.sent === null) blocks.delete(block.id);
      for (const block of blocks.values()) block.asked = this.#waiting.has(block);
      this.answered({ blocks, sent, findings: reply.value.findings });
      for (const block of blocks.values()) release(block);
      this.send(false);
      return;
    }
    this.#gone.push(...gone);
    for (const block of blocks.values()) if (block.owner.blocks.includes(block)) this.#waiting.add(block);
    if (reply.error === 'Refused') return;
    const pause = PAUSES[this.#failures++];
    if (pause === undefined) return;
    const failures = this.#failures;
    setTimeout(() => {
      if (this.signal.aborted || this.#failures !== failures) return;
      if (!this.#busy) void this.#send();
    }, pause);
  }

  /** Takes blocks that wait, in the order of the page as far as they follow each other, with their neighbours. */
  #gather(): { list: PageBlock[]; batch: Block[] } {
    const list: PageBlock[] = [];
    const batch: Block[] = [];
    const used = new Set<PageBlock>();
    let size = 0;
    const until = performance.now() + GATHERING;
    this.sources.begin();
    for (const first of this.#waiting) {
      // One is always taken: on a busy machine the time may be up before it began, and nobody would ask again.
      if (size >= BATCH_TEXT || list.length >= MOST_BLOCKS || (list.length > 0 && performance.now() > until)) break;
      // What is still being put in its place has no neighbours yet, and what the page has taken out since, or drawn anew, is about to be
      // read: it waits for the next call, or is told to be gone.
      if (used.has(first) || first.outer === null || !first.anchor.isConnected) continue;
      const stretch = this.#stretch(first, used, BATCH_TEXT - size, until);
      for (const { item, gap, message } of this.sources.lay(stretch)) {
        const { block, role } = item;
        list.push(block);
        // What is only looked at here may be what another block of this call reads on from.
        if (role !== 'context') used.add(block);
        size += block.text.length;
        if (role === 'new') this.#waiting.delete(block);
        batch.push({
          id: block.id,
          text: block.text,
          ...(gap && batch.length > 0 ? { gap: true as const } : {}),
          ...(role === 'context' ? { context: true as const } : {}),
          ...(block.hidden ? { hidden: true as const } : {}),
          ...(message === undefined ? {} : { message }),
        });
      }
    }
    return { list, batch };
  }

  /** Neighbouring blocks from before the first that waits to behind the last. */
  #stretch(first: PageBlock, used: ReadonlySet<PageBlock>, room: number, until: number): { block: PageBlock; role: Role }[] {
    const chain: Link[] = [{ block: first, taken: true }];
    this.sources.look(first);
    let size = first.text.length;
    // Back over others that wait, so that they go in order, and over the neighbours.
    let quiet: PageBlock[] = [];
    let at = this.blocks.neighbour(first, -1);
    for (; at !== null && !used.has(at); at = this.blocks.neighbour(at, -1)) {
      const taken =
        this.#waiting.has(at) && size + at.text.length <= room / 2 && chain.length <= MOST_BLOCKS / 2 && performance.now() < until;
      if (taken) quiet = [];
      else quiet.push(at);
      this.sources.look(at);
      chain.push({ block: at, taken });
      size += at.text.length;
      if (isEnough(quiet)) break;
    }
    chain.reverse();
    // Where the page goes on, the outer half is context: what lies over a block and the next one, which is not sent, would be lost.
    const before = at === null ? 0 : quiet.length >> 1;
    quiet = [];
    at = this.blocks.neighbour(first, 1);
    for (; at !== null && !used.has(at); at = this.blocks.neighbour(at, 1)) {
      const taken = this.#waiting.has(at) && size < room && chain.length < MOST_BLOCKS && performance.now() < until;
      if (taken) quiet = [];
      else quiet.push(at);
      this.sources.look(at);
      chain.push({ block: at, taken });
      size += at.text.length;
      if (isEnough(quiet)) break;
    }
    return this.#roles(chain, before, chain.length - (at === null ? 0 : quiet.length >> 1));
  }

  /**
   * Each block's part, by how far it stands from one that is taken. What waits and is not taken is context now, and goes with a later
   * call; so is what stands before `from` and at `to` or after.
   */
  #roles(chain: readonly Link[], from: number, to: number): { block: PageBlock; role: Role }[] {
    const distance = chain.map(({ taken }) => (taken ? 0 : Number.POSITIVE_INFINITY));
    const pass = (from: number, to: number, step: number): void => {
      let near = Number.POSITIVE_INFINITY;
      for (let i = from; i !== to; i += step) {
        const length = chain[i]?.block.text.length ?? 0;
        if (distance[i] === 0) near = 0;
        else {
          near += Math.min(1, ((length + 1) * AGAIN) / NEAR);
          distance[i] = Math.min(distance[i] ?? near, near);
        }
      }
    };
    pass(0, chain.length, 1);
    pass(chain.length - 1, -1, -1);
    return chain.map(({ block }, i) => {
      const away = distance[i] ?? 0;
      return { block, role: away === 0 ? 'new' : away <= AGAIN && i >= from && i < to && !this.#waiting.has(block) ? 'again' : 'context' };
    });
  }
}

/** A block among its neighbours: taken as one that waits, or standing beside one. */
interface Link {
  readonly block: PageBlock;
  readonly taken: boolean;
}
type Role = 'new' | 'again' | 'context';

/** Enough neighbours: a few, and more while they are so short that what stands in the next is still near. */
function isEnough(quiet: readonly PageBlock[]): boolean {
  if (quiet.length >= FURTHEST) return true;
  return quiet.length >= CONTEXT && quiet.reduce((sum, block) => sum + block.text.length, 0) >= 2 * NEAR;
}
