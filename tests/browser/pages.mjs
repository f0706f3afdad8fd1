// Hands and eyes for our own pages: press what is written on a button, type into the field of a label, look at the whole.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ask, waitFor } from './harness.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page that opens by itself after installing. Until it is there it may come before any other. */
export const welcomePage = (session) => session.pageOpened('welcome.html');

/** Loads a page of ours again. Firefox never reports such a page as loaded: looked at until it is there. */
export async function reload(page) {
  await page
    .evaluate(() => {
      document.documentElement.setAttribute('data-before', '');
      location.reload();
    })
    .catch(() => {});
  const there = () =>
    document.readyState === 'complete' && !document.documentElement.hasAttribute('data-before') && document.body.innerText !== '';
  await waitFor('the page to be there again', () => page.evaluate(there).catch(() => false));
}

/** The visible element of these whose own words, or accessible name, begin with `text`. */
async function named(page, selector, text) {
  // A page behind another has no layout to click in, and the first run opens a page of its own.
  await page.bringToFront();
  let found;
  await waitFor(`“${text}”`, async () => {
    found = await page.evaluateHandle(
      (selector, text) =>
        [...document.querySelectorAll(selector)].find(
          (element) =>
            element.checkVisibility() &&
            ((element.getAttribute('aria-label') ?? '') === text || element.textContent.trim().startsWith(text)),
        ) ?? null,
      selector,
      text,
    );
    return found.asElement() !== null;
  });
  return found.asElement();
}

export async function press(page, text) {
  const element = await named(page, 'button, a, summary, legend + label, label.check, label.switch, fieldset label', text);
  await element.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await element.click();
}

/** Keeps a button pressed until `until` has come about; `by`: the pointer, or a key's name. */
export async function hold(page, text, until, by = 'pointer') {
  const element = await named(page, 'button', text);
  await element.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  if (by === 'pointer') {
    await element.hover();
    await page.mouse.down();
  } else {
    await element.focus();
    await page.keyboard.down(by);
  }
  try {
    return await until();
  } finally {
    // The page may have gone with what was held.
    await (by === 'pointer' ? page.mouse.up() : page.keyboard.up(by)).catch(() => {});
  }
}

/** The field that a label is for; `nth` of those with the same label. */
export async function fieldOf(page, label, nth = 0) {
  let found;
  await waitFor(`the field “${label}”`, async () => {
    found = await page.evaluateHandle(
      (label, nth) => {
        const labels = [...document.querySelectorAll('label[for]')].filter((each) => each.innerText.trim() === label);
        return labels[nth] ? document.getElementById(labels[nth].htmlFor) : null;
      },
      label,
      nth,
    );
    return found.asElement() !== null;
  });
  return found.asElement();
}

/** Types in place of what is there. */
export async function fill(page, label, text, nth = 0) {
  await page.bringToFront();
  const field = await fieldOf(page, label, nth);
  await field.evaluate((field) => {
    field.scrollIntoView({ block: 'center' });
    field.focus();
    field.select();
  });
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

/** Chooses an option of a list by its words. */
export async function choose(page, label, option) {
  const field = await fieldOf(page, label);
  const value = await field.evaluate((field, option) => [...field.options].find((each) => each.text === option)?.value, option);
  if (value === undefined) throw new Error(`“${label}” does not offer “${option}”`);
  await field.select(value);
}

/** Waits until the page shows this, anywhere. */
export async function see(page, text) {
  let last = '';
  try {
    await waitFor(`“${text}”`, async () => {
      last = await page.evaluate(() => document.body.innerText);
      return last.includes(text);
    });
  } catch {
    throw new Error(`“${text}” is not in:\n${last}`);
  }
}

/** Waits until the page does not show this any more. */
export const seeGone = (page, text) =>
  waitFor(`“${text}” to go`, () => page.evaluate((text) => !document.body.innerText.includes(text), text));

/** What axe-core finds, as lines that say where. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
}

/** What sticks out to the right of the window, so that the page would have to be moved sideways. */
export const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 4).map((element) => element.outerHTML.slice(0, 160))];
  });

/** A picture of the whole page (`window`: of what the window shows) into the folder that SCREENSHOTS names, if it does. */
export async function picture(page, name, { window = false } = {}) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  await page.bringToFront();
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: !window });
}

/** Settings by call, and the open page has followed. Needs an open vault. */
export async function setLook(page, language, look) {
  const settings = await ask(page, 'settings');
  await ask(page, 'setSettings', { settings: { ...settings, language, look } });
  await waitFor(`${language}, ${look}`, () =>
    page.evaluate(
      (language, look) => document.documentElement.lang === language && document.documentElement.dataset.look === look,
      language,
      look,
    ),
  );
}
