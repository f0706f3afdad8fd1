// A real messenger on this machine alone: Prosody, an XMPP server, and Converse, a web client, which this serves. Alice opens the client
// in a browser; anyone else speaks through @xmpp/client.
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createSocket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { client, xml } from '@xmpp/client';
import { waitFor } from '../harness.mjs';

const run = promisify(execFile);

const CONVERSE = {
  version: '14.0.0',
  integrity: 'sha512-LFUg030jDalV47vI/vyVPqYPZfJYXFbubq8v0cFDe2zXNeeGEk3Up0Fj/WTzT6t+6do+cAIToy73eAj7RNDj2Q==',
};
const HOST = 'localhost';
const ROOM = `kanal@rooms.${HOST}`;
const PASSWORD = 'qapi-saat-83';
/** How long a stanza may take to be answered. */
const PATIENCE = 30_000;

const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'nightjar-build');

/** The folder of the client as its authors publish it, fetched once. Its package can't be a dependency: it names a folder that it lacks. */
async function converse() {
  const folder = path.join(cache, `converse-${CONVERSE.version}`);
  if (existsSync(folder)) return path.join(folder, 'package/dist');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'converse-'));
  try {
    await run('npm', ['pack', `converse.js@${CONVERSE.version}`, '--silent', '--pack-destination', work]);
    const archive = path.join(work, `converse.js-${CONVERSE.version}.tgz`);
    const is = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (is !== CONVERSE.integrity) throw new Error(`converse.js ${CONVERSE.version} is not what it was: ${is}`);
    await run('tar', ['xzf', archive, '-C', work, 'package/dist']);
    rmSync(archive);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return path.join(folder, 'package/dist');
}

/** Ports that nobody listens on. */
async function ports(count) {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = createSocket().listen(0, '127.0.0.1');
      await once(socket, 'listening');
      return socket;
    }),
  );
  const free = sockets.map((socket) => socket.address().port);
  for (const socket of sockets) socket.close();
  return free;
}

const configuration = ({ folder, xmpp, web }) => `
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
run_as_root = true
interfaces = { "127.0.0.1" }
c2s_ports = { ${xmpp} }
http_ports = { ${web} }
https_ports = {}
s2s_ports = {}
modules_enabled = { "roster", "saslauth", "disco", "carbons", "mam", "websocket", "register_ibr" }
modules_disabled = { "s2s", "tls" }
authentication = "internal_plain"
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
log = { info = "${folder}/prosody.log" }
VirtualHost "${HOST}"
Component "rooms.${HOST}" "muc"
  modules_enabled = { "muc_mam" }
  muc_room_locking = false
  muc_room_default_public = true
  muc_room_default_persistent = true
`;

const page = (web) => `<!doctype html><meta charset="utf-8"><title>Converse</title>
<link rel="stylesheet" href="/converse.min.css"><body class="converse-fullscreen"><div id="conversejs-bg"></div>
<script type="module" src="/converse.min.js"></script><script type="module">converse.initialize({
  assets_path: '/', websocket_url: 'ws://127.0.0.1:${web}/xmpp-websocket', view_mode: 'fullscreen', authentication: 'login',
  auto_login: true, jid: 'alice@${HOST}/web', password: '${PASSWORD}', auto_join_rooms: [{ jid: '${ROOM}', nick: 'alice' }],
  i18n: 'en', loglevel: 'error', play_sounds: false, show_desktop_notifications: false, allow_url_history_change: false,
  clear_cache_on_logout: true, discover_connection_methods: false, persistent_store: 'none',
});</script>`;

const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

function serving(dist, web) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // The client would show pictures of its authors' site.
    response.setHeader('content-security-policy', `img-src 'self' data: blob:; connect-src 'self' ws://127.0.0.1:${web}`);
    if (pathname === '/') return void response.setHeader('content-type', 'text/html').end(page(web));
    const file = path.join(dist, path.normalize(pathname));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
  });
}

/** Whether somebody listens on a port. */
async function listens(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Starts the server, its users alice, bob and carol, and the web client.
 * @returns {Promise<{url: string, join(name: string): Promise<Speaker>, restart(): Promise<void>, stop(): Promise<void>}>}
 * `restart` ends the server and brings it back with all that it kept: every line to it is cut.
 */
export async function messenger() {
  const dist = await converse();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nightjar-messenger-'));
  const [xmpp, web] = await ports(2);
  const config = path.join(folder, 'prosody.cfg.lua');
  mkdirSync(path.join(folder, 'data'));
  writeFileSync(config, configuration({ folder, xmpp, web }));
  for (const name of ['alice', 'bob', 'carol']) await run('prosodyctl', ['--root', '--config', config, 'register', name, HOST, PASSWORD]);
  let server;
  const launch = async () => {
    server = spawn('prosody', ['-F', '--root', '--config', config], { stdio: 'ignore' });
    await waitFor('the XMPP server', () => {
      if (server.exitCode !== null) throw new Error(`the XMPP server ended: ${server.exitCode}`);
      return listens(xmpp);
    });
  };
  const end = async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  await launch();
  const site = serving(dist, web).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const speakers = [];
  return {
    url: `http://127.0.0.1:${site.address().port}/`,
    async join(name) {
      const speaker = await Speaker.join(name, xmpp);
      speakers.push(speaker);
      return speaker;
    },
    async restart() {
      for (const speaker of speakers.splice(0)) await speaker.leave();
      await end();
      await launch();
    },
    async stop() {
      for (const speaker of speakers) await speaker.leave();
      await end();
      site.closeAllConnections();
      site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Someone who speaks in the room. */
class Speaker {
  #line;

  static async join(name, port) {
    const speaker = new Speaker();
    speaker.#line = client({ service: `xmpp://127.0.0.1:${port}`, domain: HOST, resource: 'test', username: name, password: PASSWORD });
    speaker.#line.on('error', () => undefined);
    await speaker.#line.start();
    await speaker.#line.send(xml('presence'));
    const joined = speaker.#heard((stanza) => stanza.is('presence') && stanza.attrs.from === `${ROOM}/${name}`);
    await speaker.#line.send(xml('presence', { to: `${ROOM}/${name}` }, xml('x', { xmlns: 'http://jabber.org/protocol/muc' })));
    await joined;
    return speaker;
  }

  /** Says it in the room. Resolves with the message's id when the room has told everyone. */
  say(text) {
    return this.#send(xml('body', {}, text));
  }

  /** Says that what was said as `id` should have been this (XEP-0308). */
  correct(id, text) {
    return this.#send(xml('body', {}, text), xml('replace', { id, xmlns: 'urn:xmpp:message-correct:0' }));
  }

  /** Takes back what was said as `id` in the room (XEP-0424). */
  retract(id) {
    return this.#send(xml('retract', { id, xmlns: 'urn:xmpp:message-retract:1' }), xml('body', {}, '…'));
  }

  async leave() {
    await this.#line.stop().catch(() => undefined);
  }

  async #send(...content) {
    const id = randomBytes(8).toString('hex');
    const told = this.#heard((stanza) => stanza.is('message') && stanza.attrs.id === id);
    await this.#line.send(xml('message', { type: 'groupchat', to: ROOM, id }, ...content));
    await told;
    return id;
  }

  #heard(is) {
    return new Promise((heard, fail) => {
      const timer = setTimeout(() => fail(new Error('the XMPP server did not answer')), PATIENCE);
      const listener = (stanza) => {
        if (!is(stanza)) return;
        clearTimeout(timer);
        this.#line.off('stanza', listener);
        heard();
      };
      this.#line.on('stanza', listener);
    });
  }
}
