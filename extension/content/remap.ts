/**
 * Positions that survive one edit, and fail closed: the text was sent, then the page changed it, then the answer came.
 *
 * The two texts are taken to differ in one stretch. What lies before it stays, what lies after it is shifted, what it
 * touches is given up (null). Two edits far apart make one wide stretch, and the marks in it go until the block has been
 * scanned again: a mark that is missing for a moment is better than one over other words.
 */
export function remap(before: string, after: string, start: number, end: number): { start: number; end: number } | null {
  if (start < 0 || end > before.length || start >= end) return null;
  if (before === after) return { start, end };
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (end < head || (end === head && isEdge(after, head))) return { start, end };
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const shift = after.length - before.length;
  const from = before.length - tail;
  if (start > from || (start === from && isEdge(after, start + shift))) return { start: start + shift, end: end + shift };
  return null;
}

/** Whether no word or number goes over this place: an edit that grows the found words makes other words of them. */
function isEdge(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(at - 1, at)) || !/[\p{L}\p{N}]/u.test(text.slice(at, at + 1));
}
