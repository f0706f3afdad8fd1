/**
 * An armed document: the page is read, sent, and marked, until `end`. Wires the parts and holds no logic of theirs.
 *
 * With marks off ("badge only") the surface, the marks and the card are never made, and nothing of ours is in the page.
 */
import { call, ownName, present } from '../browser';
import { type Arming, KINDS, type Tag } from '../protocol';
import { cardWords } from '../ui/card-words';
import { Card } from './card';
import { Findings } from './findings';
import { Follow } from './follow';
import { Marks, MOST } from './marks';
import { Page } from './page';
import { reveal } from './reveal';
import { type Answer, Scan } from './scan';
import { Sign } from './sign';
import { Sources } from './sources';
import { Surface } from './surface';
import { Troubles } from './troubles';
import { Typing } from './typing';

interface Drawing {
  readonly surface: Surface;
  readonly marks: Marks;
  readonly card: Card;
  readonly follow: Follow;
}

/** What is typed is looked at, until its end. */
interface Watch {
  readonly typing: Typing;
  readonly sign: Sign;
  readonly end: AbortController;
}

export class Session {
  readonly #end = new AbortController();
  /** Listeners: the page can take them away by `document.open`, so they hang on a signal of their own. */
  #wired = new AbortController();
  readonly #page: Page;
  readonly #scan: Scan;
  readonly #findings = new Findings();
  readonly #drawing: Drawing | null;
  #watch: Watch | null = null;
  /** What the sign beside a field said last to a screen reader. */
  #said = '';
  readonly #roots = new Set<WeakRef<ShadowRoot>>();
  #text = 0;
  /** Of the page itself, without its title. */
  #words = 0;
  readonly #troubles = new Troubles((troubles) => void call('trouble', { troubles }), this.#end.signal);
  readonly #sources = new Sources((trouble) => this.#troubles.whose(trouble), this.#end.signal);
  /** The most of each kind so far: more than that is news. */
  readonly #told = new Uint32Array(KINDS.length);

  constructor(private arming: Arming) {
    const { signal } = this.#end;
    const follow = (): void => this.#drawing?.follow.again();
    this.#page = new Page(
      {
        stirred: () => {
          this.#drawing?.marks.changed();
          this.#watch?.sign.changed();
          this.#watch?.typing.stirred();
          follow();
        },
        read: (done) => {
          // Positions were followed through what was read, or dropped.
          follow();
          if (this.#sources.identify()) this.#page.readAllSoon();
          this.#scan.send(true);
          if (done) this.#troubles.look(this.#text, this.#words);
        },
        unreadable: (element) => this.#troubles.note(element),
        root: (root) => {
          this.#roots.add(new WeakRef(root));
          this.#drawing?.follow.listenIn(root, this.#wired.signal);
          this.#watch?.typing.watch(root);
        },
        replaced: () => this.#wire(),
        apart: (element) => this.#sources.apart(element),
        turned: (element) => this.#sources.turned(element),
        changed: (block, before) => {
          this.#text += block.text.length - (before?.length ?? 0);
          if (!block.alone) this.#words += block.text.length - (before?.length ?? 0);
          if (this.#sources.meet(block)) this.#page.readAllSoon();
          if (before !== null && before !== block.text) this.#findings.follow(block, before);
          this.#scan.add(block);
        },
        gone: (block) => {
          this.#text -= block.text.length;
          if (!block.alone) this.#words -= block.text.length;
          this.#findings.gone(block);
          this.#drawing?.marks.gone(block);
          this.#scan.gone(block);
        },
      },
      signal,
    );
    this.#drawing = arming.marks ? this.#draw(signal) : null;
    this.#scan = new Scan(
      this.#page.blocks,
      this.#sources,
      (question) => call('scan', question),
      (answer) => this.#answered(answer),
      signal,
    );
    this.#wire();
    this.#type();
  }

  /** Whether this session can go on under another arming. */
  fits({ armed, marks }: Arming): boolean {
    return armed && marks === this.arming.marks;
  }

  update(arming: Arming): void {
    // Begun before the background had said which epoch it is: all that was read was sent after that.
    const again = arming.epoch !== this.arming.epoch && !Number.isNaN(this.arming.epoch);
    this.arming = arming;
    this.#drawing?.card.speak(arming.language);
    this.#type();
    if (!again) return;
    this.#page.readAll(true);
    this.#watch?.typing.renew();
  }

