/**
 * What the user is typing into a page, looked at before it is sent: what it gives away, if that is Danger and she has not said that it is
 * fine there. Nothing of it is kept, counted, listed or told at the button, and an answer's size does not tell what is in it.
 */

import type { Sender } from '../browser';
import type { CallOf, PageCalls, TypedFinding, ValueOf } from '../protocol';
import * as engine from './engine';
import { Failure } from './failure';
import { armingOf, docOf, padding, roughly } from './pages';
import * as protection from './protection';
import type { Doc } from './tabs';
import * as tabs from './tabs';
import * as vault from './vault';

/** Longer than the JSON of any finding. */
const REPLY_CLASS = 2048;

export async function typed(sender: Sender, { text, form }: CallOf<PageCalls, 'typed'>): Promise<ValueOf<PageCalls, 'typed'>> {
  listening(sender);
  await protection.soon();
  // Looked at again after waiting: it may have been locked meanwhile.
  const doc = listening(sender);
  const { found, lost } = engine.scan(doc.site, [{ text, gap: false }]);
  if (lost.length > 0) tabs.setTroubles(doc, [...doc.troubles, 'core']);
  const asked = form && isFilledIn(text, found);
  const grave = asked ? undefined : found.find(({ severity, accepted }) => severity === 'danger' && !accepted);
  const finding = grave === undefined ? null : told(grave);
  return { finding, pad: padding(finding, REPLY_CLASS) };
}

const told = ({ kind, reasons, words }: engine.Found): TypedFinding => ({ kind, reasons, words: words === null ? null : roughly(words) });

/** The document, if what is typed there is to be looked at. */
function listening(sender: Sender): Doc {
  if (vault.state() === null) throw new Failure('Locked');
  const doc = docOf(sender);
  if (doc === null || !armingOf(doc).typing) throw new Failure('Refused');
  return doc;
}

/** A form that asks for an address is given one, and a search is for what is searched: most of the text is what was found. */
function isFilledIn(text: string, found: readonly engine.Found[]): boolean {
  const places = found.flatMap(({ places }) => places).sort((a, b) => a.start - b.start);
  let beside = '';
  let at = 0;
  for (const { start, end } of places) {
    if (start > at) beside += text.slice(at, start);
    at = Math.max(at, end);
  }
  return 2 * weight(beside + text.slice(at)) < weight(text);
}

const weight = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
