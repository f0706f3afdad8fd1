/**
 * What was found, per tab and document, without values: the item's id, never its label or words. Mirrored to session
 * memory, so that a stopped background loses nothing; forgotten when the document goes.
 *
 * The mirror is written a moment after a scan, not with each: before the first scan since then, the document is marked
 * as ahead of its mirror. A background that wakes up to such a mark asks that document to send its text again.
 */
import { navigation, session } from '../browser';
import type { Chat, Entry, FindingView, Kind, PageFinding, Reason, Severity, Source, SourceChat, Tag, Trouble } from '../protocol';
import { SEVERITIES, TROUBLES } from '../protocol';
import { within } from '../sign-in';
import { modeOfDocument } from './sites';
import type { State } from './state';

type Kept = {
  tag: Tag;
  item: string;
  /** The core's name for the item and the line that it stands in: the same words seen twice have one. */
  text: string;
  kind: Kind;
  severity: Severity;
  reasons: Reason[];
  words: number | null;
  accepted: boolean;
  hidden: boolean;
  yours: boolean;
  source: Source | null;
  blocks: number[];
};

export type Doc = {
  readonly tab: number;
  readonly frame: number;
  readonly id: string;
  readonly site: string;
  readonly host: string;
  /** When it said hello. */
  readonly since: number;
  troubles: Trouble[];
  kept: Map<Tag, Kept>;
  blocks: Map<number, Set<Tag>>;
  ahead: boolean;
};

const PREFIX = 'tab.';
const MIRROR_DELAY = 400;
/** Session memory is bounded; a document with more than this is asked again at wake instead. */
const MIRROR_FINDINGS = 5000;

const tabs = new Map<number, Map<number, Doc>>();
const waiting = new Map<number, ReturnType<typeof setTimeout>>();
let changed: (tab: number) => void = () => undefined;

/** Called whenever the findings or troubles of a tab may have changed. */
export const onChange = (listener: (tab: number) => void): void => {
  changed = listener;
};

// ------------------------------------------------------------------------------------------------------------ documents

/** A document said hello: it takes the place of what the frame had, and a new page that of the whole tab. */
export function arrive(doc: Pick<Doc, 'tab' | 'frame' | 'id' | 'site' | 'host'>, now = Date.now()): Doc {
  const known = find(doc.tab, doc.frame, doc.id);
  if (known !== null) empty(known);
  const fresh: Doc = known ?? { ...doc, since: now, troubles: [], kept: new Map(), blocks: new Map(), ahead: false };
  const frames = doc.frame === 0 && known === null ? new Map<number, Doc>() : (tabs.get(doc.tab) ?? new Map<number, Doc>());
  tabs.set(doc.tab, frames.set(doc.frame, fresh));
  mirror(doc.tab);
  changed(doc.tab);
  return fresh;
}

/** The document, if this is still what its frame shows. */
export function find(tab: number, frame: number, id: string): Doc | null {
  const doc = tabs.get(tab)?.get(frame);
  return doc?.id === id ? doc : null;
}

export const documents = (tab?: number): Doc[] =>
  tab === undefined ? [...tabs.values()].flatMap((frames) => [...frames.values()]) : [...(tabs.get(tab)?.values() ?? [])];

export const known = (): number[] => [...tabs.keys()];

/** The tab shows another page, or none: what was there before `before` is gone. */
export function leave(tab: number, before = Number.POSITIVE_INFINITY): void {
  const frames = tabs.get(tab);
  if (frames === undefined) return;
  for (const [frame, doc] of frames) if (doc.since < before) frames.delete(frame);
  if (frames.size === 0) {
    tabs.delete(tab);
    clearTimeout(waiting.get(tab));
    waiting.delete(tab);
    void session.remove([PREFIX + tab]);
  } else {
    mirror(tab);
  }
  changed(tab);
}

/** A document says that it goes. */
export function depart(doc: Doc): void {
  tabs.get(doc.tab)?.delete(doc.frame);
  mirror(doc.tab);
  changed(doc.tab);
}

/**
 * Frames may go without a word. Chromium doesn't list those with a `blob:` or `data:` address: one that isn't listed is
 * asked whether it is there.
 */
export async function prune(tab: number, answers: (doc: Doc) => Promise<boolean>): Promise<void> {
  const listed = await navigation.frames(tab);
  const unlisted = documents(tab).filter(({ frame }) => frame !== 0 && !listed.includes(frame));
  const there = await Promise.all(unlisted.map(answers));
  const gone = unlisted.filter((doc, at) => there[at] === false && find(tab, doc.frame, doc.id) === doc);
  for (const { frame } of gone) tabs.get(tab)?.delete(frame);
  if (gone.length > 0) {
    mirror(tab);
    changed(tab);
  }
}

/**
 * After a change of the state: what was found of items that are other ones now goes, what is accepted now is so at once.
 * Documents send their text again in their own time, hidden ones only when they are looked at.
 */
