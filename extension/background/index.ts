/**
 * The background: registers what it listens to and returns. Every listener is registered here, at top level and at once,
 * or the browser would not wake us for it; each takes up the state before it does anything.
 */
import { alarms, menus as browserMenus, tabs as browserTabs, idle, lifecycle, navigation, onCommand, onMessage, tellOwn } from '../browser';
import * as badge from './badge';
import * as chats from './chats';
import * as discreet from './discreet';
import { foresee } from './early';
import * as epoch from './epoch';
import * as menus from './menus';
import { arm } from './pages';
import * as protection from './protection';
import { route } from './router';
import * as session from './session';
import type { State } from './state';
import * as tabs from './tabs';
import * as vault from './vault';
import { takeUp } from './wake';

const PAUSE_END = 'pause-end';

onMessage(route);
lifecycle.onInstalled((reason) => after(() => (reason === 'install' && vault.standing() === 'empty' ? welcome() : undefined)));
lifecycle.onStartup(() => after(() => undefined));
alarms.onAlarm((name) => after(() => (name === PAUSE_END ? endPause() : session.onAlarm(name))));
idle.onState((state) => after(async () => ((await session.isAbsence(state)) ? vault.lock() : undefined)));
browserTabs.onRemoved((tab) => after(() => tabs.leave(tab)));
browserTabs.onReplaced((_added, removed) => after(() => tabs.leave(removed)));
navigation.onCommitted(({ tabId, frameId, timeStamp }) => {
  if (frameId === 0) after(() => left(tabId, timeStamp));
});
browserMenus.onClick((id, _click, tab) => after(() => menus.onMenu(id, tab?.id)));
onCommand((name, tab) => after(() => menus.onCommand(name, tab?.id)));

tabs.onChange((tab) => {
  badge.refresh(tab);
  tellOwn('changed');
});
vault.onChange(spread);
protection.onComplete(async (docs) => {
  await epoch.advance();
  arm(docs);
});

/** Takes up the state, then does it. What fails here has nobody to tell: the next event begins anew. */
function after(work: () => unknown): void {
  void takeUp()
    .then(work)
    .catch(() => undefined);
}

async function welcome(): Promise<void> {
  await discreet.introduce();
  badge.refreshAll();
  await browserTabs.open('welcome.html');
}

/** After every change of the vault: all documents are told, with a new epoch, and send their text again. */
async function spread(before: State | null): Promise<void> {
  const now = vault.state();
  if (now === null) chats.forget();
  await foresee(now);
  tabs.reconcile(before, now);
  await epoch.advance();
  await alarms.clear(PAUSE_END);
  if (now?.pausedUntil != null) await alarms.set(PAUSE_END, now.pausedUntil);
  await discreet.note(now);
  menus.rename();
  badge.refreshAll();
  arm();
  tellOwn('changed');
}

const endPause = (): Promise<void> =>
  vault.change((state) => (state.pausedUntil !== null && state.pausedUntil <= Date.now() ? { ...state, pausedUntil: null } : state));

function left(tab: number, at: number): void {
  badge.renew(tab);
  tabs.leave(tab, at);
  badge.refresh(tab);
}
