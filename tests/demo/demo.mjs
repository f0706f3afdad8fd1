// The product at work: first run on its own pages, then two pages about an invented person, on which every planted leak has to be
// marked and every near miss left alone. Called by `./build.sh demo`.
import fs from 'node:fs';
import path from 'node:path';
import { ask, ROOT, resize, serve, start, waitFor } from '../browser/harness.mjs';
import { different, PASSPHRASE, PERSON, pixels, tabView } from '../browser/product.mjs';
import { addItem, makeVault, next } from './first-run.mjs';

const browser = process.argv[2] ?? 'chromium';
const OUT = path.join(ROOT, 'target/demo');
const SITE = '127.0.0.1';
const PAGES = ['channel', 'ad'];
/** Arrives while the channel is open. */
const LATER = [
  { text: 'Yenilənib. FİN: 5ZK1T8R', leak: 'FIN' },
  { text: 'Zəng: 050 012 34 56', leak: 'mobile' },
];
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform === 'darwin');

const say = (text = '') => process.stdout.write(`${text}\n`);

/** The demo's own server: the pages, and a stream on which the later message is sent. */
async function site() {
  const streams = new Set();
  const live = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    streams.add(response);
  };
  const server = await serve({ '/live': live }, { folder: import.meta.dirname });
  const send = (message) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  return { ...server, send };
}

/** Every planted place of a page: what it is, where it stands, and what it looks like now. */
async function places(page, name) {
  const found = [];
  for (const element of await page.$$('[data-leak], [data-decoy]')) {
    const { leak, decoy, time } = await element.evaluate((node) => ({
      leak: node.dataset.leak,
      decoy: node.dataset.decoy,
      time: node.closest('article').querySelector('footer')?.textContent.split(' · ')[1],
    }));
    const live = name === 'channel' && time === undefined;
    found.push({ page, name, element, leak, decoy, where: `${name}${live ? ', live message' : time ? `, ${time}` : ''}` });
  }
  return found;
}

/** A picture of the place as it looks now. */
async function look({ page, element, leak }) {
  const margin = leak ? 5 : 2;
  const box = await element.evaluate((node, margin) => {
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = node.getBoundingClientRect();
    return { x: Math.max(0, left - margin), y: Math.max(0, top - margin), width: width + 2 * margin, height: height + 2 * margin };
  }, margin);
  return pixels(page, box);
}

/** Looks at every place of one kind, one page after the other, in front. */
async function lookAt(list) {
  for (const place of list) {
    await place.page.bringToFront();
    place.before = await look(place);
  }
}

/** Enough pixels for a line under a word; a decoy may not change at all. */
const MARKED = 20;

async function checkLeak(place) {
  await place.page.bringToFront();
  try {
    await waitFor('a mark', async () => different(place.before, await look(place)) >= MARKED, { timeout: 10_000, every: 100 });
    place.fine = true;
  } catch {
    place.fine = false;
  }
}

