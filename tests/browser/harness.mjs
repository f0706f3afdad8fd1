// Starts the real browsers with the built extension installed. The only file that knows in what they differ.
//
//     const session = await start({ browser: 'firefox' });
//     const server = await serve({ '/': '<p>+994 50 012 34 56' });
//     const page = await session.open(server.url('/'));
//     const panel = await session.openExtensionPage('options.html');
//     await waitFor('the badge', () => …);
//     await session.close(); await server.close();
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { locate } from './locate.mjs';

export const BROWSERS = ['chromium', 'firefox'];
/** Those that this run is for: BROWSERS=chromium narrows it while you work. */
export const wanted = process.env.BROWSERS ? process.env.BROWSERS.split(',') : BROWSERS;

export const ROOT = path.resolve(import.meta.dirname, '../..');
/** Firefox gives extension pages a random address; this preference pins it. */
const FIREFOX_UUID = '6e696768-746a-4172-8000-000000000000';

const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  // The sandbox doesn't start for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const FIREFOX_PREFS = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * A running browser. `profile`: a folder to keep (else a temporary one, removed on close). `extension`: the unpacked
 * folder, or null for none. `prefs`: Firefox preferences; `args`: arguments, by browser.
 * `handleSIGINT`: whether Ctrl-C ends the browser, and us, at once.
 */
export async function start({
  browser: name,
  extension = path.join(ROOT, 'dist'),
  profile,
  viewport = { width: 1000, height: 700 },
  prefs = {},
  args = {},
  headless = true,
  handleSIGINT = true,
}) {
  const executablePath = locate(name);
  if (!executablePath) throw new Error(`${name} is not there: install it, or name it by ${name.toUpperCase()}=/path/to/it`);
  const folder = profile ?? fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-profile-'));
  const common = {
    headless,
    defaultViewport: viewport,
    executablePath,
    userDataDir: folder,
    protocolTimeout: 120_000,
    handleSIGINT,
  };
  const browser = await (name === 'chromium'
    ? puppeteer.launch({
        ...common,
        browser: 'chrome',
        pipe: true,
        enableExtensions: true,
        args: [...CHROMIUM_FLAGS, ...(args.chromium ?? [])],
      })
    : puppeteer.launch({
        ...common,
        browser: 'firefox',
        args: ['--remote-allow-system-access', ...(args.firefox ?? [])],
        extraPrefsFirefox: {
          ...FIREFOX_PREFS,
          'extensions.webextensions.uuids': JSON.stringify({ [geckoId(extension)]: FIREFOX_UUID }),
          ...prefs,
        },
      }));
  const session = new Session(name, browser, folder, !profile);
  if (extension) await session.install(extension);
  return session;
}

