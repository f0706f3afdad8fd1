/**
 * About to leak it herself: where her settings ask for it, what the user types into a field of the page is looked at before she sends it,
 * and a quiet sign beside the field says which kind of data it gives away.
 *
 *     her keys, paste, drop ──▶ field, noted ──a pause──▶ text ──typed──▶ background ──kind, reasons──▶ sign, beside the field
 *
 * - Only what she does counts (`isTrusted`): a text that the page writes is never sent. Which fields are read, and which never, is said in
 *   fields.ts. Editors that write for themselves what was typed prevent the browser's own events, so those before it are heard as well.
 * - Whether a text is Danger the core alone decides, by the text alone. A form that asks for an address is given one: there, and in a
 *   search, what the field asks for is no leak unless she writes more around it. The background knows (background/typed.ts).
 * - It is asked in her pauses, one question at a time, and not again for a text that was answered. Which questions are asked depends on
 *   what is typed, never on what is found; each answer has one size, and each draws the sign, which is then wiped or not (sign.ts).
 * - Nothing is prevented, changed, focused or selected. All listeners are at the window, passive, and gone with the setting.
 * - The sign is of one field: it goes when she leaves the field, when the text no longer says it, and when the page is hidden.
 *
 * No label and no value comes here, as to no content script: the sign says the kind and why it matters, as the card does.
 */
import type { Reply, TypedFinding } from '../protocol';
import { Fields, fieldOf, isOfForm, spotOf, textOf } from './fields';

/** What the user's typing causes: `beforeinput` and `keyup` also in editors that write the text themselves. */
const TYPED = ['beforeinput', 'input', 'keyup', 'compositionend', 'paste', 'drop'] as const;
/** Keys that write, beside those of one sign. */
const WRITING = new Set(['Backspace', 'Delete', 'Enter', 'Process', 'Unidentified']);
/** Milliseconds without typing before a text is looked at, and how long it is put off by typing on. */
const PAUSE = 350;
const LONGEST = 1500;
/** Milliseconds of reading in one task, steps between two looks at the clock, and the longest wait for an idle moment. */
const SLICE = 2.5;
const STEPS = 32;
const PATIENCE = 100;
/** How often it is asked again where no answer came: the background may be stopped at any moment. */
const RETRIES = 2;

export type AskTyped = (question: { text: string; form: boolean }) => Promise<Reply<{ finding: TypedFinding | null }>>;

/** What is told of the field that is typed into: null for nothing. `field`: null when none is. */
export interface TypedEvents {
  ask: AskTyped;
  say(field: HTMLElement | null, finding: TypedFinding | null): void;
}

export class Typing {
  readonly #fields: Fields;
  #field: HTMLElement | null = null;
  /** Whether she is in it. */
  #here = false;
  #spot: Node | null = null;
  /** She has typed since it was read last. */
  #typed = false;
  /** The text that was answered, and the answer. */
  #answered: string | null = null;
  #finding: TypedFinding | null = null;
  #busy = false;
  #again = false;
  #retries = RETRIES;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the look that is due was first put off. */
  #since: number | null = null;

  constructor(
    private readonly events: TypedEvents,
    private readonly signal: AbortSignal,
  ) {
    this.#fields = new Fields(signal);
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  listen(signal: AbortSignal): void {
    const passive = { capture: true, passive: true, signal } as const;
    for (const name of TYPED) addEventListener(name, (event) => event.isTrusted && this.#hear(event), passive);
    addEventListener('focusin', (event) => event.isTrusted && this.#enter(event), passive);
    addEventListener('focusout', (event) => event.isTrusted && this.#leave(), passive);
    // A press may send the text.
    addEventListener('click', (event) => event.isTrusted && this.stirred(), passive);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave(), { signal });
  }

  /** A shadow root was found. */
  watch(root: ShadowRoot): void {
    this.#fields.watch(root);
  }

  /** The page may have changed the field, as when a message was sent. */
  stirred(): void {
    if (this.#here && this.#field !== null && this.#answered !== null) this.#later();
  }

  /** Other items are watched now, or others are fine here. */
  renew(): void {
    if (this.#answered === null) return;
    this.#answered = null;
    this.#typed = true;
    this.#later();
  }

  #hear(event: Event): void {
    const field = isWriting(event) ? fieldOf(event) : null;
    if (field === null) return;
    this.#take(field);
    this.#retries = RETRIES;
    this.#spot = spotOf(event) ?? this.#spot;
    this.#typed = true;
    this.#later();
  }

  #enter(event: FocusEvent): void {
    const target = event.composedPath()[0];
    // What is a field for passwords now may be another kind of field by the time that she types.
    if (target instanceof Node) this.#fields.meet(target.getRootNode());
    if (fieldOf(event) !== this.#field || this.#field === null) return;
    this.#here = true;
    this.#later();
  }

  #take(field: HTMLElement): void {
    this.#here = true;
    if (field === this.#field) return;
    this.#drop();
    this.#here = true;
    this.#field = field;
  }

  #leave(): void {
    if (!this.#here) return;
    this.#here = false;
    this.events.say(null, null);
  }

  #drop(): void {
    this.#leave();
    this.#field = null;
    this.#spot = null;
    this.#typed = false;
    this.#answered = null;
    this.#finding = null;
  }

  #later(): void {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#since ??= now;
    this.#timer = setTimeout(() => void this.#look(), Math.min(PAUSE, Math.max(0, this.#since + LONGEST - now)));
  }

  async #look(): Promise<void> {
    this.#since = null;
    const field = this.#field;
    if (this.#busy || this.signal.aborted || !this.#here || field === null) return;
    this.#busy = true;
    this.#again = false;
    await this.#answer(field);
    this.#busy = false;
    if (this.#again && !this.signal.aborted) this.#later();
  }

  async #answer(field: HTMLElement): Promise<void> {
    if (!field.isConnected || !this.#fields.mayBeRead(field)) return this.#drop();
    const typed = this.#typed;
    this.#typed = false;
    const text = await this.#read(field);
    if (text === null) return;
    if (text !== this.#answered) {
      this.#answered = null;
      this.#finding = null;
      // What the page wrote is not asked about, and the answer to what she wrote is no longer true.
      if (typed && text.trim() !== '') {
        const reply = await this.events.ask({ text, form: isOfForm(field) });
        if (this.signal.aborted || this.#field !== field) return;
        if (reply.ok) {
          this.#answered = text;
          this.#finding = reply.value.finding;
        } else if (reply.error === 'Internal' && this.#retries > 0) {
          this.#retries--;
          this.#typed = true;
          this.#again = true;
        }
      }
    }
    if (this.#here) this.events.say(field, this.#finding);
  }

  /** The field's text; null if she has gone elsewhere meanwhile. */
  async #read(field: HTMLElement): Promise<string | null> {
    const reading = textOf(field, this.#spot);
    for (;;) {
      const until = performance.now() + SLICE;
      do {
        for (let i = 0; i < STEPS; i++) {
          const step = reading.next();
          if (step.done === true) return step.value;
        }
      } while (performance.now() < until);
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE }));
      if (this.signal.aborted || this.#field !== field) return null;
    }
  }
}

function isWriting(event: Event): boolean {
  return !(event instanceof KeyboardEvent) || event.key.length === 1 || WRITING.has(event.key);
}
