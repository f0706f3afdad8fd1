/** Waking up: what a background that was stopped left in session memory is taken up, once, before anything else is done. */
import { session as memory } from '../browser';
import * as badge from './badge';
import * as discreet from './discreet';
import { foresee } from './early';
import * as epoch from './epoch';
import * as menus from './menus';
import { arm } from './pages';
import * as tabs from './tabs';
import * as vault from './vault';

let taken: Promise<void> | null = null;

/** Every event and every call begins with this. Afterwards everything is as it was left, and locked if the time is over. */
export async function takeUp(): Promise<void> {
  taken ??= resume();
  try {
    await taken;
  } catch (thrown) {
    taken = null;
    throw thrown;
  }
  await vault.wake();
}

async function resume(): Promise<void> {
  const left = await memory.read();
  epoch.resume(left);
  discreet.resume(left);
  const behind = tabs.resume(left);
  await vault.wake();
  await menus.resume(left);
  await foresee(vault.state());
  badge.refreshAll();
  if (behind.length > 0 && vault.state() !== null) {
    await epoch.advance();
    arm(behind);
  }
}
