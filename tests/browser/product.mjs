// The product as its user has it: unlocked on the watchlist of an invented person. What the tests of this folder share.
import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { ask, tabOf, waitFor } from './harness.mjs';

/** Nobody: the numbers are not given out, the hosts can't exist, card and account are the standards' own examples. */
export const PERSON = [
  { kind: 'name', label: 'full name', value: 'Lalə Çinarlı', aliases: ['Лала Чинарлы'], rare: true },
  { kind: 'phone', label: 'mobile', value: '050 012 34 56' },
  { kind: 'email', label: 'e-mail', value: 'serce.quzu@poct.example' },
  { kind: 'handle', label: 'handle', value: '@sakitbag07' },
  { kind: 'address', label: 'home', value: 'Bakı, Sərçə küçəsi 14, mənzil 9' },
  { kind: 'birthdate', label: 'born', value: '17.02.1988' },
  { kind: 'id', label: 'FIN', value: '5ZK1T8R' },
  { kind: 'plate', label: 'car', value: '99-QX-012' },
  { kind: 'card', label: 'card', value: '4000 0000 0000 0002' },
  { kind: 'iban', label: 'account', value: 'AZ21 NABZ 0000 0000 1370 1000 1944' },
  {
    kind: 'passage',
    label: 'diary',
    value: 'Этой весной я решила больше никому не рассказывать, куда мы переезжаем и почему мама плакала ночью.',
  },
];

export const PASSPHRASE = 'qovun mizan telqar subat 7';

/** Makes the vault and puts the items in, as our own pages would. Gives back a page of ours, to ask from. */
export async function firstRun(session, { items = PERSON, language = 'en' } = {}) {
  const own = await session.openExtensionPage('options.html');
  await ask(own, 'create', { passphrase: PASSPHRASE, language });
  for (const item of items) await add(own, item);
  return own;
}

export function add(own, { kind, label, value, aliases = [], rare = false }) {
  return ask(own, 'put', { draft: { kind, label, value, aliases, rare }, id: null, on: true });
}

/** The popup's view of the tab that shows `url`. */
export async function tabView(own, url) {
  return ask(own, 'tab', { tab: await tabOf(own, url) });
}

/** The labels of what is found in the tab that shows `url`, sorted, each once. What the user said is fine isn't among them. */
export async function labels(own, url) {
  const { findings } = await tabView(own, url);
  return [...new Set(findings.filter((finding) => !finding.accepted).map((finding) => finding.label))].sort();
}

/** Waits until exactly these are found in a page. It is brought to the front: a hidden tab is not read. */
export async function waitForLabels(own, page, wanted) {
  await page.bringToFront();
  const expected = JSON.stringify([...wanted].sort());
  let last = '';
  try {
    await waitFor('labels', async () => {
      last = JSON.stringify(await labels(own, page.url()));
      return last === expected;
    });
  } catch {
    throw new Error(`${page.url()}: expected ${expected}, found ${last}`);
  }
}

/** Waits until these are found in a tab, and no other, each as `what` tells of it. `view`: gives the popup's view of the tab. */
export async function waitForRows(view, expected, what = ({ label }) => label) {
  let last;
  try {
    await waitFor('rows', async () => {
      last = (await view()).findings.map(what).sort();
      return JSON.stringify(last) === JSON.stringify([...expected].sort());
    });
  } catch {
    assert.deepEqual(last, expected, JSON.stringify((await view()).findings, null, 1));
  }
}

/** What the window shows of a page, or a part of it. `box` is in CSS pixels of the window. */
export async function pixels(page, box) {
  const [bytes, width] = [await page.screenshot({ captureBeyondViewport: false }), await page.evaluate(() => innerWidth)];
  const picture = PNG.sync.read(Buffer.from(bytes));
  return box ? crop(picture, box, picture.width / width) : picture;
}

function crop(picture, box, scale) {
  const [x, y, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height].map((at) => Math.round(at * scale));
  const width = Math.min(right, picture.width) - x;
  const height = Math.min(bottom, picture.height) - y;
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, x, y, width, height, 0, 0);
  return part;
}

/** How many pixels of two pictures differ to the eye. */
export function different(one, other) {
  if (one.width !== other.width || one.height !== other.height) return Math.max(one.width * one.height, other.width * other.height);
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const distance = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(one.data[at + channel] - other.data[at + channel]), 0);
    // The host's constant, nearly transparent dot and glyph change a channel by one or two.
    if (distance > 24) count++;
  }
  return count;
}

/** The rectangle of an element in the window, a little larger, for a picture of it. */
export async function around(page, selector, margin = 4) {
  return page.$eval(
    selector,
    (element, margin) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const x = Math.max(0, Math.floor(left) - margin);
      const y = Math.max(0, Math.floor(top) - margin);
      return {
        x,
        y,
        width: Math.min(innerWidth, Math.ceil(right) + margin) - x,
        height: Math.min(innerHeight, Math.ceil(bottom) + margin) - y,
      };
    },
    margin,
  );
}
