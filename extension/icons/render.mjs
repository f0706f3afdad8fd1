// Renders the icons, and those of the flavours, from their SVG sources with an installed Chromium: node extension/icons/render.mjs [path of the browser]

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { launch } from 'puppeteer-core';

const SIZES = { icon: [16, 32, 48, 128], locked: [16, 32], paused: [16, 32], off: [16, 32], plain: [16, 32], pale: [16, 32] };

const here = new URL('.', import.meta.url);
const browser = await launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
const flavours = readdirSync(new URL('../flavours/', here), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const folders = [here, ...flavours.map(({ name }) => new URL(`../flavours/${name}/icons/`, here))];
for (const [folder, name, sizes] of folders.flatMap((folder) => Object.entries(SIZES).map(([name, sizes]) => [folder, name, sizes]))) {
  const svg = new URL(`${name}.svg`, folder);
  // The plain ones are everyone's.
  if (!existsSync(svg)) continue;
  const source = readFileSync(svg).toString('base64');
  for (const size of sizes) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${source}">`,
      { waitUntil: 'load' },
    );
    writeFileSync(
      new URL(name === 'icon' ? `${size}.png` : `${name}-${size}.png`, folder),
      await page.screenshot({ omitBackground: true }),
    );
  }
}
await browser.close();
