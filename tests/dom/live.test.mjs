// Pages that change: only what changed is told, blocks keep their numbers, what goes is said to be gone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { waitFor, wanted } from '../browser/harness.mjs';
import { open } from './kit.mjs';

for (const browser of wanted) {
  describe(`${browser}: live pages`, () => {
    let kit;
    before(async () => {
      kit = await open(browser);
    });
    after(() => kit?.close());

    /** Reads a page, changes it, and says what was told of the change. */
    async function change(body, act, ...args) {
      const page = await kit.pages.show(body);
      const before = await page.inside('read');
      await page.inside('changes');
      await page.evaluate(act, ...args);
      const { changed, gone } = await page.inside('changes');
      assert.deepEqual((await page.inside('check')).wrong, []);
      return { page, before, changed: changed.map(({ text }) => text), ids: changed.map(({ id }) => id), gone };
    }
    const idOf = (blocks, text) => blocks.find((block) => block.text === text).id;

    test('a text edited in place keeps its number', async () => {
      const { before, changed, ids, gone } = await change('<p>bir</p><p id="p">iki</p>', () => {
        document.getElementById('p').firstChild.data = 'iki min';
      });
      assert.deepEqual([changed, ids, gone], [['iki min'], [idOf(before, 'iki')], []]);
    });

    test('text is shown once its page is: by a style sheet that came late, or by a class far above it', async () => {
      const shown = async (page) => (await page.inside('read')).map(({ text, hidden }) => `${text} ${hidden ? 'hidden' : 'shown'}`);
      const hidden = '<style>main { display: none }</style><main><section><p>bir</p></section></main>';
      const late = await change(hidden, () => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = '/late.css';
        document.head.append(link);
        return new Promise((resolve) => link.addEventListener('load', resolve));
      });
      await waitFor('the text to be known as shown', async () => (await shown(late.page)).includes('bir shown'));

      const above = await change(`<style>html.ready main { display: block !important }</style>${hidden}`, () => {
        document.documentElement.className = 'ready';
      });
      assert.deepEqual(await shown(above.page), ['bir shown']);
    });

    test('a message that arrives is told alone', async () => {
      const { changed, gone } = await change('<main><p>bir</p><p>iki</p></main>', () => {
        const p = document.createElement('p');
        p.textContent = 'üç';
        document.querySelector('main').append(p);
      });
      assert.deepEqual([changed, gone], [['üç'], []]);
    });

    test('the same text in new nodes is nothing new', async () => {
      const { changed, gone } = await change('<p id="p">bir <b>iki</b></p>', () => {
        document.getElementById('p').innerHTML = 'bir <b>iki</b>';
      });
      assert.deepEqual([changed, gone], [[], []]);
    });

    test('a text node split or joined by the page is nothing new', async () => {
      const { changed, gone } = await change('<p id="p">bir iki</p>', () => {
        document.getElementById('p').firstChild.splitText(3);
      });
      assert.deepEqual([changed, gone], [[], []]);
    });

    test('what is removed is gone, with all that is in it', async () => {
      const { before, changed, gone } = await change('<section id="s"><p>bir</p><div>iki<p>üç</p></div></section><p>dörd</p>', () => {
        document.getElementById('s').remove();
      });
      assert.deepEqual(changed, []);
      assert.deepEqual(gone.toSorted(), ['bir', 'iki', 'üç'].map((text) => idOf(before, text)).toSorted());
    });

    test('what is removed while something large is gone through is gone as well', async () => {
      const small = Array.from({ length: 12 }, (_, i) => `<p class="small">söz ${i}</p>`).join('');
      const page = await kit.pages.show(
        `<main></main>${small}<script>for (let i = 0; i < 20000; i++) document.querySelector('main').append(document.createElement('i'))</script>`,
      );
      const before = await page.inside('read');
      await page.inside('changes');
      await page.evaluate(async () => {
        document.querySelector('main').remove();
        for (const each of document.querySelectorAll('.small')) {
          await new Promise((resolve) => requestIdleCallback(resolve));
          each.remove();
        }
      });
      assert.deepEqual(
        (await page.inside('changes')).gone.toSorted((a, b) => a - b),
        before.map(({ id }) => id),
      );
    });

    test('words that wait to be sent when the page draws them anew are sent all the same', async () => {
      const page = await kit.pages.show('<p>bir</p><p id="p"><b>iki</b> min</p>');
      await page.inside('read');
      await page.inside('scan');
      await page.evaluate(() => {
        document.querySelector('p').textContent = 'üç';
      });
      await waitFor('a question', async () => (await page.inside('asked')).length === 1);
      await page.evaluate(() => {
        document.getElementById('p').innerHTML = '<b>dörd</b> min';
      });
      await page.inside('read');
      // In one turn: new nodes with the same words, and the answer, before anybody has read them.
      await page.evaluate(() => {
        document.getElementById('p').innerHTML = '<b>dörd</b> min';
        dispatchEvent(new CustomEvent('tests-dom-call', { detail: JSON.stringify({ id: -1, name: 'answer', args: [] }) }));
      });
      await waitFor('the words', async () => (await page.inside('asked')).flat().includes('dörd min'));
    });

    test('a list that reuses its nodes', async () => {
      const { before, changed, ids, gone } = await change('<ul><li>1</li><li>2</li><li>3</li></ul>', () => {
        [...document.querySelectorAll('li')].forEach((item, i) => {
          item.firstChild.data = String(i + 4);
        });
      });
      assert.deepEqual([changed, ids, gone], [['4', '5', '6'], ['1', '2', '3'].map((text) => idOf(before, text)), []]);
    });

    test('a list that turns its nodes round tells those that moved', async () => {
      const { page, changed, gone } = await change('<ul><li>1</li><li>2</li><li>3</li></ul>', () => {
        const list = document.querySelector('ul');
        list.append(list.firstElementChild);
      });
      assert.deepEqual([changed, gone], [['1'], []]);
      assert.deepEqual((await page.inside('chain', '2')).chain, ['2', '3', '1']);
    });

    test('a long text that begins otherwise: only its beginning is told, and its parts are still neighbours', async () => {
      const page = await kit.pages.show(
        '<pre id="p"></pre><script>p.textContent = Array.from({length: 9000}, (_, i) => "söz" + i).join(" ")</script>',
      );
      const before = await page.inside('read');
      await page.inside('changes');
      await page.evaluate(() => {
        const text = document.getElementById('p').firstChild;
        text.replaceData(0, 4, 'SÖZ0');
      });
      const { changed, gone } = await page.inside('changes');
      assert.deepEqual([changed.map(({ id }) => id), gone], [[before[0].id], []]);
      assert.equal((await page.inside('chain', changed[0].text)).chain.length, before.length);
    });

    test('a part taken out, changed while it is out, and put back is read again', async () => {
      const page = await kit.pages.show('<div id="a"><p>bir</p><p>iki</p></div>');
      await page.inside('read');
      await page.evaluate(() => {
        window.part = document.getElementById('a');
        window.part.remove();
        window.part.lastChild.textContent = 'üç';
      });
      assert.deepEqual(await page.inside('read'), []);
      await page.evaluate(() => document.body.append(window.part));
      assert.deepEqual(
        (await page.inside('read')).map(({ text }) => text),
        ['bir', 'üç'],
      );
    });

    test('another page within the page', async () => {
      const { before, changed, gone } = await change('<main><p>bir</p></main>', () => {
        document.querySelector('main').innerHTML = '<h1>iki</h1><p>üç</p>';
        history.pushState(null, '', '/made?next');
      });
      assert.deepEqual([changed, gone], [['iki', 'üç'], [idOf(before, 'bir')]]);
    });

    test('hidden text that is shown is told again', async () => {
      const { page, changed } = await change('<style>.off{display:none}</style><div id="d" class="off"><p>bir</p></div>', () => {
        document.getElementById('d').className = '';
      });
      assert.deepEqual(changed, ['bir']);
      assert.equal((await page.inside('read'))[0].hidden, false);
    });

    test('what a late style sheet joins or parts is read so', async () => {
      const { changed, gone } = await change('<p><span>Lalə</span><span>Çinarlı</span></p>', async () => {
        const style = document.createElement('style');
        style.textContent = 'span { display: block }';
        const loaded = new Promise((resolve) => style.addEventListener('load', resolve));
        document.head.append(style);
        await loaded;
      });
      assert.deepEqual([changed.toSorted(), gone.length], [['Lalə', 'Çinarlı'], 1]);
    });

    test('what the user types is not told', async () => {
      const { changed } = await change('<p>bir</p><div id="d" contenteditable>iki</div>', () => {
        document.getElementById('d').firstChild.data = 'iki üç';
      });
      assert.deepEqual(changed, []);
    });

    test('a link that leads elsewhere', async () => {
      const { changed } = await change('<a id="a" href="tel:+994500123456">Zəng</a>', () => {
        document.getElementById('a').href = 'tel:+994500123457';
      });
      assert.deepEqual(changed, ['+994500123457']);
    });

    test('text that comes in through the slot of a closed root', async () => {
      const { changed } = await change(
        '<div id="h"><b>bir</b></div><script>h.attachShadow({mode:"closed"}).innerHTML="<p>[<slot></slot>]</p>"</script>',
        () => {
          document.querySelector('b').firstChild.data = 'iki';
        },
      );
      assert.deepEqual(changed, ['[iki]']);
    });

    test('text inside a closed root', async () => {
      const { changed } = await change(
        '<div id="h"></div><script>const root = h.attachShadow({mode:"closed"}); root.innerHTML="<p>bir</p>"; window.later = () => { root.firstChild.textContent = "iki"; }</script>',
        () => window.later(),
      );
      assert.deepEqual(changed, ['iki']);
    });

    test('an element that gets its root late is found', async () => {
      const page = await kit.pages.show('<late-one></late-one>');
      await page.inside('read');
      await page.evaluate(() => {
        customElements.define(
          'late-one',
          class extends HTMLElement {
            constructor() {
              super();
              this.attachShadow({ mode: 'closed' }).innerHTML = '<p>gec</p>';
            }
          },
        );
      });
      await waitFor('the late root', async () => (await page.inside('read')).some(({ text }) => text === 'gec'));
    });

    test('a document that is written anew', async () => {
      const page = await kit.pages.show('<p>bir</p>');
      await page.inside('read');
      await page.evaluate(() => {
        document.open();
        document.write('<!doctype html><p>iki</p>');
        document.close();
      });
      await waitFor('the new text', async () => (await page.inside('read')).some(({ text }) => text === 'iki'));
      assert.equal(
        (await page.inside('read')).some(({ text }) => text === 'bir'),
        false,
      );
    });

    test('more changes at once than are collected: what is gone is said all the same', async () => {
      const page = await kit.pages.show(`<main>${'<p>mesaj</p>'.repeat(12_000)}</main><p>son</p>`);
      await page.inside('read');
      await page.inside('changes');
      await page.evaluate(() => {
        const main = document.querySelector('main');
        while (main.firstChild) main.firstChild.remove();
      });
      await page.evaluate(() => {
        const main = document.querySelector('main');
        for (let i = 0; i < 11_000; i++) main.append(document.createElement('i'));
        main.replaceChildren();
      });
      const { gone } = await page.inside('changes');
      assert.equal(new Set(gone).size, 12_000);
      assert.deepEqual(
        (await page.inside('read')).map(({ text }) => text),
        ['son'],
      );
    });

    test('a storm of changes leaves the page its time', async () => {
      const page = await kit.pages.show(`<main>${'<p>mesaj</p>'.repeat(3000)}</main>`);
      await page.inside('read');
      const frames = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const main = document.querySelector('main');
            let n = 0;
            let frames = 0;
            const count = () => {
              frames++;
              if (n < 2000) requestAnimationFrame(count);
              else resolve(frames);
            };
            requestAnimationFrame(count);
            const write = () => {
              for (let i = 0; i < 10; i++, n++) {
                const p = document.createElement('p');
                p.textContent = `mesaj ${n}`;
                main.prepend(p);
                main.lastElementChild.remove();
              }
              if (n < 2000) setTimeout(write, 10);
            };
            write();
          }),
      );
      assert.ok(frames > 20, `${frames} frames in two seconds`);
      assert.ok((await page.inside('read')).some(({ text }) => text === 'mesaj 1999'));
    });
  });
}
