/**
 * Whose words a block is: which messenger this page is, which message a block stands in, and which blocks read on from one message
 * into the next.
 *
 * What is said here comes from the page and is believed by nobody: the background keeps it beside a finding. Nothing here depends on
 * what is found. Messages are asked when their blocks are put together, once a batch; nothing is kept of one but a short mark, by
 * which a node that is used again for another message is known.
 */
import { type SentSource, SOURCE_TEXT, type SourceChat, type Trouble } from '../protocol';
import type { PageBlock } from './records';
import { generic, SITES } from './sites';
import { type Place, type Said, SILENT, type Site } from './sites/site';
import { isElement } from './tree';

/** A block's place among messages: its message, and what of it the block is. `row`: a line about a message, or hers for another reason. */
export interface Spot {
  readonly said: Said;
  readonly element: Element;
  readonly part: 'text' | 'name' | 'aside' | 'quote';
  readonly row: boolean;
}
/** A block as it is sent: a gap before it or not, and whose it is. */
export interface Laid<T> {
  readonly item: T;
  readonly gap: boolean;
  readonly message: number | undefined;
}

/** So many blocks are looked at for a messenger's hooks on a page that is not known, and after that one in so many. */
const SAMPLED = 200;
const EACH = 16;
/** How many blocks the judgement of the hooks rests on, and how many have to speak against them. */
const REMEMBERED = 64;
const STRAYS = 3;
/** A page that is being put together looks broken for a moment. */
const PATIENCE = 1200;
/** For so long the open chat and the address are taken to be the same within a batch, and where single messages are asked. */
const FRESH = 50;
/** A time of day at either end of a line. */
const CLOCK = /(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]\.?\s?m\.?)?\s*$|^\s*(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/i;
const LONGEST_LINE = 4000;

export class Sources {
  #site: Site | null = null;
  /** Seen by a message, not only by the address or the head of the page. */
  #met = false;
  #sampled = 0;
  #hooks = '';
  #place: { place: Place; until: number; href: string } | null = null;
  readonly #read = new Map<Element, Said>();
  readonly #spots = new Map<PageBlock, Spot | null>();
  /** What was last said of a message, in short. */
  #marks = new WeakMap<Element, string>();
  #sources: SentSource[] = [];
  #chats: SourceChat[] = [];
  readonly #numbers = new Map<Said, number>();
  readonly #chatNumbers = new Map<string, number>();
  /** What the blocks of late were: of a message whose side is known, of one whose side is not, or of none though it looks like one. */
  readonly #seen: ('known' | 'unknown' | 'stray')[] = [];
  #told: Trouble | null = null;
  #waits = false;
  /** A chat that was sent without its name, and those that were sent again since. */
  #unnamed: string | null = null;
  readonly #named = new Set<string>();

  constructor(
    private readonly tell: (trouble: Trouble | null) => void,
    private readonly signal: AbortSignal,
    private readonly here: () => string = () => location.href,
  ) {
    this.identify();
  }

  /** The messenger's name, empty for a page that only says that it is a conversation; null for any other. */
  get app(): string | null {
    return this.#site?.app ?? null;
  }

  /** Looks whether the page is known by its address or its head: true when it is now, and all has to be sent again. */
  identify(): boolean {
    if (this.#isNamed()) return true;
    if (this.#met || (this.#site !== null && this.#site !== generic)) return false;
    const address = addressOf(this.here());
    const site = address === null ? undefined : SITES.find((each) => each.at(address) || each.is(document));
    if (site !== undefined) this.#use(site);
    return site !== undefined;
  }

  /** Whether the chat that is open has its name by now; messages may be there before it. */
  #isNamed(): boolean {
    const id = this.#unnamed;
    if (id === null) return false;
    this.#place = null;
    const { chat } = this.#now();
    if (chat?.id !== id || chat.name === '') return false;
    this.#unnamed = null;
    this.#named.add(id);
    return true;
  }

  /** A block is new: true when it tells that this is a messenger. */
  meet(block: PageBlock): boolean {
    if (this.#met) return false;
    if (this.#sampled++ > SAMPLED && this.#sampled % EACH !== 0) return false;
    const element = elementOf(block);
    const hook = element?.closest(ANY_MESSAGE) ?? null;
    const site = hook === null ? undefined : SITES.find(({ sure, message }) => hook.matches(sure ?? message));
    if (site !== undefined) {
      this.#met = true;
      if (site === this.#site) return false;
      this.#use(site);
      return true;
    }
    if (this.#site !== null || element === null || generic.find?.(element) == null) return false;
    this.#use(generic);
    return true;
  }

  #use(site: Site): void {
    this.#site = site;
    this.#hooks = [site.message, site.row, site.aside, site.name, site.quote, site.own].filter(Boolean).join(', ');
    this.#marks = new WeakMap();
    this.#read.clear();
  }

  /** Whether an element is no part of the line that it stands in: a time after a message, the message that is answered. */
  apart(element: Element): boolean {
    return this.#site !== null && element.matches(this.#hooks);
  }

  /**
   * An element has other classes or another id. True when it says otherwise whose message it is than when it was sent: a list uses its
   * nodes again, and words that stay the same are not sent by themselves.
   */
  turned(element: Element): boolean {
    const mark = this.#marks.get(element);
    if (mark === undefined || this.#site === null) return false;
    if (this.#isMessage(element) && markOf(this.#message(this.#site, element)) === mark) return false;
    this.#marks.delete(element);
    if (!this.#isMessage(element)) this.#unlearn();
    return true;
  }

  #isMessage(element: Element): boolean {
    const site = this.#site;
    return site !== null && (site.find === undefined ? element.matches(site.message) : site.find(element) === element);
  }

  /** Hooks that fitted no longer do: what they told before tells nothing now. */
  #unlearn(): void {
    const strays = this.#seen.filter((each) => each === 'stray');
    this.#seen.splice(0, this.#seen.length, ...strays);
  }

  /** A new batch: messages are asked anew. */
  begin(): void {
    // Another chat may be open by now, at the same address.
    this.#place = null;
    this.#spots.clear();
    this.#read.clear();
    this.#numbers.clear();
    this.#chatNumbers.clear();
    this.#sources = [];
    this.#chats = [];
  }

  /** What goes with the batch; nothing from a page that is no messenger. */
  sent(): { sources?: SentSource[]; chats?: SourceChat[] } {
    this.#judge();
    return this.#sources.length === 0 ? {} : { sources: this.#sources, chats: this.#chats };
  }

  /**
   * Neighbouring blocks in the order in which they read on: the text of one author's messages in a row stands together, as it stood
   * when it was written; names, times and ticks between come after. Messages of others, and what they quote, are kept apart.
   */
  lay<T extends { block: PageBlock; role: string }>(items: readonly T[]): Laid<T>[] {
    if (this.#site === null) return items.map((item, i) => ({ item, gap: i === 0, message: undefined }));
    const spots = items.map(({ block }) => this.look(block));
    const main: Laid<T>[] = [];
    const aside: Laid<T>[] = [];
    let last: { spot: Spot | null } | null = null;
    for (const [i, item] of items.entries()) {
      const spot = spots[i] ?? null;
      const message = spot === null ? undefined : this.#number(spot);
      if (item.role === 'new') this.#note(item.block, spot);
      const beside =
        spot === null
          ? isBetween(spots, i)
          : spot.part === 'aside' || (spot.part === 'name' && last?.spot != null && readsOn(last.spot, spot));
      if (beside) {
        aside.push({ item, gap: true, message });
        continue;
      }
      main.push({ item, gap: last === null || !(last.spot === null ? spot === null : spot !== null && readsOn(last.spot, spot)), message });
      last = { spot };
    }
    return [...main, ...aside];
  }

  /** Asks where a block stands, once a batch: whoever puts a batch together does so one by one, with an eye on the clock. */
  look(block: PageBlock): Spot | null {
    const known = this.#spots.get(block);
    if (known !== undefined) return known;
    const spot = this.#spot(block);
    this.#spots.set(block, spot);
    return spot;
  }

  #spot(block: PageBlock): Spot | null {
    const site = this.#site;
    const element = elementOf(block);
    if (site === null || element === null || block.alone) return null;
    const found = site.find?.(element) ?? null;
    if (site.find !== undefined && found === null) return null;
    let part: Spot['part'] = 'text';
    let quote: Element | null = null;
    for (let at: Element | null = closest(element, this.#hooks); at !== null || found !== null; ) {
      if (found !== null && (at === null || !found.contains(at))) at = found;
      if (at === null) break;
      if (at === found || (site.message !== '' && at.matches(site.message))) return this.#in(at, part, quote, false);
      if (site.row !== undefined && at.matches(site.row)) return this.#in(at, part, quote, true);
      if (site.own !== undefined && at.matches(site.own))
        return site.ownAt?.(this.#now()) === false ? null : { said: OWN, element: at, part: 'text', row: true };
      if (site.quote !== undefined && at.matches(site.quote)) {
        part = 'quote';
        quote ??= at;
      } else if (part === 'text') part = at.matches(site.aside) ? 'aside' : 'name';
      at = closest(at.parentElement, this.#hooks);
    }
    return null;
  }

  #in(element: Element, part: Spot['part'], quote: Element | null, row: boolean): Spot {
    const said = this.#ask(element, row);
    if (quote === null) return { said, element, part, row };
    let quoted = this.#read.get(quote);
    if (quoted === undefined) {
      quoted = { ...said, ...this.#site?.readQuote?.(quote), quoted: true };
      this.#read.set(quote, quoted);
    }
    return { said: quoted, element, part, row };
  }

  #ask(element: Element, row: boolean): Said {
    const known = this.#read.get(element);
    const site = this.#site;
    if (known !== undefined || site === null) return known ?? SILENT;
    const said = row ? (site.readRow?.(element, this.#now()) ?? SILENT) : this.#message(site, element);
    this.#read.set(element, said);
    if (!row) this.#marks.set(element, markOf(said));
    return said;
  }

  /** A message without a number is known by its words. */
  #message(site: Site, element: Element): Said {
    const said = site.read(element, this.#now());
    return said.key === '' ? { ...said, key: `~${digest(`${said.author} ${element.textContent}`)}` } : said;
  }

  /** The page as it stands now, asked no more than once in a while. */
  #now(): Place {
    const now = performance.now();
    const href = this.here();
    if (this.#place === null || now > this.#place.until || href !== this.#place.href) {
      const address = addressOf(href) ?? new URL('about:blank');
      this.#place = { place: { document, address, chat: this.#site?.chat?.(document, address) ?? null }, until: now + FRESH, href };
    }
    return this.#place.place;
  }

  #number({ said }: Spot): number {
    const known = this.#numbers.get(said);
    if (known !== undefined) return known;
    const number = this.#sources.length;
    this.#numbers.set(said, number);
    const { key, author, mine, quoted, time, link } = said;
    this.#sources.push({
      key: key.slice(0, SOURCE_TEXT),
      chat: this.#chat(said.chat),
      author: cut(author),
      mine: mine === true,
      quoted,
      time: cut(time),
      link: link === null || link.length > SOURCE_TEXT || !/^https?:\/\//.test(link) ? null : link,
    });
    return number;
  }

  #chat(chat: SourceChat | null): number | null {
    if (chat === null) return null;
    const name = `${chat.id ?? ''} ${chat.name}`;
    const known = this.#chatNumbers.get(name);
    if (known !== undefined) return known;
    if (chat.name === '' && chat.id !== null && !this.#named.has(chat.id)) this.#unnamed = chat.id;
    this.#chats.push({ name: chat.name.slice(0, SOURCE_TEXT), id: cut(chat.id), private: chat.private });
    this.#chatNumbers.set(name, this.#chats.length - 1);
    return this.#chats.length - 1;
  }

  /** Remembers what a block says of the hooks. */
  #note(block: PageBlock, spot: Spot | null): void {
    const site = this.#site;
    if (site === null || site === generic) return;
    if (spot === null) {
      if (site.talks?.(this.#now().address) === false) return;
      const stray =
        site.signs === undefined
          ? block.text.length < LONGEST_LINE && CLOCK.test(block.text)
          : elementOf(block)?.closest(site.signs) != null;
      if (stray && !block.alone) this.#seen.push('stray');
    } else if (!spot.row && spot.part === 'text') this.#seen.push(spot.said.mine === null ? 'unknown' : 'known');
    if (this.#seen.length > REMEMBERED) this.#seen.shift();
  }

  #verdict(): Trouble | null {
    const count = (what: string): number => this.#seen.filter((each) => each === what).length;
    if (count('known') > 0) return null;
    return count('unknown') >= STRAYS || (count('unknown') === 0 && count('stray') >= STRAYS) ? 'whose' : null;
  }

  /** Says what stands against the hooks, when it has stood for a moment; and that nothing does, at once. */
  #judge(): void {
    const verdict = this.#verdict();
    if (verdict === this.#told) return;
    if (verdict === null) this.#say(null);
    else if (!this.#waits) {
      this.#waits = true;
      setTimeout(() => {
        this.#waits = false;
        if (!this.signal.aborted) this.#say(this.#verdict());
      }, PATIENCE);
    }
  }

  #say(trouble: Trouble | null): void {
    if (trouble === this.#told) return;
    this.#told = trouble;
    this.tell(trouble);
  }
}

const ANY_MESSAGE = SITES.map(({ sure, message }) => sure ?? message).join(', ');
const OWN: Said = { ...SILENT, mine: true };

const markOf = ({ key, mine, quoted }: Said): string => `${key} ${mine} ${quoted}`;
const cut = (text: string | null): string | null => text?.slice(0, SOURCE_TEXT) ?? null;
const addressOf = (href: string): URL | null => (URL.canParse(href) ? new URL(href) : null);

/** A short name for a text: FNV-1a, 32 bits. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length && i < LONGEST_LINE; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Where a block's words stand. */
function elementOf({ anchor }: PageBlock): Element | null {
  return isElement(anchor) ? anchor : anchor.parentElement;
}

/** The nearest element of these, out of shadow roots as well. */
function closest(element: Element | null, selector: string): Element | null {
  for (let at = element; at !== null; ) {
    const found = at.closest(selector);
    if (found !== null) return found;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** Whether the second goes on where the first left off: the same message, or the next one of the same author. */
function readsOn(a: Spot, b: Spot): boolean {
  if (a.element === b.element) return (a.part === 'quote') === (b.part === 'quote') && (a.part !== 'quote' || a.said === b.said);
  if (a.row || b.row || a.part === 'quote' || b.part === 'quote') return false;
  const [one, other] = [a.said, b.said];
  if (one.mine !== other.mine || nameOf(one.chat) !== nameOf(other.chat)) return false;
  return one.mine === true || one.author === other.author;
}

const nameOf = (chat: SourceChat | null): string | null => chat?.id ?? chat?.name ?? null;

/** Words outside of all messages that stand between two that read on: the day, an avatar's letters. */
function isBetween(spots: readonly (Spot | null)[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && spots[before] === null) before--;
  let after = at + 1;
  while (after < spots.length && spots[after] === null) after++;
  const [one, other] = [spots[before], spots[after]];
  return one != null && other != null && readsOn({ ...one, part: 'text' }, { ...other, part: 'text' });
}