export function reconcile(before: State | null, now: State | null): void {
  const known = new Set<Entry | Chat>(before === null ? [] : [...before.entries, ...before.chats]);
  const same = new Set((now === null ? [] : [...now.entries, ...now.chats]).filter((one) => one.on && known.has(one)).map(({ id }) => id));
  for (const doc of documents()) {
    if (now === null || modeOfDocument(now, doc.site, doc.host) === 'off') {
      empty(doc);
    } else {
      for (const kept of [...doc.kept.values()]) {
        if (!same.has(kept.item)) drop(doc, kept);
        kept.accepted = now.exceptions.some(
          ({ item, site, text }) =>
            item === kept.item && (site === undefined || within(doc.site, site)) && (text === undefined || text === kept.text),
        );
      }
    }
  }
  for (const tab of tabs.keys()) {
    mirror(tab);
    changed(tab);
  }
}

export function setTroubles(doc: Doc, troubles: Trouble[]): void {
  // That the core failed is known here, and stays said until the page goes.
  doc.troubles = [...new Set([...doc.troubles.filter((trouble) => trouble === 'core'), ...troubles])];
  mirror(doc.tab);
  changed(doc.tab);
}

function empty(doc: Doc): void {
  doc.kept.clear();
  doc.blocks.clear();
  doc.troubles = [];
}

// ------------------------------------------------------------------------------------------------------------- findings

/** Before a scan: notes that the mirror will be behind. */
export async function beginScan(doc: Doc): Promise<void> {
  if (doc.ahead) return;
  doc.ahead = true;
  await writeMirror(doc.tab);
}

/**
 * What a scan found takes the place of all that was known of these blocks. The same words of the same item in the same
 * block keep their tag, so that what the page draws stays.
 */
export function replace(
  doc: Doc,
  blocks: number[],
  found: (Omit<Kept, 'tag'> & { places: Pick<PageFinding, 'block' | 'start' | 'end'>[] })[],
): PageFinding[] {
  const free = new Map<string, Tag[]>();
  for (const block of blocks) {
    for (const tag of doc.blocks.get(block) ?? []) {
      const old = doc.kept.get(tag);
      if (old === undefined) continue;
      drop(doc, old);
      const name = likeness(old);
      free.set(name, [...(free.get(name) ?? []), tag]);
    }
  }
  const answer: PageFinding[] = [];
  for (const { places, ...finding } of found) {
    const kept: Kept = { ...finding, tag: free.get(likeness(finding))?.shift() ?? newTag() };
    doc.kept.set(kept.tag, kept);
    for (const block of kept.blocks) {
      const tags = doc.blocks.get(block) ?? new Set<Tag>();
      doc.blocks.set(block, tags.add(kept.tag));
    }
    const { tag, kind, severity, reasons, words } = kept;
    for (const place of places) answer.push({ tag, ...place, kind, severity, reasons, words });
  }
  mirror(doc.tab);
  changed(doc.tab);
  return answer;
}

const likeness = ({ item, text, blocks }: Pick<Kept, 'item' | 'text' | 'blocks'>): string => `${item} ${text} ${blocks.join()}`;

function drop(doc: Doc, { tag, blocks }: Kept): void {
  doc.kept.delete(tag);
  for (const block of blocks) {
    const tags = doc.blocks.get(block);
    tags?.delete(tag);
    if (tags?.size === 0) doc.blocks.delete(block);
  }
}