/** Looked at until the page has come to rest: marks of other places follow the scrolling a frame later. A mark of its own stays. */
async function checkDecoy(place) {
  await place.page.bringToFront();
  try {
    await waitFor('the place as it was', async () => different(place.before, await look(place)) === 0, { timeout: 5_000, every: 100 });
    place.fine = true;
  } catch {
    place.fine = false;
  }
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    say(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}`,
    );
}

async function picture(page, name, options = {}) {
  await page.screenshot({ path: path.join(OUT, `${name}.png`), captureBeyondViewport: false, ...options });
}

async function run(session) {
  const server = await site();
  say('First run: language, passphrase.');
  const welcome = await makeVault(session, { language: 'en', passphrase: PASSPHRASE });

  say(`Opening ${PAGES.map((name) => server.url(`/${name}.html`)).join(' and ')}, with nothing to watch yet.`);
  const open = {};
  for (const name of PAGES) open[name] = await session.open(server.url(`/${name}.html`));
  const planted = [...(await places(open.channel, 'channel')), ...(await places(open.ad, 'ad'))];
  await lookAt(planted);

  await welcome.bringToFront();
  for (const item of PERSON) {
    await addItem(welcome, item);
    say(`  added: ${item.label} (${item.kind})`);
  }
  await next(welcome);

  say('Going back to the pages; then a further message arrives.');
  const leaks = planted.filter(({ leak }) => leak);
  for (const place of leaks) await checkLeak(place);
  for (const place of planted.filter(({ decoy }) => decoy)) await checkDecoy(place);

  const later = await checkLater(server, open.channel, welcome);
  const seen = {};
  for (const name of PAGES) seen[name] = (await tabView(welcome, server.url(`/${name}.html`))).findings;
  await pictures(session, open.channel);
  return { leaks: [...leaks, ...later], decoys: planted.filter(({ decoy }) => decoy), seen };
}

/** The message that arrives: without marks first, to have something to compare with. */
async function checkLater(server, channel, own) {
  const count = (await channel.$$('article')).length;
  server.send(LATER);
  await channel.bringToFront();
  await waitFor('the message', async () => (await channel.$$('article')).length > count);
  const later = (await places(channel, 'channel')).slice(0, LATER.length);
  const { findings } = await waitFor('the message to be found', async () => {
    const view = await tabView(own, server.url('/channel.html'));
    return view.findings.some(({ label }) => label === 'FIN') && view;
  });
  if (findings.length === 0) throw new Error('nothing is found');
  const marked = [];
  for (const place of later) marked.push(await waitForMark(place));
  await ask(own, 'setSite', { site: SITE, mode: 'badge' });
  await channel.bringToFront();
  for (const [index, place] of later.entries()) {
    place.fine = await waitFor('the marks to go', async () => different(marked[index], await look(place)) >= MARKED).then(
      () => true,
      () => false,
    );
  }
  await ask(own, 'setSite', { site: SITE, mode: 'inline' });
  await channel.bringToFront();
  for (const [index, place] of later.entries()) {
    await waitFor('the marks to come back', async () => different(marked[index], await look(place)) === 0);
  }
  return later;
}

/** The place when it has stopped changing: twice the same. */
async function waitForMark(place) {
  let last = await look(place);
  return waitFor(
    'a still picture',
    async () => {
      const now = await look(place);
      const still = different(last, now) === 0;
      last = now;
      return still && now;
    },
    { every: 300 },
  );
}

async function pictures(session, channel) {
  await channel.bringToFront();
  await channel.evaluate(() => scrollTo(0, 0));
  await channel.mouse.move(5, 5);
  await picture(channel, 'page');
  const box = await (await channel.$('article:nth-of-type(2) [data-leak]')).boundingBox();
  const before = await pixels(channel);
  await channel.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await waitFor('the card', async () => different(before, await pixels(channel)) > 1000);
  await picture(channel, 'card');
  await channel.mouse.move(5, 5);
  const popup = await session.openExtensionPage('panel.html');
  await resize(popup, { width: 400, height: 600 });
  await popup.waitForSelector('.groups');
  await picture(popup, 'popup');
  await popup.close();
  const options = await session.openExtensionPage('options.html');
  await options.waitForSelector('.items');
  await picture(options, 'options');
  await options.close();
  await channel.bringToFront();
}

function report({ leaks, decoys, seen }) {
  say('\nWhat was found:');
  const rows = leaks.map(({ leak, name, where, fine }) => {
    const finding = seen[name].find(({ label, accepted }) => label === leak && !accepted);
    return { fine: fine && finding !== undefined, cells: [leak, finding?.kind ?? '–', finding?.severity ?? '–', where] };
  });
  table([['label', 'kind', 'severity', 'where', ''], ...rows.map(({ fine, cells }) => [...cells, fine ? 'marked' : 'NOT MARKED'])]);
  say('\nWhat only looks like it:');
  table([['decoy', 'where', ''], ...decoys.map(({ decoy, where, fine }) => [decoy, where, fine ? 'left alone' : 'MARKED'])]);
  // What the popup lists beyond the planted leaks would be a false alarm that no pixel showed.
  const planted = new Set(leaks.map(({ leak, name }) => `${name} ${leak}`));
  const strangers = Object.entries(seen).flatMap(([name, findings]) => findings.filter(({ label }) => !planted.has(`${name} ${label}`)));
  for (const { label } of strangers) say(`\nFound, but planted nowhere: ${label}`);
  const wrong = rows.filter(({ fine }) => !fine).length + decoys.filter(({ fine }) => !fine).length + strangers.length;
  say(`\n${rows.length} leaks, ${decoys.length} decoys: ${wrong === 0 ? 'all as it should be' : `${wrong} wrong`}.`);
  say(`Pictures: ${path.relative(process.cwd(), OUT)}/{page,card,popup,options}.png`);
  return wrong === 0;
}

fs.rmSync(OUT, { recursive: true, force: true });
fs.mkdirSync(OUT, { recursive: true });
const session = await start({
  browser,
  headless: !display,
  handleSIGINT: false,
  viewport: display ? null : { width: 1000, height: 860 },
  args: { chromium: ['--window-size=1040,960'], firefox: ['--width', '1040', '--height', '960'] },
});
let fine = false;
try {
  fine = report(await run(session));
  if (display) {
    say('\nThe window stays open for you: point at a mark, open the popup (Alt+Shift+J). Close it, or press Ctrl-C, to end.');
    await new Promise((resolve) => {
      session.browser.once('disconnected', resolve);
      process.once('SIGINT', resolve);
    });
  }
} finally {
  await session.close().catch(() => {});
}
process.exit(fine ? 0 : 1);
