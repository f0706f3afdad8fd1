// Fingerprints of messages that nobody wrote, as the core would make them (src/passage/fingerprints.rs), and the calls that bring them.
import { ask } from './harness.mjs';

const PIECE = 700_000;

function leb(number) {
  const bytes = [];
  for (let left = number; ; left >>>= 7) {
    if (left < 128) return [...bytes, left];
    bytes.push((left & 127) | 128);
  }
}

/** Of so many messages of seven words each: 19 bytes a message. */
export function fingerprints(messages, seed = 1) {
  const head = Buffer.from([1, ...leb(messages), ...leb(messages)]);
  const body = Buffer.alloc(messages * 19);
  let state = seed;
  for (let at = 0; at < body.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    body[at] = at % 19 === 0 ? 6 : state >>> 24;
  }
  return Buffer.concat([head, body]);
}

export const facts = (name, messages = 10, more = {}) => ({
  id: null,
  label: `Chat with ${name}`,
  name,
  platform: 'telegram',
  peer: null,
  messages,
  ...more,
});

/** Protects chats with these fingerprints, as the options page does. `chats`: [facts, bytes] each. */
export async function protect(own, chats) {
  const batch = `${Math.random()}`;
  for (const [number, [, bytes]] of chats.entries()) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      await ask(own, 'stageChat', { batch, chat: number, piece: bytes.subarray(at, at + PIECE).toString('base64') });
    }
  }
  await ask(own, 'addChats', { batch, chats: chats.map(([facts]) => facts) });
}
