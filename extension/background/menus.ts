/**
 * The browser's own context menu over a mark, and the keyboard's commands. The page sees a right click as anywhere else
 * and nothing of the rest; buttons of ours in the page would be seen.
 */
import { tabs as browserTabs, menus, openPanel, ownOrigin, session, tellOwn } from '../browser';
import type { Tag } from '../protocol';
import { words } from '../ui/i18n';
import * as acts from './acts';
import { discreet } from './discreet';
import { language } from './language';
import * as tabs from './tabs';
import * as vault from './vault';

const ENTRIES = ['details', 'fine', 'not_mine'] as const;
type Entry = (typeof ENTRIES)[number];

/** Where the pointer was last over a mark, and the tab that details were asked for. */
type Memory = { tab: number; tag: Tag } | null;
const POINTED = 'pointed';
const SUBJECT = 'subject';

let last: Memory = null;
let visible = false;
let subject: number | null = null;

/** At wake. Entries outlive a stopped background in both browsers; making them again is harmless. */
export async function resume(memory: Record<string, unknown>): Promise<void> {
  last = (memory[POINTED] as Memory | undefined) ?? null;
  subject = (memory[SUBJECT] as number | undefined) ?? null;
  const w = words(language());
  for (const entry of ENTRIES) await menus.create(entry, w(`menu_${entry}`));
}

/** In the user's language; out of sight while locked. Browsers put our name and icon beside them: no entries where that is not wanted. */
export function rename(): void {
  const w = words(language());
  for (const entry of ENTRIES) void menus.update(entry, { title: w(`menu_${entry}`) });
  if (vault.state() === null) forget();
  if (discreet()) show(false);
}

/** The pointer is over a mark, or over none. */
export function point(tab: number, tag: Tag | null): void {
  if (tag !== null) {
    last = { tab, tag };
    void session.write({ [POINTED]: last });
  }
  const next = tag !== null && !discreet();
  if (visible !== next) show(next);
}

function forget(): void {
  last = null;
  void session.remove([POINTED, SUBJECT]);
  show(false);
}

function show(next: boolean): void {
  visible = next;
  for (const entry of ENTRIES) void menus.update(entry, { visible });
}

/** The tab that the panel was last opened for, other than as the toolbar's popup. */
export const subjectTab = (): number | null => subject;

export async function onMenu(id: string, tab: number | undefined): Promise<void> {
  const entry = ENTRIES.find((known) => known === id);
  if (entry === undefined || last === null || last.tab !== tab) return;
  await act(entry, last.tab, last.tag);
}

async function act(entry: Entry, tab: number, tag: Tag): Promise<void> {
  switch (entry) {
    case 'details':
      subject = tab;
      void session.write({ [SUBJECT]: tab });
      return openPanel();
    case 'fine':
      return acts.fine(tab, tag);
    case 'not_mine':
      return acts.notMine(tab, tag);
  }
}

/** The keyboard: for the mark under the pointer, else for the one that was shown last in this tab. */
export async function onCommand(name: string, tab: number | undefined): Promise<void> {
  if (name === 'lock-and-hide') return lockAndHide();
  if (name === 'wipe') return onWipeKey();
  const entry = name === 'fine-here' ? 'fine' : name === 'not-mine' ? 'not_mine' : null;
  if (entry === null || tab === undefined) return;
  const tag = last?.tab === tab && tabs.findTag(tab, last.tag) !== null ? last.tag : tabs.latest(tab);
  if (tag !== null) await act(entry, tab, tag);
}

/** Keys have no "held" here: the shortcut of a wipe counts when it comes this often within this time. */
const WIPE_PRESSES = 3;
const WIPE_WITHIN = 2000;
let presses: number[] = [];

async function onWipeKey(): Promise<void> {
  const now = Date.now();
  presses = [...presses.filter((at) => Math.abs(now - at) < WIPE_WITHIN), now];
  if (presses.length < WIPE_PRESSES) return;
  presses = [];
  await Promise.all([vault.wipe(), lockAndHide()]);
}

/** Locks, which takes every mark off every page, and closes every page of ours. */
export async function lockAndHide(): Promise<void> {
  await vault.lock();
  // The toolbar's popup is no tab: it closes itself.
  tellOwn('hide');
  const ours = (await browserTabs.all()).filter(({ url, pendingUrl }) => (url ?? pendingUrl ?? '').startsWith(`${ownOrigin()}/`));
  await browserTabs.close(ours.flatMap(({ id }) => id ?? []));
}
