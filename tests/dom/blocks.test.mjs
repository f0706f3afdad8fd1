// Page text as people read it: what becomes one block, where lines end, what is hidden, what is left alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

/** Body, and the blocks that it is read to. A text alone is a run; hidden and attribute blocks say so. */
const READ = {
  'inline elements join': ['<p>+994 <b>50</b> 012-<i>34</i>-56</p>', ['+994 50 012-34-56']],
  'a line break ends a line, not a block': ['<p>Bakı,<br>Sərçə küç. 14</p>', ['Bakı,\nSərçə küç. 14']],
  'white space collapses as it is rendered': ['<p>  Lalə\n     <b> Çinarlı</b>\t burada </p>', ['Lalə Çinarlı burada']],
  'preformatted text keeps its lines': ['<pre>ad:   Lalə\nkod:  7</pre>', ['ad:   Lalə\nkod:  7']],
  'white-space: pre-line keeps lines only': ['<p style="white-space:pre-line">a   b</p>', ['a b']],
  'block elements part': ['<div>bir<div>iki</div>üç</div>', ['bir', 'iki', 'üç']],
  'styles decide, not names': [
    '<div style="display:inline">bir</div><div style="display:inline">iki</div><span style="display:block">üç</span>',
    ['biriki', 'üç'],
  ],
  'cells and rows part': [
    '<table><tr><td>Ad</td><td>Lalə</td></tr><tr><td>Tel</td><td>050</td></tr></table>',
    ['Ad', 'Lalə', 'Tel', '050'],
  ],
  'items part': ['<ul><li>bir<li>iki</ul>', ['bir', 'iki']],
  'flex items part': ['<div style="display:flex"><span>+994</span><span>50</span></div>', ['+994', '50']],
  'inline blocks join': ['<p><span style="display:inline-block">0</span><span style="display:inline-block">5</span></p>', ['05']],
  'case is as it was written': ['<p style="text-transform:uppercase">lalə</p>', ['lalə']],
  'soft hyphens and zero-width characters stay': ['<p>La\u00adlə Çi\u200bnarlı</p>', ['La\u00adlə Çi\u200bnarlı']],
  'a drop cap begins its word': ['<p><span style="float:left;font-size:40px">L</span>alə</p>', ['Lalə']],
  'an image parts words': ['<p>Lalə<img alt="">Çinarlı</p>', ['Lalə Çinarlı']],
  'a time of day is no part of the number beside it': [
    '<p>050 012 34 56<time>5:25 PM</time></p><p><b>[17:25]</b>050 012</p><p>poçt@poct.example<i><span>28.09.2026 17:25</span></i></p>',
    ['050 012 34 56 5:25 PM', '[17:25] 050 012', 'poçt@poct.example 28.09.2026 17:25'],
  ],
  'other figures are': ['<p>+994 50<b>01</b>2:<b>34</b><time>s</time>a</p>', ['+994 50012:34sa']],
  'junk out of the flow does not part a number': ['<p>050<span style="display:none">777</span>012</p>', ['050012', { hidden: '777' }]],
  'nor junk moved out of sight': ['<p>050<span style="position:absolute;left:-9999px">777</span>012</p>', ['050012', { hidden: '777' }]],
  'invisible text is hidden': ['<p>a <span style="visibility:hidden">b</span></p>', ['a', { hidden: 'b' }]],
  'and shown again inside': ['<p style="visibility:hidden">a<b style="visibility:visible">b</b></p>', [{ hidden: 'a' }, 'b']],
  'opacity 0 hides': ['<p style="opacity:0">a</p>', [{ hidden: 'a' }]],
  'clipped text is hidden': ['<p><span style="position:absolute;clip:rect(0 0 0 0)">a</span></p>', [{ hidden: 'a' }]],
  'a list without a font size has items with one': ['<ul style="font-size:0"><li style="font-size:14px">a</ul>', ['a']],
  'what the user types is left alone': [
    '<input value="050"><textarea>051</textarea><div contenteditable>052<p>053</p></div><p>054</p>',
    ['054'],
  ],
  'contenteditable=false is not': ['<div contenteditable="false">a</div>', ['a']],
  'scripts, styles and templates are out': ['<script>"a"</script><style>b{}</style><template>c</template><noscript>d</noscript>e', ['e']],
  'a link says its number': ['<p><a href="tel:+994500123456">Zəng et</a></p>', ['Zəng et', { attribute: '+994500123456' }]],
  'but not twice': ['<p>Zəng et: <a href="tel:+994500123456">050 012-34-56</a></p>', ['Zəng et: 050 012-34-56']],
  'a link says its address': [
    '<a href="mailto:lale%40poct.example?subject=Salam">Yaz</a>',
    ['Yaz', { attribute: 'lale@poct.example\nSalam' }],
  ],
  'wa.me': ['<a href="https://wa.me/994500123456">WhatsApp</a>', ['WhatsApp', { attribute: '+994500123456' }]],
  't.me by number': ['<a href="https://t.me/+994500123456">Telegram</a>', ['Telegram', { attribute: '+994500123456' }]],
  't.me by handle': ['<a href="https://t.me/lale_cinarli07">Kanal</a>', ['Kanal', { attribute: '@lale_cinarli07' }]],
  'a handle that is shown as well': ['<a href="https://instagram.com/lale_cinarli07/">@lale_cinarli07</a>', ['@lale_cinarli07']],
  'a place of a site is nobody': ['<a href="https://instagram.com/explore/">Bax</a>', ['Bax']],
  'viber and whatsapp': ['<a href="viber://chat?number=%2B994500123456">V</a>', ['V', { attribute: '+994500123456' }]],
  'scrambled by Cloudflare': [
    '<a data-cfemail="2a464b464f6a5a455e4904' + '4f524b475a464f">[email protected]</a>',
    ['[email protected]', { attribute: 'lale@potc.example' }],
  ],
  'alt and title, once when equal': ['<img alt="Lalə Çinarlı" title="Lalə  Çinarlı">', [{ attribute: 'Lalə Çinarlı' }]],
  'a name for screen readers that is shown as well': ['<button aria-label="Göndər">Göndər</button>', ['Göndər']],
  'and one that is not': ['<button aria-label="Lalə Çinarlı">×</button>', ['×', { attribute: 'Lalə Çinarlı' }]],
  'a shadow root stands in place': [
    '<p>a<b></b>c</p><div id="h"></div><script>h.attachShadow({mode:"open"}).innerHTML="<p>x <slot></slot></p>"</script>',
    ['ac', 'x'],
  ],
  'a closed one too, and its slots': [
    '<div id="h"><b>Çinarlı</b></div><script>h.attachShadow({mode:"closed"}).innerHTML="<p>Lalə <slot></slot>!</p>"</script>',
    ['Lalə Çinarlı!'],
  ],
  'what no slot takes is hidden': [
    '<div id="h">a</div><script>h.attachShadow({mode:"closed"}).innerHTML="b"</script>',
    ['b', { hidden: 'a' }],
  ],
  'lone surrogates do no harm': ['<p id="p"></p><script>p.textContent="a\\ud800b"</script>', ['a\ud800b']],
  'right to left': ['<p dir="rtl">שלום 050 012</p>', ['שלום 050 012']],
};

