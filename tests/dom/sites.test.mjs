// What each messenger's file reads off its page: replies, forwards, previews, captions, private chats, one's own profile, and what stands
// beside messages. Whole pages, driven live, are in tests/browser/messengers.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

const TELEGRAM_A = (messages, more = '') =>
  `<div id="LeftColumn">${more}</div><div id="MiddleColumn"><div class="MiddleHeader"><div class="Avatar" data-peer-id="-1002345678901"></div><h3 class="fullName">Məhəllə</h3></div><div class="message-date-group"><div class="sticky-date">September 28</div>${messages}</div></div>`;
const messageA = (id, body, own = '') =>
  `<div id="message-${id}" class="Message message-list-item ${own}" data-message-id="${id}"><div class="message-content-wrapper"><div class="message-content">${body}</div></div></div>`;
const textA = (text) => `<div class="text-content">${text}<span class="MessageMeta"><span class="message-time">10:02</span></span></div>`;
const titleA = (name) => `<div class="message-title"><span class="message-title-name">${name}</span></div>`;

const TELEGRAM_K = (messages, peer = '-2345678901') =>
  `<div id="column-center"><div class="chat active"><div class="chat-info"><span class="peer-title" data-peer-id="${peer}">Məhəllə</span></div><div class="bubbles-inner">${messages}</div></div></div>`;
const bubble = (mid, body, side = 'is-in', peer = '-2345678901') =>
  `<div class="bubble ${side}" data-mid="${mid}" data-peer-id="${peer}" data-timestamp="1790591400"><div class="bubble-content">${body}</div></div>`;

