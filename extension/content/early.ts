/**
 * Runs beside the content script in the documents that are going to be armed: the background registers it while it is
 * unlocked (`background/early.ts`). So our node is in the page as soon as there is a body, always, and not a little
 * earlier or later, as the answer to `hello` comes. Whichever of the two scripts runs first leaves word for the other,
 * in a world that the page can't see.
 */
import { isSignIn } from '../sign-in';
import { leaveWord } from './word';

if (window === window.top || !isSignIn(location.hostname)) leaveWord();
