// What is to be known of each page of tests/pages/messengers. `side`: it tells one author from another, and her from others. `link`: a
// message's permalink. `rowed`: its list of chats shows the last message.
const GROUP = { id: '-1002345678901', name: 'Məhəllə söhbəti', private: false };

export const APPS = [
  {
    app: 'telegram-posts',
    chat: { id: '-1002345678901', name: 'Gözətçi', private: false },
    side: false,
    link: (id) => `https://t.me/gozetci_numune/${id}`,
    rowed: false,
  },
  { app: 'telegram-a', chat: GROUP, side: true, link: (id) => `https://t.me/c/2345678901/${id}`, rowed: true },
  { app: 'telegram-k', chat: GROUP, side: true, link: (id) => `https://t.me/c/2345678901/${id}`, rowed: true },
];
