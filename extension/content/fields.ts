/**
 * The fields of a page that are typed into: which of them may be read at all, whether one asks for a single thing, and its text.
 *
 * Never read: a field for passwords, one that was such a field at any time (a button shows what is typed by making another kind of
 * field of it, or puts another of the same name in its place), one that is drawn as dots, and those for codes of one use. In doubt a
 * field is not read. Nothing here changes a field, its selection or its focus.
 */
import { TYPED_TEXT } from '../protocol';
import { displayOf, isInline, isKept, isLeftOut } from './styles';
import { isElement, isText } from './tree';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Kinds of `input` with words in them, and those of them that ask for one thing. */
const KINDS = new Set(['text', 'search', 'tel', 'email', 'url', 'number']);
const ONE_THING = new Set(['search', 'tel', 'email', 'url', 'number']);
/** What `autocomplete` says of secrets (https://html.spec.whatwg.org/#autofill-field). */
const SECRETS = new Set(['current-password', 'new-password', 'one-time-code', 'cc-csc']);
/** Words of `autocomplete` that name nothing that could be filled in. */
const UNNAMED = /^(?:on|off|webauthn|shipping|billing|home|work|mobile|fax|pager|section-.*)$/;
/** How pages call fields for secrets, in four languages: a passport or a passenger is none. */
const SECRET_NAME = /pass(?!port|eng)|pwd|parol|şifr|sifre|пароль|\botp\b|one-?time|cv[vc]|\bcsc\b|\bpin\b|secret/i;
const NAMES = ['name', 'id', 'placeholder', 'aria-label'] as const;
const SEARCH = 'search, [role="search"], [role="searchbox"]';
/** How many elements further out fields still belong to one form, where the page has made none. */
const REACH = 5;
const OTHERS = 'input, textarea, select';

const isControl = (node: unknown): node is Control => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
const isPassword = (field: Element): boolean => field instanceof HTMLInputElement && field.type === 'password';

/** The field that an event came to: a control, or the outermost element that is edited. Null where there is none. */
export function fieldOf(event: Event): HTMLElement | null {
  const target = event.composedPath()[0];
  if (isControl(target)) return target;
  let at = target instanceof Node ? (target instanceof HTMLElement ? target : target.parentElement) : null;
  if (at?.isContentEditable !== true) return null;
  for (let up = at.parentElement; up?.isContentEditable === true; up = up.parentElement) at = up;
  return at;
}

/** Where an edit is made, as the browser tells beforehand. */
export function spotOf(event: Event): Node | null {
  return event instanceof InputEvent ? (event.getTargetRanges()[0]?.startContainer ?? null) : null;
}

export class Fields {
  readonly #passwords = new WeakSet<Element>();
  /** Names and ids of fields for passwords: one that takes such a field's place has them too. */
  readonly #names = new Set<string>();
  readonly #observer = new MutationObserver((records) => this.#note(records));

  constructor(signal: AbortSignal) {
    this.watch(document);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Notices from now on which fields here are or were for passwords. */
  watch(root: Document | ShadowRoot): void {
    this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['type'], attributeOldValue: true });
    this.meet(root);
  }

  /** Fields for passwords that are here now. */
  meet(root: Node): void {
    if (!(root instanceof Document || root instanceof ShadowRoot)) return;
    for (const field of root.querySelectorAll('input[type="password" i]')) this.#remember(field);
  }

  mayBeRead(field: HTMLElement): boolean {
    this.#note(this.#observer.takeRecords());
    if (isPassword(field)) this.#remember(field);
    if (this.#passwords.has(field) || isMasked(field)) return false;
    if (!isControl(field)) return field.isContentEditable;
    if (wordsOf(field).some((word) => SECRETS.has(word))) return false;
    if (!(field instanceof HTMLInputElement)) return true;
    if (this.#names.has(field.name) || this.#names.has(field.id)) return false;
    return KINDS.has(field.type) && !NAMES.some((name) => SECRET_NAME.test(field.getAttribute(name) ?? ''));
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { target, oldValue } of records)
      if (isElement(target) && (oldValue?.trim().toLowerCase() === 'password' || isPassword(target))) this.#remember(target);
  }

  #remember(field: Element): void {
    this.#passwords.add(field);
    for (const name of [field.getAttribute('name'), field.id]) if (name !== null && name !== '') this.#names.add(name);
  }
}

