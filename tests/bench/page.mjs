// What a user waits and what a page pays, in Chromium: from text to mark on a chat page, and the longest task of ours on the thread of
// the chat page and of the largest page at hand.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PAGES } from '../browser/cost/pages.mjs';
import { ourTasks, traced } from '../browser/cost/trace.mjs';
import { ROOT, serve, waitFor } from '../browser/harness.mjs';
import { baits } from '../browser/leak/baits.mjs';
import { watch } from '../browser/leak/watching.mjs';
import { wrapped } from '../browser/wrapped.mjs';

const SAMPLES = 80;
const DIST = path.join(ROOT, 'dist');

const CHAT = `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>söhbət</title></head>
<body><div id="chat" style="height:600px;overflow:auto">${Array.from({ length: 400 }, (_, at) => `<p>mesaj ${at}: axşam bazarda görüşək, sonra sahilə gedərik</p>`).join('')}</div>
<script>
const chat = document.getElementById('chat');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
chat.scrollTop = chat.scrollHeight;
/** Says something watched; when was its mark written, and when painted? */
window.say = async (words, number) => {
  const line = document.createElement('p');
  line.append('mesaj ' + number + ', sabah zəng elə: ', Object.assign(document.createElement('span'), { textContent: words }));
  line.lastChild.setAttribute('data-now', '');
  // Not in step with frames or with the last answer.
  await pause(40 + (number * 37) % 160);
  chat.append(line);
  chat.scrollTop = chat.scrollHeight;
  const from = performance.now();
  const { data } = await new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  line.remove();
  return { written: data.written - from, painted: data.painted - from };
};
</script></body></html>`;

function largestPage(corpora) {
  if (!corpora) return { name: "the cost test's page of 100,000 texts", html: PAGES['/nodes'] };
  const folder = path.join(corpora, 'html');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => /\.html?(\.gz)?$/.test(entry.name));
  const read = (file) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file));
  const sized = files
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => ({ file, size: file.endsWith('.gz') ? read(file).length : statSync(file).size }));
  const { file, size } = sized.sort((a, b) => b.size - a.size)[0];
  return { name: `the largest saved page at hand (${(size / 1e6).toFixed(1)} MB)`, html: read(file) };
}

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

export async function measurePages(corpora) {
  const large = largestPage(corpora);
  const server = await serve({ '/chat': CHAT, '/large': { body: large.html } });
  const folder = wrapped(DIST, 'marking', new URL('./marking.js', import.meta.url));
  const items = baits();
  const watching = await watch({ browser: 'chromium', extension: folder, items });
  try {
    const { browser } = watching.session;
    const page = await browser.newPage();
    await page.bringToFront();
    await page.goto(server.url('/chat'));
    await waitFor('the chat page to be armed', async () => (await watching.view(server.url('/chat'))).heard);
    const samples = [];
    for (let at = 0; at < SAMPLES; at++)
      samples.push(await page.evaluate((words, number) => window.say(words, number), items[at % items.length].value, at));
    const times = (name) =>
      samples
        .slice(5)
        .map((sample) => sample[name])
        .sort((a, b) => a - b);
    const [written, painted] = [times('written'), times('painted')];
    const chatEvents = await traced(browser, async () => {
      for (let at = 0; at < 30; at++) await page.evaluate((words, number) => window.say(words, number), items[at].value, at);
    });
    await page.close();

    const events = await traced(browser, async () => {
      const other = await browser.newPage();
      await other.bringToFront();
      await other.goto(server.url('/large'), { waitUntil: 'load', timeout: 120_000 });
      // Read to its end: what is added last is found.
      await other.evaluate(
        (words) => document.body.append(Object.assign(document.createElement('p'), { textContent: words })),
        items.at(-1).value,
      );
      await waitFor(
        'the last words to be found',
        async () => (await watching.view(server.url('/large'))).findings.some(({ label }) => label === items.at(-1).label),
        { timeout: 120_000, every: 100 },
      );
      await other.close();
    });
    const summary = (events) => {
      const tasks = ourTasks(events);
      const all = tasks.reduce((sum, one) => sum + one, 0);
      return {
        longest: tasks[0],
        p99: percentile([...tasks].reverse(), 0.99),
        all,
        tasks: tasks.length,
      };
    };
    return {
      written: { p50: percentile(written, 0.5), p95: percentile(written, 0.95) },
      painted: { p50: percentile(painted, 0.5), p95: percentile(painted, 0.95) },
      samples: samples.length,
      chat: summary(chatEvents),
      large: { name: large.name, ...summary(events) },
    };
  } finally {
    await watching.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
