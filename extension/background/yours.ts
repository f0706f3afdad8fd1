/**
 * What is the user's own: found in a message that she sent, or on her own profile, or a piece of a chat in that very chat. It is
 * known, listed apart where she asks for it, and neither marked nor counted.
 *
 * Whose words they are is what the page says, so a page that lies gains here what hiding the words would gain it, and no more.
 */
import type { Chat, Source, SourceChat } from '../protocol';

/** All of it stands in words of hers: one place in someone else's makes it a finding like any other. `of`: a piece of this chat. */
export const isYours = (sources: readonly (Source | null)[], of?: Chat): boolean =>
  sources.length > 0 &&
  sources.every((source) => source !== null && (source.mine || (of !== undefined && source.chat !== null && isOne(of, source.chat))));

/**
 * Whether a protected chat is the one on the page. By the number that outlives a rename, where both have one; by name only where
 * the page's is a chat with one person: a channel may be called as she is.
 */
function isOne(chat: Chat, shown: SourceChat): boolean {
  if (chat.peer !== null && shown.id !== null) return bare(chat.peer) === bare(shown.id);
  return shown.private && chat.name !== '' && chat.name === shown.name;
}

/** Telegram's pages put a minus before groups and -100 before channels, its exports don't. */
const bare = (peer: string): string => peer.replace(/^-(100)?/, '');
