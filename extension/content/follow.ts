/**
 * When to measure again: after anything that may have moved words, once a frame, without asking the page to lay out.
 *
 * The trick is a probe of ours whose width is switched between two values: its `ResizeObserver` is called after the
 * page's layout and before painting, where reading rectangles costs nothing and what is written is painted in the same
 * frame. No frame is asked for while nothing happens, and none at all in a hidden tab.
 *
 * What is listened to: scrolling anywhere, resizing and zooming, fonts, images and style sheets that arrive, elements
 * that open, transitions and animations while they run (for at most two seconds each), and every mutation (page.ts).
 * An `IntersectionObserver` for what moves without any of these is not worth its cost; a rule that the page changes by
 * script in a style sheet, and nothing else, is noticed with the next scroll or mutation.
 */
import { part, type Surface } from './surface';

const WHEN_WINDOW = ['resize', 'pageshow'] as const;
const WHEN_DOCUMENT = [
  'scroll',
  'load',
  'error',
  'toggle',
  'fullscreenchange',
  'transitionend',
  'transitioncancel',
  'animationend',
  'input',
] as const;
const MOVING = ['transitionrun', 'animationstart'] as const;
/** How long a movement is followed, in milliseconds. */
const LONGEST = 2000;

export class Follow {
  readonly #probe = part('div', { width: '1px', height: '1px' });
  readonly #observer: ResizeObserver;
  /** Its width when it was last called. Asking twice before that must not switch it back, or nobody would be called. */
  #wide = false;
  #until = 0;
  /** Something may have moved since the last pass. */
  #fresh = false;

  /** `measure` is told whether something may have moved, and says whether it is done: if not, it is called again in the next frame. */
  constructor(
    surface: Surface,
    private readonly measure: (fresh: boolean) => boolean,
    private readonly signal: AbortSignal,
  ) {
    surface.add(this.#probe);
    this.#observer = new ResizeObserver((entries) => {
      if (this.signal.aborted) return;
      this.#wide = (entries[entries.length - 1]?.contentRect.width ?? 1) > 1.5;
      // Firefox lays hidden tabs out now and then: what is fresh waits until this one is shown.
      if (document.visibilityState === 'hidden') return;
      const fresh = this.#fresh;
      this.#fresh = false;
      const done = this.measure(fresh);
      if (performance.now() < this.#until) requestAnimationFrame(() => this.again());
      else if (!done) requestAnimationFrame(() => this.#ask());
    });
    this.#observer.observe(this.#probe);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Measure in the coming frame. */
  again(): void {
    this.#fresh = true;
    this.#ask();
  }

  #ask(): void {
    if (this.signal.aborted) return;
    this.#probe.style.setProperty('width', this.#wide ? '1px' : '2px', 'important');
  }

  /** Listens to the document. Called again when the page has replaced it, which takes listeners away. */
  listen(signal: AbortSignal): void {
    const passive = { capture: true, passive: true, signal } as const;
    const again = (): void => this.again();
    for (const name of WHEN_WINDOW) addEventListener(name, again, passive);
    for (const name of WHEN_DOCUMENT) document.addEventListener(name, again, passive);
    for (const name of MOVING) {
      document.addEventListener(
        name,
        () => {
          this.#until = performance.now() + LONGEST;
          this.again();
        },
        passive,
      );
    }
    document.fonts.addEventListener('loadingdone', again, { signal });
    const shown = (): void => {
      if (document.visibilityState === 'visible') this.again();
    };
    document.addEventListener('visibilitychange', shown, { signal });
    visualViewport?.addEventListener('resize', again, { signal });
    visualViewport?.addEventListener('scroll', again, { signal });
  }

  /** A shadow root keeps its scroll events to itself. */
  listenIn(root: ShadowRoot, signal: AbortSignal): void {
    for (const name of ['scroll', 'load', 'toggle'] as const)
      root.addEventListener(name, () => this.again(), { capture: true, passive: true, signal });
  }
}
