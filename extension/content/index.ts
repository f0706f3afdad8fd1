/**
 * The content script of one document: says hello, and does as it is told. No logic of its own.
 *
 * Nothing of the watchlist ever comes here: text goes out, positions come back. What is built for an armed document hangs
 * on one signal; when it aborts (locked, switched off, extension updated) nothing of ours is left in the page.
 */
import { call, onPageEvent, orphaned } from '../browser';
import type { Arming } from '../protocol';
import { Session } from './session';
import { removeLeftOver } from './surface';
import { hearWord } from './word';

let session: Session | null = null;
/** Whether the background has said how this document stands. */
let told = false;

const isPrerendered = (): boolean => 'prerendering' in document && document.prerendering === true;

function arm(arming: Arming): void {
  told = true;
  if (session?.fits(arming) === true) session.update(arming);
  else {
    session?.end();
    session = arming.armed ? new Session(arming) : null;
  }
}

/** What the answer to `hello` will be in a document that is going to be armed, as far as it can be known. */
const FORESEEN: Arming = { armed: true, marks: true, typing: false, language: 'en', epoch: Number.NaN };

async function greet(): Promise<void> {
  const reply = await call('hello');
  if (reply.ok) arm(reply.value);
}

removeLeftOver();
onPageEvent({ arming: arm, show: ({ tag }) => session?.show(tag) }, orphaned);
orphaned.addEventListener('abort', () => {
  session?.end();
  session = null;
});
addEventListener('pagehide', () => void call('leave'), { signal: orphaned });
// Coming back to a page that was kept: what the background knew of it went when she left it.
addEventListener(
  'pageshow',
  ({ persisted }) => {
    if (!persisted) return;
    session?.end();
    session = null;
    void greet();
  },
  { signal: orphaned },
);
// A page that is being prepared in the background has not been opened by anyone yet.
if (isPrerendered()) document.addEventListener('prerenderingchange', () => void greet(), { once: true });
else void greet();
// After `hello` was sent: what the document sends comes to a background that has heard of it.
hearWord(() => {
  if (told || session !== null || isPrerendered()) return;
  session = new Session(FORESEEN);
});
