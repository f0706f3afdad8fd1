// The product with a stand-in for its content script that says whatever a page makes it say (forger.js), as one would in a
// page that has taken over its process: what the tests of the background alone share.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ask, ROOT, start } from './harness.mjs';

// None that the product's own pages give as an example: the profile is searched for it.
export const PHONE = '055 107 31 96';
export const LABEL = 'label of nobody 7319';
export const SITE = 'nobody-7319.example';

/** The product with the forger in place of its content script, and a blank page of ours to ask from. */
function forged(folder) {
  const copy = path.join(folder, 'extension');
  fs.cpSync(path.join(ROOT, 'dist'), copy, { recursive: true });
  fs.copyFileSync(path.join(import.meta.dirname, 'forger.js'), path.join(copy, 'content.js'));
  fs.writeFileSync(path.join(copy, 'blank.html'), '<!doctype html><meta charset="utf-8"><title>blank</title>');
  return copy;
}

/** Asks as a content script. `none`: no answer. */
export function say(page, name, carried) {
  return page.evaluate(
    (message) =>
      new Promise((resolve) => {
        const number = Math.random();
        const hear = ({ data }) => {
          if (data?.answer !== number) return;
          removeEventListener('message', hear);
          resolve(data.reply);
        };
        addEventListener('message', hear);
        postMessage({ ask: number, message });
      }),
    carried === undefined ? { name } : { name, with: carried },
  );
}

/** Keeps what the background tells the document from now on, for `told`. */
export function listen(page) {
  return page.evaluate(() => {
    // Once a document: the same event kept twice is one object, which Firefox's protocol gives back only once.
    if (globalThis.events === undefined) {
      addEventListener('message', ({ data }) => {
        if (data?.event !== undefined) globalThis.events.push(data.event);
      });
    }
    globalThis.events = [];
  });
}

export const told = (page) => page.evaluate(() => globalThis.events);

export const scanned = (page, ...texts) => say(page, 'scan', { blocks: texts.map((text, id) => ({ id: id + 1, text })), gone: [] });

/** The name of the error that an ask ends with, or null. */
export const refusal = (own, name, carried) =>
  ask(own, name, carried).then(
    () => null,
    (error) => error.message.replace(/^.*: /, ''),
  );

export const vaultState = async (own) => (await ask(own, 'status')).vault;

/** The files that we keep, as base64, read from a page of ours: it shares the private file system. `volumes/0-1`: in a folder. */
export function kept(own) {
  return own.evaluate(async () => {
    const files = {};
    const read = async (folder, before) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') {
          await read(handle, `${before}${name}/`);
          continue;
        }
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files[before + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
    };
    await read(await navigator.storage.getDirectory(), '');
    return files;
  });
}

export function putFile(own, name, base64) {
  return own.evaluate(
    async (name, base64) => {
      const folders = name.split('/');
      const file = folders.pop();
      let folder = await navigator.storage.getDirectory();
      for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true });
      const handle = await folder.getFileHandle(file, { create: true });
      const writable = await handle.createWritable();
      await writable.write(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
      await writable.close();
    },
    name,
    base64,
  );
}

/** Changes what session memory says of the unlocked state, as a clock or a long sleep would have it. */
export async function shiftHeld(session, own, change) {
  const { held } = await own.evaluate(() => chrome.storage.session.get('held'));
  await own.evaluate((held) => chrome.storage.session.set({ held }), { ...held, ...change(held) });
  await session.stopBackground();
}

/** A browser with the forged product, on a profile that stays while the tests of a file run. */
export function stage(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nightjar-forged-'));
  const extension = forged(folder);
  const profile = path.join(folder, 'profile');
  fs.mkdirSync(profile);
  return {
    profile,
    /** The browser, and a page of ours to ask from. */
    open: async () => {
      const session = await start({ browser, extension, profile });
      return { session, own: await session.openExtensionPage('blank.html') };
    },
    clear: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

export const badgeOf = (own, id) => own.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id);
