/** The user's language: the one chosen, which only an unlocked vault tells, else the first of the browser's that we speak. */

import type { Language } from '../protocol';
import { LANGUAGES } from '../protocol';
import * as vault from './vault';

export const language = (): Language => vault.state()?.settings.language ?? browserLanguage();

function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const spoken = LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
