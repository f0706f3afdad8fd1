/**
 * What is the user's own: found in a message that she sent, or on her own profile. It is known, listed apart where she asks for it,
 * and neither marked nor counted.
 *
 * Whose words they are is what the page says, so a page that lies gains here what hiding the words would gain it, and no more.
 */
import type { Source } from '../protocol';

/** All of it stands in words of hers: one place in someone else's makes it a finding like any other. */
export const isYours = (sources: readonly (Source | null)[]): boolean =>
  sources.length > 0 && sources.every((source) => source?.mine === true);