function geckoId(extension) {
  if (!extension) return 'none@none';
  const manifest = JSON.parse(fs.readFileSync(path.join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

export class Session {
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  extensionUrl = null;
  extensionId = null;

  constructor(name, browser, profile, temporary) {
    Object.assign(this, { name, browser, profile, temporary });
  }

  async install(extension) {
    this.extensionId = await this.browser.installExtension(path.resolve(extension));
    this.extensionUrl = this.name === 'chromium' ? `chrome-extension://${this.extensionId}` : `moz-extension://${FIREFOX_UUID}`;
  }

  /** A new tab on `url`. */
  async open(url, { waitUntil = 'load' } = {}) {
    const page = await this.browser.newPage();
    await page.goto(url, { waitUntil });
    return page;
  }

  /** A page of ours in a tab. Firefox never reports such a page as loaded: go, don't wait, look until it is there. */
  async openExtensionPage(file) {
    const page = await this.browser.newPage();
    const url = `${this.extensionUrl}/${file}`;
    const there = () =>
      page.evaluate(() => location.protocol.endsWith('extension:') && document.readyState === 'complete').catch(() => false);
    if (this.name === 'firefox') page.goto(url).catch(() => {});
    // Refused while the extension is being replaced.
    const arrive = () => page.goto(url).then(there, () => false);
    await waitFor(`${file} to open`, this.name === 'firefox' ? there : arrive);
    return page;
  }

  /** A page of ours that the extension itself opened. Firefox tells no address of such a page: each is asked. */
  async pageOpened(file) {
    const url = `${this.extensionUrl}/${file}`;
    const listed = async () => {
      for (const page of await this.browser.pages()) if (await isAt(page, url)) return page;
      return null;
    };
    const found = waitFor(`${file} to be opened`, listed, { timeout: this.name === 'firefox' ? 5_000 : 20_000 });
    return this.name === 'firefox' ? found.catch(() => this.#insteadOf(url)) : found;
  }

  /** Firefox's driver loses a tab now and then that opens by itself. The browser says whether it is there; one that is known takes its place. */
  async #insteadOf(url) {
    const own = await this.openExtensionPage('options.html');
    const tab = await tabOf(own, url);
    await own.evaluate((tab) => chrome.tabs.remove(tab), tab);
    await own.evaluate((url) => location.replace(url), url).catch(() => {});
    await waitFor(`${url} in its place`, () => isAt(own, url));
    return own;
  }

  /** Stops the background as the browser does when it is idle. What comes next starts a new one. */
  async stopBackground() {
    await (this.name === 'chromium' ? this.#stopServiceWorker() : this.#stopEventPage());
  }

  async #stopServiceWorker() {
    const ours = (target) => target.type() === 'service_worker' && target.url().startsWith(this.extensionUrl);
    if (!this.browser.targets().some(ours)) return;
    const gone = new Promise((resolve) => {
      const watch = (target) => {
        if (!ours(target)) return;
        this.browser.off('targetdestroyed', watch);
        resolve();
      };
      this.browser.on('targetdestroyed', watch);
    });
    const page = (await this.browser.pages())[0] ?? (await this.browser.newPage());
    const protocol = await page.createCDPSession();
    await protocol.send('ServiceWorker.enable');
    await protocol.send('ServiceWorker.stopAllWorkers');
    await gone;
    await protocol.detach();
  }

  async #stopEventPage() {
    const page = await this.browser.newPage();
    page.goto('about:debugging#/runtime/this-firefox').catch(() => {});
    // Pressed once: a second press, on its way while the first is carried out, would stop the background that comes next too.
    let pressed = false;
    await waitFor('the background to stop', async () => {
      const [stopped, ready] = await page
        .evaluate(
          (id, press) => {
            const card = [...document.querySelectorAll('.qa-debug-target-item')].find((item) => item.textContent.includes(id));
            if (!card) return [false, false];
            const button = card.querySelector('.qa-temporary-extension-terminate-bgscript-button');
            const ready = button !== null && !button.disabled;
            if (press && ready) button.click();
            return [card.querySelector('.extension-backgroundscript__status--stopped') !== null, ready];
          },
          this.extensionId,
          !pressed,
        )
        .catch(() => [false, false]);
      pressed ||= ready;
      return stopped;
    });
    await page.close();
  }

  /** Closes the browser. A temporary profile goes with it. */
  async close() {
    await this.browser.close();
    if (this.temporary) fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** SIGKILL, as a power cut would be. The profile stays as it was at that moment. */
  async kill() {
    const child = this.browser.process();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    // puppeteer puts Firefox's preferences back as they were, which takes a moment; the next start would come between.
    await waitFor('the preferences', () => !fs.readdirSync(this.profile).some((file) => file.endsWith('.puppeteer')));
  }
}

/** Whether this address is there, and loaded. */
const isAt = async (page, url) => {
  const there = () => (document.readyState === 'complete' ? location.href : null);
  return (await page.evaluate(there).catch(() => null)) === url;
};

/**
 * Calls the background as our own pages do (`TrustedCalls` of extension/protocol.ts), from an open page of ours.
 * Throws the error's name.
 */
export async function ask(page, name, carried) {
  const message = carried === undefined ? { name } : { name, with: carried };
  const reply = await page.evaluate((message) => chrome.runtime.sendMessage(message), message);
  if (!reply?.ok) throw new Error(`${name}: ${reply?.error ?? 'no answer'}`);
  return reply.value;
}

/** The browser's number for the tab that shows `url`, asked from a page of ours. */
export function tabOf(page, url) {
  return waitFor(`a tab on ${url}`, () =>
    page.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, url),
  );
}

/** Looks again and again until `probe` gives something true, and gives that back. No fixed waits in tests: name the state. */
export async function waitFor(what, probe, { timeout = 20_000, every = 25 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await moment(every);
  }
}

/** A point in time that is itself what is tested, such as when something is killed. To wait for something, `waitFor` it. */
export const moment = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Gives a page's window another size. */
export async function resize(page, { width, height }) {
  // Along with the size puppeteer asks for a turn of the screen, which Firefox 140 doesn't know.
  await page.setViewport({ width, height }).catch((error) => {
    if (!error.message.includes('unknown command')) throw error;
  });
  await waitFor('the size', () => page.evaluate((width, height) => innerWidth === width && innerHeight === height, width, height));
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/**
 * A web server on 127.0.0.1. A route is HTML, `{ headers, status, body }`, or a function of (request, response).
 * `folder`: files that are served where no route is. Every request that came is in `requests`.
 */
export async function serve(routes = {}, { folder } = {}) {
  const requests = [];
  const sockets = new Set();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    requests.push(`${request.method} ${request.url}`);
    const route = routes[url.pathname] ?? file(folder, url.pathname);
    if (typeof route === 'function') return route(request, response);
    const { status = 200, headers = {}, body } = typeof route === 'string' ? { body: route } : (route ?? { status: 404, body: '' });
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
    response.end(body);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    port,
    requests,
    /** The same server under another name is another origin: `url('/', 'localhost')`. */
    url: (pathname, host = '127.0.0.1') => `http://${host}:${port}${pathname}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function file(folder, pathname) {
  if (!folder) return null;
  const full = path.join(folder, path.normalize(decodeURIComponent(pathname)));
  if (!full.startsWith(path.resolve(folder)) || !fs.existsSync(full) || !fs.statSync(full).isFile()) return null;
  const type = TYPES[path.extname(full)] ?? 'application/octet-stream';
  return { headers: { 'content-type': `${type}; charset=utf-8` }, body: fs.readFileSync(full) };
}
