// How a page of ours has to look, whatever it says: axe-core finds nothing and nothing sticks out, narrow and wide, in four languages,
// light and dark. SCREENSHOTS=folder keeps a picture of each.
import assert from 'node:assert/strict';
import { resize } from './harness.mjs';
import { axe, overflow, picture, setLook } from './pages.mjs';

export const LOOKS = [
  ['az', 'light'],
  ['ru', 'dark'],
  ['tr', 'dark'],
  ['en', 'light'],
];
export const WIDE = { width: 1000, height: 700 };
/** 320 px is also what 200 % zoom leaves of a window of 640 px. */
export const NARROW = { width: 320, height: 640 };

/** Looks at a page as it stands, in a narrow window: what axe-core says, and what sticks out. */
export async function inspect(page, name) {
  await picture(page, `${name}-320`);
  assert.deepEqual(await overflow(page), [], name);
  assert.deepEqual(await axe(page), [], name);
}

/** In each of these looks narrow, in the last of them wide as well: what `put` does brings the page into one. */
export async function inspectIn(page, name, looks, put) {
  await resize(page, NARROW);
  for (const look of looks) {
    await put(look);
    await inspect(page, `${name}-${look.join('-')}`);
  }
  await resize(page, WIDE);
  await picture(page, name);
  assert.deepEqual(await axe(page), [], `${name}, wide`);
}

/** In every language and look. Needs an open vault, to keep the settings in. */
export const inspectAll = (page, name) => inspectIn(page, name, LOOKS, ([language, look]) => setLook(page, language, look));

/** Without an open vault the look follows the device and the language the browser: the dark one is put on by hand. */
export const inspectClosed = (page, name) =>
  inspectIn(page, name, [['light'], ['dark']], ([look]) =>
    page.evaluate((look) => {
      document.documentElement.dataset.look = look;
    }, look),
  );
