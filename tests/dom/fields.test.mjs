// The fields that are typed into: which are never read, which ask for one thing, and what an editor's lines are.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

for (const browser of wanted) {
  describe(`${browser}: fields`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    /** What is read of each field of a body; each has a number as its id, in order. */
    async function read(body, change) {
      const page = await kit.pages.show(body);
      const ids = await page.evaluate(() => [...document.querySelectorAll('[id^=f]')].map(({ id }) => `#${id}`));
      const first = await page.inside('fields', ids);
      if (change === undefined) return first;
      await page.evaluate(change);
      return page.inside('fields', ids);
    }

    test('text is read, one thing of a form is told apart', async () => {
      const beside = '<input value="another">';
      assert.deepEqual(
        await read(`
          <textarea id="f1">a\nb</textarea><input id="f2" type="tel" value="050"><input id="f3" type="search" value="c">
          <textarea id="f4" autocomplete="section-a shipping street-address">d</textarea><textarea id="f5" autocomplete="off">e</textarea>
          <form><input id="f6" value="f">${beside}</form><form><input id="f7" value="g"><input type="file"><button>ok</button></form>
          <div role="search"><div><input id="f8" value="h"></div></div><input id="f9" type="checkbox" value="i">`),
        ['a\nb', '+050', '+c', '+d', 'e', '+f', 'g', '+h', null],
      );
    });

    test('secrets are never read, by what they are, were, look like or are called', async () => {
      const body = `
        <input id="f1" type="password" value="a"><input id="f2" autocomplete="one-time-code" value="b">
        <input id="f3" autocomplete="section-x current-password" value="c"><input id="f4" name="user_parol" value="d">
        <input id="f5" placeholder="Şifrəniz" value="e"><input id="f6" placeholder="Пароль" value="f"><input id="f7" name="cvv2" value="g">
        <input id="f8" style="-webkit-text-security:disc" value="h"><input id="f9" name="passport" value="i">`;
      const values = [null, null, null, null, null, null, null, null, 'i'];
      assert.deepEqual(await read(body), values);
      assert.deepEqual(
        await read(body, () => {
          document.getElementById('f1').type = 'text';
        }),
        values,
        'shown by its button',
      );
      assert.deepEqual(
        await read('<input id="f1" type="password" name="geheim">', () => {
          document.getElementById('f1').outerHTML = '<input id="f1" type="text" name="geheim" value="a">';
        }),
        [null],
        'another in its place',
      );
      assert.deepEqual(
        await read('<input id="f1" name="q1" value="a">', () => {
          const field = document.getElementById('f1');
          field.type = 'password';
          field.type = 'text';
        }),
        [null],
        'for a moment',
      );
    });

    test("an editor's lines, without what it does not show", async () => {
      assert.deepEqual(
        await read(`
          <div id="f1" contenteditable><p>bir <b>iki</b><span> üç</span></p><p><br></p><div><div>dörd</div>beş<br>altı</div></div>
          <div id="f2" contenteditable="plaintext-only" style="white-space:pre-wrap">a\nb</div>
          <div id="f3" contenteditable><ul><li>a</li>\n<li>b</li></ul><span hidden>c</span><style>d{}</style><input value="e"></div>`),
        ['bir iki üç\ndörd\nbeş\naltı\n', 'a\nb', 'a\nb\n'],
      );
    });

    test('of a long text, what is around the place of typing', async () => {
      const page = await kit.pages.show(`<textarea id="f1">${'a'.repeat(20_000)}</textarea><div id="f2" contenteditable></div>`);
      await page.evaluate(() => {
        const field = document.getElementById('f1');
        field.setRangeText('HERE', 12_000, 12_000, 'end');
        document.getElementById('f2').innerHTML = `${'<p>söz</p>'.repeat(5000)}<p>son</p>`;
      });
      const [text, lines] = await page.inside('fields', ['#f1', '#f2']);
      assert.deepEqual([text.length, text.indexOf('HERE')], [8192, 4092]);
      assert.ok(lines.length <= 8192 && lines.endsWith('söz\nson\n'), `${lines.length}`);
    });
  });
}
