/**
 * Who may say what, decided from what the browser says of the sender and from nothing that it sent. Our own pages make
 * trusted calls, content scripts make page calls; everything else is dropped without an answer. What doesn't read as a
 * call is dropped as well; a trusted call from a content script is refused.
 */

import type { Sender } from '../browser';
import { isOwnPage, ownId } from '../browser';
import { parsePageCall, parseTrustedCall } from '../guards';
import type { PageCall, Reply, TrustedCall } from '../protocol';
import * as chats from './chats';
import { Failure, nameOf } from './failure';
import * as menus from './menus';
import * as own from './own';
import * as pages from './pages';
import { typed } from './typed';
import { takeUp } from './wake';

/** Null: no answer. */
export function route(message: unknown, sender: Sender): Promise<Reply<unknown>> | null {
  if (sender.id !== ownId()) return null;
  if (isOwnPage(sender)) {
    const call = parseTrustedCall(message);
    return call && reply(() => answerOwn(call, sender));
  }
  if (sender.tab === undefined) return null;
  const call = parsePageCall(message);
  if (call !== null) return reply(() => answerPage(call, sender));
  return parseTrustedCall(message) && reply(() => Promise.reject(new Failure('Refused')));
}

async function reply(answer: () => unknown): Promise<Reply<unknown>> {
  try {
    await takeUp();
    return { ok: true, value: await answer() };
  } catch (thrown) {
    return { ok: false, error: nameOf(thrown) };
  }
}

function answerPage(call: PageCall, sender: Sender): unknown {
  switch (call.name) {
    case 'hello':
      return pages.hello(sender);
    case 'leave':
      return pages.leave(sender);
    case 'scan':
      return pages.scan(sender, call.with);
    case 'typed':
      return typed(sender, call.with);
    case 'pointed':
      return pages.pointed(sender, call.with, menus.point);
    case 'trouble':
      return pages.trouble(sender, call.with);
    default:
      return unknownCall(call);
  }
}

function answerOwn(call: TrustedCall, sender: Sender): unknown {
  if (own.isAct(call.name)) void own.stay();
  switch (call.name) {
    case 'status':
      return own.status();
    case 'create':
      return own.create(call.with);
    case 'unlock':
      return own.unlock(call.with);
    case 'lock':
      return own.lock();
    case 'hide':
      return own.hide();
    case 'wipe':
      return own.wipe();
    case 'unwipe':
      return own.unwipe();
    case 'changePassphrase':
      return own.changePassphrase(call.with);
    case 'addWatchlist':
      return own.addWatchlist(call.with);
    case 'strength':
      return own.strength(call.with);
    case 'entries':
      return own.entries();
    case 'understand':
      return own.understand(call.with);
    case 'preview':
      return own.preview(call.with);
    case 'put':
      return own.put(call.with);
    case 'remove':
      return own.remove(call.with);
    case 'restore':
      return own.restore(call.with);
    case 'importList':
      return own.importList(call.with);
    case 'chats':
      return chats.chats();
    case 'stageChat':
      return chats.stageChat(call.with);
    case 'addChats':
      return chats.addChats(call.with);
    case 'setChat':
      return chats.setChat(call.with);
    case 'removeChat':
      return chats.removeChat(call.with);
    case 'restoreChat':
      return chats.restoreChat(call.with);
    case 'subject':
      return own.subject(sender);
    case 'tab':
      return own.tab(call.with);
    case 'show':
      return own.show(call.with);
    case 'fine':
      return own.fine(call.with);
    case 'notMine':
      return own.notMine(call.with);
    case 'exceptions':
      return own.exceptions();
    case 'removeException':
      return own.removeException(call.with);
    case 'sites':
      return own.sites();
    case 'setSite':
      return own.setSite(call.with);
    case 'settings':
      return own.settings();
    case 'setSettings':
      return own.setSettings(call.with);
    case 'pause':
      return own.pause(call.with);
    case 'exportBackup':
      return own.exportBackup(call.with);
    case 'importBackup':
      return own.importBackup(call.with);
    case 'about':
      return own.about();
    default:
      return unknownCall(call);
  }
}

/** A line that protocol.ts has and a switch has not is an error of the compiler's: the call would not be `never` here. */
function unknownCall(_: never): never {
  throw new Failure('Internal');
}
