// The content script's modules in real pages of the real browsers: an extension made of them for these tests, without
// a background. A test calls a module by name inside the page and gets plain data back.
//
//     const { pages, close } = await open('firefox');
//     const page = await pages.show('<p>+994 <b>50</b> 012 34 56</p>');
//     await page.inside('read');   // [{ id: 1, text: '+994 50 012 34 56', … }]
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { ROOT, start } from '../browser/harness.mjs';
import { colours } from '../tools/colours.mjs';

const MANIFEST = {
  manifest_version: 3,
  name: 'Tests of the page reader',
  version: '1',
  browser_specific_settings: { gecko: { id: 'tests-dom@nightjar.invalid', strict_min_version: '128.0' } },
  host_permissions: ['<all_urls>'],
  content_scripts: [
    { matches: ['<all_urls>'], js: ['inside.js'], run_at: 'document_start', all_frames: true, match_origin_as_fallback: true },
  ],
};

export async function open(browser, { folder = path.join(ROOT, 'tests/pages') } = {}) {
  const extension = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-dom-'));
  fs.writeFileSync(path.join(extension, 'manifest.json'), JSON.stringify(MANIFEST));
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'inside.mjs')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    outfile: path.join(extension, 'inside.js'),
    logLevel: 'error',
    define: { BUILT_COLOURS: colours() },
  });
  const session = await start({ browser, extension });
  const made = new Map([['/late.css', 'main { display: block !important }']]);
  const server = http.createServer(({ url }, response) => {
    const name = decodeURIComponent(url.split('?')[0]);
    const body = made.get(name) ?? read(path.join(folder, name));
    if (body === null) response.writeHead(404).end();
    else
      response.writeHead(200, { 'content-type': type(name), ...(name === '/raw' ? { 'content-security-policy': STILL } : {}) }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  let tab = null;

  /** One tab for all: a page of its own for each test, in the same window. */
  async function go(url) {
    tab ??= await session.browser.newPage();
    await tab.goto(url, { waitUntil: 'load' });
    await tab.bringToFront();
    tab.inside = (name, ...args) => inside(tab, name, args);
    return tab;
  }
  return {
    session,
    pages: {
      origin,
      /** A page with this body. */
      show(body, head = '') {
        made.set('/made', `<!doctype html><html lang="az"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`);
        return go(`${origin}/made?${made.size}`);
      },
      /** A whole page from its bytes. */
      raw(bytes) {
        made.set('/raw', bytes);
        return go(`${origin}/raw?${++calls}`);
      },
      /** A page of the folder. */
      file: (name) => go(`${origin}/${name}`),
    },
    async close() {
      await session.close();
      server.closeAllConnections();
      server.close();
      fs.rmSync(extension, { recursive: true, force: true });
    },
  };
}

let calls = 0;
/** Calls a function of inside.mjs in the page, or in one of its frames. */
export async function inside(frame, name, args) {
  const id = ++calls;
  const text = await frame.evaluate(
    (id, name, args) =>
      new Promise((resolve) => {
        addEventListener(`tests-dom-answer-${id}`, (event) => resolve(event.detail), { once: true });
        dispatchEvent(new CustomEvent('tests-dom-call', { detail: JSON.stringify({ id, name, args }) }));
      }),
    id,
    name,
    args,
  );
  const answer = JSON.parse(text);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

/** A saved page is shown as it was saved: nothing of it runs, and nothing is fetched. */
const STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const read = (file) => (fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : null);
const type = (name) =>
  ({ '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.xml': 'application/xml' })[path.extname(name)] ??
  'text/html; charset=utf-8';
