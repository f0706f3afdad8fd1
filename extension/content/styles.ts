/**
 * How an element's style decides what its text is: part of the line it stands in or a block of its own, hidden or shown,
 * with its spaces kept or collapsed, the page's or the user's own.
 */

const LEFT_OUT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'frame',
  'object',
  'embed',
  'audio',
  'video',
  'canvas',
  'meta',
  'link',
  'base',
]);
export const FIELDS = new Set(['input', 'textarea']);
export const EDITABLE = '[contenteditable]:not([contenteditable="false" i]), textarea, input';
const OUT_OF_SIGHT = -999;

export const isLeftOut = (name: string): boolean => LEFT_OUT.has(name);

/** Whether white space is rendered as it stands. */
export function isKept({ whiteSpace }: CSSStyleDeclaration): boolean {
  return (whiteSpace.startsWith('pre') && whiteSpace !== 'pre-line') || whiteSpace === 'break-spaces';
}

/** How an element is displayed. Firefox calls every part of a drawing inline; a title in one is its tooltip. */
export function displayOf({ localName, namespaceURI }: Element, { display }: CSSStyleDeclaration): string {
  if (namespaceURI !== 'http://www.w3.org/2000/svg') return display;
  if (localName === 'title' || localName === 'desc' || localName === 'metadata') return 'none';
  return localName === 'text' || localName === 'foreignObject' ? 'block' : display;
}

/** Laid out as part of the line it stands in. A drop cap floats, and is still the first letter of its word. */
export function isInline(display: string, style: CSSStyleDeclaration, element: Element): boolean {
  if (display.startsWith('inline') || display === 'contents' || display.startsWith('ruby')) return true;
  return style.float !== 'none' && element.childElementCount === 0 && (element.textContent?.length ?? 0) <= 2;
}

/** A time of day, a date before it or none, and nothing else. */
const MOMENT = /^[\s([]*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?)?[\s)\]]*$/i;
const LONGEST_MOMENT = 40;

/**
 * Whether an element in a line says when, and no more. It stands apart by its looks, often by a margin alone, and its figures are
 * not those of the number beside it. Nothing is lost where they are: a space parts no number.
 */
export function isMoment({ localName }: Element, text: string): boolean {
  return text.length <= LONGEST_MOMENT && (localName === 'time' ? /\d/.test(text) : MOMENT.test(text));
}

/** What a child can undo is asked for each text: a list may have no font size so that its items, which have one, touch. */
export function isSeen(style: CSSStyleDeclaration): boolean {
  return style.visibility === 'visible' && style.fontSize !== '0px' && !(Number.parseFloat(style.textIndent) <= OUT_OF_SIGHT);
}

/** Hidden with all that is in it. */
export function isHidden(style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.opacity === '0') return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  if (style.clip !== 'auto' && /^rect\((?:0|1px)/.test(style.clip)) return true;
  if (/^inset\((?:50|100)%/.test(style.clipPath)) return true;
  return Number.parseFloat(style.left) <= OUT_OF_SIGHT || Number.parseFloat(style.top) <= OUT_OF_SIGHT;
}

export function isEdited(element: Element): boolean {
  return element.ownerDocument.designMode === 'on' || element.closest(EDITABLE) !== null;
}

/** The words of a small element, to compare its attributes with. */
export function wordsOf(element: Element): string {
  return element.childElementCount <= 30 ? (element.textContent ?? '').slice(0, 4096) : '';
}