for (const browser of wanted) {
  describe(`${browser}: blocks`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    for (const [name, [body, expected]] of Object.entries(READ)) {
      test(name, async () => {
        const page = await kit.pages.show(body);
        const blocks = await page.inside('read');
        const seen = blocks
          .filter(({ alone }) => !alone)
          .map(({ text, hidden, box }) => (hidden ? { hidden: text } : box !== null ? { attribute: text } : text));
        assert.deepEqual(sorted(seen), sorted(expected.map((each) => structuredClone(each))));
        assert.deepEqual((await page.inside('check')).wrong, []);
      });
    }

    test('the title is a block of its own, beside nothing', async () => {
      const page = await kit.pages.show('<p>a</p>', '<title>Lalə  Çinarlı</title>');
      const blocks = await page.inside('read');
      assert.deepEqual(
        blocks.filter(({ alone }) => alone).map(({ text }) => text),
        ['Lalə Çinarlı'],
      );
      assert.deepEqual(await page.inside('chain', 'a'), { back: [], chain: ['a'] });
      await page.evaluate(() => {
        document.title = 'Başqa';
      });
      const { changed } = await page.inside('changes');
      assert.equal(changed.at(-1).text, 'Başqa');
    });

    test('neighbours follow each other through boxes, attributes and shadow roots', async () => {
      const page = await kit.pages.show(
        '<p>1</p><div>2<p>3</p>4</div><a href="tel:+994500123456">5</a><div id="h"><b>7</b></div><script>h.attachShadow({mode:"closed"}).innerHTML="<p>6</p><slot></slot><p>8</p>"</script><p>9</p>',
      );
      await page.inside('read');
      const order = ['1', '2', '3', '4', '+994500123456', '5', '6', '7', '8', '9'];
      assert.deepEqual(await page.inside('chain', '1'), { back: [], chain: order });
      assert.deepEqual(await page.inside('chain', '6'), { back: order.slice(0, 6), chain: order.slice(6) });
    });

    test('a long text is cut at spaces, and its parts are neighbours', async () => {
      const page = await kit.pages.show(
        '<pre id="p"></pre><script>p.textContent = Array.from({length: 9000}, (_, i) => "söz" + i).join(" ")</script>',
      );
      const blocks = await page.inside('read');
      assert.ok(blocks.length >= 5 && blocks.every(({ text }) => text.length < 20_000), `${blocks.map(({ text }) => text.length)}`);
      const { chain } = await page.inside('chain', blocks[0].text);
      assert.equal(chain.join(' ').replace(/\s+/g, ' '), await page.evaluate(() => document.getElementById('p').textContent));
      assert.deepEqual((await page.inside('check')).wrong, []);
    });

    test('a frame has a script of its own', async () => {
      const page = await kit.pages.show('<iframe srcdoc="<p>içəridə</p>"></iframe>');
      const { inside } = await import('./kit.mjs');
      const frame = page.frames().find((each) => each !== page.mainFrame());
      assert.deepEqual(
        (await inside(frame, 'read', [])).map(({ text }) => text),
        ['içəridə'],
      );
    });
  });
}

const sorted = (list) => list.map((each) => JSON.stringify(each)).sort();
