// The hostile server: two origins on 127.0.0.1, one page a scene, and a list of everything that is asked of it.
// A page's bytes depend on the scene alone, never on the watchlist or on what an extension does.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { baits } from './baits.mjs';

const PROBES = [
  'notebook',
  'tree',
  'style',
  'geometry',
  'shadow',
  'text',
  'timeline',
  'events',
  'fight',
  'tamper',
  'origin',
  'frames',
  'senses',
  'begin',
];

/** Words that labels, cards and marks may be made of; the page looks for them, it holds none. */
const WORDS = ['Your ', 'Phone', 'phone', 'E-mail', 'Nightjar', 'finding', 'lbl11', 'Leaked'];

/** Family names that a page can claim for itself. Generic names stand here in quotes: unquoted they are the browser's. */
const FAMILIES = [
  'Arial',
  'Helvetica',
  'Helvetica Neue',
  'Times',
  'Times New Roman',
  'Courier New',
  'Verdana',
  'Georgia',
  'Tahoma',
  'Segoe UI',
  'Roboto',
  'Inter',
  'Ubuntu',
  'Noto Sans',
  'Noto Serif',
  'Noto Color Emoji',
  'DejaVu Sans',
  'Liberation Sans',
  'system-ui',
  'ui-sans-serif',
  '-apple-system',
  'BlinkMacSystemFont',
  'sans-serif',
  'serif',
  'monospace',
  'emoji',
  'initial',
  'Nightjar',
];
/** One family in pieces: which letters were drawn is told by which piece is fetched. */
const PIECES = { upper: 'U+41-5A', lower: 'U+61-7A', digits: 'U+30-39', signs: 'U+2000-2BFF, U+1F000-1FFFF' };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const list = (from, to, style = '') =>
  baits()
    .slice(from, to)
    .map(({ value }, at) => `<p${style}><span id="b${from + at}" data-bait>${escaped(value)}</span></p>`)
    .join('');
const PLAIN = '<p id="plain">Burada maraqlı heç nə yoxdur.</p>';
const columns = (many) =>
  `<style>body{margin:8px;font:13px monospace}#box{columns:${many};column-gap:12px}#box p{margin:0 0 10px;white-space:nowrap;overflow:hidden}</style>`;
const faces = () =>
  FAMILIES.map((family) => `@font-face{font-family:"${family}";src:url("/font/${encodeURIComponent(family)}")}`)
    .concat(
      Object.entries(PIECES).map(
        ([name, range]) => `@font-face{font-family:"Pieces";src:url("/font/piece-${name}");unicode-range:${range}}`,
      ),
    )
    .join('');

