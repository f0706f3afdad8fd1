// Which files there are, in the same order on every machine.
import fs from 'node:fs';
import path from 'node:path';

/** Every file under a folder, as sorted paths relative to it, with forward slashes. */
export function filesUnder(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    )
    .sort();
}
