/**
 * What is the user's own: found in a message that she sent, or on her own profile, or a piece of a chat in that very chat. It is
 * known, listed apart where she asks for it, and neither marked nor counted.
 *
 * Whose words they are is what the page says, so a page that lies gains here what hiding the words would gain it, and no more.
 */
import type { Chat, Source } from '../protocol';

type Named = Pick<Chat, 'name' | 'peer'>;

/** All of it stands in words of hers: one place in someone else's makes it a finding like any other. `of`: a piece of this chat. */
export const isYours = (sources: readonly (Source | null)[], of?: Named): boolean =>
  sources.length > 0 && sources.every((source) => source !== null && (source.mine || (of !== undefined && isIn(source, of))));

/**
 * Whether a message stands in this chat. The number that outlives a rename decides where both have one. By name only where there is
 * none, and not for what is published, which has a link: a channel may be called as she is.
 */
function isIn({ chat, link }: Source, { name, peer }: Named): boolean {
  if (chat === null) return false;
  const [one, other] = [bare(chat.id), bare(peer)];
  if (one !== null && other !== null) return one === other;
  return link === null && plain(chat.name) !== '' && plain(chat.name) === plain(name);
}

/** Telegram's pages put a minus before groups and -100 before channels, exports a word or nothing; WhatsApp a host behind. */
function bare(id: string | null): string | null {
  const [, number = null] = /^(?:-100(?=\d{10}$)|-|[a-z_]+)?(\d{5,})(?:@[\w.]+)?$/i.exec(id?.trim() ?? '') ?? [];
  return number;
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
