/** What our own pages ask, answered. Each function is one line of `TrustedCalls`; what it needs unlocked says `Locked`. */

import type { Sender } from '../browser';
import { tabs as browserTabs, version } from '../browser';
import type {
  CallOf,
  Entry,
  Exception,
  FindingView,
  ImportResult,
  ListedEntry,
  Settings,
  Status,
  TabView,
  TrustedCallName,
  TrustedCalls,
  ValueOf,
} from '../protocol';
import * as acts from './acts';
import * as attempts from './attempts';
import { readBase64, toBase64 } from './base64';
import * as engine from './engine';
import { Failure } from './failure';
import { language } from './language';
import * as menus from './menus';
import { answers, spoken } from './pages';
import * as session from './session';
import { modeOf, siteOfTab } from './sites';
import type { State } from './state';
import * as strengths from './strength';
import * as tabs from './tabs';
import * as vault from './vault';

/** Of all that goes into the package; put in by the build. */
declare const BUILT_HASH: string;

type With<N extends TrustedCallName> = CallOf<TrustedCalls, N>;
type Value<N extends TrustedCallName> = ValueOf<TrustedCalls, N>;

/** Looking is not doing: an open page of ours that keeps itself up to date must not keep us unlocked. */
const LOOKS: readonly TrustedCallName[] = ['status', 'entries', 'chats', 'subject', 'tab', 'exceptions', 'sites', 'settings', 'about'];
export const isAct = (name: TrustedCallName): boolean => !LOOKS.includes(name);
export const stay = (): Promise<void> => session.extend();

function unlocked(): State {
  const state = vault.state();
  if (state === null) throw new Failure('Locked');
  return state;
}

// -------------------------------------------------------------------------------------------------------------- vault

export function status(): Status {
  const state = vault.state();
  const pausedUntil = state?.pausedUntil ?? null;
  return {
    vault: vault.standing(),
    wipingUntil: vault.wipingUntil(),
    guessAfter: attempts.until(),
    language: language(),
    look: state?.settings.look ?? 'system',
    pausedUntil: pausedUntil !== null && pausedUntil > Date.now() ? pausedUntil : null,
    items: state === null ? 0 : state.entries.length + state.chats.length,
  };
}

export async function create({ passphrase, language }: With<'create'>): Promise<null> {
  strongEnough(passphrase);
  await vault.create(passphrase, language);
  return null;
}

export async function unlock({ passphrase }: With<'unlock'>): Promise<null> {
  await vault.unlock(passphrase);
  return null;
}

export async function lock(): Promise<null> {
  await vault.lock();
  return null;
}

export async function hide(): Promise<null> {
  await menus.lockAndHide();
  return null;
}

export async function wipe(): Promise<null> {
  await vault.wipe();
  return null;
}

export async function unwipe(): Promise<null> {
  await vault.unwipe();
  return null;
}

export async function changePassphrase({ old, passphrase }: With<'changePassphrase'>): Promise<null> {
  unlocked();
  strongEnough(passphrase);
  await vault.changePassphrase(old, passphrase);
  return null;
}

export async function addWatchlist({ passphrase, kept }: With<'addWatchlist'>): Promise<null> {
  unlocked();
  strongEnough(passphrase);
  await vault.addWatchlist(passphrase, kept);
  return null;
}

export const strength = ({ passphrase }: With<'strength'>): Value<'strength'> => strengths.strength(passphrase);

function strongEnough(passphrase: string): void {
  if (!strengths.strength(passphrase).ok) throw new Failure('WeakPassphrase');
}

// -------------------------------------------------------------------------------------------------------------- items

export const entries = (): ListedEntry[] => unlocked().entries.map((entry) => ({ ...entry, error: engine.refusal(draftOf(entry)) }));

const draftOf = ({ kind, label, value, aliases, rare }: Entry) => ({ kind, label, value, aliases, rare });

export function understand({ draft }: With<'understand'>): Value<'understand'> {
  unlocked();
  return engine.understand(draft);
}

export function preview({ draft, text }: With<'preview'>): Value<'preview'> {
  unlocked();
  return engine.preview(draft, text);
}

export async function put({ draft, id, on }: With<'put'>): Promise<Entry> {
  unlocked();
  // An item that is being switched off may be one that this version can't watch.
  if (on) engine.understand(draft);
  const entry: Entry = { ...draft, id: id ?? newId(), on };
  await vault.change((state) => {
    if (id === null) return { ...state, entries: [...state.entries, entry] };
    if (!state.entries.some((known) => known.id === id)) throw new Failure('Refused');
    return { ...state, entries: state.entries.map((known) => (known.id === id ? entry : known)) };
  });
  return entry;
}

export async function remove({ id }: With<'remove'>): Promise<Value<'remove'>> {
  let removed: Value<'remove'> = null;
  await vault.change((state) => {
    const at = state.entries.findIndex((known) => known.id === id);
    const entry = state.entries[at];
    if (entry === undefined) return state;
    removed = { entry, at, exceptions: state.exceptions.filter(({ item }) => item === id) };
    return {
      ...state,
      entries: state.entries.filter((known) => known !== entry),
      exceptions: state.exceptions.filter(({ item }) => item !== id),
    };
  });
  return removed;
}

export async function restore({ removed: { entry, at, exceptions } }: With<'restore'>): Promise<null> {
  await vault.change((state) => {
    if (state.entries.some(({ id }) => id === entry.id) || exceptions.some(({ item }) => item !== entry.id)) throw new Failure('Refused');
    return {
      ...state,
      entries: [...state.entries.slice(0, at), entry, ...state.entries.slice(at)],
      exceptions: [...state.exceptions, ...exceptions],
    };
  });
  return null;
}

