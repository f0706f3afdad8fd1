// What a user waits and what a page pays, in Chromium: from text to mark on a chat page, the whole answer to 64 K characters, the longest
// task of ours on the threads of a chat page and of the largest page at hand, and a page of much text beside mark.js.
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ourTasks, traced } from '../browser/cost/trace.mjs';
import { ROOT, serve, waitFor } from '../browser/harness.mjs';
import { watch } from '../browser/leak/watching.mjs';
import { wrapped } from '../browser/wrapped.mjs';
import { heavy } from './heavy.mjs';

const COUNT = 200;
const SAMPLES = 80;
const ANSWERS = 20;
const BLOCK = 64 * 1024;
const REPEATS = 3;
const DIST = path.join(ROOT, 'dist');
const MARK = createRequire(import.meta.url).resolve('mark.js/dist/mark.js');

const CHAT = `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>söhbət</title></head>
<body><div id="chat" style="height:600px;overflow:auto">${Array.from({ length: 400 }, (_, at) => `<p>mesaj ${at}: axşam bazarda görüşək, sonra sahilə gedərik</p>`).join('')}</div>
<script>
const chat = document.getElementById('chat');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
chat.scrollTop = chat.scrollHeight;
const written = () => new Promise((resolve) => {
  addEventListener('message', function hear({ data }) {
    if (data.written === undefined) return;
    removeEventListener('message', hear);
    resolve(data);
  });
});
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
  const data = await written();
  line.remove();
  return { written: data.written - from, painted: data.painted - from };
};
</script></body></html>`;

/** One text of 64 K characters, replaced by another: how long did the answer to the call with it take? */
const BLOCKS = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>block</title></head><body><pre id="text">.</pre>
<script>
window.replace = (text) => new Promise((resolve) => {
  addEventListener('message', function hear({ data }) {
    // What is read leaves out some white space.
    if (!(data.size > 0.9 * text.length)) return;
    removeEventListener('message', hear);
    resolve(data.answered);
  });
  document.getElementById('text').firstChild.data = text;
});
</script></body></html>`;

/** Neither scripts nor pictures of the page's own: its text and its markup. */
const STILL = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const ascending = (list) => [...list].sort((a, b) => a - b);

/** `core`: Chromium's engine of engines.mjs, which makes the watchlist and the texts and scans for itself. */
export async function measurePages(core, corpora, say) {
  const items = await core.call('items', COUNT);
  const seeded = await core.call('text', 'en', 256 * 1024);
  const { large, reading } = heavy(corpora, seeded);
  const server = await serve({
    '/chat': CHAT,
    '/block': BLOCKS,
    '/large': { body: large.html },
    '/reading': { body: reading.html, headers: STILL },
  });
  const folder = wrapped(DIST, 'marking', new URL('./marking.js', import.meta.url));
  const watching = await watch({ browser: 'chromium', extension: folder, items });
  try {
    const at = { server, watching, items };
    say('pages: from text to mark');
    const chat = await chatting(at);
    say('pages: answers to 64 K characters');
    const answers = await answering(at, (await core.call('text', 'mixed', 4 * BLOCK)).slice(0, 2 * BLOCK));
    say('pages: a heavy page, and one of much text');
    const heavyTasks = await loading(at, '/large');
    const readingTasks = await loading(at, '/reading');
    return {
      chat,
      answers,
      large: { name: large.name, ...heavyTasks },
      reading: { name: reading.name, count: COUNT, ours: readingTasks.all, ...(await marking(core, server, items)) },
    };
  } finally {
    await watching.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page of ours in front, once the background has heard of it. */
async function armed({ server, watching }, name) {
  const page = await watching.session.browser.newPage();
  await page.bringToFront();
  await page.goto(server.url(name));
  await waitFor(`${name} to be armed`, async () => (await watching.view(server.url(name))).heard);
  return page;
}

async function chatting(at) {
  const page = await armed(at, '/chat');
  // What is found alone, wherever it stands.
  const said = at.items.filter(({ kind }) => kind === 'phone' || kind === 'email' || kind === 'handle');
  const speak = (number) => page.evaluate((words, number) => window.say(words, number), said[number % said.length].value, number);
  const samples = [];
  for (let number = 0; number < SAMPLES; number++) samples.push(await speak(number));
  const events = await traced(at.watching.session.browser, async () => {
    for (let number = 0; number < 30; number++) await speak(number);
  });
  await page.close();
  const times = (name) => ascending(samples.slice(5).map((sample) => sample[name]));
  const shares = (list) => ({ p50: percentile(list, 0.5), p95: percentile(list, 0.95) });
  return { samples: samples.length, written: shares(times('written')), painted: shares(times('painted')), ...summary(events) };
}

/** From the content script's call with 64 K characters to its answer: shortest and median. */
async function answering(at, text) {
  const page = await armed(at, '/block');
  const times = [];
  // Half of it and half of it, so that each time all of the text is another.
  for (let number = 0; number < ANSWERS; number++)
    times.push(await page.evaluate((text) => window.replace(text), text.slice(number % 2 ? BLOCK : 0).slice(0, BLOCK - 1)));
  await page.close();
  const sorted = ascending(times);
  return { least: sorted[0], p50: percentile(sorted, 0.5) };
}

/** Our tasks while a page is read to its end: what is added last is found. */
async function loading({ server, watching, items }, name) {
  const last = items.findLast(({ kind }) => kind === 'email');
  const events = await traced(watching.session.browser, async () => {
    const page = await watching.session.browser.newPage();
    await page.bringToFront();
    await page.goto(server.url(name), { waitUntil: 'load', timeout: 120_000 });
    await page.evaluate((words) => document.body.append(Object.assign(document.createElement('p'), { textContent: words })), last.value);
    await waitFor(
      'the last words to be found',
      async () => (await watching.view(server.url(name))).findings.some(({ label }) => label === last.label),
      { timeout: 120_000, every: 100 },
    );
    await page.close();
  });
  return summary(events);
}

function summary(events) {
  const tasks = ourTasks(events);
  return {
    longest: tasks[0],
    p99: percentile([...tasks].reverse(), 0.99),
    all: tasks.reduce((sum, one) => sum + one, 0),
    tasks: tasks.length,
  };
}

/** mark.js on the page of much text in a browser without us, by the thread's own clock, and the core alone on that text. */
async function marking(core, server, items) {
  const page = await core.open(server.url('/reading'));
  const protocol = await page.createCDPSession();
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  try {
    await page.evaluate(readFileSync(MARK, 'utf8'));
    const mark = (values) => new globalThis.Mark(document.body).mark(values, { separateWordSearch: false, diacritics: true });
    const values = items.map(({ value }) => value);
    const runs = [];
    for (let number = 0; number < REPEATS; number++) {
      const before = await worked();
      await page.evaluate(mark, values);
      runs.push((await worked()) - before);
    }
    const text = await page.evaluate(() => document.body.innerText);
    return { marked: Math.min(...runs), scanned: await core.call('scan', COUNT, text), bytes: Buffer.byteLength(text) };
  } finally {
    await page.close();
  }
}
