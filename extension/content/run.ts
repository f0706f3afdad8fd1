/**
 * A run of text as it is rendered: white space collapsed where the page collapses it, soft hyphens and case left as
 * they are, and for every part of it the node and the offset that it comes from. The node is a text, or an element that
 * holds nothing but text: most texts of a page stand alone in theirs, and the browser keeps a record of each node that a
 * script has touched.
 */

export type Source = Text | Element;

/** A run longer than this goes on in a further block, cut at a line or a space. */
export const RUN_TEXT = 16 * 1024;
/** How far the end of a long run may move to find a space. */
const WORD = 1024;

const SPACE = 32;
const isSpace = (code: number): boolean => code === SPACE || (code >= 9 && code <= 13 && code !== 11);

export class Run {
  text = '';
  readonly nodes: Source[] = [];
  /** Where each part begins in `text` and in its node, and how long it is: the same in both. */
  readonly starts: number[] = [];
  readonly offsets: number[] = [];
  readonly lengths: number[] = [];

  /** Nothing to read in it. */
  get blank(): boolean {
    return this.text.trim() === '';
  }

  /** Long enough, and at a place where nothing is cut in two; or so long that it has to be. */
  get full(): boolean {
    return this.text.length >= RUN_TEXT && (this.#spaced || this.text.length >= RUN_TEXT + WORD);
  }

  /** Whether a space added now would collapse into what stands before it. */
  get #spaced(): boolean {
    return this.text === '' || isSpace(this.text.charCodeAt(this.text.length - 1));
  }

  /** `<br>`: ends the line; the spaces before it are not rendered. */
  break(): void {
    if (this.text === '') return;
    if (this.text.endsWith(' ')) this.#cut(this.text.length - 1);
    this.text += '\n';
  }

  /** Something stands here that is not text: what follows is another word. */
  space(): void {
    if (!this.#spaced) this.text += ' ';
  }

  /**
   * Adds a node's text from `from` on, at most about `budget` of it or until the run is full, and says how far it came.
   * `kept`: white space is kept as it stands.
   */
  add(node: Source, data: string, from: number, kept: boolean, budget: number): number {
    const room = RUN_TEXT - this.text.length;
    const to = wholeUntil(data, room > 0 ? Math.min(data.length, from + Math.min(budget, room)) : wordUntil(data, from));
    if (kept) {
      this.#part(node, from, data.slice(from, to));
      return to;
    }
    let at = from;
    while (at < to) {
      // A stretch in which every unit of the node is one unit of the text.
      let end = at;
      let piece = '';
      let begin = at;
      let spaced = this.#spaced;
      for (; end < to; end++) {
        const space = isSpace(data.charCodeAt(end));
        if (space && spaced) break;
        if (space && data.charCodeAt(end) !== SPACE) {
          piece += `${data.slice(begin, end)} `;
          begin = end + 1;
        }
        spaced = space;
      }
      this.#part(node, at, piece + data.slice(begin, end));
      // Spaces that are not rendered.
      while (end < to && isSpace(data.charCodeAt(end))) end++;
      at = end;
    }
    return to;
  }

  /** Takes off the space at the end, which is not rendered. */
  trim(): void {
    let end = this.text.length;
    while (end > 0 && isSpace(this.text.charCodeAt(end - 1))) end--;
    this.#cut(end);
  }

  #cut(end: number): void {
    this.text = this.text.slice(0, end);
    let last = this.starts.length - 1;
    for (; last >= 0 && (this.starts[last] ?? 0) >= end; last--) {
      this.starts.pop();
      this.offsets.pop();
      this.lengths.pop();
      this.nodes.pop();
    }
    if (last >= 0) this.lengths[last] = Math.min(this.lengths[last] ?? 0, end - (this.starts[last] ?? 0));
  }

  #part(node: Source, offset: number, text: string): void {
    if (text === '') return;
    this.nodes.push(node);
    this.starts.push(this.text.length);
    this.offsets.push(offset);
    this.lengths.push(text.length);
    this.text += text;
  }
}

/** To the end of the word, a space included. */
function wordUntil(data: string, from: number): number {
  const most = Math.min(data.length, from + WORD);
  let to = from;
  while (to < most && !isSpace(data.charCodeAt(to))) to++;
  return Math.min(to + 1, data.length);
}

/** Not between the halves of a surrogate pair. */
function wholeUntil(data: string, to: number): number {
  const code = data.charCodeAt(to - 1);
  return to < data.length && code >= 0xd800 && code <= 0xdbff ? to + 1 : to;
}
