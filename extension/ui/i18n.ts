/**
 * The words of our own pages and of the background, in the language that the user chose (which need not be the
 * browser's, so `chrome.i18n` can't serve). All four languages are bundled; nothing is fetched.
 *
 * The content script takes the few words of its card from `card-words.ts`, which leaves the rest out of its bundle.
 */

import az from '../_locales/az/messages.json';
import en from '../_locales/en/messages.json';
import ru from '../_locales/ru/messages.json';
import tr from '../_locales/tr/messages.json';
import { ownName } from '../browser';
import { type Category, type Kind, LANGUAGES, type Language, type Reason } from '../protocol';
import { clause } from './clause';
import { NAME } from './name';

export type MessageKey = keyof typeof en;
export type Words = (key: MessageKey, ...parameters: string[]) => string;

const MESSAGES: Record<Language, Record<MessageKey, { message: string }>> = { az, ru, en, tr };

/** The first of the browser's languages that we speak: for whatever is said before the user's own choice is known. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const spoken = LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** Looks messages up in one language and puts the parameters in place of `$1`, `$2`. */
export function words(language: Language): Words {
  const messages = MESSAGES[language];
  return (key, ...parameters) =>
    messages[key].message.replaceAll(NAME, ownName()).replace(/\$([1-9])/g, (_, digit: string) => parameters[Number(digit) - 1] ?? '');
}

/** Why a finding has its severity, as one clause ("next to your name and your address"), empty without reasons. */
export function reasonClause(language: Language, reasons: readonly Reason[]): string {
  const w = words(language);
  return clause(reasons, {
    near: w('reason_near', '$1'),
    and: w('reason_and', '$1', '$2'),
    of: (kind: Kind) => w(`reason_near_${kind}`),
    words: w('reason_words', '$1'),
    about: (category: Category) => w(`reason_words_${underscored(category)}`),
    masked: w('reason_masked'),
    initials: w('reason_initials'),
    hidden: w('reason_hidden'),
  });
}

type Underscored<Name extends string> = Name extends `${infer Start}-${infer Rest}` ? `${Start}_${Underscored<Rest>}` : Name;

/** A name as it stands in a message's key: `home-visit` is `home_visit` there. */
const underscored = <Name extends string>(name: Name) => name.replaceAll('-', '_') as Underscored<Name>;
