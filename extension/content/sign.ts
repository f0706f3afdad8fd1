/**
 * The sign beside a field that is typed into: one quiet sheet that says what kind of data the text gives away, and why it matters. Read,
 * not clicked; it gives way to the pointer.
 *
 * Drawn on a canvas that is there as long as what is typed is looked at, and drawn for every answer: for none it is wiped again. Where it
 * stands is looked for in every pass as well, over the field's edge: first where it covers nothing that is pressed, and never over the
 * field itself, unless that fills the window.
 */
import type { Language, TypedFinding } from '../protocol';
import { cardWords } from '../ui/card-words';
import { FONT, fresh, paper, sheet, signOn, wrap } from './canvas';
import { Clips } from './clips';
import { type Box, cut } from './place';
import { dress, part, type Surface } from './surface';
import type { Tree } from './tree';

/** In CSS pixels: the canvas, which never changes its size, and what is drawn on it. */
const WIDTH = 280;
const HEIGHT = 108;
const NARROWEST = 160;
const PAD = 10;
const GAP = 6;
const EDGE = 6;
const SMALL = `12px ${FONT}`;
const SMALL_LINE = 17;
const BODY = `13px ${FONT}`;
const BODY_LINE = 17;
const MOST_LINES = 4;
/** What is drawn and wiped where there is nothing to say. */
const NOTHING: TypedFinding = { kind: 'phone', reasons: ['near-name'], words: null };
const PRESSED = 'a[href], button, input, select, textarea, summary, [role="button"], [role="option"], [role="menuitem"], [onclick]';

export class Sign {
  readonly #canvas = part('canvas', { width: `${WIDTH}px`, height: `${HEIGHT}px` });
  readonly #clips: Clips;
  #field: HTMLElement | null = null;
  #width = NARROWEST;
  #height = HEIGHT;
  #box: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  #pointer: readonly [x: number, y: number] = [-1, -1];

  constructor(
    private readonly surface: Surface,
    tree: Tree,
    signal: AbortSignal,
  ) {
    this.#clips = new Clips(tree);
    // Screen readers are told once, by `announce`.
    this.#canvas.setAttribute('aria-hidden', 'true');
    fresh(this.#canvas, WIDTH, HEIGHT);
    surface.add(this.#canvas);
    signal.addEventListener('abort', () => this.#canvas.remove());
  }

  listen(signal: AbortSignal): void {
    const move = ({ clientX, clientY }: MouseEvent): void => {
      this.#pointer = [clientX, clientY];
      this.#move();
    };
    addEventListener('mousemove', move, { capture: true, passive: true, signal });
  }

  /** Says it of this field from now on, or nothing; gives back what is said. */
  say(field: HTMLElement | null, finding: TypedFinding | null, language: Language): string {
    this.#field = field;
    const said = this.#draw(finding ?? NOTHING, language);
    if (field === null || finding === null) fresh(this.#canvas, WIDTH, HEIGHT);
    return finding === null ? '' : said;
  }

  /** The page was changed. */
  changed(): void {
    this.#clips.changed();
  }

  /** Puts it where its field is now. Called after layout, with the marks. */
  place(): void {
    if (this.#field === null) return;
    this.#clips.moved();
    const seen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const { left, top, right, bottom } = this.#field.getBoundingClientRect();
    cut(seen, { left, top, right, bottom });
    cut(seen, this.#clips.openingFor(this.#field));
    const [x, y] = seen.right > seen.left && seen.bottom > seen.top ? this.#spot(this.#field, seen) : [0, -2 * HEIGHT];
    this.#box = { left: x, top: y, right: x + this.#width, bottom: y + this.#height };
    this.#move();
  }

  /** Above the field or below it, at its end or its beginning; in one that fills the window, where its text does not come, or begins. */
  #spot(field: Element, { left, top, right, bottom }: Box): [number, number] {
    const within = (x: number): number => Math.max(EDGE, Math.min(x, innerWidth - this.#width - EDGE));
    const end = within(right - this.#width);
    const spots = [top - GAP - this.#height, bottom + GAP]
      .filter((y) => y >= 0 && y + this.#height <= innerHeight)
      .flatMap((y): [number, number][] => [
        [end, y],
        [within(left), y],
      ]);
    const low = Math.min(bottom, innerHeight) - GAP - this.#height;
    return spots.find(([x, y]) => this.#isFree(field, x, y)) ?? spots[0] ?? [end, isFilledTo(field, low) ? Math.max(EDGE, top + GAP) : low];
  }

  /** Whether nothing that is pressed lies there. */
  #isFree(field: Element, left: number, top: number): boolean {
    const y = top + this.#height / 2;
    return [EDGE, this.#width / 2, this.#width - EDGE].every((x) => {
      const under = document.elementFromPoint(left + x, y)?.closest(PRESSED) ?? null;
      return under === null || under.contains(field);
    });
  }

  /** There, or out of the pointer's way. */
  #move(): void {
    const { left, top, right, bottom } = this.#box;
    const [x, y] = this.#pointer;
    const away = x >= left && x <= right && y >= top && y <= bottom;
    const at = this.surface.inside({ left, top: away ? -2 * HEIGHT : top, right, bottom });
    dress(this.#canvas, { transform: `translate(${Math.round(at.left)}px,${Math.round(at.top)}px)` });
  }

  #draw({ kind, reasons, words: ofMessages }: TypedFinding, language: Language): string {
    const words = cardWords(language);
    const sentence = words.sentence(kind, reasons, ofMessages);
    const context = fresh(this.#canvas, WIDTH, HEIGHT);
    if (context === null) return sentence;
    const most = Math.max(NARROWEST, Math.min(WIDTH, innerWidth - 2 * EDGE)) - 2 * PAD;
    context.font = BODY;
    const lines = wrap(context, sentence, most).slice(0, MOST_LINES);
    const widest = Math.max(...lines.map((line) => context.measureText(line).width));
    context.font = SMALL;
    this.#width = Math.ceil(Math.min(most, Math.max(widest, context.measureText(words.typed).width + 16))) + 2 * PAD;
    this.#height = 2 * PAD + SMALL_LINE + lines.length * BODY_LINE;
    const look = paper();
    sheet(context, this.#width, this.#height, look);
    context.textBaseline = 'middle';
    signOn(context, 'danger', PAD, PAD + SMALL_LINE / 2 - 5.5, look.ink.danger);
    context.fillStyle = look.quiet;
    context.fillText(words.typed, PAD + 16, PAD + SMALL_LINE / 2);
    context.font = BODY;
    context.fillStyle = look.text;
    for (const [i, line] of lines.entries()) context.fillText(line, PAD, PAD + SMALL_LINE + (i + 0.5) * BODY_LINE, most);
    return `${words.typed}: ${sentence}`;
  }
}

/** Whether a field's text comes down to here. */
function isFilledTo(field: Element, y: number): boolean {
  if (field instanceof HTMLTextAreaElement) return field.scrollHeight > field.clientHeight;
  if (field.lastChild === null) return false;
  const last = document.createRange();
  last.selectNode(field.lastChild);
  return last.getBoundingClientRect().bottom > y;
}
