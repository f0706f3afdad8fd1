/**
 * Reasons as one clause. Kinds that stand near are joined by the language's own "and" before they are put into the
 * sentence, because Azerbaijani and Turkish hang one postposition on the whole list and Russian asks for one case.
 */

import type { Kind, Language, Reason } from '../protocol';

export type ReasonWords = { near: string; of: (kind: Kind) => string; masked: string; initials: string; hidden: string };

/** "next to your name and your address, partly covered"; empty without reasons. */
export function clause(language: Language, reasons: readonly Reason[], say: ReasonWords): string {
  const near: string[] = [];
  const rest: string[] = [];
  for (const reason of reasons) {
    if (reason === 'masked' || reason === 'initials' || reason === 'hidden') rest.push(say[reason]);
    else near.push(say.of(reason.slice('near-'.length) as Kind));
  }
  if (near.length > 0) rest.unshift(say.near.replace('$1', new Intl.ListFormat(language, { type: 'conjunction' }).format(near)));
  return rest.join(', ');
}
