/**
 * What can't be done in this document, told to the popup whenever it changes: our node is taken out or hidden, the page
 * draws its text as a picture, a part of it is a viewer that no extension may read, there is nothing in it to read at all, or it is
 * a messenger that no longer says whose messages it shows.
 */
import type { Trouble } from '../protocol';

/** A canvas on so much of the window, in a page with so little text, is where the text is. */
const LARGE = 0.3;
const LITTLE = 400;
const MOST = 32;
/** A page may take its time before it shows anything: so long after it was loaded. */
const LOADING = 2500;
/** What there is to see on a page without words. */
const SHOWN = 'img, picture, video, svg, object, embed, canvas';

/** Whether an element's content can't be read by anyone: worth noting. */
export function isUnreadable(element: Element): boolean {
  if (element.localName === 'canvas') return true;
  return (element.localName === 'embed' || element.localName === 'object') && element.getAttribute('type') === 'application/pdf';
}

export class Troubles {
  readonly #noted = new Set<WeakRef<Element>>();
  #surface: Trouble | null = null;
  #read: Trouble[] = [];
  #whose: Trouble | null = null;
  #empty = false;
  #waits = false;
  #words = 0;
  #told: string | null = null;

  constructor(
    private readonly tell: (troubles: Trouble[]) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** What the page does to our node; null when all is well. */
  surface(trouble: Trouble | null): void {
    this.#surface = trouble;
    this.#report();
  }

  /** Whose messages these are can't be told; null when it can. */
  whose(trouble: Trouble | null): void {
    this.#whose = trouble;
    this.#report();
  }

  note(element: Element): void {
    if (this.#noted.size < MOST) this.#noted.add(new WeakRef(element));
  }

  /** All is read: this much text, and this much without the title. Looks at bitmap sizes only, so that nothing is laid out for it. */
  look(text: number, words: number): void {
    this.#words = words;
    if (words > 0) this.#empty = false;
    else if (!this.#empty) this.#lookLater();
    const read = new Set<Trouble>();
    for (const held of this.#noted) {
      const element = held.deref();
      if (element === undefined || !element.isConnected) this.#noted.delete(held);
      else if (!(element instanceof HTMLCanvasElement)) read.add('frame');
      else if (text < LITTLE && element.width * element.height >= LARGE * innerWidth * innerHeight) read.add('canvas');
    }
    this.#read = [...read].sort();
    this.#report();
  }

  /** Whether there is something to see and nothing to read, in a page that has had time to show it; frames speak for themselves. */
  #lookLater(): void {
    if (this.#waits || window !== window.top) return;
    this.#waits = true;
    setTimeout(() => {
      this.#waits = false;
      const body = document.body;
      if (this.signal.aborted || this.#words > 0 || body === null || document.readyState !== 'complete') return;
      this.#empty = body.querySelector(SHOWN) !== null && body.querySelector('iframe, frame') === null;
      this.#report();
    }, LOADING);
  }

  #report(): void {
    const all = [this.#surface, this.#whose, this.#empty && this.#read.length === 0 ? ('nothing' as const) : null, ...this.#read].filter(
      (trouble) => trouble !== null,
    );
    const told = all.join();
    if (told === this.#told) return;
    this.#told = told;
    this.tell(all);
  }
}
