/**
 * Reasons as one clause. Kinds that stand near are joined by the language's own "and" before they are put into the
 * sentence, because Azerbaijani and Turkish hang one postposition on the whole list and Russian asks for one case.
 * `Intl.ListFormat` would do the same, but Chromium is built without Azerbaijani and says "and" there.
 */

import type { Category, Kind, Reason } from '../protocol';

export type ReasonWords = {
  near: string;
  of: (kind: Kind) => string;
  words: string;
  about: (category: Category) => string;
  and: string;
  masked: string;
  initials: string;
  hidden: string;
};

/** "among words of a threat, next to your name and your address, partly covered"; empty without reasons. */
export function clause(reasons: readonly Reason[], say: ReasonWords): string {
  const words: string[] = [];
  const near: string[] = [];
  const rest: string[] = [];
  for (const reason of reasons) {
    if (reason === 'masked' || reason === 'initials' || reason === 'hidden') rest.push(say[reason]);
    else if (isNear(reason)) near.push(say.of(reason.slice('near-'.length) as Kind));
    else words.push(say.about(reason));
  }
  if (near.length > 0) rest.unshift(say.near.replace('$1', joined(near, say.and)));
  if (words.length > 0) rest.unshift(say.words.replace('$1', joined(words, say.and)));
  return rest.join(', ');
}

const isNear = (reason: Reason): reason is `near-${Kind}` => reason.startsWith('near-');

function joined(parts: readonly string[], and: string): string {
  const [last = '', ...before] = [...parts].reverse();
  return before.length === 0 ? last : and.replace('$1', before.reverse().join(', ')).replace('$2', last);
}