/** How many baits each scene shows; the suite demands that as many be found. */
export const SCENES = {
  open: {
    shows: 24,
    body: () =>
      `${columns(3)}<div id="box">${list(0, 24)}</div>${PLAIN}<input id="field"><p elementtiming="words">söz</p><p style="height:1200px">aşağı</p>`,
  },
  crowd: { shows: 100, body: () => `${columns(4)}<div id="box">${list(0, 100)}</div>${PLAIN}` },
  live: { shows: 24, body: () => `${columns(3)}${PLAIN}<div id="box">${list(0, 24)}</div>` },
  tall: {
    shows: 24,
    body: () =>
      `<style>body{margin:8px}p{margin:0 0 390px}</style>${list(0, 23)}<p style="width:3600px;text-align:right"><span id="b23" data-bait>${escaped(baits()[23].value)}</span></p>`,
  },
  blank: { shows: 16, body: () => `<style>body{opacity:0;font:13px monospace}</style>${list(0, 16)}` },
  fonts: { shows: 16, body: () => `<style>${faces()}html{font-family:Pieces}body{font:13px monospace}</style>${list(0, 16)}` },
  strict: {
    shows: 16,
    policy: "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:",
    body: () => `${list(0, 16)}${PLAIN}`,
  },
  overlay: { shows: 16, body: () => `${columns(2)}<div id="box">${list(0, 16)}</div>` },
  fight: { shows: 16, body: () => `${columns(2)}<div id="box">${list(0, 16)}</div>` },
  tamper: { shows: 16, body: () => `${columns(2)}<div id="box">${list(0, 16)}</div>` },
  worker: { shows: 16, body: () => `${columns(2)}<template><div id="box">${list(0, 16)}</div></template>${PLAIN}` },
  // The page's style tells its server by itself, without a script: what is matched is asked for.
  senses: {
    shows: 20,
    body: () => `<style>body{margin:8px;font:13px monospace}*{transition:all 1ms}.far{content-visibility:auto;contain-intrinsic-size:300px 80px}
      [data-bait]>*{background:url(/sense/child)}[data-bait][style]{background:url(/sense/styled)}[data-bait][class]{background:url(/sense/class)}
      html[class],body[class],html[style],body[style]{background:url(/sense/root)}html>:hover:not(head,body){background:url(/sense/hover)!important}
      html>::part(mark){background:url(/sense/part)!important}html>div>*{background:url(/sense/host)!important}</style>
      <div id="box">${list(0, 10)}</div>${PLAIN}<x-line>${list(10, 14)}</x-line>
      <svg width="400" height="60">${baits()
        .slice(14, 16)
        .map(({ value }, at) => `<text x="0" y="${20 + 30 * at}" data-bait>${escaped(value)}</text>`)
        .join('')}</svg><p style="height:3000px">aşağı</p><section class="far" id="far">${list(16, 20)}</section>`,
  },
  gone: { shows: 60, body: () => `${columns(3)}<div id="box">${list(0, 60)}</div>${PLAIN}` },
  frames: {
    shows: 21,
    body: (
      other,
      search,
    ) => `${list(0, 5)}<iframe id="same" src="/framed?from=5"></iframe><iframe id="other" src="${other}/framed?from=9${search.replace('?', '&amp;')}"></iframe>
      <iframe id="srcdoc" srcdoc="${escaped(list(13, 17))}"></iframe><iframe id="blank"></iframe><iframe id="blob"></iframe><script src="/frames-fill.js"></script>`,
  },
};
const WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => clients.get(event.clientId).then((client) => client?.postMessage(event.request.url)));`;
const FILL = `addEventListener('load', () => {
  const copies = (from, to) => ${JSON.stringify(
    baits()
      .slice(17, 21)
      .map(({ value }) => value),
  )}.slice(from, to).map((value) => { const p = document.createElement('p'); p.textContent = value; return p; });
  document.getElementById('blank').contentDocument.body.append(...copies(0, 2));
  document.getElementById('blob').src = URL.createObjectURL(new Blob([copies(2, 4).map((p) => p.outerHTML).join('')], { type: 'text/html' }));
});`;
const FRAMED_SCRIPT = `addEventListener('message', (event) => { if (event.data === 'look') event.source.postMessage([
  [...document.documentElement.children].map((child) => [child.nodeName, child.attributes.length, child.childNodes.length > 0, Boolean(child.shadowRoot)]),
  document.querySelectorAll('*').length, [...document.querySelectorAll('[data-bait]')].map((bait) => bait.childNodes.length), [...(CSS.highlights ?? [])].length, window.length], '*'); });`;

/** @returns {Promise<{url(scene, query), asked(): string[], forget(), kept: string[], close()}>} `kept` is what was posted to /keep. */
export async function serve() {
  const asked = [];
  const kept = [];
  const ports = [];
  const answer = (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const send = (type, body, headers = {}) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers }).end(body);
    const name = url.pathname.slice(1);
    if (name === 'keep') {
      const parts = [];
      request
        .on('data', (part) => parts.push(part))
        .on('end', () => {
          kept.push(Buffer.concat(parts).toString());
          send('text/plain', '');
        });
      return;
    }
    const [, probe] = name.match(/^page\/(\w+)\.js$/) ?? [];
    if (PROBES.includes(probe)) return send('text/javascript', readFileSync(new URL(`./page/${probe}.js`, import.meta.url)));
    if (name === 'frames-fill.js') return send('text/javascript', FILL);
    if (name === 'worker.js') return send('text/javascript', WORKER);
    if (name === 'framed.js') return send('text/javascript', FRAMED_SCRIPT);
    if (name === 'framed')
      return send(
        'text/html',
        `<!doctype html><script src="/framed.js"></script>${list(Number(url.searchParams.get('from')), Number(url.searchParams.get('from')) + 4)}`,
      );
    const scene = SCENES[name];
    if (!scene) {
      asked.push(`${ports.indexOf(request.socket.localPort)} ${request.method} ${url.pathname}`);
      return response.writeHead(404).end();
    }
    const scripts = PROBES.map(
      (file) =>
        `<script src="/page/${file}.js"${file === 'notebook' ? ` data-scene="${name}" data-words="${WORDS.join('|')}"` : ''}></script>`,
    ).join('');
    send(
      'text/html',
      `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>elan</title><link rel="icon" href="data:,">${scripts}</head><body>${scene.body(`http://127.0.0.1:${ports[1]}`, url.search)}</body></html>`,
      scene.policy ? { 'content-security-policy': scene.policy } : {},
    );
  };
  const servers = [http.createServer(answer), http.createServer(answer)];
  for (const server of servers)
    ports.push(await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port))));
  return {
    url: (scene, query = '') => `http://127.0.0.1:${ports[0]}/${scene}${query}`,
    asked: () => [...asked].sort(),
    forget: () => {
      asked.length = 0;
    },
    kept,
    ports,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