/** What is watched already is left as it is; what the list can't be read for is told by line. */
export async function importList({ text, format }: With<'importList'>): Promise<ImportResult> {
  unlocked();
  const read = engine.readList(text, format);
  let added = 0;
  await vault.change((state) => {
    const known = new Set(state.entries.map(likeness));
    const ids = new Set(state.entries.map(({ id }) => id));
    const fresh: Entry[] = [];
    for (const entry of read.entries) {
      const name = likeness(entry);
      if (known.has(name)) continue;
      known.add(name);
      const id = entry.id === '' || ids.has(entry.id) ? newId() : entry.id;
      ids.add(id);
      fresh.push({ ...entry, id });
    }
    added = fresh.length;
    return added === 0 ? state : { ...state, entries: [...state.entries, ...fresh] };
  });
  return { added, known: read.entries.length - added, refused: read.refused };
}

/** Two items are the same when the core understands the same. */
function likeness(entry: Entry): string {
  try {
    return `${entry.kind} ${engine.understand(draftOf(entry)).normal}`;
  } catch {
    return `${entry.kind} ${entry.value}`;
  }
}

const newId = (): string => crypto.randomUUID();

// ----------------------------------------------------------------------------------------------------------- findings

/**
 * The popup is about the tab that it hangs on, a window of the panel's own about the tab that it was opened for, the
 * panel in a tab about the page that was looked at before.
 */
export async function subject(sender: Sender): Promise<Value<'subject'>> {
  const tab = sender.tab === undefined ? (await browserTabs.active())?.id : (menus.subjectTab() ?? (await browserTabs.lastUsed())?.id);
  return { tab: tab ?? null };
}

export async function tab({ tab }: With<'tab'>): Promise<TabView> {
  const state = unlocked();
  await tabs.prune(tab, answers);
  const docs = tabs.documents(tab);
  const site = docs[0]?.site || siteOfTab(await browserTabs.find(tab));
  return {
    site,
    mode: site === null ? 'off' : modeOf(state, site),
    heard: docs.length > 0,
    troubles: tabs.troubles(tab),
    ...listed(state, tabs.rows(tab, spoken(state))),
  };
}

/** As much as a person can look through: of each item the worst, so that none is crowded out by another. */
const MOST_OF_ITEM = 30;
const MOST = 600;

/** Items and chats have ids of one kind, and no two the same. */
const labelsOf = ({ entries, chats }: State): Map<string, string> => new Map([...entries, ...chats].map(({ id, label }) => [id, label]));

function listed(state: State, rows: Omit<FindingView, 'label'>[]): Pick<TabView, 'findings' | 'more'> {
  const labels = labelsOf(state);
  const counts = new Map<string, number>();
  const findings: FindingView[] = [];
  let more = 0;
  for (const row of rows) {
    const label = labels.get(row.item);
    if (label === undefined || (row.yours && state.settings.yours !== true)) continue;
    const count = (counts.get(row.item) ?? 0) + 1;
    counts.set(row.item, count);
    if (count <= MOST_OF_ITEM && findings.length < MOST) findings.push({ ...row, label });
    else if (tabs.isOpen(row)) more += 1;
  }
  return { findings, more };
}

export async function show({ tab, tag }: With<'show'>): Promise<null> {
  unlocked();
  await acts.show(tab, tag);
  return null;
}

export async function fine({ tab, tag }: With<'fine'>): Promise<null> {
  unlocked();
  await acts.fine(tab, tag);
  return null;
}

export async function notMine({ tab, tag }: With<'notMine'>): Promise<null> {
  unlocked();
  await acts.notMine(tab, tag);
  return null;
}

// --------------------------------------------------------------------------------------------- exceptions and settings

export function exceptions(): (Exception & { label: string })[] {
  const state = unlocked();
  const labels = labelsOf(state);
  return state.exceptions.map((exception) => ({ ...exception, label: labels.get(exception.item) ?? '' }));
}

export async function removeException({ exception }: With<'removeException'>): Promise<null> {
  await acts.allowAgain(exception);
  return null;
}

export const sites = (): Value<'sites'> => unlocked().sites;

export async function setSite({ site, mode }: With<'setSite'>): Promise<null> {
  await vault.change((state) => {
    const others = state.sites.filter((known) => known.site !== site);
    return { ...state, sites: mode === 'inline' ? others : [...others, { site, mode }] };
  });
  return null;
}

export const settings = (): Settings => unlocked().settings;

export async function setSettings({ settings }: With<'setSettings'>): Promise<null> {
  await vault.change((state) => ({ ...state, settings }));
  return null;
}

export async function pause({ minutes }: With<'pause'>): Promise<null> {
  await vault.change((state) => ({ ...state, pausedUntil: minutes === 0 ? null : Date.now() + minutes * 60_000 }));
  return null;
}

// ------------------------------------------------------------------------------------------------------------- backup

export async function exportBackup({ passphrase }: With<'exportBackup'>): Promise<string> {
  unlocked();
  strongEnough(passphrase);
  return toBase64(await vault.exportBackup(passphrase));
}

export async function importBackup({ bytes, passphrase }: With<'importBackup'>): Promise<null> {
  unlocked();
  const sealed = readBase64(bytes);
  if (sealed === null) throw new Failure('NotAVault');
  await vault.importBackup(sealed, passphrase);
  return null;
}

export const about = (): Value<'about'> => ({ version: version(), hash: BUILT_HASH });
