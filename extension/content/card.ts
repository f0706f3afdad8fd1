/**
 * What a mark says when it is pointed at: kind and reasons in a sentence, what can be done; never what was found, nor
 * the user's name for it. It is read, not clicked: a click goes through to the page, as anywhere.
 *
 * Pointing is found out by listeners that change nothing in how the page gets its events. The same canvas shows one
 * calm line in the corner when there are too many findings for marks.
 */
import type { Language, Tag } from '../protocol';
import { cardWords } from '../ui/card-words';
import { FONT, fresh, paper, sheet, signOn, wrap } from './canvas';
import type { Found } from './findings';
import { type Marks, MOST } from './marks';
import type { Box } from './place';
import { HEIGHT as MARK } from './shapes';
import { dress, part, type Surface } from './surface';

/** In CSS pixels: the canvases, which never change their size, and what is drawn on them. */
const WIDTH = 320;
const HEIGHT = 190;
const LINE_HEIGHT = 72;
const NARROWEST = 160;
const PAD = 14;
const GAP = 6;
const EDGE = 6;
const SMALL = `12px ${FONT}`;
const SMALL_LINE = 20;
const HEAD = `600 15px ${FONT}`;
const HEAD_LINE = 21;
const BODY = `13px ${FONT}`;
const BODY_LINE = 18;

export class Card {
  readonly #canvas = part('canvas', { width: `${WIDTH}px`, height: `${HEIGHT}px` });
  readonly #line = part('canvas', { width: `${WIDTH}px`, height: `${LINE_HEIGHT}px` });
  #over: Tag | null = null;
  #corner: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  #count = 0;
  /** The line is to be drawn with the next marks. */
  #due = false;

  constructor(
    private readonly surface: Surface,
    private readonly marks: Marks,
    private language: Language,
    private readonly pointed: (tag: Tag | null) => void,
  ) {
    // Screen readers are told by `announce` and the popup; a picture that comes and goes would only interrupt.
    for (const canvas of [this.#canvas, this.#line]) canvas.setAttribute('aria-hidden', 'true');
    surface.add(this.#line, this.#canvas);
    // Painted on from the start, if only by a dot: a canvas that begins to show is a contentful paint.
    fresh(this.#canvas, WIDTH, HEIGHT);
    fresh(this.#line, WIDTH, LINE_HEIGHT);
  }

  /** From the next word on. */
  speak(language: Language): void {
    this.language = language;
  }

  listen(signal: AbortSignal): void {
    const passive = { capture: true, passive: true, signal } as const;
    const move = (event: MouseEvent): void => this.#point(event.clientX, event.clientY);
    addEventListener('mousemove', move, passive);
    addEventListener('mouseover', move, passive);
    addEventListener(
      'resize',
      () => {
        this.#due = true;
      },
      passive,
    );
    const leave = (event: MouseEvent): void => {
      if (event.relatedTarget === null) this.#point(-1, -1);
    };
    addEventListener('mouseout', leave, passive);
    // What moved away under the pointer is no longer pointed at.
    document.addEventListener('scroll', () => this.#point(-1, -1), passive);
  }

  /** After each answer, whatever is in it: the line in the corner says how many there are, when they are too many. */
  answered(count: number): void {
    this.#count = count;
    this.#due = true;
  }

  /** Draws what is due. Called with the marks, when the page is laid out. */
  draw(): void {
    if (!this.#due) return;
    this.#due = false;
    this.#drawLine();
  }

  #point(x: number, y: number): void {
    const { left, top, right, bottom } = this.#corner;
    if (this.#count > MOST) {
      // The line gives way to the pointer: what lies under it can be read.
      const away = x >= left && x <= right && y >= top && y <= bottom;
      this.#move(this.#line, left, away ? -2 * LINE_HEIGHT : top);
    }
    const mark = this.marks.at(x, y);
    const tag = mark?.tag ?? null;
    if (tag === this.#over) return;
    const found = tag === null ? null : this.marks.found(tag);
    this.#over = tag;
    this.pointed(tag);
    if (mark === null || found === null) fresh(this.#canvas, WIDTH, HEIGHT);
    else this.#draw(found, mark.box);
  }

  #draw({ kind, reasons, words: ofMessages, severity }: Found, box: Box): void {
    const context = fresh(this.#canvas, WIDTH, HEIGHT);
    if (context === null) return;
    const words = cardWords(this.language);
    const width = Math.max(NARROWEST, Math.min(WIDTH, innerWidth - 2 * EDGE));
    const inner = width - 2 * PAD;
    context.font = HEAD;
    const head = wrap(context, words.sentence(kind, reasons, ofMessages), inner);
    context.font = BODY;
    const room = Math.floor((HEIGHT - 2 * PAD - SMALL_LINE - 4 - head.length * HEAD_LINE) / BODY_LINE);
    const advice = wrap(context, words.advice[kind], inner).slice(0, Math.max(0, room));
    const height = 2 * PAD + SMALL_LINE + head.length * HEAD_LINE + (advice.length > 0 ? 4 : 0) + advice.length * BODY_LINE - 4;
    const look = paper();
    sheet(context, width, height, look);
    context.textBaseline = 'middle';
    let y = PAD;
    const write = (line: string, font: string, ink: string, high: number, indent = 0): void => {
      context.font = font;
      context.fillStyle = ink;
      context.fillText(line, PAD + indent, y + high / 2, inner - indent);
      y += high;
    };
    signOn(context, severity, PAD, y + SMALL_LINE / 2 - 5.5, look.ink[severity]);
    write(words.severity[severity], SMALL, look.quiet, SMALL_LINE, 16);
    for (const line of head) write(line, HEAD, look.text, HEAD_LINE);
    y += 4;
    for (const line of advice) write(line, BODY, look.quiet, BODY_LINE);
    const left = Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE));
    const below = box.bottom + MARK / 2 + GAP;
    const top = below + height <= innerHeight - EDGE ? below : Math.max(EDGE, box.top - GAP - height);
    this.#move(this.#canvas, left, top);
  }

  /** To a place in the window. */
  #move(canvas: HTMLCanvasElement, left: number, top: number): void {
    const at = this.surface.inside({ left, top, right: left, bottom: top });
    dress(canvas, { transform: `translate(${Math.round(at.left)}px,${Math.round(at.top)}px)` });
  }

  /** Drawn for none as for many, and then wiped or not. */
  #drawLine(): void {
    const context = fresh(this.#line, WIDTH, LINE_HEIGHT);
    if (context === null) return;
    const width = Math.max(NARROWEST, Math.min(WIDTH, innerWidth - 2 * EDGE));
    context.font = BODY;
    const lines = wrap(context, cardWords(this.language).storm(this.#count), width - 2 * PAD).slice(0, 3);
    const height = lines.length * BODY_LINE + 16;
    const look = paper();
    sheet(context, width, height, look);
    context.textBaseline = 'middle';
    context.fillStyle = look.text;
    for (const [i, line] of lines.entries()) context.fillText(line, PAD, 8 + (i + 0.5) * BODY_LINE, width - 2 * PAD);
    if (this.#count <= MOST) fresh(this.#line, WIDTH, LINE_HEIGHT);
    const left = innerWidth - width - EDGE;
    const top = innerHeight - height - EDGE;
    this.#corner = { left, top, right: left + width, bottom: top + height };
    this.#move(this.#line, left, top);
  }
}
