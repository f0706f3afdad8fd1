/**
 * What can't be done in this document, told to the popup whenever it changes: our node is taken out or hidden, the page
 * draws its text as a picture, a part of it is a viewer that no extension may read.
 */
import type { Trouble } from '../protocol';

/** A canvas on so much of the window, in a page with so little text, is where the text is. */
const LARGE = 0.3;
const LITTLE = 400;
const MOST = 32;

/** Whether an element's content can't be read by anyone: worth noting. */
export function isUnreadable(element: Element): boolean {
  if (element.localName === 'canvas') return true;
  return (element.localName === 'embed' || element.localName === 'object') && element.getAttribute('type') === 'application/pdf';
}

export class Troubles {
  readonly #noted = new Set<WeakRef<Element>>();
  #surface: Trouble | null = null;
  #read: Trouble[] = [];
  #told: string | null = null;

  constructor(private readonly tell: (troubles: Trouble[]) => void) {}

  /** What the page does to our node; null when all is well. */
  surface(trouble: Trouble | null): void {
    this.#surface = trouble;
    this.#report();
  }

  note(element: Element): void {
    if (this.#noted.size < MOST) this.#noted.add(new WeakRef(element));
  }

  /** All is read: this much text. Looks at bitmap sizes only, so that nothing is laid out for it. */
  look(text: number): void {
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

  #report(): void {
    const all = this.#surface === null ? this.#read : [this.#surface, ...this.#read];
    const told = all.join();
    if (told === this.#told) return;
    this.#told = told;
    this.tell(all);
  }
}
