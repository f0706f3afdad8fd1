// What is to be known of each page of tests/pages/messengers. `side`: it tells one author from another, and her from others. `named`:
// it names who writes. `link`: a message's permalink. `key`: what it is known by; null: its words. `rowed`: its list of chats shows the
// last message. `known`: it is this app's by its head or its ids, wherever it stands; others only by their address.
const NAME = 'Məhəllə söhbəti';
const group = (id, name = NAME) => ({ id, name, private: false });
const TELEGRAM = { chat: group('-1002345678901'), link: (id) => `https://t.me/c/2345678901/${id}`, rowed: true };
const APP = { side: true, named: true, rowed: false, known: true, key: String, link: () => null };
const HANDLE = 'nergiz_numune';

export const APPS = [
  {
    ...APP,
    app: 'telegram-posts',
    chat: group('-1002345678901', 'Gözətçi'),
    side: false,
    named: false,
    link: (id) => `https://t.me/gozetci_numune/${id}`,
  },
  { ...APP, ...TELEGRAM, app: 'telegram-a' },
  { ...APP, ...TELEGRAM, app: 'telegram-k' },
  { ...APP, app: 'whatsapp', chat: group('120363000000000001@g.us'), key: (id) => `3EB0${id}`, rowed: true },
  { ...APP, app: 'messenger', chat: group(null), known: false, key: null, rowed: true },
  { ...APP, app: 'instagram', chat: group(null), known: false, key: null, rowed: true },
  { ...APP, app: 'vk', chat: group('2000000077'), rowed: true },
  { ...APP, app: 'vk-older', chat: group('2000000077'), rowed: true },
  { ...APP, app: 'discord', chat: group(null, 'söhbət') },
  {
    ...APP,
    app: 'x',
    chat: group(HANDLE, 'Nərgiz'),
    known: false,
    link: (id) => `https://x.com/${HANDLE}/status/${id}`,
  },
  { ...APP, app: 'x-messages', chat: null, known: false },
  {
    ...APP,
    app: 'element',
    chat: group('!mehelle:numune.example'),
    key: (id) => `$${id}`,
    link: (id) => `https://matrix.to/#/!mehelle%3Anumune.example/%24${id}`,
  },
  { ...APP, app: 'thelounge', chat: group(null, '#mehelle') },
  { ...APP, app: 'generic', chat: group(null), known: false },
];