  show(tag: Tag): void {
    const index = this.#findings.find(tag);
    const found = index < 0 ? null : this.#findings.at(index);
    if (found === null) return;
    reveal(found);
    this.#drawing?.marks.standOut(tag, () => this.#drawing?.follow.again());
  }

  /** The page is as it was. */
  end(): void {
    this.#wired.abort();
    this.#end.abort();
  }

  #draw(signal: AbortSignal): Drawing {
    const surface = new Surface(this.#page.tree, (trouble) => this.#troubles.surface(trouble), signal);
    const marks = new Marks(surface, this.#findings, this.#page.tree, signal);
    const card = new Card(surface, marks, this.arming.language, (tag) => void call('pointed', { tag }));
    const follow = new Follow(
      surface,
      (fresh) => {
        // The extension may have been updated meanwhile; a page in which nothing changes would never ask.
        if (!present()) return true;
        const done = marks.measure(fresh);
        card.draw();
        this.#watch?.sign.place();
        return done;
      },
      signal,
    );
    return { surface, marks, card, follow };
  }

  /** Begins to look at what is typed, or ends it, as the settings say. */
  #type(): void {
    if (this.#drawing === null || this.arming.typing === (this.#watch !== null)) return;
    if (this.#watch !== null) {
      this.#watch.end.abort();
      this.#watch = null;
      return;
    }
    const { surface, follow } = this.#drawing;
    const end = new AbortController();
    const signal = AbortSignal.any([this.#end.signal, end.signal]);
    const sign = new Sign(surface, this.#page.tree, signal);
    const typing = new Typing(
      {
        ask: (question) => call('typed', question),
        say: (field, finding) => {
          const said = sign.say(field, finding, this.arming.language);
          if (said !== '' && said !== this.#said) surface.announce(`${ownName()}: ${said}`);
          this.#said = said;
          follow.again();
        },
      },
      signal,
    );
    this.#watch = { typing, sign, end };
    this.#listen(this.#watch);
    for (const root of this.#shadows()) typing.watch(root);
  }

  #listen({ typing, sign, end }: Watch): void {
    const signal = AbortSignal.any([this.#wired.signal, end.signal]);
    typing.listen(signal);
    sign.listen(signal);
  }

  *#shadows(): IterableIterator<ShadowRoot> {
    for (const held of this.#roots) {
      const root = held.deref();
      if (root === undefined) this.#roots.delete(held);
      else yield root;
    }
  }

  #wire(): void {
    this.#wired.abort();
    this.#wired = new AbortController();
    const { signal } = this.#wired;
    this.#page.listen(signal);
    if (this.#drawing === null) return;
    this.#drawing.follow.listen(signal);
    this.#drawing.card.listen(signal);
    if (this.#watch !== null) this.#listen(this.#watch);
    for (const root of this.#shadows()) this.#drawing.follow.listenIn(root, signal);
  }

  #answered({ blocks, sent, findings }: Answer): void {
    this.#findings.grow(this.#text);
    this.#findings.replace(blocks, sent, findings);
    for (const block of blocks.values()) if (block.found > 0 && block.run === null) this.#page.again(block);
    if (this.#drawing === null) return;
    this.#drawing.marks.sample(blocks.values());
    this.#drawing.follow.again();
    const { all, kinds } = this.#findings.counts();
    this.#drawing.card.answered(all);
    this.#announce(this.#drawing.surface, all, kinds);
  }

  /** A screen reader hears of what is new: the kind, once. */
  #announce(surface: Surface, all: number, kinds: Uint32Array): void {
    const words = cardWords(this.arming.language);
    const news = KINDS.filter((_, i) => (kinds[i] ?? 0) > (this.#told[i] ?? 0));
    kinds.forEach((count, i) => {
      this.#told[i] = Math.max(count, this.#told[i] ?? 0);
    });
    if (news.length === 0) return;
    surface.announce(`${ownName()}: ${all > MOST ? words.storm(all) : news.map((kind) => words.sentence(kind, [], null)).join('. ')}`);
  }
}
