/**
 * How much work it is to guess a passphrase, in bits, told rather too low than too high.
 *
 * The method: a guesser knows how people make passphrases, and knows our word lists. So letters count as words, not as
 * letters: one of our lists' words by the size of its list, any other by the size of the vocabulary that words of its
 * length come from. Digits count as digits, unless they run on, repeat, or look like a year, a date or a telephone
 * number. What was there before counts almost nothing. Well-known sayings are beyond this: it can't tell them from
 * words drawn by lot.
 *
 * The usual estimators were tried and not taken: they know English passwords, and give four common words of any other
 * language some 25 bits more than drawing them from a list of 2,000 is worth.
 */
import { WORD_LISTS } from '../ui/passphrase';

/** What `create` accepts: with a key derivation of half a second, thousands of years of one machine. */
export const LEAST_BITS = 40;
/** Longer ones are judged by their beginning. */
const READ = 200;

const LISTED = new Map<string, number>();
for (const list of WORD_LISTS) {
  for (const word of list) LISTED.set(word, Math.max(LISTED.get(word) ?? 0, Math.log2(list.length)));
}

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
];
const AGAIN = 1;

export function strength(passphrase: string): { bits: number; ok: boolean } {
  const seen = new Set<string>();
  let bits = 0;
  let separators = '';
  for (const [part] of passphrase
    .normalize('NFC')
    .slice(0, READ)
    .matchAll(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu)) {
    const lower = part.toLowerCase();
    if (/[^\p{L}\p{N}]/u.test(part)) {
      bits += ofSigns(part, separators);
      separators += part;
    } else if (seen.has(lower)) {
      bits += AGAIN;
    } else {
      bits += /\p{N}/u.test(part) ? ofDigits(part) : ofLetters(part, lower);
      seen.add(lower);
    }
  }
  // Cut down, never up: 39.9 is not 40.
  return { bits: Math.floor(bits), ok: bits >= LEAST_BITS };
}

/** One sort of sign between words is how passphrases are written. */
function ofSigns(part: string, before: string): number {
  return [...new Set(part)].filter((sign) => !before.includes(sign) && sign !== ' ').length * 3;
}

function ofLetters(part: string, lower: string): number {
  const listed = LISTED.get(lower);
  if (listed !== undefined) return listed + ofCapitals(part);
  if (ROWS.some((row) => row.includes(lower) || reversed(row).includes(lower))) return 4;
  if (new Set(lower).size <= Math.ceil(lower.length / 4)) return 5;
  if (lower.length <= 3) return Math.min(7, lower.length * 4.7) + ofCapitals(part);
  // Of four and five letters a language has some 2,000 words in use, of more some 8,000; what is longer than 14 letters
  // counts as two, and so on.
  return (lower.length <= 5 ? 11 : 13 * Math.ceil(lower.length / 14)) + ofCapitals(part);
}

/** One capital at the front tells little, others a bit each, as long as there are small letters too. */
function ofCapitals(part: string): number {
  const inner = [...part.slice(1)].filter((letter) => letter !== letter.toLowerCase()).length;
  if (inner === part.length - 1 && inner > 0) return 1;
  return Math.min(inner * 1.5, part.length) + (part[0] !== part[0]?.toLowerCase() ? 1 : 0);
}

function ofDigits(part: string): number {
  // Ten digits to begin with, ten steps, and how long.
  if (isEven(part)) return Math.min(7, part.length * Math.log2(10));
  if (/^(19|20)\d\d$/.test(part)) return Math.log2(200);
  if (/^([0-3]\d[01]\d(19|20)?\d\d|(19|20)\d\d[01]\d[0-3]\d)$/.test(part)) return part.length === 8 ? 15 : 13;
  // A number that may be her own, or someone's whom she knows.
  if (/^(00)?(994|7|90)\d{9,10}$|^0\d{9}$/.test(part)) return 10;
  return part.length * Math.log2(10);
}

/** Whether each digit is as far from the one before as the next: `111`, `123`, `8901`, `2468`. */
function isEven(part: string): boolean {
  const step = (index: number): number => (Number(part[index]) - Number(part[index - 1]) + 10) % 10;
  return [...part].every((_, index) => index < 2 || step(index) === step(1));
}

const reversed = (text: string): string => [...text].reverse().join('');