for (const browser of wanted) {
  describe(`${browser}: messengers`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    /** What is known of each text of a page, by the text. */
    async function read(body, { at = null, head = '' } = {}) {
      const page = await kit.pages.show(body, head);
      const { app, spots } = await page.inside('sources', at);
      return { page, app, of: Object.fromEntries(spots.map(({ text, ...spot }) => [text, spot])), laid: () => page.inside('laid') };
    }

    test('Telegram Web A: answers, previews, captions, forwards and who speaks', async () => {
      const { app, of, laid } = await read(
        TELEGRAM_A(
          messageA(1, `${titleA('Nərgiz')}${textA('bir')}`, 'first-in-group') +
            messageA(2, `<div class="EmbeddedMessage"><p>cavab verilən</p><div class="message-title">Lalə</div></div>${textA('iki')}`) +
            messageA(3, `<div class="media-inner"><img alt=""></div>${textA('şəklin altı')}<div class="WebPage">saytın adı</div>`) +
            messageA(
              4,
              `<div class="message-title"><span class="forward-title-container">Forwarded from</span><span class="message-title-name">Başqası</span></div>${textA('ötürülən')}`,
              'first-in-group',
            ) +
            messageA(5, textA('mənim'), 'own') +
            `<div id="message-6" class="ActionMessage message-list-item" data-message-id="6">Nərgiz qoşuldu</div>`,
        ),
      );
      assert.equal(app, 'telegram-a');
      assert.deepEqual([of.bir.author, of.iki.author, of['şəklin altı'].author], ['Nərgiz', 'Nərgiz', 'Nərgiz']);
      assert.deepEqual(
        [of.bir.part, of['cavab verilən'].part, of['saytın adı'].part, of['10:02'].part],
        ['text', 'quote', 'quote', 'aside'],
      );
      assert.deepEqual([of.bir.quoted, of['cavab verilən'].quoted, of.ötürülən.quoted], [false, true, true]);
      assert.deepEqual([of.bir.mine, of.mənim.mine, of.mənim.author], [false, true, null]);
      assert.deepEqual(of.bir.chat, { id: '-1002345678901', name: 'Məhəllə', private: false });
      assert.equal(of.bir.link, 'https://t.me/c/2345678901/1');
      assert.equal(of.bir.time, 'September 28, 10:02');
      assert.equal(of['Nərgiz qoşuldu'].part, undefined);
      // One author's texts read on, over names and times; what is quoted, and what others say, is apart.
      const [first] = (await laid()).filter((line) => line.includes('bir'));
      assert.equal(first, 'Nərgiz | bir');
    });

    test('Telegram Web A: ticks on what is not said to be her own tell that the page has changed', async () => {
      const { of } = await read(
        TELEGRAM_A(
          messageA(1, `<div class="text-content">bir<span class="MessageMeta"><span class="MessageOutgoingStatus"></span></span></div>`),
        ),
      );
      assert.equal(of.bir.mine, null);
    });

    test('Telegram Web K: numbers of the server, private chats, answers and polls', async () => {
      const { app, of } = await read(
        TELEGRAM_K(
          bubble(4294967295 + 7 * 65536, '<div class="message">bir<span class="time">10:02</span></div>', 'is-in', '777000222') +
            bubble(
              8,
              '<div class="reply"><div class="reply-title">Lalə</div><div class="reply-subtitle">cavab verilən</div></div><div class="message">iki</div>',
              'is-out',
              '777000222',
            ) +
            bubble(
              9,
              '<poll-element><div class="poll-title">sorğu</div><div class="poll-answer">bəli</div></poll-element>',
              '',
              '777000222',
            ) +
            '<div class="bubble service is-date"><div class="service-msg">28 sentyabr</div></div>',
          '777000222',
        ),
      );
      assert.equal(app, 'telegram-k');
      assert.deepEqual(of.bir.chat, { id: '777000222', name: 'Məhəllə', private: true });
      assert.deepEqual([of.bir.key, of.iki.key, of.bir.link], ['7', '8', null]);
      assert.equal(of.bir.time, '2026-09-28T10:30:00.000Z');
      assert.deepEqual([of.bir.mine, of.iki.mine, of.sorğu.mine], [false, true, null]);
      assert.equal(of['cavab verilən'].quoted, true);
      assert.equal(of.bəli.key, '9');
      assert.equal(of['28 sentyabr'].part, undefined);
    });

    test('Telegram’s posts elsewhere: what is answered is known by its own number; a frame of one post', async () => {
      const view = Buffer.from(JSON.stringify({ c: -1002345678901, p: '8', t: 1, h: 'x' })).toString('base64url');
      const { app, of } = await read(
        `<div class="tgme_widget_message" data-post="gozetci/8" data-view="${view}"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/gozetci">Gözətçi</a></div><a class="tgme_widget_message_reply" href="https://t.me/gozetci/7"><div>cavab verilən</div></a><div class="tgme_widget_message_text">bir</div><a class="tgme_widget_message_date" href="https://t.me/gozetci/8"><time datetime="2026-09-28T10:30:00+00:00">10:30</time></a></div></div>`,
        { at: 'https://t.me/gozetci/8?embed=1' },
      );
      assert.equal(app, 'telegram-posts');
      assert.deepEqual([of.bir.key, of['cavab verilən'].key], ['8', '7']);
      assert.deepEqual([of.bir.link, of['cavab verilən'].link], ['https://t.me/gozetci/8', 'https://t.me/gozetci/7']);
      assert.deepEqual(of.bir.chat, { id: '-1002345678901', name: 'Gözətçi', private: false });
      assert.deepEqual([of.bir.time, of.bir.mine], ['2026-09-28T10:30:00+00:00', false]);
    });

    test('WhatsApp: a number of any kind, an unmarked side, a chat with one person', async () => {
      const { app, of } = await read(
        `<div id="pane-side"></div><div id="main"><header><span title="Nərgiz">Nərgiz</span></header>
         <div role="row"><div data-id="false_994500123456@c.us_AB1"><div class="copyable-text" data-pre-plain-text="[10:30, 28/09/2026] Nərgiz: "><span>bir</span></div></div></div>
         <div role="row"><div data-id="A3B2C4D5"><div class="message-out"><div class="copyable-text" data-pre-plain-text="[10:31, 28/09/2026] Lalə: "><span>iki</span></div></div></div></div>
         <div role="row"><div data-id="A3B2C4D6"><div><span>üç</span></div></div></div></div>`,
      );
      assert.equal(app, 'whatsapp');
      assert.deepEqual(of.bir.chat, { id: '994500123456@c.us', name: 'Nərgiz', private: true });
      assert.deepEqual([of.bir.mine, of.iki.mine, of.üç.mine], [false, true, null]);
      assert.deepEqual([of.bir.key, of.iki.key, of.bir.time], ['AB1', 'A3B2C4D5', '10:30, 28/09/2026']);
    });

    test('X: a profile is her own when it is hers; a post that is quoted in another', async () => {
      const body = `<a data-testid="AppTabBar_Profile_Link" href="/lale_numune">Profile</a><main><div data-testid="UserName">Lalə</div><div data-testid="UserDescription">haqqımda</div>
        <article data-testid="tweet"><div data-testid="User-Name"><a href="/nergiz_numune"><span>Nərgiz</span></a><a href="/nergiz_numune/status/5"><time datetime="2026-09-28T10:30:00Z">1h</time></a></div><div data-testid="tweetText" lang="az">bir</div><div role="link"><div data-testid="User-Name">Lalə</div><div data-testid="tweetText">mənim sözüm</div></div></article></main>`;
      const own = await read(body, { at: 'https://x.com/lale_numune' });
      assert.deepEqual([own.of.haqqımda.mine, own.of.haqqımda.chat], [true, null]);
      const others = await read(body, { at: 'https://x.com/nergiz_numune' });
      assert.equal(others.of.haqqımda.mine, undefined);
      assert.deepEqual([others.of['mənim sözüm'].quoted, others.of['mənim sözüm'].mine, others.of.bir.quoted], [true, false, false]);
      assert.equal(others.of.bir.link, 'https://x.com/nergiz_numune/status/5');
    });

    test('VK, Discord, Instagram: a profile is her own where she can edit it, or where it is the account’s panel', async () => {
      const VK = '<main><div class="ProfileHeader"><h1>Lalə</h1><p>haqqımda</p>EDIT</div></main>';
      const INSTAGRAM = '<main><header><h2>lale</h2><p>haqqımda</p>EDIT</header></main>';
      for (const [at, body, edit] of [
        ['https://vk.com/lale_numune', VK, '<a href="/edit">Redaktə</a>'],
        ['https://www.instagram.com/lale_numune/', INSTAGRAM, '<a href="/accounts/edit/">Redaktə</a>'],
      ]) {
        const own = await read(body.replace('EDIT', edit), { at });
        assert.equal(own.of.haqqımda.mine, true, at);
        const others = await read(body.replace('EDIT', ''), { at });
        assert.equal(others.of.haqqımda.mine, undefined, at);
      }
      const { of } = await read(
        '<div id="app-mount"><section class="panels_c48ade"><div class="nameTag_b2"><div>lale_numune</div></div></section><section class="profile_a1"><p>başqası</p></section></div>',
        { at: 'https://discord.com/channels/@me' },
      );
      assert.deepEqual([of.lale_numune.mine, of.başqası.mine], [true, undefined]);
    });

    test('Messenger: no class means anything, the side does', async () => {
      const row = (text, style, heading = '') =>
        `<div role="row"><div role="gridcell" data-scope="messages_table">${heading}<div style="display: flex; ${style}"><div><div dir="auto">${text}</div></div></div></div></div>`;
      const { app, of } = await read(
        `<div role="main"><h2>Məhəllə</h2><div role="grid">${row('bir', '', '<h5>Nərgiz</h5>')}${row('iki', '')}${row('üç', 'justify-content: flex-end')}</div></div>`,
        { at: 'https://www.messenger.com/t/6543210987654321/' },
      );
      assert.equal(app, 'messenger');
      assert.deepEqual([of.bir.mine, of.iki.mine, of.üç.mine], [false, false, true]);
      assert.deepEqual([of.bir.author, of.iki.author], ['Nərgiz', 'Nərgiz']);
      assert.deepEqual(of.bir.chat, { id: '6543210987654321', name: 'Məhəllə', private: false });
      assert.notEqual(of.bir.key, of.iki.key);
    });

    test('no app: a log by its role, items with an author and a time; a class says what is hers only beside others', async () => {
      const line = (author, text, own = '') =>
        `<li class="${own}"><b class="author">${author}</b> <time datetime="2026-09-28T10:30:00Z">10:30</time><p>${text}</p></li>`;
      const both = await read(`<div role="log" aria-label="otaq"><ul>${line('Lalə', 'bir', 'own')}${line('Nərgiz', 'iki')}</ul></div>`);
      assert.deepEqual([both.app, both.of.bir.mine, both.of.iki.mine, both.of.iki.author], ['', true, null, 'Nərgiz']);
      const alone = await read(
        `<div role="log" aria-label="otaq"><ul>${line('Lalə', 'bir', 'own')}${line('Lalə', 'iki', 'own')}</ul></div>`,
      );
      assert.equal(alone.of.bir.mine, null);
      const comments = await read(
        `<main><article><p class="author">A</p><time datetime="2026-09-28">10:30</time><p>bir</p></article><article><p class="author">B</p><time>10:31</time><p>iki</p></article></main>`,
      );
      assert.deepEqual([comments.of.bir.author, comments.of.iki.author], ['A', 'B']);
      const list = await read('<ul><li>bir</li><li>iki</li></ul><div aria-live="polite"><p>üç</p><p>dörd</p></div>');
      assert.equal(list.app, null);
    });

    test('no app and no log: numbered items of which the first of a group names its author, and what one shows of another', async () => {
      const line = (id, text, { author = '', own = '', more = '' } = {}) =>
        `<li class="${own}" data-event-id="$${id}">${author === '' ? '' : `<div class="Timeline_messageSender usercolor7">${author}</div>`}<div>${more}${text}<time>5:24 PM</time></div></li>`;
      const quote = '<article data-event-id="$1"><blockquote>mənim sözüm</blockquote></article>';
      const { app, of, laid } = await read(
        `<aside><ul><li><a href="#1">Başqa söhbət</a></li><li><a href="#2">Məhəllə</a></li></ul></aside>
         <main><header><h2>Məhəllə</h2></header><div><div><ul><h2><time>Bu gün</time></h2>${line(1, 'bir', { author: 'Lalə', own: 'own' })}${line(2, 'iki', { author: 'Nərgiz' })}${line(3, 'üç')}${line(4, 'dörd', { more: quote })}${line(5, 'beş', { own: 'own', author: 'Lalə' })}</ul></div></div></main>`,
      );
      assert.equal(app, '');
      assert.deepEqual([of.bir.mine, of.iki.mine, of.beş.mine], [true, null, true]);
      assert.deepEqual([of.iki.author, of.üç.author, of.dörd.author], ['Nərgiz', 'Nərgiz', 'Nərgiz']);
      assert.deepEqual([of['mənim sözüm'].key, of['mənim sözüm'].quoted], ['$4', true]);
      assert.deepEqual([of.üç.key, of.üç.time, of.üç.chat.name], ['$3', '5:24 PM', 'Məhəllə']);
      assert.equal(of['Başqa söhbət'].part, undefined);
      assert.ok((await laid()).some((line) => /iki.*üç/.test(line)));
    });

    test('a page that is an app’s by its address, and shows nothing of it, says so; one that is only a list does not', async () => {
      const lines = Array.from({ length: 6 }, (_, at) => `<div><p dir="auto">söhbət ${at}</p><i>10:0${at}</i></div>`).join('');
      for (const [at, told] of [
        ['https://web.telegram.org/k/#-1001', true],
        ['https://www.messenger.com/t/1/', true],
        ['https://www.instagram.com/direct/t/1/', true],
        ['https://x.com/messages/1-2', true],
        ['https://x.com/settings/account', false],
        ['https://www.instagram.com/nergiz_numune/', false],
        ['https://www.instagram.com/direct/inbox/', false],
        ['https://vk.com/feed', false],
        ['https://vk.com/im/convo/1', true],
        ['https://discord.com/login', false],
        ['https://news.example/list', false],
      ]) {
        const { page } = await read(`<main role="main"><div role="grid">${lines}</div></main>`, { at });
        await page.inside('laid');
        await page.inside('judged');
        const said = await page.inside('troubles');
        assert.deepEqual(said, told ? ['whose'] : [], at);
      }
    });
  });
}
