/** The messengers that we know, the most particular first. */
import { discord } from './discord';
import { element } from './element';
import { generic } from './generic';
import { instagram, messenger } from './meta';
import type { Site } from './site';
import { telegramA } from './telegram-a';
import { telegramK } from './telegram-k';
import { telegramPosts } from './telegram-posts';
import { theLounge } from './thelounge';
import { vk } from './vk';
import { whatsapp } from './whatsapp';
import { x } from './x';

export const SITES: readonly Site[] = [
  telegramPosts,
  telegramA,
  telegramK,
  whatsapp,
  messenger,
  instagram,
  vk,
  discord,
  x,
  element,
  theLounge,
];

/** Any other page that says of itself that it is a conversation. */
export { generic };
