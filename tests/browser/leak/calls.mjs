// One well-formed example of each call that only our own pages may make, checked against the protocol itself: none is missing, and
// none is refused merely because it is malformed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { ROOT } from '../harness.mjs';

const PROTOCOL = path.join(ROOT, 'extension/protocol.ts');
const GUARDS = path.join(ROOT, 'extension/guards.ts');

const examples = (id) => {
  const draft = { kind: 'phone', label: 'another', value: '050 019 28 37', aliases: [], rare: false };
  const passphrase = 'qovun mizan telqar subat 7';
  return {
    status: undefined,
    subject: undefined,
    entries: undefined,
    exceptions: undefined,
    sites: undefined,
    settings: undefined,
    about: undefined,
    tab: { tab: 1 },
    strength: { passphrase },
    understand: { draft },
    preview: { draft, text: 'call 050 019 28 37' },
    exportBackup: { passphrase },
    show: { tab: 1, tag: 'a'.repeat(16) },
    fine: { tab: 1, tag: 'a'.repeat(16) },
    notMine: { tab: 1, tag: 'a'.repeat(16) },
    put: { draft, id: null, on: true },
    remove: { id },
    restore: { removed: { entry: { ...draft, id: 'another', on: true }, at: 0, exceptions: [] } },
    removeException: { exception: { item: id, site: 'somewhere.example' } },
    importList: { text: '[[item]]\nkind = "phone"\nlabel = "another"\nvalue = "050 019 28 38"\n', format: 'toml' },
    chats: undefined,
    stageChat: { batch: 'one', chat: 0, piece: 'AAAA' },
    addChats: { batch: 'one', chats: [{ id: null, label: 'another', name: 'another', platform: 'text', peer: null, messages: 1 }] },
    setChat: { id, label: 'another', on: false },
    removeChat: { id },
    restoreChat: {
      removed: {
        chat: { id: 'another', label: 'another', name: 'another', platform: 'text', peer: null, messages: 1, on: true, key: '', parts: [] },
        at: 0,
        exceptions: [],
      },
    },
    setSite: { site: '127.0.0.1', mode: 'off' },
    setSettings: { settings: { language: 'en', look: 'dark', idleMinutes: 1, badge: 'off', discreet: false, takeBack: 0 } },
    pause: { minutes: 60 },
    importBackup: { bytes: Buffer.alloc(64).toString('base64'), passphrase },
    unlock: { passphrase },
    changePassphrase: { old: passphrase, passphrase: 'tabaq mizan telqar subat 8' },
    addWatchlist: { passphrase: 'tabaq mizan telqar subat 9', kept: [] },
    create: { passphrase, language: 'en' },
    lock: undefined,
    hide: undefined,
    unwipe: undefined,
    wipe: undefined,
  };
};

/** `id`: an item that is watched. @returns {Promise<{name: string, with?: object}[]>} */
export async function trustedCalls(id) {
  const { outputFiles } = await esbuild.build({ entryPoints: [GUARDS], bundle: true, format: 'esm', write: false });
  const { parseTrustedCall } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const calls = Object.entries(examples(id)).map(([name, carried]) => (carried === undefined ? { name } : { name, with: carried }));
  const malformed = calls.filter((call) => parseTrustedCall(call) === null).map(({ name }) => name);
  if (malformed.length) throw new Error(`not well-formed: ${malformed}`);
  const declared = [
    ...readFileSync(PROTOCOL, 'utf8')
      .match(/export interface TrustedCalls \{(.*?)\n\}/s)[1]
      .matchAll(/^ {2}(\w+)\(/gm),
  ].map((found) => found[1]);
  const missing = declared.filter((name) => !calls.some((call) => call.name === name));
  if (missing.length || declared.length === 0) throw new Error(`no example of: ${missing}`);
  return calls;
}
