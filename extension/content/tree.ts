/**
 * The page's tree as it is shown: a shadow root stands in place of its host's children, a slot holds what is assigned to
 * it. Reading only: nothing here changes a node of the page.
 *
 * A closed root hides from `assignedSlot` which slot a node is shown in; the walk that comes through the slot notes it
 * here, so that later steps find the way back.
 */
import { shadowRootOf } from '../browser';

/** Elements that may have a shadow root, beside custom ones (https://dom.spec.whatwg.org/#dom-element-attachshadow). */
const HOSTS = new Set([
  'article',
  'aside',
  'blockquote',
  'body',
  'div',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'main',
  'nav',
  'p',
  'section',
  'span',
]);

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3 || node.nodeType === 4;
export const mayHost = (element: Element): boolean => HOSTS.has(element.localName) || element.localName.includes('-');

export class Tree {
  readonly #roots = new WeakMap<Element, ShadowRoot>();
  readonly #slots = new WeakMap<Node, HTMLSlotElement>();
  readonly #ours = new WeakSet<Element>();

  /** `found` is told of every shadow root once, when it is first met; `missed` of every element that might have had one. */
  constructor(
    private readonly found: (root: ShadowRoot) => void,
    private readonly missed: (element: Element) => void,
  ) {}

  /** A host of ours is no part of the page: what happens in it must not be observed, least of all by ourselves. */
  leaveOut(host: Element): void {
    this.#ours.add(host);
  }

  /** Asks the browser for the element's shadow root, and remembers it. */
  look(element: Element): ShadowRoot | null {
    const known = this.#roots.get(element);
    if (known !== undefined) return known;
    if (!mayHost(element) || this.#ours.has(element)) return null;
    const root = shadowRootOf(element);
    if (root === null) {
      this.missed(element);
      return null;
    }
    this.#roots.set(element, root);
    this.found(root);
    return root;
  }

  /** The shadow root that `look` has found earlier. */
  rootOf(element: Element): ShadowRoot | null {
    return this.#roots.get(element) ?? null;
  }

  /** What a slot shows in place of its own children; null where it shows its own. */
  assigned(node: Node): readonly Node[] | null {
    if (!(node instanceof HTMLSlotElement)) return null;
    const nodes = node.assignedNodes();
    if (nodes.length === 0) return null;
    for (const each of nodes) this.#slots.set(each, node);
    return nodes;
  }

  parent(node: Node): Node | null {
    const { slot } = this.#place(node);
    if (slot !== null) return slot;
    const up = node.parentNode;
    return up instanceof ShadowRoot ? up.host : up;
  }

  /** The next element in the order of the page; `within` ends the walk. */
  next(node: Node, within: Node): Element | null {
    const child = this.#first(node);
    if (child !== null) return child;
    for (let at: Node | null = node; at !== null && at !== within; at = this.parent(at)) {
      const beside = this.#beside(at);
      if (beside !== null) return beside;
    }
    return null;
  }

  /** Whether one is shown inside the other. */
  contains(outer: Node, inner: Node): boolean {
    for (let at: Node | null = inner; at !== null; at = this.parent(at)) if (at === outer) return true;
    return false;
  }

  #first(node: Node): Element | null {
    const assigned = this.assigned(node);
    if (assigned !== null) return assigned.find(isElement) ?? null;
    if (!isElement(node)) return null;
    return (this.#roots.get(node) ?? node).firstElementChild;
  }

  #beside(node: Node): Element | null {
    const { slot, list, index } = this.#place(node);
    if (slot !== null) return list.slice(index + 1).find(isElement) ?? null;
    return isElement(node) ? node.nextElementSibling : null;
  }

  /** The slot in which a node is shown, if it still is. */
  #place(node: Node): { slot: HTMLSlotElement | null; list: readonly Node[]; index: number } {
    const slot = this.#slots.get(node);
    if (slot !== undefined) {
      const list = slot.assignedNodes();
      const index = list.indexOf(node);
      if (index >= 0 && slot.isConnected) return { slot, list, index };
      this.#slots.delete(node);
    }
    return { slot: null, list: [], index: -1 };
  }
}
