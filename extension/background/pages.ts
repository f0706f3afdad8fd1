/**
 * What content scripts ask, answered. Everything here may have been made up by a page: text comes in, positions go out,
 * and an answer's size does not tell whether there was anything to find.
 */

import type { Sender } from '../browser';
import { laySheet, reachesPage, tellPage } from '../browser';
import type { Arming, Block, CallOf, PageCalls, PageFinding, Reason, Severity, Source, ValueOf } from '../protocol';
import * as engine from './engine';
import { advance, epoch } from './epoch';
import { Failure } from './failure';
import { language } from './language';
import * as protection from './protection';
import { hostOfSender, modeOfDocument, siteOfSender } from './sites';
import type { State } from './state';
import type { Doc } from './tabs';
import * as tabs from './tabs';
import * as vault from './vault';
import { isYours } from './yours';

/** Answers come in multiples of this many characters of JSON. */
const REPLY_CLASS = 24 * 1024;

/** The document that a message came from. */
export function docOf(sender: Sender): Doc | null {
  const { tab, frameId, documentId } = sender;
  return tab?.id === undefined || frameId === undefined ? null : tabs.find(tab.id, frameId, documentId ?? '');
}

export function hello(sender: Sender): Arming {
  const doc = arrived(sender);
  return doc === null ? { armed: false, marks: false, typing: false, language: language(), epoch: epoch() } : standing(doc);
}

export function leave(sender: Sender): null {
  const doc = docOf(sender);
  if (doc !== null) tabs.depart(doc);
  return null;
}

function arrived(sender: Sender): Doc | null {
  const { tab, frameId, documentId } = sender;
  // A page that is rendered before anyone looks at it has no place in a tab yet; it says hello again when it has. One
  // that is going or kept for going back has none any more.
  if (tab?.id === undefined || frameId === undefined || (sender.documentLifecycle ?? 'active') !== 'active') return null;
  return tabs.arrive({ tab: tab.id, frame: frameId, id: documentId ?? '', site: siteOfSender(sender), host: hostOfSender(sender) });
}

export function armingOf({ site, host }: Doc): Arming {
  const state = vault.state();
  const mode = state === null ? 'off' : modeOfDocument(state, site, host);
  const marks = mode === 'inline';
  return { armed: mode !== 'off', marks, typing: marks && state?.settings.typing === true, language: language(), epoch: epoch() };
}

/** How a document stands that is told so now: where our node will be, it gets the sheet that goes with us. */
function standing(doc: Doc): Arming {
  const arming = armingOf(doc);
  if (arming.armed && arming.marks) void laySheet(doc.tab, doc.frame, 'host.css');
  return arming;
}

/** Tells documents how they stand now: all of them, or these. */
export function arm(docs: Doc[] = tabs.documents()): void {
  for (const doc of docs) tellPage(doc.tab, doc.frame, 'arming', standing(doc));
}

/** Whether this document is still there: it is told once more how it stands, which changes nothing. */
export const answers = (doc: Doc): Promise<boolean> => reachesPage(doc.tab, doc.frame, 'arming', armingOf(doc));

/** Whether a severity is spoken of now: in a pause only Danger is. */
export function spoken(state: State | null, now = Date.now()): (severity: Severity) => boolean {
  const paused = state?.pausedUntil != null && now < state.pausedUntil;
  return (severity) => !paused || severity === 'danger';
}

export async function scan(
  sender: Sender,
  { blocks, gone, sources = [], chats = [] }: CallOf<PageCalls, 'scan'>,
): Promise<ValueOf<PageCalls, 'scan'>> {
  const doc = docOf(sender);
  if (doc === null) {
    await strayed(sender);
    throw new Failure('Refused');
  }
  armed(doc);
  await tabs.beginScan(doc);
  await protection.soon();
  // Looked at again after waiting: it may have been locked meanwhile.
  const state = armed(doc);
  const { found, lost } = engine.scan(
    doc.site,
    blocks.map(({ text, gap }) => ({ text, gap: gap === true })),
  );
  protection.lookedAt(doc);
  const own = blocks.filter(({ context }) => context !== true);
  const answer = tabs.replace(
    doc,
    [...gone, ...own.map(({ id }) => id)],
    found.flatMap((each) => placed(each, blocks, sourcesOf(sources, chats), state)),
  );
  if (lost.length > 0) tabs.setTroubles(doc, [...doc.troubles, 'core']);
  const told = spoken(state);
  return padded(
    answer.filter(({ tag, severity }) => {
      const kept = doc.kept.get(tag);
      return told(severity) && kept !== undefined && !kept.accepted && !kept.yours;
    }),
  );
}

/** A document that we have lost (the user wiped, or came back to it) is taken up again, and asked for all of its text. */
async function strayed(sender: Sender): Promise<void> {
  const doc = arrived(sender);
  if (doc === null) return;
  await advance();
  arm([doc]);
}

function armed(doc: Doc): State {
  const state = vault.state();
  if (state === null) throw new Failure('Locked');
  if (modeOfDocument(state, doc.site, doc.host) === 'off') throw new Failure('Refused');
  return state;
}

type Sent = CallOf<PageCalls, 'scan'>;
const sourcesOf = (sources: Required<Sent>['sources'], chats: Required<Sent>['chats']): Source[] =>
  sources.map((each) => ({ ...each, chat: each.chat === null ? null : (chats[each.chat] ?? null) }));

/** A find of the core, by the content script's block numbers. Nothing if it lies in context alone. */
function placed({ places, reasons, words, ...found }: engine.Found, blocks: Block[], sources: Source[], state: State) {
  const of = places.flatMap(({ block, start, end }) => {
    const source = blocks[block];
    return source === undefined ? [] : [{ source, place: { block: source.id, start, end } }];
  });
  if (of.every(({ source }) => source.context === true)) return [];
  const hidden = of.every(({ source }) => source.hidden === true);
  const why: Reason[] = hidden ? [...reasons, 'hidden'] : reasons;
  const in_ = of.map(({ source: { message } }) => (message === undefined ? null : (sources[message] ?? null)));
  return [
    {
      ...found,
      reasons: why,
      hidden,
      words: words === null ? null : roughly(words),
      yours: isYours(
        in_,
        state.chats.find(({ id }) => id === found.item),
      ),
      source: in_[0] ?? null,
      blocks: [...new Set(of.map(({ source }) => source.id))],
      places: of.map(({ place }) => place),
    },
  ];
}

/** As near as it is known: a piece may begin and end in the middle of a sentence, and a word in it may be another. */
export const roughly = (words: number): number => (words <= 20 ? words : Math.round(words / 5) * 5);

const padded = (findings: PageFinding[]): { findings: PageFinding[]; pad: string } => ({ findings, pad: padding(findings, REPLY_CLASS) });

/** What brings this to the next multiple of so many characters of JSON. */
export function padding(value: unknown, size: number): string {
  return ' '.repeat(size - (JSON.stringify(value).length % size));
}

export function trouble(sender: Sender, { troubles }: CallOf<PageCalls, 'trouble'>): null {
  const doc = docOf(sender);
  if (doc !== null) tabs.setTroubles(doc, troubles);
  return null;
}

export function pointed(sender: Sender, { tag }: CallOf<PageCalls, 'pointed'>, point: (tab: number, tag: string | null) => void): null {
  const doc = docOf(sender);
  if (doc !== null && (tag === null || doc.kept.has(tag))) point(doc.tab, tag);
  return null;
}
