// The worker that reads exports, on real files in the real browsers: what it answers, that its page stays free meanwhile,
// and that nothing is left of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { ROOT, start, wanted } from './harness.mjs';

const exported = (name) => fs.readFileSync(path.join(ROOT, 'tests/exports', name));

const FILES = {
  'result.json': exported('telegram/result.json'),
  'WhatsApp Chat - Ailə.zip': zipSync({ '_chat.txt': new Uint8Array(exported('whatsapp/iphone-ru.txt')) }),
  'photo.png': Buffer.from('\x89PNG\r\n\0', 'latin1'),
};

/** Asks the worker in our own page, as the page would. Files come as base64, their answers as plain values. */
function inPage(files, steps) {
  const chosen = Object.entries(files).map(([path, bytes]) => ({ path, base64: Buffer.from(bytes).toString('base64') }));
  return async (page) =>
    page.evaluate(
      async (chosen, steps) => {
        const worker = new Worker('intake.js');
        const answers = [];
        const ask = (message) =>
          new Promise((resolve, reject) => {
            worker.onerror = () => reject(new Error('the worker failed'));
            worker.onmessage = ({ data }) => {
              answers.push(data.name);
              if (data.name !== 'progress') resolve(data);
            };
            worker.postMessage(message);
          });
        const files = chosen.map(({ path, base64 }) => {
          const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          return { path, file: new File([bytes], path.split('/').pop()) };
        });
        const looked = await ask({ name: 'look', files });
        const taken =
          steps.take === null ? null : await ask({ name: 'take', keys: looked.chats.slice(...steps.take).map(({ key }) => key) });
        worker.terminate();
        const lengths = taken?.chats.map(({ key, messages, bytes }) => ({ key, messages, length: bytes.length }));
        return { looked, taken: lengths, answers };
      },
      chosen,
      steps,
    );
}

for (const browser of wanted) {
  describe(`the reader of exports, in ${browser}`, () => {
    let session;
    let page;
    before(async () => {
      session = await start({ browser });
      page = await session.openExtensionPage('options.html');
    });
    after(() => session?.close());

    test('lists chats and takes in those that were chosen', async () => {
      const { looked, taken, answers } = await inPage(FILES, { take: [1, 2] })(page);
      assert.equal(looked.name, 'chats');
      assert.deepEqual(
        looked.chats.map(({ name, platform, messages }) => [name, platform, messages]),
        [
          ['Nərgiz Qoşqarlı', 'telegram', 3],
          ['Ailə', 'whatsapp', 3],
        ],
      );
      assert.deepEqual(looked.troubles, [{ file: 'photo.png', fault: 'NotAnExport', messages: 0 }]);
      assert.deepEqual(
        taken.map(({ key, messages }) => [key, messages]),
        [[looked.chats[1].key, 3]],
      );
      assert.ok(taken[0].length > 20 && taken[0].length < 200, `${taken[0].length} bytes`);
      assert.deepEqual(answers, ['progress', 'chats', 'progress', 'taken']);
    });

    test('a long export is read while its page goes on, with progress, and the worker can be ended in the middle', async () => {
      const seen = await page.evaluate(async () => {
        const line = (number) => `{"type": "message", "from": "A", "text": "söz ${number} və başqa söz ${number * 7} sonra"},\n`;
        const parts = Array.from({ length: 200 }, (_, part) => Array.from({ length: 1000 }, (__, at) => line(part * 1000 + at)).join(''));
        const file = new File(['{"name": "N", "type": "personal_chat", "messages": [\n', ...parts, '{}]}'], 'result.json');
        const worker = new Worker('intake.js');
        // Each turn of the page's own loop makes the next.
        let turns = 0;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          turns += 1;
          port2.postMessage(null);
        };
        port2.postMessage(null);
        const marks = [];
        const looked = await new Promise((resolve) => {
          worker.onmessage = ({ data }) => {
            if (data.name === 'progress') marks.push([data.done, data.all]);
            else resolve(data);
          };
          worker.postMessage({ name: 'look', files: [{ path: 'result.json', file }] });
        });
        port1.close();
        // Ended in the middle of taking in: nothing comes of it.
        const late = new Promise((resolve) => {
          worker.onmessage = ({ data }) => resolve(data.name);
        });
        worker.postMessage({ name: 'take', keys: looked.chats.map(({ key }) => key) });
        const first = await late;
        worker.terminate();
        return { messages: looked.chats[0].messages, marks, turns, first, size: file.size };
      });
      assert.equal(seen.messages, 200_000);
      assert.ok(seen.marks.length > 2, 'progress is told');
      assert.ok(seen.marks.every(([done, all], at) => all === seen.size && done <= all && (at === 0 || done >= seen.marks[at - 1][0])));
      assert.equal(seen.first, 'progress');
      assert.ok(seen.turns > 100, `the page did ${seen.turns} turns meanwhile`);
    });
  });
}
