/**
 * Scrolls to a finding: the one act of ours that a page can notice, and only ever at the user's own press in the popup.
 */
import type { Found } from './findings';
import { elementOf, rangeOf } from './place';

/** Into view, in the frames and boxes around it too; then, in a long text, to the line itself. */
export function reveal({ block, start, end }: Found): void {
  const element = elementOf(block, start);
  if (element === null) return;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = block.box === null ? rangeOf(block, start, end)?.getBoundingClientRect() : undefined;
  if (box === undefined || (box.top >= 0 && box.bottom <= innerHeight)) return;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && at !== document.documentElement && /auto|scroll/.test(getComputedStyle(at).overflowY)) {
      const around = at.getBoundingClientRect();
      at.scrollBy({ top: box.top - around.top - at.clientHeight / 2, behavior: 'instant' });
      return;
    }
  }
  scrollBy({ top: box.top - innerHeight / 2, behavior: 'instant' });
}