function newTag(): Tag {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A finding of this tab by its tag. */
export function findTag(tab: number, tag: Tag): { doc: Doc; finding: Kept } | null {
  for (const doc of documents(tab)) {
    const finding = doc.kept.get(tag);
    if (finding !== undefined) return { doc, finding };
  }
  return null;
}

/** Neither set aside by the user nor her own. */
export const isOpen = ({ accepted, yours }: Pick<FindingView, 'accepted' | 'yours'>): boolean => !accepted && !yours;

/** The finding that this tab was told of last and that is open. */
export function latest(tab: number): Tag | null {
  let tag: Tag | null = null;
  for (const doc of documents(tab)) for (const finding of doc.kept.values()) if (isOpen(finding)) tag = finding.tag;
  return tag;
}

const weight = (severity: Severity): number => SEVERITIES.indexOf(severity);

type Row = Omit<FindingView, 'label'>;

/** The same item in the same message, or among the same words, is one row with a count; the worst of them stands for all. */
export function rows(tab: number, shown: (severity: Severity) => boolean): Row[] {
  const grouped = new Map<string, Row>();
  for (const { frame, kept } of documents(tab)) {
    for (const { tag, item, text, kind, severity, reasons, words, accepted, hidden, yours, source } of kept.values()) {
      if (!shown(severity)) continue;
      const row: Row = { tag, item, kind, severity, reasons, words, count: 1, frame, hidden, accepted, yours, source };
      const name = placeOf(row, text);
      const known = grouped.get(name);
      if (known === undefined) grouped.set(name, row);
      else join(known, row);
    }
  }
  foldTold(grouped);
  return [...grouped.values()].sort((a, b) => Number(!isOpen(a)) - Number(!isOpen(b)) || weight(b.severity) - weight(a.severity));
}

/** What the list of chats says of a chat is said in the chat itself, where that is open. */
function foldTold(grouped: Map<string, Row>): void {
  const messages = new Map<string, Row[]>();
  for (const row of grouped.values()) {
    if (row.source === null || row.source.key === '') continue;
    messages.set(row.item, [...(messages.get(row.item) ?? []), row]);
  }
  for (const [name, row] of grouped) {
    const { source } = row;
    if (source === null || source.key !== '' || source.chat === null) continue;
    const said = messages
      .get(row.item)
      ?.filter((other) => other.yours === row.yours && isSameChat(other.source?.chat ?? null, source.chat))
      .at(-1);
    if (said === undefined) continue;
    join(said, row);
    grouped.delete(name);
  }
}

/** An app may leave the number out in one of its places: then the name decides. */
function isSameChat(a: SourceChat | null, b: SourceChat | null): boolean {
  if (a === null || b === null) return false;
  return a.id !== null && b.id !== null ? a.id === b.id : a.name !== '' && a.name === b.name;
}

function join(row: Row, { tag, severity, reasons, words, frame, hidden, accepted, yours, source, count }: Row): void {
  row.count += count;
  if (weight(severity) > weight(row.severity) || (row.hidden && !hidden)) Object.assign(row, { tag, severity, reasons, frame });
  if (words !== null && words > (row.words ?? 0)) row.words = words;
  if (row.source?.quoted === true && source !== null && !source.quoted && source.key !== '') row.source = source;
  row.hidden &&= hidden;
  row.accepted &&= accepted;
  row.yours &&= yours;
}

/** One name for all that is one place to the user: a message, seen anywhere; else the words. */
function placeOf({ item, source }: Row, text: string): string {
  if (source === null || source.key === '') return JSON.stringify([item, text, source?.chat?.id ?? source?.chat?.name]);
  return JSON.stringify([item, source.link ?? [source.chat?.id ?? source.chat?.name, source.key]]);
}

/** What a page does to our marks is nothing to speak of where it holds none. */
const BLOCKING: readonly Trouble[] = ['removed', 'hidden'];

export const troubles = (tab: number): Trouble[] =>
  TROUBLES.filter((trouble) =>
    documents(tab).some((doc) => doc.troubles.includes(trouble) && (!BLOCKING.includes(trouble) || [...doc.kept.values()].some(isOpen))),
  );

/** Whether a page keeps marks from being seen. */
export const areBlocked = (troubles: readonly Trouble[]): boolean => troubles.some((trouble) => BLOCKING.includes(trouble));

// --------------------------------------------------------------------------------------------------------------- mirror

type Mirrored = Omit<Doc, 'kept' | 'blocks'> & { kept: Kept[] };

function mirror(tab: number): void {
  if (waiting.has(tab)) return;
  waiting.set(
    tab,
    setTimeout(() => {
      waiting.delete(tab);
      for (const doc of documents(tab)) doc.ahead = doc.kept.size > MIRROR_FINDINGS;
      void writeMirror(tab);
    }, MIRROR_DELAY),
  );
}

function writeMirror(tab: number): Promise<void> {
  const mirrored = documents(tab).map(({ blocks: _, kept, ...doc }): Mirrored => ({ ...doc, kept: doc.ahead ? [] : [...kept.values()] }));
  // Session memory that is full is no reason to fail: the mark `ahead` was set, and those documents are asked again.
  return session.write({ [PREFIX + tab]: mirrored }).catch(() => undefined);
}

/** At wake. Gives the documents that have to send their text again. */
export function resume(memory: Record<string, unknown>): Doc[] {
  for (const [name, value] of Object.entries(memory)) {
    if (!name.startsWith(PREFIX)) continue;
    const frames = new Map<number, Doc>();
    // Only this file writes these names, into memory that nobody else reaches.
    for (const { kept, ...doc } of value as Mirrored[]) {
      const back: Doc = { ...doc, kept: new Map(), blocks: new Map() };
      for (const finding of kept) {
        back.kept.set(finding.tag, finding);
        for (const block of finding.blocks) back.blocks.set(block, (back.blocks.get(block) ?? new Set<Tag>()).add(finding.tag));
      }
      frames.set(doc.frame, back);
    }
    const tab = Number(name.slice(PREFIX.length));
    if (!tabs.has(tab)) tabs.set(tab, frames);
  }
  return documents().filter(({ ahead }) => ahead);
}
