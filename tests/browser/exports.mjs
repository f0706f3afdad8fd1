// Exports of chats that nobody had, as the apps write them.

/** What two invented people wrote to each other. */
export const MESSAGES = [
  'Salam, necəsən?',
  'Bu gecə yenə yata bilmədim, qonşunun iti səhərə qədər darvazanın dibində ulayırdı',
  'Anama hələ demə ki, köhnə evin açarını qonşudakı çəkməçiyə verib Gəncəyə köçməyə hazırlaşıram',
  'Yaxşı, danışarıq',
  'Fikirləşirəm ki, payızda kitabxanadakı işdən çıxım və dənizkənarı şəhərdə kiçik bir çörəkxana açım',
];
/** The longest of them, as someone else put it on a channel: one word is another, and letters are without their marks. */
export const QUOTE = 'Anama hele deme ki, kohne evin acarini qonsudaki dulgere verib Genceye kocmeye hazirlasiram';

const when = (number) => new Date(Date.UTC(2024, 3, 2, 9, number)).toISOString().slice(0, 19);

/** Telegram Desktop's `result.json` of one chat. */
export const telegram = (name, id, messages = MESSAGES) => JSON.stringify(chatOf(name, id, messages));

/** … and of an account: a chat for each of these names. */
export const account = (names, messages = MESSAGES) =>
  JSON.stringify({ about: '', chats: { about: '', list: names.map((name, number) => chatOf(name, 7_000_000 + number, messages)) } });

function chatOf(name, id, messages) {
  return {
    name,
    type: 'personal_chat',
    id,
    messages: messages.map((text, number) => ({
      id: number + 1,
      type: 'message',
      date: when(number),
      from: number % 2 === 0 ? name : 'Lalə',
      from_id: `user${id}`,
      text,
      text_entities: [{ type: 'plain', text }],
    })),
  };
}

/** WhatsApp's `_chat.txt`, as a phone from Android writes it. */
export const whatsapp = (name, messages) =>
  messages.map((text, number) => `0${1 + (number % 9)}.04.24, 09:${10 + number} - ${number % 2 === 0 ? name : 'Lalə'}: ${text}`).join('\n');

/** An archive that holds these files as they are. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt32LE(crc(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, path);
    const part = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, path, bytes]);
    parts.push(part);
    at += part.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
