/** Offers passphrases: random words of a language's list, or digits. Nothing here judges one; the background does. */

import type { Language } from '../protocol';
import az from './wordlists/az';
import en from './wordlists/en';
import ru from './wordlists/ru';
import tr from './wordlists/tr';

const LISTS: Record<Language, readonly string[]> = { az, ru, en, tr };
/** All of them, for whoever judges a passphrase: a guesser knows them too. */
export const WORD_LISTS: readonly (readonly string[])[] = Object.values(LISTS);

type Random = (numbers: Uint32Array<ArrayBuffer>) => unknown;
const secure: Random = (numbers) => crypto.getRandomValues(numbers);

const WORDS = 4;
const DIGIT_GROUPS = 4;
const GROUP = 4;

/** Four words, none twice, each as likely as any other: 42 bits and more, by the length of the list. */
export function offerWords(language: Language, random: Random = secure): string {
  const list = LISTS[language];
  for (;;) {
    const words = Array.from({ length: WORDS }, () => list[below(list.length, random)]);
    // A word that comes again looks like no lot at all, and is judged so.
    if (new Set(words).size === WORDS) return words.join(' ');
  }
}

/** Sixteen digits in groups of four: 53 bits, on any keyboard. */
export function offerDigits(random: Random = secure): string {
  const group = () => String(below(10 ** GROUP, random)).padStart(GROUP, '0');
  return Array.from({ length: DIGIT_GROUPS }, group).join(' ');
}

/**
 * A number from 0 to `bound` - 1, all equally likely: draws at the top of the 32-bit range that would favour the small
 * ones are thrown away.
 */
function below(bound: number, random: Random): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  const draw = new Uint32Array(1);
  for (;;) {
    random(draw);
    const [drawn] = draw;
    if (drawn !== undefined && drawn < limit) return drawn % bound;
  }
}
