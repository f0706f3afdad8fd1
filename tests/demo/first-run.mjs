// The first run, as a user goes through it: our own pages, by their controls. Between the steps the caller may look elsewhere.
import { waitFor } from '../browser/harness.mjs';

/** The welcome page, which the extension opens itself, up to the point where the vault is made. */
export async function makeVault(session, { language, passphrase }) {
  const page = await session.pageOpened('welcome.html');
  await page.bringToFront();
  await (await page.waitForSelector(`.choices span[lang=${language}]`)).click();
  await next(page);
  await page.waitForSelector('input.passphrase');
  for (const field of await page.$$('input.passphrase')) await field.type(passphrase);
  await next(page);
  await page.waitForSelector('.item-form');
  return page;
}

/** Types one item into the form that the welcome page and the options page share, and waits until it is listed. */
export async function addItem(page, { kind, label, value, aliases = [], rare = false }) {
  await page.select('.item-form select', kind);
  await waitFor('the kind', () => page.$eval('.item-form select', (select, kind) => select.value === kind, kind));
  const field = await fieldOf(page, 'value');
  await field.type(value);
  await page.waitForSelector('.item-form .understood strong');
  if (aliases.length > 0) await (await fieldOf(page, 'aliases')).type(aliases.join('\n'));
  if (rare) await page.click('.item-form input[type=checkbox]');
  const name = await fieldOf(page, 'label');
  await name.evaluate((input) => input.select());
  await name.type(label);
  await press(await page.$('.item-form button.main'));
  await waitFor(`${label} to be listed`, () =>
    page.evaluate((label) => [...document.querySelectorAll('.added li, .items h3')].some((row) => row.textContent.includes(label)), label),
  );
}

/** The form's fields in their order: the value, then other spellings where there are any, the label last. */
async function fieldOf(page, which) {
  const fields = await page.$$('.item-form input[type=text], .item-form textarea');
  const place = { value: 0, aliases: 1, label: fields.length - 1 }[which];
  return fields[place];
}

/** Presses the step's main button as soon as it can be pressed. */
export async function next(page) {
  await press(await page.waitForSelector('main > button.main:not([disabled]), main > .row button.main:not([disabled])'));
}

/** Clicks in the middle of the window, where no message lies over it. */
async function press(button) {
  await button.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await button.click();
}