/** Drawn as dots by a style. */
function isMasked(field: Element): boolean {
  const masks = getComputedStyle(field).getPropertyValue('-webkit-text-security');
  return masks !== '' && masks !== 'none';
}

const wordsOf = (field: Control): string[] => (field.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/).filter(Boolean);

/** Whether a field asks for one thing, alone or among the others of a form: what is given there gives nothing away. */
export function isOfForm(field: HTMLElement): boolean {
  if (!isControl(field)) return false;
  if (wordsOf(field).some((word) => !UNNAMED.test(word)) || field.closest(SEARCH) !== null) return true;
  if (!(field instanceof HTMLInputElement)) return false;
  if (ONE_THING.has(field.type) || field.inputMode === 'search' || field.enterKeyHint === 'search') return true;
  if (field.form !== null) return [...field.form.elements].some((other) => isBeside(other, field));
  let around = field.parentElement;
  for (let i = 0; i < REACH && around !== null && around !== document.body; i++, around = around.parentElement)
    if ([...around.querySelectorAll(OTHERS)].some((other) => isBeside(other, field))) return true;
  return false;
}

/** Another field to fill in. */
function isBeside(other: Element, field: Control): boolean {
  if (other === field) return false;
  return other.localName === 'select' || other.localName === 'textarea' || (other instanceof HTMLInputElement && isFilled(other.type));
}

const isFilled = (type: string): boolean => KINDS.has(type) || type === 'password' || type === 'date';

/**
 * The text of a field as it stands, in steps between which the caller looks at the clock. Of a long one, what is around the place where
 * she types: `spot` in an editable element, or its end.
 */
export function* textOf(field: HTMLElement, spot: Node | null): Generator<void, string> {
  return isControl(field) ? controlText(field) : yield* linesOf(field, spot);
}

function controlText(field: Control): string {
  const { value } = field;
  // Null for kinds of fields that have no selection.
  const caret = field.selectionStart ?? value.length;
  const from = Math.max(0, Math.min(caret - TYPED_TEXT / 2, value.length - TYPED_TEXT));
  return value.slice(from, from + TYPED_TEXT);
}

/** Inline elements join, others and `<br>` begin a line. What is not shown, and fields inside, are left out. */
function* linesOf(host: HTMLElement, spot: Node | null): Generator<void, string> {
  let text = '';
  let met = false;
  const line = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  let at: Node | null = host;
  while (at !== null) {
    met ||= at === spot;
    let enter: Node | null = null;
    let isBlock = false;
    if (isText(at)) {
      const words = at.data.includes('\n') && !isKeptIn(at) ? at.data.replace(/[\t\n\r ]+/g, ' ') : at.data;
      // Between two lines, as the author has laid out the source.
      if (words !== ' ' || (text !== '' && !text.endsWith('\n'))) text += words;
    } else if (at === host) enter = at.firstChild;
    else if (isElement(at)) {
      isBlock = isOfLines(at);
      if (at.localName === 'br' || isBlock) line();
      if (!isLeftOut(at.localName) && !isControl(at) && displayOf(at, getComputedStyle(at)) !== 'none') enter = at.firstChild;
    }
    if (text.length >= TYPED_TEXT) {
      if (met) break;
      text = text.slice(-TYPED_TEXT / 2);
    }
    if (enter === null) {
      if (isBlock) line();
      while (at !== null && at !== host && at.nextSibling === null) {
        at = at.parentNode;
        if (at !== null && at !== host && isElement(at) && isOfLines(at)) line();
      }
      at = at === null || at === host ? null : at.nextSibling;
    } else at = enter;
    yield;
  }
  return text.slice(0, TYPED_TEXT);
}

/** Laid out as lines of its own. */
function isOfLines(element: Element): boolean {
  const style = getComputedStyle(element);
  return !isInline(displayOf(element, style), style, element);
}

const isKeptIn = ({ parentElement }: Text): boolean => parentElement !== null && isKept(getComputedStyle(parentElement));
