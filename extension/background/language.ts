/** The user's language: the one chosen, which only an unlocked vault tells, else the browser's. */

import type { Language } from '../protocol';
import { browserLanguage } from '../ui/i18n';
import * as vault from './vault';

export const language = (): Language => vault.state()?.settings.language ?? browserLanguage();
