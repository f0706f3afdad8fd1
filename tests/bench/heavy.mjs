// The pages that cost most: real ones from a folder, or our own.
import { PAGES } from '../browser/cost/pages.mjs';
import { pages } from './texts.mjs';

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** The page with the most bytes (`large`), and the one with the most text (`reading`). `seeded`: text for a page of our own. */
export function heavy(corpora, seeded) {
  if (!corpora)
    return {
      large: { name: "the cost test's page of 100,000 texts", html: PAGES['/nodes'] },
      reading: { name: `a page of ${megabytes(seeded.length)} of seeded text`, html: article(seeded) },
    };
  const all = pages(corpora);
  const [large, bytes] = most(all, (html) => html.length);
  const [reading, characters] = most(all, (html) => visible(html.toString()).length);
  return {
    large: { name: `the largest saved page at hand (${megabytes(bytes)})`, html: large },
    reading: {
      name: `the saved page at hand with the most text (${megabytes(reading.length)}, ${megabytes(characters)} of it text)`,
      html: reading,
    },
  };
}

function most(all, size) {
  return all.reduce(
    (best, { html }) => {
      const length = size(html);
      return length > best[1] ? [html, length] : best;
    },
    [null, -1],
  );
}

/** Roughly: enough to tell pages of much text from pages of much markup. */
const visible = (html) =>
  html
    .replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ');

const article = (text) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>text</title></head><body>${text
    .split('\n')
    .map((line) => `<p>${line.replace(/^(\S+)/, '<a href="#">$1</a>')}</p>`)
    .join('\n')}</body></html>`;
