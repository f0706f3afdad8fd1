// One record: a browser, a watchlist, scenes opened one after the other, the user's gestures played, the notebook read.
import { resize, waitFor } from '../harness.mjs';
import { SCENES } from './server.mjs';

/** Frames that a page is left alone after its findings are known, so that marks are drawn before the page is asked. */
const REST = 30;

const rest = (page, frames = REST) => page.evaluate((count) => window.notebook.frames(count), frames);
const doing = (page, what) =>
  page.evaluate((name) => {
    window.notebook.doing = name;
  }, what);
const moment = (page, name) => page.evaluate((called) => window.notebook.moment(called), name);
const place = (page, id) =>
  page.evaluate((wanted) => {
    const box = document.getElementById(wanted).getBoundingClientRect();
    return [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2];
  }, id);

async function point(page, id, down = 0) {
  const [x, y] = await place(page, id);
  await page.mouse.move(x, y + down, { steps: 4 });
  await rest(page, 14);
}

/** What a user does on a page: the same in every run, whatever is marked. */
async function gestures(page, browser) {
  await doing(page, 'point');
  for (const id of ['b1', 'b6', 'plain', 'b9']) {
    await point(page, id);
    await moment(page, `over ${id}`);
  }
  await doing(page, 'card');
  for (const down of [24, 44]) {
    // where a card would be
    await point(page, 'b9', down);
    await moment(page, `over b9 and ${down} down`);
    await page.mouse.down();
    await moment(page, 'pressed on a card');
    await page.mouse.up();
    await point(page, 'b9');
  }
  await doing(page, 'press');
  await point(page, 'b12');
  await page.mouse.down();
  await moment(page, 'pressed on a bait');
  await page.mouse.up();
  await moment(page, 'clicked a bait');
  await page.mouse.click(...(await place(page, 'b12')), { button: 'right' });
  await rest(page, 6);
  await doing(page, 'type');
  for (const key of ['Tab', 'Escape', 'Enter', 'ArrowDown']) {
    await page.keyboard.press(key);
    await rest(page, 3);
    await moment(page, key);
  }
  await doing(page, 'select');
  const [x, y] = await place(page, 'b14');
  await page.mouse.move(x - 30, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y, { steps: 3 });
  await page.mouse.up();
  await rest(page, 6);
  await moment(page, 'selected');
  await doing(page, 'scroll');
  await page.mouse.wheel({ deltaY: 240 });
  await page.waitForFunction(() => scrollY > 0);
  await rest(page, 20);
  await moment(page, 'scrolled');
  await page.evaluate(() => scrollTo(0, 0));
  await rest(page, 8);
  await doing(page, 'resize');
  await resize(page, { width: 880, height: 620 });
  await rest(page, 14);
  await moment(page, 'smaller');
  await resize(page, { width: 1000, height: 700 });
  await rest(page, 14);
  if (browser === 'chromium') {
    await doing(page, 'print');
    await page.emulateMediaType('print');
    await rest(page, 12);
    await moment(page, 'printing');
    await page.emulateMediaType(null);
    await rest(page, 6);
  }
  await doing(page, 'more text');
  await page.evaluate(() => {
    const { make, mine, baits } = window.notebook;
    mine(() => document.getElementById('box').append(make('p', `sonra: ${baits()[5].textContent}`)));
  });
  await rest(page);
  await moment(page, 'more text');
}

/** Only pointing: the record of largest paints ends with the first click, key or scroll. */
async function pointing(page) {
  for (const id of ['b1', 'b3', 'b2']) await point(page, id);
}

/** A press, which lets the page open what only its user may open. */
const press = async (page) => page.mouse.click(...(await place(page, 'b3')));

const PLAYED = { open: gestures, crowd: pointing, blank: pointing, fonts: pointing, overlay: press };

/** What differs from run to run by its nature: ports, and identifiers that browsers draw. */
function canonical(text, { session, ports }) {
  let plain = text;
  for (const [at, port] of ports.entries()) plain = plain.replaceAll(`127.0.0.1:${port}`, `origin${at}`);
  plain = plain.replaceAll(session.extensionUrl, 'extension:').replaceAll(session.extensionId, 'extension');
  return JSON.parse(plain.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'uuid'));
}

/**
 * Opens one scene and reads what the page saw. `expected`: how many items have to be found before the page is asked.
 * `play`: whether the user does anything.
 * @returns {Promise<{seen: object, picture: Buffer | null}>} `picture` shows the page before anything was done on it
 */
export async function record({ watching, server, scene, expected, play = true, picture = true, query = '' }) {
  const { session } = watching;
  server.forget();
  const page = await session.browser.newPage();
  try {
    await page.bringToFront();
    const url = server.url(scene, query);
    await page.goto(url, { waitUntil: 'load' });
    // Not by the driver's own waiting, which the page that replaces functions would upset.
    await waitFor('the page to settle', () => page.evaluate(() => window.notebook.isSettled));
    await watching.finds(url, expected);
    await rest(page);
    const shot = picture ? await page.screenshot({ captureBeyondViewport: false }) : null;
    if (play) await PLAYED[scene]?.(page, session.name);
    await doing(page, 'collecting');
    const told = await page.evaluate(() => window.notebook.answer());
    return { seen: { ...canonical(told, { session, ports: server.ports }), 'server.asked': server.asked() }, picture: shot };
  } finally {
    await page.close();
  }
}

/** How many baits a scene shows: what has to be found when they are watched. */
export const shown = (scene) => SCENES[scene].shows;

/** What two records differ in, as `probe: one | other`. */
export function differences(one, other) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names
    .filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
    .map((name) => ({ name, told: apart(one[name], other[name]) }));
}

const apart = (one, other) => {
  const [a, b] = [one, other].map((value) => JSON.stringify(value) ?? 'nothing');
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const cut = (text) => text.slice(Math.max(0, at - 60), at + 140);
  return `…${cut(a)}… | …${cut(b)}…`;
};
