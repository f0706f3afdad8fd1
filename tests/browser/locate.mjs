// Where the browsers are on this machine. Named by CHROMIUM= or FIREFOX=, else found in PATH or in the usual places.
//     node tests/browser/locate.mjs firefox     prints its path, or fails
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PLACES = {
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/opt/google/chrome/chrome',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox', '/opt/firefox/firefox'],
  },
};

function runs(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The path of a browser, or null. A path that was named by hand and isn't there is an error, not a reason to look elsewhere. */
export function locate(browser) {
  const { variable, names, paths } = PLACES[browser];
  const named = process.env[variable];
  if (named) {
    if (!runs(named)) throw new Error(`${variable}=${named}: no program is there`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...paths];
  return candidates.find(runs) ?? null;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = locate(process.argv[2]);
  if (found) process.stdout.write(`${found}\n`);
  else process.exitCode = 1;
}
