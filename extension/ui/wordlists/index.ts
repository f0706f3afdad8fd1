/** The words that passphrases are made of, by language. */

import type { Language } from '../../protocol';
import az from './az';
import en from './en';
import ru from './ru';
import tr from './tr';

export const WORDLISTS: Record<Language, readonly string[]> = { az, ru, en, tr };
