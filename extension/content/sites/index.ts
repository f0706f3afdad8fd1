/** The messengers that we know, the most particular first. */
import { generic } from './generic';
import type { Site } from './site';
import { telegramA } from './telegram-a';
import { telegramK } from './telegram-k';
import { telegramPosts } from './telegram-posts';

export const SITES: readonly Site[] = [telegramPosts, telegramA, telegramK];

/** Any other page that says of itself that it is a conversation. */
export { generic };
