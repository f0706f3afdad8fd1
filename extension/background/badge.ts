/** What the toolbar button shows for a tab. Everything here comes from a fixed list: states, a number, no words of hers. */

import type { Badge } from '../browser';
import { badge } from '../browser';
import type { Severity } from '../protocol';
import { words } from '../ui/i18n';
import { discreet } from './discreet';
import { language } from './language';
import { spoken } from './pages';
import { modeOf } from './sites';
import * as tabs from './tabs';
import * as vault from './vault';

const COLORS: Record<Severity | 'state', string> = { notice: '#3b5b8c', warn: '#8f5300', danger: '#b3261e', state: '#5f6368' };
/** More than this is told as "many": a badge has room for three signs. */
const MOST = 99;

/** For pages that nothing of ours is in: the browser's own, and those opened before we were there. */
function elsewhere(): Badge {
  const w = words(language());
  if (discreet()) return plain(vault.state() !== null && !paused());
  const bare = { text: '', color: COLORS.state };
  switch (vault.standing()) {
    case 'empty':
      return { ...bare, icon: 'off', title: w('badge_empty') };
    case 'locked':
    case 'wiping':
      return { ...bare, icon: 'locked', title: w('badge_locked') };
    case 'unlocked':
      return { ...bare, icon: paused() ? 'paused' : 'usual', title: w('badge_unreadable') };
    case 'damaged':
    case 'newer':
    case 'foreign':
      return { icon: 'off', text: '!', color: COLORS.state, title: w('badge_fault') };
  }
}

/** One look for whatever is found, and a paler one while nothing is looked for. */
const plain = (looking: boolean): Badge => ({
  icon: looking ? 'plain' : 'pale',
  text: '',
  color: COLORS.state,
  title: words(language())('plain_title'),
});

const paused = (): boolean => !spoken(vault.state())('notice');

function of(tab: number): Badge {
  const state = vault.state();
  const [top] = tabs.documents(tab);
  if (state === null || top === undefined) return elsewhere();
  if (discreet()) return plain(!paused() && modeOf(state, top.site) !== 'off');
  const w = words(language());
  if (modeOf(state, top.site) === 'off') return { icon: 'off', text: '', color: COLORS.state, title: w('badge_off') };
  const rows = tabs.rows(tab, spoken(state)).filter(tabs.isOpen);
  const icon = paused() ? 'paused' : 'usual';
  const [worst] = rows;
  const troubles = tabs.troubles(tab);
  const blocked = tabs.areBlocked(troubles);
  const also = blocked ? `. ${w('badge_blocked')}` : troubles.length > 0 ? `. ${w('badge_partly')}` : '';
  if (worst === undefined) return { icon, text: '', color: COLORS.state, title: w(paused() ? 'badge_paused' : 'badge_none') + also };
  const number = rows.length > MOST ? `${MOST}+` : String(rows.length);
  const color = COLORS[worst.severity];
  switch (state.settings.badge) {
    case 'number':
      return { icon, text: blocked ? `${number}!` : number, color, title: w('badge_found', number) + also };
    // A user who chose one of these doesn't want bystanders to read how much was found.
    case 'dot':
      return { icon, text: '•', color, title: w('extension_name') };
    case 'off':
      return { icon, text: '', color, title: w('extension_name') };
  }
}

const shown = new Map<number, string>();

/** Shows how a tab stands, at once. */
export function refresh(tab: number): void {
  if (tabs.documents(tab).length === 0) {
    // The browser drops a tab's own badge when it navigates; what holds for all shows through.
    shown.delete(tab);
    return;
  }
  const next = of(tab);
  const name = JSON.stringify(next);
  if (shown.get(tab) === name) return;
  shown.set(tab, name);
  void badge.show(next, tab);
}

/** Another page in the tab: whatever it shows has to be said again. */
export const renew = (tab: number): void => {
  shown.delete(tab);
};

/** After a change for all: of the vault, the settings, or at wake. */
export function refreshAll(): void {
  void badge.show(elsewhere());
  for (const tab of tabs.known()) refresh(tab);
}
